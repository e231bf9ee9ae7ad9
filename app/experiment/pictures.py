"""Pictures that carry their run: a session is put into a PNG, an SVG or a PDF, and found again.

Inside it is the text of a session file under a line with its SHA-256, which tells of damage and
slips of the hand and is no signature. What is found goes through the same parser as any file, and
nothing in a picture is ever run. It is looked for by marks, not by an XML parser: an editor may
have saved the picture with other prefixes and spaces, and there are no entities to be expanded.
"""

from __future__ import annotations

import html
import re
import struct
import zlib
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from app import __version__
from app.experiment.errors import BadInput
from app.language import mark, tr

MOST = 4_000_000
"""Bytes that a session in a picture may have."""
MARK = "# Flatline session, sha256 "
"""How the line above it begins. A comment in TOML: what is found with other tools is a session."""
NAMESPACE = "urn:flatline:picture#"
SOFTWARE = f"Flatline {__version__}"

NONE = mark("this picture carries no run: it is from another program, or was saved without its run")
CHANGED = mark("the run in this picture was changed or damaged: its checksum does not match")
CUT_OFF = mark("the file ends too early: it was cut off, or is damaged")
REFUSED = mark(
    "the session is longer than 4 MB, which is too long for a picture: save it as a file, and the "
    "picture without its run (--no-provenance)"
)
TOO_LONG = mark(
    "the run in this picture is longer than 4 MB, as none is that Flatline puts into one"
)
NO_PICTURE = mark("neither a PNG, nor an SVG, nor a PDF")

PNG, PDF = b"\x89PNG\r\n\x1a\n", b"%PDF-"
OTHERS = (
    (rb"\xff\xd8\xff", "JPEG"),
    (rb"GIF8[79]a", "GIF"),
    (rb"RIFF....WEBP", "WebP"),
    (rb"RIFF....AVI ", "AVI"),
    (rb"\0\0..ftypavif", "AVIF"),
    (rb"\0\0..ftyphei", "HEIC"),
    (rb"\0\0..ftyp", "MP4"),
    (rb"\x1a\x45\xdf\xa3", "WebM"),
    (rb"II\*\0|MM\0\*", "TIFF"),
)
"""How pictures and videos begin that carry nothing."""
SUFFIXES = (".png", ".svg", ".pdf")
CHUNK = b"iTXtFlatline\0"
"""How the chunk of a PNG begins that holds a session."""
UNCOMPRESSED = b"\0\0" + b"\0" + b"\0"
"""What follows: whether it is compressed, and how; the language; the key in that language."""
LONGEST_MARKUP = 2 * MOST
"""Bytes that it may have in XML, where < is written as &lt;, and more by some programs."""
HEAD = 1 << 16
"""Bytes in which a file shows of what kind it is."""


@dataclass(frozen=True)
class About:
    """What any program may show of a picture."""

    title: str
    caption: str


# --- Into a picture


def carried_by_png(png: bytes, about: About, session: str | None) -> bytes:
    """The same picture with text chunks. Raises BadInput if the session is too long."""
    texts = {"Title": about.title, "Description": about.caption, "Software": SOFTWARE}
    chunks = [_text_chunk(key, _plain(text).encode()) for key, text in texts.items() if text]
    if session is not None:
        chunks.append(_text_chunk("Flatline", _sealed(session).encode()))
    begin = len(PNG) + 25  # the first chunk is the header, which always is as long
    return png[:begin] + b"".join(chunks) + png[begin:]


def carried_by_svg(svg: bytes, about: About, session: str | None) -> bytes:
    """The same picture with title, description and metadata in place of what it says of itself.
    Raises BadInput if the session is too long."""
    root = _SVG_BEGINS.search(svg)
    if root is None:
        raise ValueError("no SVG")
    title, caption = (
        html.escape(_plain(text), quote=False) for text in (about.title, about.caption)
    )
    said = f"<title>{title}</title>\n" if title else ""
    said += f"<desc>{caption}</desc>\n" if caption else ""
    said += f"<metadata>\n{_rdf(about, session)}</metadata>\n"
    return svg[: root.end(1)] + b"\n" + said.encode() + svg[root.end() :]


def xmp(about: About, session: str | None) -> bytes:
    """Metadata for a PDF, which has to hold it uncompressed. Raises BadInput if the session is too
    long."""
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">\n'
        f"{_rdf(about, session)}"
        "</x:xmpmeta>\n"
        '<?xpacket end="r"?>\n'
    ).encode()


_SVG_BEGINS = re.compile(
    rb"""(<svg\b(?:[^>"']|"[^"]*"|'[^']*')*>)\s*"""
    rb"(?:<title>[^<]*</title>\s*)?(?:<desc>[^<]*</desc>\s*)?"
)


def _text_chunk(key: str, text: bytes) -> bytes:
    """A chunk of type iTXt: UTF-8, of no language. Not compressed: of a longer text that is, some
    programs think that it is an attack, and refuse the picture."""
    data = b"iTXt" + key.encode() + b"\0" + UNCOMPRESSED + text
    return struct.pack(">I", len(data) - 4) + data + struct.pack(">I", zlib.crc32(data))


def _rdf(about: About, session: str | None) -> str:
    """Metadata as XMP has them, in SVG and PDF alike."""
    lines = [
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:xmp="http://ns.adobe.com/xap/1.0/">',
    ]
    for key, text in (("title", about.title), ("description", about.caption)):
        if text:
            said = html.escape(_plain(text), quote=False)
            item = f'<rdf:li xml:lang="x-default">{said}</rdf:li>'
            lines.append(f"<dc:{key}><rdf:Alt>{item}</rdf:Alt></dc:{key}>")
    lines.append(f"<xmp:CreatorTool>{SOFTWARE}</xmp:CreatorTool>")
    if session is not None:
        text = html.escape(_FORBIDDEN.sub(_spelled, _sealed(session)), quote=False)
        if len(text.encode()) > LONGEST_MARKUP:
            raise BadInput(tr(REFUSED))
        lines.append(f'<flatline:session xmlns:flatline="{NAMESPACE}">{text}</flatline:session>')
    lines += ["</rdf:Description>", "</rdf:RDF>"]
    return "\n".join(lines) + "\n"


def _sealed(session: str) -> str:
    """The session under its checksum."""
    check_length(session)
    content = session.encode()
    return f"{MARK}{sha256(content).hexdigest()}\n{session}"


def check_length(session: str) -> None:
    """Raises BadInput if the session is too long for a picture."""
    if len(session.encode()) > MOST:
        raise BadInput(tr(REFUSED))


_SPELLING = "\N{SYMBOL FOR ESCAPE}"
_FORBIDDEN = re.compile(
    f"[^\\t\\n\\x20-\\x7e\\xa0-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]|{_SPELLING}"
)
"""Characters that XML does not have, or does not keep."""
_SPELLED = re.compile(f"{_SPELLING}([0-9a-f]{{1,4}});")


def _spelled(forbidden: re.Match[str]) -> str:
    return f"{_SPELLING}{ord(forbidden[0]):x};"


def _plain(text: str) -> str:
    """The words for a person, with nothing in them that some format does not allow."""
    return _FORBIDDEN.sub(" ", text)


# --- Out of a picture


def is_picture(content: bytes) -> bool:
    """Whether this is the beginning of a picture or a video, of whatever kind; never so of TOML."""
    return content.startswith((PNG[:4], PDF)) or _is_svg(content) or _other(content) is not None


def is_markup(content: bytes) -> bool:
    """Whether this begins as XML and HTML do, in whatever encoding; never so of TOML."""
    head = content[:HEAD].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")
    return head.lstrip().startswith(b"<")


def stands_at(path: Path) -> bool:
    """Whether the file there is a picture, which no session is to be written over."""
    if not path.is_file():  # a pipe can be read only once
        return False
    try:
        with path.open("rb") as file:
            return is_picture(file.read(HEAD))
    except OSError:
        return False


def session_text(content: bytes) -> str:
    """The session that a picture carries, to the letter. Raises BadInput."""
    if content.startswith(PNG):
        return _in_png(content)
    if content.startswith(PDF):
        return _in_markup(content, complete=b"%%EOF" in content[-HEAD:])
    if _is_svg(content):
        return _in_markup(content, complete=_SVG_ENDS.search(content[-HEAD:]) is not None)
    if content.startswith(PNG[:4]):  # a few bytes, or sent as text
        raise BadInput(tr(CUT_OFF))
    if (kind := _other(content)) is not None:
        raise BadInput(
            tr("{kind} files do not carry a run; Flatline's PNG, SVG and PDF do", kind=kind)
        )
    raise BadInput(tr(NO_PICTURE))


_SVG = re.compile(rb"<(?:[\w.-]+:)?svg(?:[\s/>]|$)")
_SVG_ENDS = re.compile(rb"</(?:[\w.-]+:)?svg\s*>")
_MARKED = re.compile(rb">\s*(" + re.escape(MARK.encode()) + rb")")


def _is_svg(content: bytes) -> bool:
    head = content[:HEAD].removeprefix(b"\xef\xbb\xbf").lstrip()
    return head.startswith(b"<") and _SVG.search(head) is not None


def _other(content: bytes) -> str | None:
    return next((kind for begins, kind in OTHERS if re.match(begins, content, re.DOTALL)), None)


def _in_png(content: bytes) -> str:
    at = content.find(CHUNK)
    if at < 0:
        raise BadInput(tr(NONE) if b"IEND\xaeB`\x82" in content else tr(CUT_OFF))
    (length,) = struct.unpack_from(">I", content, at - 4)
    data, check = content[at : at + 4 + length], content[at + 4 + length : at + 8 + length]
    if len(check) < 4:
        raise BadInput(tr(CUT_OFF))
    if check != struct.pack(">I", zlib.crc32(data)):
        raise BadInput(tr(CHANGED))
    compressed = data[len(CHUNK) :].startswith(b"\1")  # by another program
    text = data[len(CHUNK) + 2 :].split(b"\0", 2)[-1]
    try:
        return _unsealed((_inflated(text) if compressed else text).decode())
    except (zlib.error, UnicodeDecodeError):
        raise BadInput(tr(CHANGED)) from None


def _inflated(data: bytes) -> bytes:
    """However small a file is that would become gigabytes, no more is made than a session has."""
    longest = len(MARK) + 65 + MOST
    content = zlib.decompressobj().decompress(data, longest + 1)
    if len(content) > longest:
        raise BadInput(tr(TOO_LONG))
    return content


def _in_markup(content: bytes, *, complete: bool) -> str:
    """What stands in an SVG, or in the metadata of a PDF."""
    mark = _MARKED.search(content)
    if mark is None:
        if NAMESPACE.encode() in content:
            raise BadInput(tr(CHANGED))
        raise BadInput(tr(NONE) if complete else tr(CUT_OFF))
    at = mark.start(1)
    end = content.find(b"<", at, at + LONGEST_MARKUP)
    if end < 0:
        raise BadInput(tr(CUT_OFF) if len(content) <= at + LONGEST_MARKUP else tr(TOO_LONG))
    try:
        text = content[at:end].decode().replace("\r\n", "\n").replace("\r", "\n")
        text = _SPELLED.sub(lambda found: chr(int(found[1], 16)), html.unescape(text))
    except ValueError:  # no UTF-8; or &#...; with thousands of digits
        raise BadInput(tr(CHANGED)) from None
    return _unsealed(text)


def _unsealed(sealed: str) -> str:
    """The session under its checksum, if that is right. An editor may have changed blank space at
    the end."""
    first, _, session = sealed.partition("\n")
    if len(session) > MOST:
        raise BadInput(tr(TOO_LONG))
    for text in (session, session.rstrip() + "\n"):
        if first == MARK + sha256(text.encode("utf-8", "surrogatepass")).hexdigest():
            return text
    raise BadInput(tr(CHANGED))
