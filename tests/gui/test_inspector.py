"""The inspector: one neuron's arithmetic with its numbers in place."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtWidgets import QCheckBox, QSpinBox, QToolButton
from pytestqt.qtbot import QtBot

from app import language
from app.record.inspection import Inspection
from app.record.snapshot import Snapshot, State
from app.window.theme import DARK, LIGHT, PRINT, Theme
from app.window.views.inspector.formula import Word, plain, typeset
from app.window.views.inspector.picture import needed_height, paint_inspector
from app.window.views.inspector.text import plain_text
from app.window.views.inspector.view import InspectorView
from tests.gui.snapshots import make_snapshot


def an_inspection(z: list[float], later: list[float], **changes: object) -> Inspection:
    """Of a ReLU with inputs (1.2, 0.4) on every point and two outgoing weights."""
    values = np.array(z)
    slope = (values > 0).astype(float)
    incoming = np.array(later)
    inputs = np.tile([1.2, 0.4], (len(values), 1))
    delta = incoming * slope
    made = Inspection(
        subject="train" if len(values) == 1 else "minibatch",
        points=np.arange(16, 16 + len(values)),
        loss=0.25,
        inputs=inputs,
        z=values,
        value=np.maximum(values, 0),
        slope=slope,
        outgoing=np.array([0.5, -1.0]),
        later_deltas=np.stack([incoming, -0.5 * incoming], axis=1),
        incoming=incoming,
        delta=delta,
        weight_gradient=delta @ inputs,
        bias_gradient=float(delta.sum()),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def shown(inspection: Inspection | None, activation: str = "relu", **changes: object) -> Snapshot:
    """Layer 1, neuron 4 with weights 0.52 and -0.31, bias 0.21."""
    base = make_snapshot([8, 8], neuron=(0, 3))
    assert base.neuron is not None
    layer = replace(base.layers[0], activation=activation)
    neuron = replace(
        base.neuron,
        weights=np.array([0.52, -0.31]),
        bias=0.21,
        inspection=inspection,
    )
    neuron = replace(neuron, **changes)  # type: ignore[arg-type]
    return replace(base, neuron=neuron, layers=(layer, *base.layers[1:]))


def opened(
    qtbot: QtBot, snapshot: Snapshot, size: tuple[int, int] = (380, 700), theme: Theme = LIGHT
) -> InspectorView:
    view = InspectorView(theme)
    qtbot.addWidget(view)
    view.resize(*size)
    view.show_snapshot(snapshot)
    view.show()
    return view


def lines(snapshot: Snapshot, *, formulas_only: bool = False) -> list[str]:
    return plain_text(snapshot, formulas_only=formulas_only).splitlines()


def painted(snapshot: Snapshot, width: int, height: int, theme: Theme = LIGHT) -> np.ndarray:
    """(height, width, 3)"""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    with QPainter(image) as painter:
        paint_inspector(painter, QRectF(0, 0, width, height), snapshot, theme)
    raw = np.frombuffer(image.constBits(), np.uint8).reshape(height, width, 4)
    return raw[:, :, 2::-1].astype(int)


def share_of(picture: np.ndarray, color: QColor) -> float:
    rgb = (color.red(), color.green(), color.blue())
    return float((picture == rgb).all(axis=2).mean())


def button(view: InspectorView, name: str) -> QToolButton:
    (found,) = (b for b in view.findChildren(QToolButton) if b.text() == name)
    return found


def spin(view: InspectorView) -> QSpinBox:
    # a spin box of Qt's own would come with scroll bars' tool buttons only
    return view.findChild(QSpinBox)  # type: ignore[no-any-return]


# --- Formulas


@pytest.mark.parametrize(
    ("markup", "line"),
    [
        (r"Σ_i w_i a_i + b", "Σᵢ wᵢaᵢ + b"),
        (r"\frac{∂L}{∂w_i} = δ a_i", "∂L/∂wᵢ = δaᵢ"),
        (r"\bar{z} = 0.52 · (−0.4) − 1.2e−5", "mean z = 0.52·(−0.4) − 1.2·10⁻⁵"),
        (r"\cases{1}{z > 0}{\strong{0}}{z ≤ 0}", "{1 if z > 0; 0 if z ≤ 0}"),
        (r"σ(z) = \frac{1}{1 + e^{−z}}", "σ(z) = 1/(1 + e⁻ᶻ)"),
    ],
)
def test_a_formula_can_be_read_in_one_line(markup: str, line: str) -> None:
    assert plain(markup).strip() == line


def test_lowered_letters_are_smaller_and_lower(qapp: object) -> None:
    letters = {ink.text: ink for ink in typeset("w_i", LIGHT, 12).inks}  # type: ignore[union-attr]
    assert letters["i"].y > letters["w"].y
    assert letters["i"].font.pointSizeF() < letters["w"].font.pointSizeF()
    assert letters["w"].font.italic()


def test_a_fraction_stands_above_and_below_its_bar(qapp: object) -> None:
    box = typeset(r"\frac{a}{b}", LIGHT, 12)
    above, bar, below = box.inks
    assert above.y < bar.y < below.y
    assert box.up > typeset("a", LIGHT, 12).up


def test_numbers_and_words_are_upright(qapp: object) -> None:
    for markup in ("0.52", "max", '"NaN"', "∂"):
        assert not any(ink.font.italic() for ink in typeset(markup, LIGHT, 12).inks)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("activation", "value", "slope"),
    [
        ("relu", "max(0, z)", "{1 if z > 0; 0 if z ≤ 0}"),
        ("leaky-relu", "{z if z > 0; sz if z ≤ 0}", "{1 if z > 0; s if z ≤ 0}"),
        ("prelu", "{z if z > 0; sz if z ≤ 0}", "{1 if z > 0; s if z ≤ 0}"),
        ("elu", "{z if z > 0; α(eᶻ − 1) if z ≤ 0}", "{1 if z > 0; αeᶻ if z ≤ 0}"),
        ("selu", "{λz if z > 0; λα(eᶻ − 1) if z ≤ 0}", "{λ if z > 0; λαeᶻ if z ≤ 0}"),
        ("gelu", "zΦ(z)", "Φ(z) + zφ(z)"),
        ("silu", "zσ(z)", "σ(z)(1 + z(1 − σ(z)))"),
        ("softplus", "ln(1 + eᶻ)", "σ(z)"),
        ("tanh", "tanh z", "1 − tanh² z"),
        ("sigmoid", "σ(z) = 1/(1 + e⁻ᶻ)", "f(z)(1 − f(z))"),
        ("linear", "z", "1"),
    ],
)
def test_every_activation_has_its_formulas(activation: str, value: str, slope: str) -> None:
    found = lines(shown(None, activation), formulas_only=True)
    assert f"f(z) = {value}" in found
    assert f"f′(z) = {slope}" in found


def test_conditions_are_told_in_the_language_in_force(monkeypatch: pytest.MonkeyPatch) -> None:
    markup = r"\cases{1}{z > 0}{0}{z ≤ 0}"

    def letters() -> list[str]:
        return [ink.text for ink in typeset(markup, LIGHT, 12).inks if isinstance(ink, Word)]

    assert letters().count("if ") == 2
    monkeypatch.setattr(language, "_catalogue", {"if {condition}": "falls {condition} gilt"})
    assert letters().count("falls ") == letters().count(" gilt") == 2
    assert "if " not in letters()
    assert plain(markup) == "{1 falls z > 0 gilt; 0 falls z ≤ 0 gilt}"


def test_what_is_set_stands_in_the_formula() -> None:
    leaky = shown(an_inspection([-0.5], [0.1], slope=np.array([0.01])), "leaky-relu")
    assert "f(z) = {z if z > 0; 0.01z if z ≤ 0} = 0" in lines(leaky)
    learned = shown(an_inspection([-0.5], [0.1], slope=np.array([0.23])), "prelu")
    assert "f′(z) = {1 if z > 0; 0.23 if z ≤ 0} = 0.23" in lines(learned)
    elu = shown(an_inspection([0.5], [0.1]), "elu")
    other = elu.experiment.with_values({"network.activation": "elu", "network.alpha": 0.7})
    found = lines(replace(elu, experiment=other))
    assert "f′(z) = {1 if z > 0; 0.7eᶻ if z ≤ 0} = 1" in found


# --- One point


def test_a_points_numbers_stand_in_place() -> None:
    found = lines(shown(an_inspection([0.71], [-0.33])))
    assert found[0] == "Layer 1 · neuron 4: relu · training point 17: class 0 · loss 0.25"
    for line in (
        "z = Σᵢ wᵢaᵢ + b = 0.52·1.2 − 0.31·0.4 + 0.21 = 0.71",
        "f(z) = max(0, z) = 0.71",
        "f′(z) = {1 if z > 0; 0 if z ≤ 0} = 1",
        "∂L/∂f = Σⱼ vⱼδⱼ = 0.5·(−0.33) − 1·0.165 = −0.33",
        "δ = ∂L/∂f·f′(z) = −0.33 × 1 = −0.33",
        "∂L/∂b = δ = −0.33",
        "x1\t1.2\t0.52\t0.624\t−0.396",
        "x2\t0.4\t−0.31\t−0.124\t−0.132",
        "bias b\t1\t0.21\t0.21\t−0.33",
        "No factor is 0: this point moves the neuron's weights.",
        "At z = 0 exactly PyTorch takes f′ = 0.",
    ):
        assert line in found


def test_a_slope_of_0_makes_everything_after_it_0() -> None:
    found = lines(shown(an_inspection([-0.71], [-0.33])))
    assert "δ = ∂L/∂f·f′(z) = −0.33 × 0 = 0" in " ".join(found).replace("  ", " ")
    assert any(line.startswith("f′(z) is 0, so every gradient is exactly 0") for line in found)
    assert "∂L/∂wᵢ = δaᵢ = 0" in found
    assert "x1\t1.2\t0.52\t0.624\t0" in found


@pytest.mark.parametrize("activation", ["tanh", "sigmoid", "elu", "gelu", "softplus", "leaky-relu"])
def test_only_an_exactly_flat_activation_has_a_slope_of_exactly_0(activation: str) -> None:
    zero = np.array([0.0])
    one = shown(an_inspection([-22.0], [0.1], slope=zero), activation)
    if activation == "leaky-relu":
        flat = one.experiment.with_values(
            {"network.activation": activation, "network.negative_slope": 0.0}
        )
        said = "\n".join(lines(replace(one, experiment=flat)))
        assert "f′(z) is 0, so every gradient is exactly 0" in said
        assert "rounds" not in said
        return
    said = "\n".join(lines(one))
    assert "f′(z) rounds to 0 in single precision, so every gradient is 0, however" in said
    assert "= 0 (rounded, in single precision)" in said
    assert "own slope: ≈ 0" in said
    assert "exactly 0" not in said
    made = an_inspection([-22.0, 23.0], [0.1, 0.2])
    two = replace(made, slope=np.zeros(2), delta=np.zeros(2), weight_gradient=np.zeros(2))
    said = "\n".join(lines(shown(two, activation)))
    assert "f′(z) rounds to 0 on all 2 points in single precision, so every gradient is 0" in said
    assert "exactly" not in said
    some = shown(replace(made, slope=np.array([0.0, 0.5]), delta=np.array([0.0, 0.1])), activation)
    assert "f′(z) rounds to 0 on 1 of 2 points: only the other one moves its weights." in lines(
        some
    )


def test_products_that_underflow_are_not_called_factors_of_0() -> None:
    tiny = an_inspection([0.5], [1e-40], delta=np.zeros(1), weight_gradient=np.zeros(2))
    assert "The product of the factors rounds to 0 in single precision: every gradient is 0." in (
        lines(shown(tiny, "tanh"))
    )


@pytest.mark.parametrize("theme", [LIGHT, DARK, PRINT])
def test_the_factor_that_is_0_stands_out_without_colour(qapp: object, theme: Theme) -> None:
    text = theme.color("text")
    alive = painted(shown(an_inspection([0.71], [-0.33])), 380, 150, theme)
    dead = painted(shown(an_inspection([-0.71], [-0.33])), 380, 150, theme)
    assert share_of(dead, text) > share_of(alive, text) + 0.05


def test_where_nothing_comes_back_that_is_said_instead() -> None:
    found = "\n".join(lines(shown(an_inspection([0.71], [0.0]))))
    assert "Nothing comes back from the later layers" in found
    assert "f′(z) is 0" not in found


def test_without_a_bias_there_is_none() -> None:
    found = lines(shown(an_inspection([0.5], [0.1], bias_gradient=None), bias=None))
    assert "z = Σᵢ wᵢaᵢ = 0.52·1.2 − 0.31·0.4 = 0.5" in found
    assert not any("bias" in line or "∂L/∂b" in line for line in found)


def test_many_outgoing_weights_are_not_written_out() -> None:
    made = an_inspection(
        [0.5], [0.1], outgoing=np.ones(20), later_deltas=np.full((1, 20), 0.1 / 20)
    )
    assert "∂L/∂f = Σⱼ vⱼδⱼ = 0.1 (over 20 outgoing weights)" in lines(shown(made))


def _summed(a: list[float], w: list[float]) -> str:
    """What is said of z with these inputs and weights, and a bias of 0.21."""
    made = an_inspection(
        [0.5], [0.1], inputs=np.array([a]), weight_gradient=np.zeros(len(w)), delta=np.ones(1)
    )
    (found,) = (
        line
        for line in lines(shown(made, layer=1, weights=np.array(w)))
        if line.startswith("z = Σ")
    )
    return found.partition(" + b = ")[2]


def test_a_sum_spends_its_terms_on_what_is_not_0() -> None:
    many = [0.0, 0.0, 3.0, 0.0, 0.0, 2.0, 0.0, 1.0]
    weights = [0.9, -0.8, 0.5, 0.7, 0.6, -0.4, 0.3, 0.2]
    assert _summed(many, weights) == ("0.5·3 − 0.4·2 + 0.2·1 + 0.21 = 0.5 (5 other products are 0)")
    assert _summed([0.0, 2.0], [0.9, -0.5]) == "−0.5·2 + 0.21 = 0.5 (the other product is 0)"
    assert _summed([0.0, 0.0], [0.9, -0.5]) == "0.21 = 0.5 (all 2 products are 0)"
    # six that count: the three largest, in the order of their numbers
    full = [1.0, 0.1, 3.0, 0.1, 0.0, 2.0, 0.1, 0.1]
    assert _summed(full, [1.0] * 8) == "1·1 + 1·3 + 1·2 + ⋯ + 0.21 = 0.5"


def test_a_minibatch_of_an_activation_that_cannot_die_is_not_called_active() -> None:
    found = lines(shown(an_inspection([0.5, -0.1], [0.1, 0.3]), "tanh"))
    assert any(line.endswith("(z > 0 on 1 of 2 points)") for line in found)
    assert not any("active" in line for line in found)


# --- A minibatch


def test_a_minibatch_has_means_forwards_and_sums_backwards() -> None:
    made = an_inspection([0.5, -0.1, -0.2, 0.2], [0.1, 0.3, 0.4, 0.2])
    found = lines(shown(made))
    for line in (
        "mean z = Σᵢ wᵢmean aᵢ + b = 0.52·1.2 − 0.31·0.4 + 0.21 = 0.1 (from −0.2 to 0.5)",
        "f(z) = max(0, z), mean f = 0.175 (active on 2 of 4 points)",
        "Σₖ ∂L/∂fₖ = Σⱼ vⱼΣₖ δⱼₖ = 0.5·1 − 1·(−0.5) = 1",
        "∂L/∂b = Σₖ δₖ = 0.3",
        "x1\t1.2\t0.52\t0.624\t0.36",
        "f′(z) is not 0 on 2 of 4 points: only these move its weights.",
    ):
        assert line in found
    assert any("1 if z > 0: 2 of 4; 0 if z ≤ 0: 2 of 4" in line for line in found)
    assert any("Its 1/4 is in the later term" in line for line in found)


def test_a_minibatch_that_never_reaches_it_teaches_nothing() -> None:
    found = "\n".join(lines(shown(an_inspection([-0.5, -0.1], [0.1, 0.3]))))
    assert "f′(z) is 0 on all 2 points" in found
    assert "× 0 = 0" in found


# --- Many inputs and odd numbers


def test_of_many_inputs_the_largest_are_listed_and_the_rest_summed() -> None:
    snapshot = make_snapshot([64, 8], neuron=(1, 3), subject="train", point=2)
    neuron = snapshot.neuron
    assert neuron is not None
    assert neuron.inspection is not None
    product = neuron.weights * neuron.inspection.inputs[0]
    rows = [line.split("\t") for line in lines(snapshot) if "\t" in line][1:]
    names = [row[0] for row in rows]
    largest = np.argsort(-np.abs(product))
    assert names[:8] == [f"n{i + 1}" for i in largest[:8]]
    assert names[8:] == ["56 more", "bias b", "z"]
    assert "The row “56 more” sums the others; its gradient is the largest in size." in (
        lines(snapshot)
    )
    rest = float(rows[8][3].replace("−", "-"))
    assert rest == pytest.approx(product[largest[8:]].sum(), abs=0.01)


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf, 1e300, 1e-300])
@pytest.mark.parametrize("points", [1, 3])
def test_any_numbers_are_shown_as_what_they_are(qtbot: QtBot, value: float, points: int) -> None:
    made = an_inspection([0.5] * points, [0.1] * points)
    filled = {
        name: np.full_like(getattr(made, name), value)
        for name in ("inputs", "z", "value", "slope", "incoming", "delta", "weight_gradient")
    }
    snapshot = shown(replace(made, loss=value, bias_gradient=value, **filled), bias=value)
    view = opened(qtbot, snapshot)
    view.grab()
    if not np.isfinite(value):
        assert ("NaN" if np.isnan(value) else "∞") in view.text()
        assert "diverged" in view.text()


# --- The widget


def test_without_a_neuron_there_is_a_hint_and_before_the_answer_dots(qtbot: QtBot) -> None:
    view = opened(qtbot, make_snapshot([8, 8]))
    assert view.text().startswith("Click a neuron")
    view.show_snapshot(shown(None))
    assert view.text() == "…"
    view.show_snapshot(shown(an_inspection([0.5], [0.1])))
    assert "∂L/∂wᵢ" in view.text()


def test_formulas_alone_have_no_numbers_of_the_neuron(qtbot: QtBot) -> None:
    view = opened(qtbot, shown(an_inspection([0.71], [-0.33])))
    before = view.grab().toImage()
    box = view.findChild(QCheckBox)
    assert isinstance(box, QCheckBox)
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(8, box.height() // 2))
    assert "z = Σᵢ wᵢaᵢ + b" in view.text().splitlines()
    assert "0.71" not in view.text()
    assert view.grab().toImage() != before


def test_the_choice_of_the_subject_is_asked_for(qtbot: QtBot) -> None:
    view = opened(qtbot, make_snapshot([8, 8], neuron=(0, 3), subject="minibatch"))
    with qtbot.waitSignal(view.subject_changed) as asked:
        qtbot.mouseClick(button(view, "Training"), Qt.MouseButton.LeftButton)
    assert asked.args == [("train", 0)]
    with qtbot.waitSignal(view.subject_changed) as asked:
        spin(view).selectAll()
        qtbot.keyClicks(spin(view), "17")
        qtbot.keyClick(spin(view), Qt.Key.Key_Return)
    assert asked.args == [("train", 16)]
    with qtbot.waitSignal(view.subject_changed) as asked:
        qtbot.mouseClick(button(view, "Test"), Qt.MouseButton.LeftButton)
    assert asked.args == [("test", 16)]
    with qtbot.waitSignal(view.subject_changed) as asked:
        qtbot.mouseClick(button(view, "Next minibatch"), Qt.MouseButton.LeftButton)
    assert asked.args == [("minibatch", 0)]


def test_the_controls_follow_what_is_shown_without_asking(qtbot: QtBot) -> None:
    view = opened(qtbot, make_snapshot([8, 8], neuron=(0, 3), subject="minibatch"))
    with qtbot.assertNotEmitted(view.subject_changed):
        view.show_snapshot(make_snapshot([8, 8], neuron=(0, 3), subject="test", point=40))
    assert button(view, "Test").isChecked()
    assert spin(view).value() == 41
    assert spin(view).maximum() == 100


def test_a_snapshot_from_before_the_choice_does_not_undo_it(qtbot: QtBot) -> None:
    old = make_snapshot([8, 8], neuron=(0, 3), subject="minibatch")
    view = opened(qtbot, old)
    qtbot.mouseClick(button(view, "Training"), Qt.MouseButton.LeftButton)
    view.show_snapshot(replace(old, step=1))
    assert button(view, "Training").isChecked()
    view.show_snapshot(
        replace(make_snapshot([8, 8], neuron=(0, 3), subject="train"), data=old.data)
    )
    assert button(view, "Training").isChecked()
    view.show_snapshot(replace(old, step=2))
    assert button(view, "Next minibatch").isChecked()


def test_without_test_points_none_can_be_chosen(qtbot: QtBot) -> None:
    view = opened(qtbot, make_snapshot([8, 8], neuron=(0, 3), subject="minibatch", n_test=0))
    assert not button(view, "Test").isEnabled()


def test_the_text_can_be_copied(qtbot: QtBot) -> None:
    view = opened(qtbot, shown(an_inspection([0.71], [-0.33])))
    (action,) = view.actions()
    assert action.text() == "Copy as text"
    action.trigger()
    assert QGuiApplication.clipboard().text() == view.text()


@pytest.mark.parametrize("size", [(220, 300), (380, 700), (1000, 560), (60, 40)])
@pytest.mark.parametrize("theme", [LIGHT, DARK.for_projector(), PRINT])
@pytest.mark.parametrize("subject", ["train", "minibatch"])
def test_it_is_drawn_at_every_size(
    qtbot: QtBot, size: tuple[int, int], theme: Theme, subject: str
) -> None:
    for snapshot in (
        make_snapshot([8, 8], {(0, 2): State.DEAD}, neuron=(0, 2), subject=subject),  # type: ignore[arg-type]
        make_snapshot([70, 3], neuron=(1, 1), inputs=1, subject=subject, bias=False),  # type: ignore[arg-type]
    ):
        view = opened(qtbot, snapshot, size, theme)
        assert view.grab().toImage().pixelColor(2, view.height() - 2) == theme.color("surface")


@pytest.mark.parametrize("width", [220, 380, 720, 1000, 1900])
@pytest.mark.parametrize("theme", [LIGHT, LIGHT.for_projector()])
def test_nothing_reaches_into_the_margins(qapp: object, width: int, theme: Theme) -> None:
    width = int(width * theme.text_scale)
    for snapshot in (
        make_snapshot([64, 8], neuron=(1, 3), subject="minibatch"),
        make_snapshot([64, 8], {(1, 3): State.DEAD}, neuron=(1, 3), subject="train"),
    ):
        height = int(needed_height(snapshot, theme, width)) + 1
        picture = painted(snapshot, width, height, theme)
        surface = [theme.color("surface").red()] * 3
        for strip in (picture[:, :6], picture[:, -6:], picture[:6], picture[-6:]):
            assert (strip == surface).all()


def test_in_a_low_area_what_matters_least_is_left_out(qapp: object) -> None:
    snapshot = make_snapshot([8, 8], neuron=(0, 3), subject="minibatch")
    for height in (160, 300, 500, 700):
        picture = painted(snapshot, 380, height)
        assert (picture[-6:] == 255).all(), "nothing is cut off"
        assert (picture[60:140] != 255).any(), "the chain rule stays"


def test_a_slide_is_filled_with_larger_type(qapp: object) -> None:
    snapshot = make_snapshot([8, 8], neuron=(0, 3), subject="minibatch")
    assert needed_height(snapshot, LIGHT, 1900) > 1.5 * needed_height(snapshot, LIGHT, 1000)
