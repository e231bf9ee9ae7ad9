"""What may still become of a dead neuron, in plain words. No drawing."""

from __future__ import annotations

from app.language import tr
from app.record.autopsy import Fate, Outlook
from app.window.views.words import count, grouped, number

FELT = 1e-7
"""A step that moves it by less than this share of its margin is not worth a number."""


def outlook_sentence(outlook: Outlook, *, born_dead: bool = False) -> str:
    """Whether it can come back by training, and whether it fires on test points.

    `born_dead`: it has been dead since step 0 without a break.
    """
    return " ".join(outlook_sentences(outlook, born_dead=born_dead))


def outlook_sentences(outlook: Outlook, *, born_dead: bool = False) -> list[str]:
    """The same, sentence by sentence."""
    match outlook.fate:
        case Fate.NO_GRADIENT if outlook.learning_rate == 0:
            said = [
                tr(
                    "On hold: nothing moves while the learning rate is 0, nor would a loss "
                    "gradient reach it."
                )
            ]
        case Fate.NO_GRADIENT:
            said = [_for_good(born_dead)]
        case Fate.MAY_REVIVE:
            said = _may_revive(outlook)
        case Fate.CUT_OFF if outlook.learning_rate == 0:
            said = [tr("On hold: nothing moves while the learning rate is 0.")]
        case Fate.CUT_OFF:
            said = [
                tr(
                    "Cannot come back by training: no loss gradient reaches it, nor any layer "
                    "before it, so nothing will move."
                )
            ]
        case Fate.DRIFTING:
            said = _drifting(outlook, born_dead)
    elsewhere = on_test_points(outlook)
    return [*said, elsewhere] if elsewhere else said


def on_test_points(outlook: Outlook) -> str:
    """Whether it fires on the test set; nothing where there are no test points."""
    points, active = outlook.test_points, outlook.test_active
    if points == 0:
        return ""
    if active == 0 and points == 1:
        return tr("Silent on the only test point as well.")
    if active == 0:
        return tr("Silent on all {n} test points as well.", n=grouped(points))
    return count(
        points,
        tr("It fires on {active} of {n} test point, though."),
        tr("It fires on {active} of {n} test points, though."),
        active=grouped(active),
    )


def receiving(upstream: tuple[float, ...]) -> str:
    """'layers 1 and 2 still receive gradient'; '' if none before it does."""
    # a gradient that is not a number is not 0 either: that layer moves
    layers = [str(n + 1) for n, norm in enumerate(upstream) if norm != 0]
    if not layers:
        return ""
    if len(layers) == 1:
        return tr("layer {layer} still receives gradient", layer=layers[0])
    return tr(
        "layers {layers} and {last} still receive gradient",
        layers=", ".join(layers[:-1]),
        last=layers[-1],
    )


def _for_good(born_dead: bool) -> str:
    if born_dead:
        return tr(
            "Dead for good: no loss gradient has ever reached it, and none will while the "
            "training data stay as they are."
        )
    return tr(
        "Dead for good: no loss gradient will ever reach it again while the training data stay as "
        "they are."
    )


def _may_revive(outlook: Outlook) -> list[str]:
    moving = receiving(outlook.upstream) or tr("the layers before it still move")
    said = [tr("May come back: {moving}, so its inputs move.", moving=moving)]
    movers, own = _movers(outlook), _parameters(outlook)
    if len(movers) > 1:
        said.append(
            tr(
                "It gets no loss gradient itself, but {momentum} and {decay} still move {own}.",
                momentum=movers[0],
                decay=movers[1],
                own=own,
            )
        )
    elif movers:
        said.append(
            tr(
                "It gets no loss gradient itself, but {mover} still moves {own}.",
                mover=movers[0],
                own=own,
            )
        )
    return said


# --- Adrift


def _drifting(outlook: Outlook, born_dead: bool) -> list[str]:
    """No gradient reaches it or moves the layers before it; momentum or decay does."""
    own = _parameters(outlook)
    if not own:
        return [
            tr(
                "Adrift: no loss gradient reaches it, but momentum or weight decay still moves the "
                "layers before it, so its inputs drift."
            )
        ]
    adrift = tr("Adrift: no loss gradient reaches it.")
    momentum, decay = _momentum(outlook), _decays(outlook)
    if not momentum and not decay:
        hardly = (
            tr("What is left of momentum hardly moves {own}.", own=own)
            if outlook.momentum_left
            else tr("Decay hardly moves {own}.", own=own)
        )
        # decay goes on for ever, momentum does not; a deeper one's inputs may drift
        if outlook.weight_decay or outlook.bias_decay or outlook.upstream or _enough(outlook):
            return [adrift, hardly]
        return [_for_good(born_dead), hardly]
    if not decay and _enough(outlook):
        return [
            tr(
                "Adrift: no loss gradient reaches it, but {momentum} still moves {own} and may "
                "bring it back.",
                momentum=momentum,
                own=own,
            )
        ]
    if not decay:
        size = number(outlook.momentum_left, 2)
        little = (
            tr(
                "Left-over momentum still moves {own} a little (up to {size} a step), too little "
                "to bring it back on its own.",
                own=own,
                size=size,
            )
            if outlook.upstream
            else tr(
                "Left-over momentum still moves {own} a little (up to {size} a step), too little "
                "to bring it back.",
                own=own,
                size=size,
            )
        )
        return [adrift, little]
    if not momentum:
        moving = tr(
            "Adrift: no loss gradient reaches it, but {mover} still moves {own}.",
            mover=decay,
            own=own,
        )
        return [moving, _where_decay_ends(outlook)]
    moving = tr(
        "Adrift: no loss gradient reaches it, but {momentum} and {decay} still move {own}.",
        momentum=momentum,
        decay=decay,
        own=own,
    )
    able = (
        tr("Momentum may bring it back.")
        if _enough(outlook)
        else tr("Momentum alone is too little to bring it back.")
    )
    return [moving, able, _where_decay_ends(outlook)]


def _where_decay_ends(outlook: Outlook) -> str:
    """z = w·x + b on any point, while decay takes w, or b, or both towards 0."""
    bias = outlook.bias if outlook.bias is not None else 0.0
    largest = outlook.margin - bias
    """max w·x over the training set."""
    if outlook.bias_decay == 0:
        if outlook.bias is None:
            return tr("Decay takes z towards 0, where it is dead as well.")
        goal = number(bias, 2)
        if bias > 0:
            return tr(
                "Decay takes z towards its bias of {bias}, which is above 0: it may come back.",
                bias=goal,
            )
        return tr("Decay takes z towards its bias of {bias}, where it is dead as well.", bias=goal)
    if outlook.weight_decay == 0:
        if bias > 0:
            return tr("Decay of a positive bias only lowers z.")
        if largest > 0:
            return tr(
                "Decay lifts z, up to {largest} without the bias: it may come back.",
                largest=number(largest, 2),
            )
        return tr("Decay lifts z, but it would be dead without its bias, too.")
    if bias <= 0 and largest <= 0:
        return tr("Decay takes z towards 0, where it is dead as well.")
    if bias > 0:
        return tr(
            "Decay takes weights and bias towards 0: it may come back if the weights shrink "
            "faster than the bias."
        )
    return tr(
        "Decay takes weights and bias towards 0: it may come back if the bias shrinks faster."
    )


def _enough(outlook: Outlook) -> bool:
    """Whether what is left of momentum could bring it back."""
    # what is not a number is not too little
    return not outlook.momentum_reach < -outlook.margin


def _felt(outlook: Outlook, size: float) -> bool:
    return size != 0 and not size < FELT * abs(outlook.margin)


def _momentum(outlook: Outlook) -> str:
    if not _felt(outlook, outlook.momentum_left):
        return ""
    return tr("left-over momentum (up to {size} a step)", size=number(outlook.momentum_left, 2))


def _decays(outlook: Outlook) -> str:
    size = max(outlook.weight_decay, outlook.bias_decay)
    if not _felt(outlook, size):
        return ""
    if outlook.weight_decay:
        return tr("weight decay (up to {size} a step)", size=number(size, 2))
    return tr("bias decay (up to {size} a step)", size=number(size, 2))


def _movers(outlook: Outlook) -> list[str]:
    """What moves it by a step worth a number."""
    return [words for words in (_momentum(outlook), _decays(outlook)) if words]


def _parameters(outlook: Outlook) -> str:
    """What of it moves: 'its weights', 'its weights and bias', 'its bias'; '' for nothing."""
    # momentum that is hardly left counts where nothing else moves it
    by_momentum = _momentum(outlook) or (outlook.momentum_left and not _decays(outlook))
    weights = by_momentum or outlook.weight_decay
    bias = outlook.bias is not None if by_momentum else outlook.bias_decay
    if weights and bias:
        return tr("its weights and bias")
    if weights:
        return tr("its weights")
    return tr("its bias") if bias else ""
