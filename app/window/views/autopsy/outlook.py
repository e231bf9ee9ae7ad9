"""What may still become of a dead neuron, in plain words. No drawing."""

from __future__ import annotations

from app.record.autopsy import Fate, Outlook
from app.window.views.words import count, grouped, number

FELT = 1e-7
"""A step that moves it by less than this share of its margin is not worth a number."""


def outlook_sentence(outlook: Outlook, *, born_dead: bool = False) -> str:
    """Whether it can come back by training, and whether it fires on test points.

    `born_dead`: it has been dead since step 0 without a break.
    """
    match outlook.fate:
        case Fate.NO_GRADIENT if outlook.learning_rate == 0:
            said = (
                "On hold: nothing moves while the learning rate is 0, nor would a loss gradient "
                "reach it."
            )
        case Fate.NO_GRADIENT:
            said = _for_good(born_dead)
        case Fate.MAY_REVIVE:
            said = _may_revive(outlook)
        case Fate.CUT_OFF if outlook.learning_rate == 0:
            said = "On hold: nothing moves while the learning rate is 0."
        case Fate.CUT_OFF:
            said = (
                "Cannot come back by training: no loss gradient reaches it, nor any layer before "
                "it, so nothing will move."
            )
        case Fate.DRIFTING:
            said = _drifting(outlook, born_dead)
    elsewhere = on_test_points(outlook)
    return f"{said} {elsewhere}" if elsewhere else said


def on_test_points(outlook: Outlook) -> str:
    """Whether it fires on the test set; nothing where there are no test points."""
    points, active = outlook.test_points, outlook.test_active
    if points == 0:
        return ""
    if active == 0:
        return (
            "Silent on the only test point as well."
            if points == 1
            else f"Silent on all {count(points, 'test point')} as well."
        )
    return f"It fires on {grouped(active)} of {count(points, 'test point')}, though."


def receiving(upstream: tuple[float, ...]) -> str:
    """'layers 1 and 2 still receive gradient'; '' if none before it does."""
    # a gradient that is not a number is not 0 either: that layer moves
    layers = [str(n + 1) for n, norm in enumerate(upstream) if norm != 0]
    if not layers:
        return ""
    if len(layers) == 1:
        return f"layer {layers[0]} still receives gradient"
    return f"layers {', '.join(layers[:-1])} and {layers[-1]} still receive gradient"


def _for_good(born_dead: bool) -> str:
    if born_dead:
        return (
            "Dead for good: no loss gradient has ever reached it, and none will while the "
            "training data stay as they are."
        )
    return (
        "Dead for good: no loss gradient will ever reach it again while the training data stay as "
        "they are."
    )


def _may_revive(outlook: Outlook) -> str:
    moving = receiving(outlook.upstream) or "the layers before it still move"
    said = f"May come back: {moving}, so its inputs move."
    movers = _movers(outlook)
    if movers:
        verb = "move" if len(movers) > 1 else "moves"
        said += f" It gets no loss gradient itself, but {' and '.join(movers)} still {verb} "
        said += f"its {_parameters(outlook)}."
    return said


# --- Adrift


def _drifting(outlook: Outlook, born_dead: bool) -> str:
    """No gradient reaches it or moves the layers before it; momentum or decay does."""
    own = _parameters(outlook)
    if not own:
        return (
            "Adrift: no loss gradient reaches it, but momentum or weight decay still moves the "
            "layers before it, so its inputs drift."
        )
    movers, momentum, decays = _movers(outlook), _momentum(outlook), _decays(outlook)
    if not movers:
        what = "What is left of momentum" if outlook.momentum_left else "Decay"
        hardly = f"{what} hardly moves its {own}."
        # decay goes on for ever, momentum does not; a deeper one's inputs may drift
        if outlook.weight_decay or outlook.bias_decay or outlook.upstream or _enough(outlook):
            return f"Adrift: no loss gradient reaches it. {hardly}"
        return f"{_for_good(born_dead)} {hardly}"
    alone = " on its own" if outlook.upstream else ""
    if not decays:
        if _enough(outlook):
            return (
                f"Adrift: no loss gradient reaches it, but {momentum} still moves its {own} and "
                "may bring it back."
            )
        return (
            "Adrift: no loss gradient reaches it. Left-over momentum still moves its "
            f"{own} a little (up to {number(outlook.momentum_left, 2)} a step), too little to "
            f"bring it back{alone}."
        )
    verb = "move" if len(movers) > 1 else "moves"
    said = (
        f"Adrift: no loss gradient reaches it, but {' and '.join(movers)} still {verb} its {own}."
    )
    if momentum:
        able = "may bring it back" if _enough(outlook) else "alone is too little to bring it back"
        said += f" Momentum {able}."
    return f"{said} {_where_decay_ends(outlook)}"


def _where_decay_ends(outlook: Outlook) -> str:
    """z = w·x + b on any point, while decay takes w, or b, or both towards 0."""
    bias = outlook.bias if outlook.bias is not None else 0.0
    largest = outlook.margin - bias
    """max w·x over the training set."""
    if outlook.bias_decay == 0:
        goal = f"its bias of {number(bias, 2)}" if outlook.bias is not None else "0"
        if bias > 0:
            return f"Decay takes z towards {goal}, which is above 0: it may come back."
        return f"Decay takes z towards {goal}, where it is dead as well."
    if outlook.weight_decay == 0:
        if bias > 0:
            return "Decay of a positive bias only lowers z."
        if largest > 0:
            return f"Decay lifts z, up to {number(largest, 2)} without the bias: it may come back."
        return "Decay lifts z, but it would be dead without its bias, too."
    if bias <= 0 and largest <= 0:
        return "Decay takes z towards 0, where it is dead as well."
    faster = "weights shrink faster than the bias" if bias > 0 else "bias shrinks faster"
    return f"Decay takes weights and bias towards 0: it may come back if the {faster}."


def _enough(outlook: Outlook) -> bool:
    """Whether what is left of momentum could bring it back."""
    # what is not a number is not too little
    return not outlook.momentum_reach < -outlook.margin


def _felt(outlook: Outlook, size: float) -> bool:
    return size != 0 and not size < FELT * abs(outlook.margin)


def _momentum(outlook: Outlook) -> str:
    if not _felt(outlook, outlook.momentum_left):
        return ""
    return f"left-over momentum (up to {number(outlook.momentum_left, 2)} a step)"


def _decays(outlook: Outlook) -> str:
    size = max(outlook.weight_decay, outlook.bias_decay)
    if not _felt(outlook, size):
        return ""
    name = "weight decay" if outlook.weight_decay else "bias decay"
    return f"{name} (up to {number(size, 2)} a step)"


def _movers(outlook: Outlook) -> list[str]:
    """What moves it by a step worth a number."""
    return [words for words in (_momentum(outlook), _decays(outlook)) if words]


def _parameters(outlook: Outlook) -> str:
    """What of it moves: 'weights', 'weights and bias', 'bias'; '' for nothing."""
    # momentum that is hardly left counts where nothing else moves it
    by_momentum = _momentum(outlook) or (outlook.momentum_left and not _decays(outlook))
    if by_momentum:
        return "weights" if outlook.bias is None else "weights and bias"
    moved = [("weights", outlook.weight_decay), ("bias", outlook.bias_decay)]
    return " and ".join(name for name, size in moved if size)
