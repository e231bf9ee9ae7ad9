"""The caption tells what is run so that it can be run again: settings, seed, what was done."""

from __future__ import annotations

import pytest

from app.experiment import files
from app.experiment.caption import caption_of

START = "2-8-8-1 ReLU on circle data, He-normal, SGD, learning rate 0.03, batch 10, seed 7"


def caption(*sets: str, text: str = "", seed: int = 7) -> str:
    experiment = files.from_text(text, sets)
    return caption_of(experiment, 2, 1, seed, done=experiment.interventions)


def test_the_defaults_in_one_line() -> None:
    assert caption() == START


@pytest.mark.parametrize(
    ("sets", "said"),
    [
        (["training.optimizer=adam"], "He-normal, Adam, learning rate"),
        (["training.batch_size=0"], "full batches"),
        (["training.l2=0.01", "training.momentum=0.9"], "momentum 0.9, L2 0.01, seed 7"),
        (["network.bias=false"], "no biases"),
        (["dataset.noise=0.1"], "noise 0.1"),
        (["network.activation=leaky-relu"], "leaky ReLU 0.01 on"),
        (["network.activation=['relu','tanh']"], "ReLU in layer 1, tanh in layer 2 on"),
        (["dataset.name=csv", "dataset.path=/a/rain.csv"], "on data of rain.csv"),
    ],
)
def test_what_is_not_as_usual_is_said(sets: list[str], said: str) -> None:
    assert said in caption(*sets)


def test_what_was_done_is_told_with_its_step() -> None:
    text = """
    [[interventions]]
    step = 1200
    action = "set"
    key = "training.learning_rate"
    value = 5.0
    [[interventions]]
    step = 1300
    action = "kick"
    layer = 1
    neuron = 3
    factor = 100.0
    [[interventions]]
    step = 1400
    action = "reinitialise"
    every = "epoch"
    """
    assert caption(text=text) == (
        f"{START}; learning rate 5, from step 1\u202f200; L1 n3 kick, gradient × 100, at step "
        "1\u202f300; re-initialise all every epoch, if dead, from step 1\u202f400"
    )


def test_of_much_that_was_done_only_the_beginning_is_told() -> None:
    kick = '[[interventions]]\nstep = 5\naction = "kick"\n'
    assert caption(text=kick * 9).endswith("; 5 more done by hand")
