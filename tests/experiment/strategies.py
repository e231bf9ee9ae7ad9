"""Random experiments of every kind that is valid, drawn from the declarations."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from app.experiment.declaration import Declaration, Effect
from app.experiment.names import DIGITS, IMAGES, REGRESSION_DATASETS
from app.experiment.settings import Experiment, declarations, parse

ANY_TEXT = st.text(st.characters(codec="utf-8"), max_size=20)


def values_of(item: Declaration) -> st.SearchStrategy[Any]:
    """Everything the declaration says is accepted."""
    low, high = item.low, item.high
    match item.kind:
        case "choice":
            return st.sampled_from(item.choices)
        case "flag":
            return st.booleans()
        case "integer":
            return st.integers(int(low), int(high))
        case "number":
            return st.floats(low, high, allow_nan=False, allow_infinity=False)
        case "text":
            return ANY_TEXT.filter(bool)
        case "integers":
            return st.lists(st.integers(int(low), int(high)), min_size=1, max_size=5).map(tuple)
    return st.sampled_from(item.choices)  # choices: lists of them depend on the hidden layers


def _fit_images(draw: st.DrawFn, data: dict[str, Any], network: dict[str, Any]) -> None:
    """Channels only on images, as many layers as kernels have room for, and no more digits than
    there are."""
    if "kernel" in network:
        network["kernel"] += 1 - network["kernel"] % 2
    if data.get("name") == "digits" and "points" in data:
        data["points"] = min(data["points"], DIGITS)
    if data.get("name") not in IMAGES:
        network.pop("channels", None)
    elif "channels" in network:
        network["kernel"] = draw(st.sampled_from([1, 3, 5, 7]))
        network["stride"] = draw(st.integers(1, 3)) if network["kernel"] == 1 else 1
        room = {1: 1, 3: 3}.get(network["kernel"], 1)
        network["channels"] = network["channels"][:room]
        if draw(st.booleans()):
            network["hidden"] = ()


@st.composite
def experiments(draw: st.DrawFn) -> Experiment:
    items = declarations()
    chosen = draw(st.lists(st.sampled_from(list(items)), unique=True))
    document: dict[str, Any] = {}
    for key in chosen:
        document.setdefault(items[key].section, {})[items[key].name] = draw(values_of(items[key]))
    data, network = document.setdefault("dataset", {}), document.setdefault("network", {})
    if data.get("name") == "csv":
        data["path"] = draw(values_of(items["dataset.path"]))
    start = document.get("initialisation", {})
    if start.get("weights") == "file":
        start["path"] = draw(values_of(items["initialisation.path"]))
    _fit_images(draw, data, network)
    if data.get("name") in REGRESSION_DATASETS:
        document.get("training", {}).pop("loss", None)
    if draw(st.booleans()):
        count = len(network.get("channels", ())) + len(network.get("hidden", (8, 8)))
        names = st.sampled_from(items["network.activation"].choices)
        network["activation"] = tuple(draw(st.lists(names, min_size=count, max_size=count)))
    live = [item for item in items.values() if item.effect is Effect.AT_ONCE]
    document["interventions"] = tuple(
        {"step": draw(st.integers(0, 10**9)), "key": item.key, "value": draw(values_of(item))}
        for item in draw(st.lists(st.sampled_from(live), max_size=3))
    )
    return parse(document)
