"""The command line: what it prints, and with which exit code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from app.cli import main
from app.engine.trainer import Trainer
from app.lessons.library import library

ROOT = Path(__file__).parents[1]


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = main(words)
    out, err = capsys.readouterr()
    return code, out, err


def figures(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    code, out, _ = run(capsys, "run", *words, "--json")
    assert code == 0
    found: dict[str, Any] = json.loads(out)
    return found


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (["--set", "training.learning_rate=abc"], ['"abc"', "training.learning_rate", "a number"]),
        (["--set", "nosuch.key=1"], ["nosuch.key", "dataset network"]),
        (["--set", "network.hidden=[0]"], ["network.hidden", "[0]", "from 1 to 4096"]),
        (["--set", "dataset.points=-1"], ["dataset.points", "-1", "from 1"]),
        (["--set", "training.lerning_rate=1"], ["did you mean training.learning_rate"]),
        (["missing.toml"], ["missing.toml", "no such file"]),
        (["--steps", "many"], ["many", "whole number"]),
        (["--steps", "1", "--epochs", "1"], ["--epochs", "--steps"]),
        (["--set", "dataset.name=csv", "--set", "dataset.path=nosuch.csv"], ["nosuch.csv"]),
        (["--set", "training.device=mps"], ["training.device", "cpu"]),
        (["--nonsense"], ["--nonsense"]),
    ],
)
def test_bad_input_is_one_clear_line_and_code_2(
    capsys: pytest.CaptureFixture[str], words: list[str], named: list[str]
) -> None:
    code, out, err = run(capsys, "run", *words)
    assert code == 2
    assert out == ""
    assert err.count("\n") == 1
    assert err.startswith("flatline: ")
    for word in named:
        assert word in err


def test_a_typo_in_a_file_names_the_file_and_the_key(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "mine.toml"
    path.write_text("[network]\nhiden = [3]\n")
    code, _, err = run(capsys, "run", str(path))
    assert code == 2
    assert "mine.toml" in err
    assert "did you mean network.hidden?" in err


def test_an_absurd_learning_rate_is_reported_as_diverged(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert figures(capsys, "--set", "training.learning_rate=1e9")["diverged"] is True


def test_the_report_has_every_key_that_others_build_on(capsys: pytest.CaptureFixture[str]) -> None:
    found = figures(capsys, "--set", "training.replicas=2", "--steps", "5")
    assert set(found) == {
        *("step", "epoch", "steps_per_second", "diverged", "loss", "accuracy", "neurons", "dead"),
        *("dead_fraction", "born_dead", "rarely_active", "dormant", "saturated", "always_on"),
        *("layers", "deaths", "revivals", "dead_network", "constant_output", "replicas"),
        *("events", "events_every", "at_risk"),
    }
    assert set(found["loss"]) == set(found["accuracy"]) == {"train", "test"}
    assert set(found["layers"][0]) == {
        *("width", "dead", "born_dead", "rarely_active", "active_fraction", "rms_preactivation")
    }
    assert set(found["replicas"][1]) == {
        *("seed", "loss", "dead_fraction", "born_dead_fraction", "born_dead_network"),
        *("dead_network", "constant_output", "diverged"),
    }


def test_steps_and_epochs_are_what_was_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert figures(capsys, "--steps", "37")["step"] == 37
    found = figures(capsys, "--epochs", "3", "--set", "training.batch_size=100")
    assert (found["epoch"], found["step"]) == (3, 9)  # 250 points: 100, 100, 50
    assert figures(capsys, "--steps", "0")["step"] == 0


def test_what_cannot_be_told_is_null(capsys: pytest.CaptureFixture[str]) -> None:
    found = figures(
        capsys, "--steps", "1", "--set", "dataset.name=abs", "--set", "dataset.train_fraction=1.0"
    )
    assert found["accuracy"] is None
    assert found["loss"]["test"] is None


def test_a_replicas_seed_set_alone_gives_that_replicas_run(
    capsys: pytest.CaptureFixture[str],
) -> None:
    words = ["--steps", "60", "--set", "training.learning_rate=0.5"]
    among = figures(capsys, *words, "--set", "training.replicas=4")["replicas"][3]
    alone = figures(capsys, *words, "--set", f"initialisation.seed={among['seed']}")
    assert alone["loss"]["train"] == among["loss"]
    assert alone["dead_fraction"] == among["dead_fraction"]


def test_deaths_and_revivals_add_up(capsys: pytest.CaptureFixture[str]) -> None:
    found = figures(
        capsys,
        "--epochs",
        "20",
        "--set",
        "training.learning_rate=1",
        "--set",
        "network.hidden=[16,16]",
    )
    assert found["deaths"] > 0
    assert found["born_dead"] + found["deaths"] - found["revivals"] == found["dead"]


def test_a_person_gets_words(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "run", "--steps", "10", "--set", "training.replicas=3")
    assert code == 0
    for word in ("step 10", "loss", "accuracy", "dead", "layer 1", "siblings  3 networks"):
        assert word in out


def test_a_file_and_set_go_together(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text("[network]\nhidden = [3, 2]\nactivation = 'tanh'\n")
    found = figures(capsys, str(path), "--set", "network.hidden=[5]", "--steps", "1")
    assert [layer["width"] for layer in found["layers"]] == [5]


def test_a_session_is_run_to_where_it_stands(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "session.toml"
    text = "[training]\nlearning_rate = 0.5\n[[interventions]]\nstep = 20\nkey = 'training.l1'\n"
    path.write_text(text + "value = 0.01\n[view]\nstep = 45\nlayer = 2\n")
    found = figures(capsys, str(path))
    assert found["step"] == 45
    again = figures(capsys, str(path), "--steps", "45")
    assert {**found, "steps_per_second": 0} == {**again, "steps_per_second": 0}
    assert figures(capsys, str(path), "--steps", "7")["step"] == 7
    assert figures(capsys, str(path), "--epochs", "1")["epoch"] == 1
    path.write_text("[view]\nstep = 0\n")
    assert figures(capsys, str(path))["step"] == 0
    path.write_text("[view]\nlayer = 2\n")
    assert figures(capsys, str(path))["step"] == 1000, "it does not say where it stands"


def test_ctrl_c_ends_with_a_sentence(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(self: Trainer, steps: int, after_each: object = None) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Trainer, "take", interrupted)
    code, _, err = run(capsys, "run")
    assert (code, err) == (130, "flatline: stopped\n")


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="needs no display server there")
@pytest.mark.parametrize("display", ["", ":4711", "nonsense"])
def test_without_a_display_the_window_says_what_to_do(display: str) -> None:
    environment = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
    environment.update({"QT_QPA_PLATFORM": "xcb" if display else "", "DISPLAY": display})
    done = subprocess.run(
        [sys.executable, "main.py"], cwd=ROOT, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "python main.py run" in done.stderr


def test_run_needs_no_qt_and_bad_input_not_even_torch() -> None:
    for words, absent in ((["run", "--steps", "1"], "PySide6"), (["run", "--set", "x=1"], "torch")):
        code = (
            f"import sys; from app.cli import main; main({words!r}); "
            f"assert {absent!r} not in sys.modules"
        )
        done = subprocess.run(
            [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr


def test_bench_names_the_figures_it_knows(capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, "bench", "nosuch")
    assert code == 2
    assert "engine_speedup" in err


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["--lesson", "nosuch"], "nosuch: no such lesson; there are one-unit"),
        (["--lesson", "learnin-rate"], "did you mean learning-rate?"),
        (["--lesson", "missing.toml"], "missing.toml: no such file"),
        (["--lesson", "C4", "run.toml"], "--lesson C4: begins with a run of its own"),
        (["--language", "xx"], "xx"),
    ],
)
def test_a_lesson_or_language_that_there_is_not_is_answered_in_one_line(
    words: list[str], complaint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 2
    said = capsys.readouterr().err
    assert complaint in said
    assert said.count("\n") == 1


def test_a_lesson_is_run_and_rendered_like_any_session(capsys: pytest.CaptureFixture[str]) -> None:
    path = library().find("C4").path
    assert main(["run", str(path), "--steps", "3", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["neurons"] == 100
