"""C9: ELU may help further than Leaky ReLU does."""

from __future__ import annotations

from app.claims.claim import Claim, Finding, Verdict
from app.claims.kicked import Kicked, kicked
from app.claims.statistics import difference, mean
from app.claims.trials import figures
from app.language import mark
from app.record.data import Floats

NETWORKS = 64
STEPS = 2000
FURTHER = 3.0
"""How much deeper some are pushed. ELU's slope is exp(z), so it fades with the depth: at z = -3
it is 0.05 and at -5 already below the 0.01 of Leaky ReLU, which is the same at any depth."""


def measure() -> Finding:
    """The kicked networks go on as ELU, and as Leaky ReLU of slope 0.01 and 0.1: once as they are,
    and once with the dead units' biases pushed down by 3 more."""
    as_kicked, deeper = kicked(NETWORKS), kicked(NETWORKS, FURTHER)
    elu, loss = _train(as_kicked, "elu")
    leaky, leaky_loss = _train(as_kicked, "leaky-relu", 0.01)
    steep, _ = _train(as_kicked, "leaky-relu", 0.1)
    deep_elu, _ = _train(deeper, "elu")
    deep_leaky, _ = _train(deeper, "leaky-relu", 0.01)
    deep_steep, _ = _train(deeper, "leaky-relu", 0.1)
    measures = (
        difference(
            mark("share of kicked units back after 2000 steps, ELU less Leaky ReLU 0.01"),
            elu,
            leaky,
        ),
        difference(mark("back, ELU less Leaky ReLU 0.1"), elu, steep),
        mean(mark("back with ELU"), elu),
        difference(mark("loss, ELU less Leaky ReLU 0.01"), loss, leaky_loss),
        difference(mark("pushed 3 deeper: back, ELU less Leaky ReLU 0.01"), deep_elu, deep_leaky),
        difference(mark("pushed 3 deeper: back, ELU less Leaky ReLU 0.1"), deep_elu, deep_steep),
        mean(mark("pushed 3 deeper: back with ELU"), deep_elu),
    )
    # it helps further where more units come back beyond doubt, than with either slope and from
    # both depths; in part, if it does so somewhere
    better = [measures[k].low > 0.0 for k in (0, 1, 4, 5)]
    if all(better):
        return Finding(measures, Verdict.HOLDS)
    return Finding(measures, Verdict.IN_PART if any(better) else Verdict.NOT_HERE)


def _train(state: Kicked, activation: str, slope: float = 0.01) -> tuple[Floats, Floats]:
    """(networks,) each: the share of kicked units back, and the loss."""
    trainer = state.train_with(activation, slope)
    trainer.advance(STEPS)
    return state.back(), figures(trainer).loss


CLAIM = Claim("C9", mark("ELU may help further than Leaky ReLU does."), measure)
