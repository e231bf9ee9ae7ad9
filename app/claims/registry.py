"""All claims by id, in the order of the source text.

A claim's module is imported only when it is measured: torch takes two seconds, and the command
line answers for a wrong id without it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib import import_module

from app.claims.claim import Claim
from app.experiment.errors import BadInput
from app.language import tr

MODULES = {
    "C1": "app.claims.c01_one_value",
    "C2": "app.claims.c02_one_large_step",
    "C3": "app.claims.c03_no_gradient",
    "C4": "app.claims.c04_high_learning_rate",
    "C5": "app.claims.c05_arithmetic",
    "C6": "app.claims.c06_one_input_is_enough",
    "C7": "app.claims.c07_killed_by_a_minibatch",
    "C8": "app.claims.c08_leaky_relu",
    "C9": "app.claims.c09_elu",
    "C10": "app.claims.c10_tanh_and_sigmoid",
    "C11": "app.claims.c11_without_biases",
    "C12": "app.claims.c12_positive_biases",
    "C13": "app.claims.c13_penalised_biases",
    "C14": "app.claims.c14_convolution",
    "C15": "app.claims.c15_bias_against_weight",
    "C16": "app.claims.c16_initial_scale",
    "C17": "app.claims.c17_chain_rule",
    "C18": "app.claims.c18_inputs_move",
    "C19": "app.claims.c19_other_test_data",
    "C20": "app.claims.c20_new_data",
    "C21": "app.claims.c21_nearly_dead",
    "C22": "app.claims.c22_revival_by_hand",
}
"""Each module has `CLAIM`."""


def chosen(given: Iterable[str]) -> tuple[str, ...]:
    """The ids a person named, each once, in the order of the source; all if none is named. Raises
    BadInput for one that there is not, with the nearest that there is."""
    named = {_known(text) for text in given}
    return tuple(id_ for id_ in MODULES if id_ in named or not named)


def load(id_: str) -> Claim:
    """The claim with this id."""
    claim: Claim = import_module(MODULES[id_]).CLAIM
    return claim


def _known(text: str) -> str:
    id_ = text.strip().upper()
    if id_ in MODULES:
        return id_
    first, *_, last = MODULES
    number = re.search(r"\d+", text)
    if number is None:
        raise BadInput(
            tr("{id}: no such claim; they are {first} to {last}", id=text, first=first, last=last)
        )
    nearest = f"C{min(max(int(number[0][:9]), 1), len(MODULES))}"
    raise BadInput(tr("{id}: no such claim; did you mean {nearest}?", id=text, nearest=nearest))
