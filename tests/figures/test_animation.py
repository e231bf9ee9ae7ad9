"""Animations, as other programs read them; and the pace of their frames."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import av
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageSequence
from PySide6.QtGui import QColor, QImage, QPainter

from app.experiment.errors import BadInput
from app.figures.animation import FASTEST, KINDS, animation
from app.figures.pace import MOST_FRAMES, Frame, frames, steps_of, written

SIZE = (64, 48)
SQUARE = (16, 12)
"""Where the moving square is at first, 16 x 16 of it."""
BLUE, ORANGE, GROUND = (0, 114, 178), (230, 159, 0), (255, 255, 255)


def picture(at: int = 0, size: tuple[int, int] = SIZE, *, ground: str = "white") -> QImage:
    """A blue square that moves along an orange bar."""
    image = QImage(*size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor(ground))
    with QPainter(image) as painter:
        painter.fillRect(SQUARE[0] + at, SQUARE[1], 16, 16, QColor(*BLUE))
        painter.fillRect(0, 36, size[0], 12, QColor(*ORANGE))
    return image


def make(path: Path, kind: str, times: tuple[int, ...] = (1, 3, 1), fps: int = 20) -> Path:
    """An animation whose frames stand so many frame times."""
    with animation(path, kind, SIZE, fps, comment="2-8-8-1 ReLU × 2") as film:  # type: ignore[arg-type]
        for number, count in enumerate(times):
            film.add(picture(4 * number), count)
    return path


def near(found: tuple[int, ...], wanted: tuple[int, ...], by: int) -> bool:
    """Whether two colours can be taken for one another."""
    return all(abs(a - b) <= by for a, b in zip(found, wanted, strict=True))


def has_the_colours(image: Image.Image, at: int, by: int) -> bool:
    """Whether the picture is the one with the square there."""
    x, y = SQUARE[0] + at + 8, SQUARE[1] + 8
    spots = {(x, y): BLUE, (x, 42): ORANGE, (x, 4): GROUND, (4, y): GROUND}
    return all(near(image.convert("RGB").getpixel(s), c, by) for s, c in spots.items())


# --- MP4


def test_an_mp4_is_what_presentations_and_browsers_play(tmp_path: Path) -> None:
    path = make(tmp_path / "a.mp4", "mp4", fps=25)
    with av.open(str(path)) as film:
        stream = film.streams.video[0]
        assert (stream.codec_context.name, stream.codec_context.pix_fmt) == ("h264", "yuv420p")
        assert stream.average_rate == 25
        assert (stream.codec_context.colorspace, stream.codec_context.color_range) == (1, 1)
        assert film.metadata["comment"] == "2-8-8-1 ReLU × 2"
        shown = [frame.to_image() for frame in film.decode(video=0)]
    assert len(shown) == 5
    for image, at in zip(shown, (0, 4, 4, 4, 8), strict=True):
        assert has_the_colours(image, at, by=8)
    content = path.read_bytes()
    assert content.index(b"moov") < content.index(b"mdat"), "it cannot start before it is loaded"


def test_odd_sides_of_an_mp4_get_one_more_pixel_of_their_border(tmp_path: Path) -> None:
    with animation(tmp_path / "a.mp4", "mp4", (65, 47), 10) as film:
        film.add(picture(size=(65, 47)))
    with av.open(str(tmp_path / "a.mp4")) as made:
        (image,) = (frame.to_image() for frame in made.decode(video=0))
    assert image.size == (66, 48)
    assert near(image.getpixel((65, 4)), GROUND, 8)
    assert near(image.getpixel((40, 47)), ORANGE, 8)


# --- GIF


@pytest.mark.parametrize(
    ("fps", "delays"),
    [
        (10, [100, 300, 100]),
        (20, [50, 150, 50]),
        (25, [40, 120, 40]),
        (30, [30, 100, 40]),  # thirds of a hundredth are made up for
        (50, [20, 60, 20]),
    ],
)
def test_a_gif_loops_and_keeps_time(tmp_path: Path, fps: int, delays: list[int]) -> None:
    with Image.open(make(tmp_path / "a.gif", "gif", fps=fps)) as film:
        assert film.info["loop"] == 0
        assert film.info["comment"].decode() == "2-8-8-1 ReLU × 2"
        shown = []
        for at, frame in enumerate(ImageSequence.Iterator(film)):
            shown.append(frame.info["duration"])
            assert has_the_colours(frame, 4 * at, by=4)
    assert shown == delays


def test_a_gif_holds_what_differs_only(tmp_path: Path) -> None:
    one = make(tmp_path / "one.gif", "gif", (1,)).stat().st_size
    with Image.open(make(tmp_path / "a.gif", "gif", (1,) * 10)) as film:
        film.seek(1)
        left, top, right, bottom = film.dispose_extent
        assert left >= 16
        assert right <= 36
        assert top >= 12
        assert bottom <= 28
    assert (tmp_path / "a.gif").stat().st_size < 3 * one


def test_frames_that_are_alike_become_one(tmp_path: Path) -> None:
    with animation(tmp_path / "a.gif", "gif", SIZE, 20) as film:
        for at in (0, 0, 0, 4):
            film.add(picture(at), 2)
    with Image.open(tmp_path / "a.gif") as made:
        assert made.n_frames == 2
        assert made.info["duration"] == 300


def test_a_colour_that_little_has_for_a_moment_stays_itself(tmp_path: Path) -> None:
    """Among more colours than a GIF has: such as of the one cell that has diverged at the end."""
    many = np.zeros((SIZE[1], SIZE[0], 4), np.uint8)
    y, x = np.indices(many.shape[:2])
    with animation(tmp_path / "a.gif", "gif", SIZE, 20) as film:
        for at in range(12):
            many[..., 0], many[..., 1], many[..., 2] = 4 * x, 5 * y, 20 * at
            many[30:, :, :3] = 255
            if at == 11:
                many[8:11, 8:11, :3] = (30, 0, 213)
            film.add(QImage(many.tobytes(), *SIZE, QImage.Format.Format_RGB32))
    with Image.open(tmp_path / "a.gif") as made:
        shown = [np.asarray(frame.convert("RGB")) for frame in ImageSequence.Iterator(made)]
    assert shown[-1][9, 9].tolist() == [213, 0, 30]
    assert all((frame[40] == 255).all() for frame in shown), "the ground is not quite white"
    wanted = np.stack([0 * x + 100, 5 * y, 4 * x], 2)
    assert np.abs(shown[5].astype(int) - wanted)[:30].mean() < 16


# --- A sequence of pictures


def test_a_sequence_has_a_numbered_picture_for_each_frame(tmp_path: Path) -> None:
    make(tmp_path / "a.png", "frames", (1, 5, 1, 1))
    make(tmp_path / "a.png", "frames")
    (tmp_path / "a-2024.png").touch()
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == ["a-0001.png", "a-0002.png", "a-0003.png", "a-2024.png"], (
        "what a longer sequence left would be taken for the end of this one"
    )
    for number in range(3):
        with Image.open(tmp_path / names[number]) as image:
            assert has_the_colours(image, 4 * number, by=0)


def test_a_sequence_that_cannot_be_whole_leaves_the_one_before(tmp_path: Path) -> None:
    make(tmp_path / "a.png", "frames")
    first = tmp_path / "a-0001.png"
    before = first.read_bytes()
    blocked = tmp_path / "a-0002.png"
    blocked.unlink()
    blocked.mkdir()
    with pytest.raises(BadInput, match=r"0002\.png: is a folder"):
        make(tmp_path / "a.png", "frames", (3, 1))
    assert first.read_bytes() == before


def test_only_pictures_of_a_sequence_are_transparent(tmp_path: Path) -> None:
    for kind in ("frames", "gif"):
        with animation(tmp_path / f"a.{kind}", kind, SIZE, 20) as film:  # type: ignore[arg-type]
            film.add(picture(ground="transparent"))
    with Image.open(tmp_path / "a.frames-0001.png") as image:
        assert image.getpixel((2, 2))[3] == 0
    with Image.open(tmp_path / "a.gif") as image:
        assert image.convert("RGBA").getpixel((2, 2)) == (*GROUND, 255)


# --- All kinds


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_frames_give_the_same_bytes(tmp_path: Path, kind: str) -> None:
    contents = []
    for name in ("one", "two"):
        folder = tmp_path / name
        folder.mkdir()
        make(folder / "a", kind)
        contents.append({path.name: path.read_bytes() for path in folder.iterdir()})
    assert contents[0] == contents[1]
    assert contents[0]


@pytest.mark.parametrize("kind", KINDS)
def test_given_up_halfway_it_leaves_what_was_there(tmp_path: Path, kind: str) -> None:
    make(tmp_path / "a", kind)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}

    def give_up() -> None:
        with animation(tmp_path / "a", kind, SIZE, 20) as film:  # type: ignore[arg-type]
            film.add(picture(30))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        give_up()
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before
    assert no_child_is_left()


def test_given_up_while_the_gif_is_put_together_it_leaves_nothing(tmp_path: Path) -> None:
    def stop(done: int) -> None:
        assert done == 1
        raise KeyboardInterrupt

    def give_up() -> None:
        with animation(tmp_path / "a.gif", "gif", SIZE, 20, progress=stop) as film:
            for at in range(3):
                film.add(picture(at))

    with pytest.raises(KeyboardInterrupt):
        give_up()
    assert not list(tmp_path.iterdir())
    assert no_child_is_left()


@pytest.mark.parametrize("kind", KINDS)
def test_a_folder_that_is_not_there_is_told_before_anything_is_drawn(
    tmp_path: Path, kind: str
) -> None:
    path = tmp_path / "none" / "a"
    with pytest.raises(BadInput, match=f"^{path}: no such file or directory$"):
        animation(path, kind, SIZE, 20).__enter__()  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", KINDS)
def test_a_rate_that_it_cannot_show_is_told(tmp_path: Path, kind: str) -> None:
    most = FASTEST[kind]
    with pytest.raises(BadInput, match=f"^{most + 1} frames a second: must be 1 to {most} for"):
        animation(tmp_path / "a", kind, SIZE, most + 1)  # type: ignore[arg-type]


@pytest.fixture
def ffmpeg(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A program in the place of ffmpeg."""
    program = tmp_path / "ffmpeg"
    program.touch(mode=0o755)
    monkeypatch.setenv("IMAGEIO_FFMPEG_EXE", str(program))
    yield program
    program.unlink(missing_ok=True)
    assert not list((tmp_path / "out").iterdir()), "something is left"
    assert no_child_is_left()


@pytest.mark.skipif(sys.platform == "win32", reason="it stands in as a shell script")
@pytest.mark.parametrize("kind", ["mp4", "gif"])
@pytest.mark.parametrize(
    ("script", "sentence"),
    [
        (
            "echo '[out#0/mp4 @ 0x5] Error writing trailer: No space left on device' >&2; exit 228",
            "out/a: no space left on device",
        ),
        (
            "echo '[vost#0:0 @ 0x5] [enc:x @ 0x6] Unknown encoder' >&2; exit 1",
            "out/a: ffmpeg says: Unknown encoder",
        ),
        ("head -c 3000 >/dev/null; kill -9 $$", "out/a: ffmpeg was ended before it was done"),
        (  # more than a pipe holds, while frames are waiting to be read
            "head -c 300000 /dev/zero | tr '\\0' '\\n' >&2; cat >/dev/null; exit 1",
            "out/a: ffmpeg says: ",
        ),
        (None, "ffmpeg: ffmpeg does not start: No such file or directory"),
    ],
    ids=["full disk", "complaint", "killed", "talkative", "missing"],
)
def test_an_ffmpeg_that_fails_is_one_sentence(
    tmp_path: Path, ffmpeg: Path, kind: str, script: str | None, sentence: str
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    if script is None:
        ffmpeg.unlink()
    else:
        ffmpeg.write_text(f"#!/bin/sh\n{script}\n")
    with pytest.raises(BadInput) as told:
        make(out / "a", kind, (1,) * 40)
    assert str(told.value) == f"{tmp_path}/{sentence}"


def no_child_is_left() -> bool:
    """Whether no process that we have started is running or waited for."""
    if sys.platform == "win32":
        return True
    try:
        os.waitpid(-1, os.WNOHANG)
    except ChildProcessError:
        return True
    return False


# --- Pace


def test_a_run_goes_slower_around_events() -> None:
    found = frames(range(0, 200, 10), [84, 0, 500], slow=4, around=2, hold_end=20)
    shown = [frame.step for frame in found]
    # step 90 is the first to show that of 84
    assert [step for step in shown if 30 <= step <= 120] == [
        *(30, 40, 50, 60),
        *(70, 72, 75, 77, 80, 82, 85, 87, 90, 92, 95, 97, 100, 102, 105, 107, 110, 112, 115, 117),
        120,
    ]
    assert {frame.shown for frame in found[:-1]} == {1}
    assert found[-1] == Frame(190, 20)


def test_where_there_are_no_steps_between_frames_around_events_stand_longer() -> None:
    found = frames(range(10), [5], slow=3, around=1, hold_end=1)
    assert [frame.step for frame in found] == list(range(10))
    assert [frame.shown for frame in found] == [1, 1, 1, 1, 3, 3, 3, 1, 1, 1]


STEPS = st.sets(st.integers(0, 3000), min_size=1, max_size=40) | st.builds(
    lambda a, n, d: set(range(a, a + n * d, d)),
    st.integers(0, 99),
    st.integers(1, 60),
    st.integers(1, 9),
)


@settings(max_examples=40)
@given(STEPS, STEPS, st.integers(1, 9), st.integers(0, 5), st.integers(1, 30))
def test_every_step_stands_and_none_longer_than_it_should(
    steps: set[int], events: set[int], slow: int, around: int, hold_end: int
) -> None:
    rising = sorted(steps)
    found = frames(rising, sorted(events), slow=slow, around=around, hold_end=hold_end)
    shown = [frame.step for frame in found]
    assert shown == sorted(set(shown))
    assert set(rising) <= set(shown)
    times = sum(frame.shown for frame in found[:-1])
    assert len(rising) - 1 <= times <= slow * (len(rising) - 1)
    assert found[-1].shown >= hold_end
    backwards = sorted(events, reverse=True)
    assert found == frames(rising, backwards, slow=slow, around=around, hold_end=hold_end)


@settings(max_examples=40)
@given(STEPS, STEPS)
def test_steps_that_are_written_are_read_again(some: set[int], others: set[int]) -> None:
    rising = tuple(sorted(some | others))
    text = written(rising)
    assert steps_of(text) == rising
    assert len(text) <= len(",".join(map(str, rising)))


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("0,50,500", (0, 50, 500)),
        (" 500, 50,50 ", (50, 500)),
        ("0..4", (0, 1, 2, 3, 4)),
        ("0..35/10, 7", (0, 7, 10, 20, 30)),
        ("8..8", (8,)),
    ],
)
def test_steps_and_ranges_are_understood(text: str, steps: tuple[int, ...]) -> None:
    assert steps_of(text) == steps


def test_ranges_are_written_short() -> None:
    assert written((*range(300), *range(300, 900, 10), 7000)) == "0..300,310..890/10,7000"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "0..300 for every step"),
        ("1,,2", "0..300 for every step"),
        ("-1", "0..300 for every step"),
        ("1.5", "0..300 for every step"),
        ("²", "0..300 for every step"),
        ("30..3", "30..3 runs backwards"),
        ("0..9/0", "0..9/0 never gets on"),
        ("9" * 5000, "digits at most"),
        ("0..9999999999", f"at most {MOST_FRAMES} steps"),
        ("0..15000,20000..35000", f"at most {MOST_FRAMES} steps"),
    ],
)
def test_other_words_are_told_what_is_allowed(text: str, told: str) -> None:
    with pytest.raises(ValueError, match="steps") as error:
        steps_of(text)
    assert told in str(error.value)
