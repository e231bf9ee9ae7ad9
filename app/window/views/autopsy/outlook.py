"""What may still become of a dead neuron, in plain words. No drawing."""

from __future__ import annotations

from app.record.autopsy import Fate, Outlook
from app.window.views.words import count, grouped, number


def outlook_sentence(outlook: Outlook, *, born_dead: bool = False) -> str:
    """Whether it can come back by training, and whether it fires on test points.

    `born_dead`: it has been dead since step 0 without a break.
    """
    match outlook.fate:
        case Fate.NO_GRADIENT if born_dead:
            said = (
                "Dead for good: no loss gradient has ever reached it, and none will while the "
                "training data stay as they are."
            )
        case Fate.NO_GRADIENT:
            said = (
                "Dead for good: no loss gradient will ever reach it again while the training data "
                "stay as they are."
            )
        case Fate.MAY_REVIVE:
            moving = receiving(outlook.upstream)
            said = (
                f"May come back: {moving}, so its inputs move."
                if moving
                else "May come back: the layers before it still move, and its inputs with them."
            )
            own = _own_moves(outlook)
            if own:
                said += f" Its own weights get no loss gradient, but {own} them."
        case Fate.CUT_OFF:
            said = (
                "Cannot come back by training: no loss gradient reaches it, nor any layer before "
                "it, so nothing will move."
            )
        case Fate.DRIFTING:
            said = _drifting(outlook)
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


def _drifting(outlook: Outlook) -> str:
    own = _own_moves(outlook)
    moving = receiving(outlook.upstream)
    if not own:
        why = moving or "momentum or weight decay still moves the layers before it"
        return f"Adrift: no loss gradient reaches it, but {why}, so its inputs drift."
    said = f"Adrift: no loss gradient reaches it, but {own} its own weights."
    if moving:
        return f"{said} And {moving}, so its inputs move too."
    if outlook.momentum_left == 0:
        # decay on the weights takes w·x towards 0; the bias, if negative, stays and keeps it dead
        return f"{said} That shrinks them, which alone cannot outweigh a negative bias."
    return f"{said} Where that ends decides whether it comes back."


def _own_moves(outlook: Outlook) -> str:
    """'left-over momentum (up to 0.002 a step) still moves'; '' if nothing does."""
    found = [
        f"{name} (up to {number(size, 2)} a step)"
        for name, size in (
            ("left-over momentum", outlook.momentum_left),
            ("weight decay", outlook.decay),
        )
        if size != 0
    ]
    if not found:
        return ""
    return f"{' and '.join(found)} still {'moves' if len(found) == 1 else 'move'}"
