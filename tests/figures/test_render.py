"""`render`: the same pictures whenever they are made, that other programs open, with their run."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
from pathlib import Path

import av
import numpy as np
import pypdfium2 as pdfium
import pytest
import resvg_py
from PIL import Image

from app.cli import main
from app.experiment import sessions
from app.figures.fonts import FOLDER

RUN = ["--set", "dataset.points=80", "--set", "network.hidden=[6,5]"]
RUN += ["--set", "training.learning_rate=1", "--set", "view.neuron=[1,2]"]
ROOT = Path(__file__).parents[2]
SMALL = ["--size", "15x14 cm", "--dpi", "100"]


def render(out: Path, *words: str, run: list[str] = RUN) -> list[Path]:
    """What `python main.py render` writes."""
    assert main(["render", *run, "--out", str(out), *words]) == 0
    return sorted(out.iterdir())


def pixels(path: Path) -> np.ndarray:
    """(height, width, 4)."""
    with Image.open(path) as picture:
        return np.asarray(picture.convert("RGBA"))


def drawn(svg: Path, dpi: int) -> Image.Image:
    """As another program draws an SVG."""
    content = resvg_py.svg_to_bytes(
        svg_string=svg.read_text(encoding="utf-8"),
        dpi=dpi,
        skip_system_fonts=True,
        font_dirs=[str(FOLDER)],
    )
    return Image.open(io.BytesIO(bytes(content))).convert("RGB")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Figures of two steps in all formats of still pictures."""
    out = tmp_path_factory.mktemp("made")
    views = "planes,neurons,timeline"
    render(out, "--at", "20,60", "--view", views, "--format", "png,svg,pdf,csv", *SMALL)
    return out


def test_each_step_is_a_figure_in_each_format(made: Path) -> None:
    assert sorted(path.name for path in made.iterdir()) == sorted(
        f"figure-step-{step}{end}"
        for step in (20, 60)
        for end in (
            *(".png", ".svg", ".pdf", "-planes.csv", "-planes-points.csv", "-planes-output.csv"),
            *("-neurons.csv", "-timeline.csv"),
        )
    )


def test_a_png_has_its_size_on_paper_and_says_what_it_shows(made: Path) -> None:
    with Image.open(made / "figure-step-60.png") as picture:
        assert picture.size == (591, 551)
        assert picture.info["dpi"] == pytest.approx((100, 100), abs=0.5)
        assert picture.mode == "RGB"
        assert "2-6-5-1 ReLU" in picture.text["Description"]
        assert "step 60" in picture.text["Description"]


def test_text_in_a_pdf_is_text_and_the_page_has_its_size(made: Path) -> None:
    document = pdfium.PdfDocument(made / "figure-step-60.pdf")
    words = document[0].get_textpage().get_text_range()
    for said in (
        "Decision planes",
        "Neurons",
        "Over the steps",
        "layer 1",
        "learning rate 1",
        "step 60",
    ):
        assert said in words
    assert document[0].get_size() == pytest.approx((15 / 2.54 * 72, 14 / 2.54 * 72), abs=1)
    document.close()


def test_text_in_an_svg_is_text(made: Path) -> None:
    written = (made / "figure-step-60.svg").read_text(encoding="utf-8")
    for said in (">Decision planes<", ">Neurons<", ">Over the steps<", ">x1<"):
        assert said in written


@pytest.mark.parametrize("kind", ["svg", "pdf"])
def test_other_programs_draw_the_same_picture_from_vectors(made: Path, kind: str) -> None:
    ours = Image.open(made / "figure-step-60.png").convert("RGB")
    if kind == "svg":
        theirs = drawn(made / "figure-step-60.svg", 100)
    else:
        document = pdfium.PdfDocument(made / "figure-step-60.pdf")
        theirs = document[0].render(scale=100 / 72).to_pil().convert("RGB")
        document.close()
    theirs = theirs.resize(ours.size)
    one, other = (
        np.asarray(p.resize((148, 138), Image.Resampling.BOX), float) for p in (ours, theirs)
    )
    assert np.abs(one - other).mean() < 4
    assert (np.abs(one - other).max(axis=2) > 60).mean() < 0.01


def test_what_is_drawn_is_there_as_numbers(made: Path) -> None:
    with (made / "figure-step-60-timeline.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert [int(row["step"]) for row in rows] == list(range(61))


def test_the_same_command_makes_the_same_bytes(made: Path, tmp_path: Path) -> None:
    views = "planes,neurons,timeline"
    again = render(tmp_path, "--at", "60", "--view", views, "--format", "png,svg,pdf", *SMALL)
    for path in again:
        before = made / f"figure-step-60{path.suffix}"
        assert path.read_bytes() == before.read_bytes(), path.suffix


def test_so_do_other_processes(tmp_path: Path) -> None:
    words = ["--at", "3", "--view", "neurons,timeline", "--format", "png,svg,pdf", *SMALL]
    for each in ("one", "other"):
        whole = [sys.executable, "main.py", "render", *RUN, "--out", str(tmp_path / each), *words]
        subprocess.run(whole, cwd=ROOT, check=True, capture_output=True, timeout=120)
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "other" / path.name).read_bytes(), path.suffix


@pytest.mark.parametrize("kind", ["png", "svg", "pdf"])
def test_a_picture_is_the_experiment_it_shows_pixel_for_pixel(
    made: Path, tmp_path: Path, kind: str
) -> None:
    picture = made / f"figure-step-60.{kind}"
    session = sessions.read(picture)
    assert session.step == 60
    assert session.view.neuron == (1, 2)
    (again,) = render(tmp_path, "--format", "png", run=[str(picture)])
    assert again.name == "figure-step-60.png"
    assert (pixels(again) == pixels(made / "figure-step-60.png")).all()


def test_a_figure_of_several_steps_is_opened_as_such(tmp_path: Path) -> None:
    words = ["--at", "5,20,60", "--view", "planes,timeline", "--together", "--size", "18 cm"]
    (first,) = render(tmp_path / "one", *words, "--dpi", "72", "--format", "png")
    (again,) = render(tmp_path / "two", "--format", "png", run=[str(first)])
    assert (pixels(first) == pixels(again)).all()
    (once,) = render(tmp_path / "three", "--format", "pdf", run=[str(first)])
    (twice,) = render(tmp_path / "four", "--format", "pdf", run=[str(once)])
    assert once.read_bytes() == twice.read_bytes()
    assert sessions.read(first).figure.steps == (5, 20, 60)


def test_what_the_run_is_can_be_left_out(tmp_path: Path) -> None:
    words = ["--at", "5", "--view", "neurons", "--no-provenance", *SMALL]
    for path in render(tmp_path, *words, "--format", "png,svg,pdf"):
        content = path.read_bytes()
        assert b"learning_rate" not in content
        assert main(["run", str(path), "--json"]) == 2


def test_a_transparent_figure_has_nothing_behind_it(tmp_path: Path) -> None:
    (path,) = render(tmp_path, "--at", "5", "--view", "neurons,timeline", "--transparent", *SMALL)
    seen = pixels(path)
    assert (seen[[0, 0, -1, -1], [0, -1, 0, -1], 3] == 0).all()
    assert (seen[..., 3] == 255).any()
    assert (seen[..., 3] == 0).mean() > 0.4


def test_films_have_a_frame_a_step(tmp_path: Path) -> None:
    words = ["--at", "0..20/4", "--view", "neurons", "--size", "320x240", "--fps", "10"]
    render(tmp_path, *words, "--format", "gif,mp4,frames")
    with Image.open(tmp_path / "figure.gif") as film:
        assert film.n_frames == 6
        assert film.info["loop"] == 0
    with av.open(str(tmp_path / "figure.mp4")) as film:
        frames = sum(1 for _ in film.decode(video=0))
        assert film.streams.video[0].codec_context.name == "h264"
        assert (film.streams.video[0].width, film.streams.video[0].height) == (320, 240)
    assert frames == 5 + 10  # the last one stands for a second
    assert len(list(tmp_path.glob("figure-*.png"))) == 6


def test_who_is_dead_can_be_left_for_the_audience_to_say(tmp_path: Path) -> None:
    words = ["--at", "60", "--view", "neurons", "--veiled", "--format", "pdf", *SMALL]
    (path,) = render(tmp_path, *words)
    document = pdfium.PdfDocument(path)
    words_in_it = document[0].get_textpage().get_text_range()
    document.close()
    assert "? of 11 dead" in " ".join(words_in_it.split())
    assert "dormant" not in words_in_it


def test_the_window_as_a_whole_is_the_same_twice(tmp_path: Path) -> None:
    words = ["--at", "30", "--view", "window", "--size", "1100x700"]
    (one,) = render(tmp_path / "one", *words)
    (two,) = render(tmp_path / "two", *words)
    assert pixels(one).shape[:2] == (700, 1100)
    assert (pixels(one) == pixels(two)).all()
    assert sessions.read(one).step == 30


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ([], "--at: at which steps"),
        (["--at", "abc"], "--at abc: must be"),
        (["--at", "5..1"], "--at 5..1: must be"),
        (["--at", "5", "--view", "nosuch"], "--view nosuch: must be"),
        (["--at", "5", "--view", "planes,planes"], "--view planes,planes: must be"),
        (["--at", "5", "--format", "bmp"], "--format bmp: no such format; allowed: png"),
        (["--at", "5", "--size", "huge"], "--size huge: must be one of slide"),
        (["--at", "5", "--size", "200x120"], "too"),
        (["--at", "5", "--theme", "pink"], "--theme pink: must be"),
        (["--at", "5", "--dpi", "99999"], "--dpi 99999: must be"),
        (["--at", "99999999", "--size", "16384x16384"], "is too large"),
        (["--at", "5", "--title", "a\udcff"], "--title: 'a"),
        (["--at", "5", "--set", "dataset.path=a\udcff"], "--set: 'dataset.path=a"),
        (["--at", "5", "--dpi", "20"], "at 20 dots an inch nobody could read"),
        (["--at", "5", "--view", "card"], "card: of which neuron, as in --set view.neuron"),
        (["--at", "5", "--view", "siblings"], "siblings: there is one network"),
        (["--at", "5", "--set", "view.nosuch=1"], "view.nosuch: no such key; allowed: view.step"),
        (["--at", "5", "--fps", "0", "--format", "gif"], "--fps 0"),
        (["--at", "5", "--name", "a/b"], "--name a/b"),
        (["--at", "5", "--view", "difference"], "difference: "),
        (["--at", "5", "--view", "window", "--format", "svg"], "--format svg: the window"),
        (["--at", "5", "--view", "window", "--theme", "print"], "the window is light or dark"),
    ],
)
def test_bad_input_is_one_sentence_and_code_2(
    words: list[str], sentence: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["render", *RUN[:2], "--out", str(tmp_path), *words]) == 2
    said = capsys.readouterr().err
    assert said.startswith("flatline: ")
    assert sentence in said
    assert said.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("")
    assert main(["render", "--at", "1", "--out", str(tmp_path / "file")]) == 2
    assert "file" in capsys.readouterr().err


def test_the_only_file_that_holds_a_run_is_not_replaced_by_one_that_does_not(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (picture,) = render(tmp_path, "--at", "3", "--view", "neurons", *SMALL)
    words = ["render", str(picture), "--out", str(tmp_path)]
    before = picture.read_bytes()
    assert main([*words, "--no-provenance"]) == 2
    assert "is what is drawn; choose another --name or --out" in capsys.readouterr().err
    assert picture.read_bytes() == before
    assert main([*words, "--theme", "dark"]) == 0
    assert sessions.read(picture).step == 3, "the new one holds it as well"


def test_a_word_that_is_wider_than_the_page_is_drawn_whole(tmp_path: Path) -> None:
    words = ["--at", "0", "--view", "neurons", "--format", "pdf", "--size", "8.5cm"]
    (file,) = render(tmp_path, *words, "--title", "x" * 300, "--no-caption")
    document = pdfium.PdfDocument(file)
    assert document[0].get_textpage().get_text_range().count("x") == 300
    document.close()
