"""Pictures carry their run to the letter, and tell other programs what they show."""

from __future__ import annotations

import json
import struct
import tracemalloc
import xml.etree.ElementTree as ET
import zlib
from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSize, QSizeF
from PySide6.QtGui import QImage, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator, QSvgRenderer

from app import cli
from app.experiment import files, pictures, sessions
from app.experiment.errors import BadInput
from app.experiment.pictures import (
    About,
    carried_by_png,
    carried_by_svg,
    is_picture,
    session_text,
    xmp,
)
from app.experiment.sessions import FigureSettings, Session, View
from app.experiment.settings import Experiment
from app.window.application import application

ABOUT = About('Dying <b>ReLU</b> & "friends"', "2-8-8-1, λ = 1.0; step 1 240\n12 of 40 dead ✗ ]]>")
SESSION = Session(
    Experiment().with_values({"dataset.path": 'C:\\daten\\"ü" <&>]]>--.csv'}),
    View(step=2),
    figure=FigureSettings(views=("neurons",), title="🧠 λ"),
)
TEXT = sessions.to_text(SESSION)
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
SVG = "{http://www.w3.org/2000/svg}"
DC = "{http://purl.org/dc/elements/1.1/}"


@pytest.fixture(scope="module", autouse=True)
def _qt() -> None:
    application()


@cache
def png() -> bytes:
    image = QImage(40, 20, QImage.Format.Format_RGB32)
    image.fill(0x336699)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return buffer.data().data()


@cache
def svg() -> bytes:
    buffer = QBuffer()
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(QSize(40, 20))
    generator.setViewBox(QRectF(0, 0, 40, 20))
    _paint(generator)
    return buffer.data().data()


def pdf(metadata: bytes) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QSizeF(40, 20), QPageSize.Unit.Millimeter))
    writer.setPageMargins(QMarginsF())
    if metadata:
        writer.setDocumentXmpMetadata(metadata)
    _paint(writer)
    return buffer.data().data()


def _paint(device: QSvgGenerator | QPdfWriter) -> None:
    painter = QPainter(device)
    painter.fillRect(QRectF(2, 2, 16, 9), 0xFF336699)
    painter.drawText(3, 15, "dead")
    painter.end()


CARRIED: dict[str, Callable[[About, str | None], bytes]] = {
    "PNG": lambda about, session: carried_by_png(png(), about, session),
    "SVG": lambda about, session: carried_by_svg(svg(), about, session),
    "PDF": lambda about, session: pdf(xmp(about, session)),
}
FORMATS = pytest.mark.parametrize("kind", CARRIED)
carried = cache(lambda kind: CARRIED[kind](ABOUT, TEXT))


def complaint(content: bytes) -> str:
    with pytest.raises(BadInput) as caught:
        session_text(content)
    return str(caught.value)


# --- To the letter

NASTY = ["]]>", "--", "&", "&amp;", "&#13;", "<", '"', "\r", "\r\n", "\n", "\t", " ", "\0", "\x1b"]
NASTY += ["\x85", "\ufeff", "\uffff", "␛", "␛d;", "ü", "🧠"]
ANYTHING = st.text() | st.lists(st.sampled_from(NASTY)).map("".join)


@FORMATS
@settings(max_examples=40)
@given(title=ANYTHING, caption=ANYTHING, text=ANYTHING)
@example(title="</title>", caption="--></desc></metadata>", text=TEXT)
@example(title="", caption="", text="")
@example(title="endstream", caption="\nendobj\n%%EOF", text=" \n x \n\n ")
def test_what_is_put_in_comes_out_the_same(kind: str, title: str, caption: str, text: str) -> None:
    content = CARRIED[kind](About(title, caption), text)
    assert is_picture(content)
    assert session_text(content) == text
    if kind == "PNG":
        assert Image.open(BytesIO(content)).text["Flatline"].endswith(text)
    elif kind == "SVG":
        assert ET.fromstring(content).tag == SVG + "svg"
    else:
        ET.fromstring(xmp(About(title, caption), text))
        with pypdfium2.PdfDocument(content) as document:
            assert len(document) == 1


@FORMATS
def test_a_long_session_is_carried_and_a_longer_one_refused(kind: str) -> None:
    text = "<" + "0.125, -1.5\n" * (pictures.MOST // 12)
    content = CARRIED[kind](ABOUT, text)
    assert session_text(content) == text
    if kind == "PNG":
        assert Image.open(BytesIO(content)).getpixel((1, 1)) == (0x33, 0x66, 0x99)
    with pytest.raises(BadInput, match="longer than 4 MB, which is too long for a picture"):
        CARRIED[kind](ABOUT, text + "12345")


# --- What other programs see


def test_a_png_says_what_it_shows_and_shows_the_same() -> None:
    image = Image.open(BytesIO(carried("PNG")))
    image.load()  # also checks every chunk
    assert image.text["Title"] == ABOUT.title
    assert image.text["Description"] == ABOUT.caption
    assert image.text["Software"].startswith("Flatline ")
    assert sessions.from_text(image.text["Flatline"]) == SESSION, "with its checksum a comment"
    assert image.tobytes() == Image.open(BytesIO(png())).tobytes()


def test_an_svg_says_what_it_shows_and_shows_the_same() -> None:
    root = ET.fromstring(carried("SVG"))
    assert [child.tag for child in root][:3] == [
        SVG + "title",
        SVG + "desc",
        SVG + "metadata",
    ]
    assert [child.text for child in root][:2] == [ABOUT.title, ABOUT.caption]
    assert sum(child.tag == SVG + "title" for child in root) == 1
    assert rendered(carried("SVG")) == rendered(svg())
    assert rendered(svg()) != rendered(svg().replace(b"#336699", b"#996633")), "it can be seen"


def rendered(content: bytes) -> bytes:
    image = QImage(80, 40, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    painter = QPainter(image)
    QSvgRenderer(content).render(painter)
    painter.end()
    return bytes(image.constBits())


def test_a_pdf_says_what_it_shows_and_opens() -> None:
    with pypdfium2.PdfDocument(carried("PDF")) as document:
        assert "dead" in document[0].get_textpage().get_text_bounded()
    packet = xmp(ABOUT, TEXT)
    assert packet in carried("PDF")
    root = ET.fromstring(packet)
    for key, said in (("title", ABOUT.title), ("description", ABOUT.caption)):
        assert [item.text for item in root.iterfind(f".//{DC}{key}/{RDF}Alt/{RDF}li")] == [said]
    assert root.findtext(".//{http://ns.adobe.com/xap/1.0/}CreatorTool", "").startswith("Flatline ")


def as_elementtree(content: bytes) -> bytes:
    return ET.tostring(ET.fromstring(content))  # prefixes ns0:, ns1:; characters as &#233;


def as_windows(content: bytes) -> bytes:
    return content.replace(b"\n", b"\r\n")


def as_tidied(content: bytes) -> bytes:
    return content.replace(b"</flatline:session", b"\n   </flatline:session").replace(
        b"# Flatline session", b"\n      # Flatline session"
    )


@pytest.mark.parametrize("saved", [as_elementtree, as_windows, as_tidied])
def test_an_svg_that_an_editor_has_saved_again_still_carries_its_run(
    saved: Callable[[bytes], bytes],
) -> None:
    again = saved(carried("SVG"))
    assert again != carried("SVG")
    assert session_text(again) == TEXT


# --- Sentences


@FORMATS
def test_a_picture_without_its_run_says_so(kind: str) -> None:
    elsewhere = {"PNG": png(), "SVG": svg(), "PDF": pdf(b"")}[kind]
    for content in (elsewhere, CARRIED[kind](ABOUT, None)):
        assert "carries no run: it is from another program, or was saved" in complaint(content)


@FORMATS
def test_a_run_that_was_changed_is_told(kind: str) -> None:
    content = carried(kind)
    for old, new in ((b"learning_rate = 0.03", b"learning_rate = 0.04"), (b"sha256 ", b"sha256 0")):
        changed = content.replace(old, new)
        assert changed != content
        assert "was changed or damaged: its checksum" in complaint(changed)


def test_a_changed_run_is_told_although_all_of_the_png_is_in_order() -> None:
    sealed = Image.open(BytesIO(carried("PNG"))).text["Flatline"].replace("0.03", "0.04")
    assert "was changed or damaged: its checksum" in complaint(with_chunk(sealed.encode()))


@FORMATS
def test_a_file_that_was_cut_off_is_told(kind: str) -> None:
    content = carried(kind)
    middle = content.index(b"learning_rate = 0.03")
    assert "ends too early" in complaint(content[:middle])
    assert "ends too early" in complaint({"PNG": png(), "SVG": svg(), "PDF": pdf(b"")}[kind][:-40])


def with_chunk(text: bytes, compressed: bool = False) -> bytes:
    """The PNG with a session's chunk as another program might have written it."""
    flags = b"\1\0en\0Ablauf\0" if compressed else b"\0\0\0\0"
    data = b"iTXtFlatline\0" + flags + (zlib.compress(text) if compressed else text)
    chunk = struct.pack(">I", len(data) - 4) + data + struct.pack(">I", zlib.crc32(data))
    return png()[:33] + chunk + png()[33:]


def test_a_compressed_chunk_is_read_and_one_that_would_become_gigabytes_is_not() -> None:
    sealed = Image.open(BytesIO(carried("PNG"))).text["Flatline"].encode()
    assert session_text(with_chunk(sealed, compressed=True)) == TEXT
    bomb = with_chunk(bytes(50_000_000), compressed=True)
    assert len(bomb) < 100_000
    tracemalloc.start()
    assert "longer than 4 MB" in complaint(bomb)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 20_000_000


def test_nothing_is_expanded_in_an_svg() -> None:
    entities = b'<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>\n<svg '
    content = carried("SVG").replace(b"<svg ", entities, 1).replace(b"version = 1", b"&b;", 1)
    assert "was changed or damaged" in complaint(content)
    digits = carried("SVG").replace(b"version = 1", b"&#" + b"9" * 9000 + b";", 1)
    assert "was changed or damaged" in complaint(digits)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"\xff\xd8\xff\xe0\0\x10JFIF\0", "JPEG"),
        (b"GIF89a\1\0\1\0", "GIF"),
        (b"RIFF\x1a\0\0\0WEBPVP8L", "WebP"),
        (b"\0\0\0\x20ftypisom\0\0\2\0", "MP4"),
    ],
)
def test_other_kinds_of_pictures_are_named(content: bytes, kind: str) -> None:
    assert is_picture(content)
    said = complaint(content)
    assert said == f"{kind} files do not carry a run; Flatline's PNG, SVG and PDF do"


@pytest.mark.parametrize(
    "content",
    [
        *(b"<svg", b"<!DOCTYPE svg>\n<svg/>", b"<?xml", b"<html></html>"),
        "<svg xmlns='x'>".encode("utf-16"),
    ],
)
def test_what_is_no_whole_drawing_is_not_taken_for_settings(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "drawing.svg"
    path.write_bytes(content)
    with pytest.raises(BadInput, match=r"ends too early|neither a PNG, nor an SVG, nor a PDF"):
        sessions.read(path)


def test_a_file_of_settings_is_no_picture() -> None:
    for text in (TEXT, "", "# <svg>\n", "# about AVI ftyp WEBP\n", "GIF8 = 1\n"):
        assert not is_picture(text.encode())
        assert complaint(text.encode()) == "neither a PNG, nor an SVG, nor a PDF"


@settings(max_examples=300)
@given(
    content=st.one_of(
        st.binary(),
        st.tuples(
            st.sampled_from([b"\x89PNG\r\n\x1a\n", b"%PDF-", b"<svg>", pictures.CHUNK]), st.binary()
        ).map(b"".join),
    )
)
def test_any_bytes_get_a_sentence(content: bytes) -> None:
    assert complaint(content)


@FORMATS
@settings(max_examples=150)
@given(data=st.data())
def test_damage_never_makes_another_run(kind: str, data: st.DataObject) -> None:
    content = bytearray(carried(kind))
    for _ in range(data.draw(st.integers(0, 3))):
        content[data.draw(st.integers(0, len(content) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    end = data.draw(st.just(len(content)) | st.integers(0, len(content)))
    try:
        found = session_text(bytes(content[:end]))
    except BadInput:
        return
    assert found == TEXT


# --- As a session


@FORMATS
def test_a_picture_is_read_as_the_session_it_carries(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "no suffix tells"
    path.write_bytes(carried(kind))
    assert sessions.read(path) == SESSION
    assert files.read(path, ["training.l1=0.5"]).training.l1 == 0.5
    assert pictures.stands_at(path)


def test_a_picture_runs_without_a_window_to_its_step(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "figure.svg"
    path.write_bytes(CARRIED["SVG"](ABOUT, sessions.to_text(Session(Experiment(), View(step=3)))))
    assert cli.main(["run", str(path), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["step"] == 3


def test_a_picture_that_cannot_be_opened_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "figure.png"

    def said() -> str:
        with pytest.raises(BadInput) as caught:
            sessions.read(path)
        return str(caught.value)

    path.write_bytes(png())
    assert said().startswith(f"{path}: this picture carries no run")
    path.write_bytes(CARRIED["PNG"](ABOUT, "[training]\nlearning_rate = -1\n"))
    assert said().startswith(f"{path}: training.learning_rate = -1: must be")
    path.write_bytes(b"")
    assert said().startswith(f"{path}: the file ends too early")
    assert not pictures.stands_at(path)
    assert not pictures.stands_at(tmp_path / "none.png")
    monkeypatch.setattr(files, "LARGEST", len(png()) - 1)
    path.write_bytes(png())
    assert said().startswith(f"{path}: larger than 256 MB")
    monkeypatch.undo()
    path.write_bytes(b"# nothing but comments\n" * 800_000)
    assert said().startswith(f"{path}: larger than 16 MB")
