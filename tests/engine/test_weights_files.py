"""Weights as safetensors: PyTorch gets the same network from them, and so does Flatline."""

from __future__ import annotations

import os
import struct
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from safetensors import safe_open
from safetensors.torch import load_file, save_file
from torch import Tensor, nn

from app.engine import weights
from app.engine.layers import dense
from app.engine.trainer import Trainer
from app.experiment.errors import BadInput
from tests.engine.making import experiment, set_layers, setting_at

WIDTHS = (2, 5, 3, 1)


def trained(**values: Any) -> Trainer:
    """A network 2-5-3-1 after some steps, two siblings."""
    made = {
        "dataset.points": 40,
        "network.hidden": [5, 3],
        "training.replicas": 2,
        **{key.replace("__", "."): value for key, value in values.items()},
    }
    trainer = Trainer(experiment(made))
    trainer.advance(20)
    return trainer


def good(widths: tuple[int, ...] = WIDTHS, bias: bool = True) -> dict[str, Tensor]:
    """The tensors of a network with numbers that are all different."""
    made: dict[str, Tensor] = {}
    for number, (fan_in, fan_out) in enumerate(pairwise(widths), start=1):
        made[f"layers.{number}.weight"] = torch.randn(fan_out, fan_in)
        if bias:
            made[f"layers.{number}.bias"] = torch.randn(fan_out)
    return made


def written(path: Path, **changes: Tensor | None) -> Path:
    """A file with the good tensors but for some changes (None leaves one out)."""
    tensors = {**good(), **{f"layers.{name.replace('_', '.')}": t for name, t in changes.items()}}
    save_file({name: t for name, t in tensors.items() if t is not None}, path)
    return path


def complaint(path: Path, widths: tuple[int, ...] = WIDTHS, bias: bool = True) -> str:
    with pytest.raises(BadInput) as caught:
        weights.load(path, dense(widths), bias)
    message = str(caught.value)
    assert message.startswith(f"{path}: ")
    assert message.isprintable()
    return message.removeprefix(f"{path}: ")


def bits(tensor: Tensor) -> bytes:
    return tensor.detach().contiguous().numpy().tobytes()


@pytest.mark.parametrize("replica", [0, 1])
@pytest.mark.parametrize("bias", [True, False])
@pytest.mark.parametrize("activation", ["relu", "prelu"])
def test_pytorch_gets_the_same_network(
    tmp_path: Path, activation: str, bias: bool, replica: int
) -> None:
    trainer = trained(network__activation=activation, network__bias=bias)
    path = tmp_path / "net.safetensors"
    weights.save(trainer, replica, path)
    net = nn.Sequential()
    for number, (fan_in, fan_out) in enumerate(pairwise(WIDTHS), start=1):
        net.add_module(str(number), nn.Linear(fan_in, fan_out, bias=bias))
        if number < len(WIDTHS) - 1:
            net.add_module(f"{number}a", nn.PReLU() if activation == "prelu" else nn.ReLU())
    named = {
        name.removeprefix("layers.").replace(".slope", "a.weight"): tensor
        for name, tensor in load_file(path).items()
    }
    net.load_state_dict(named, strict=True)
    x, _ = trainer.tensors(trainer.data.train)
    *_, (z, _) = trainer.network.walk(x, slice(replica, replica + 1))
    with torch.inference_mode():
        found = net(torch.as_tensor(trainer.data.train.x, dtype=torch.float32))
    torch.testing.assert_close(found, z[0])
    assert float(found.std()) > 0.0


@pytest.mark.parametrize("replica", [0, 1])
@pytest.mark.parametrize("bias", [True, False])
def test_what_is_saved_is_loaded_to_the_bit(tmp_path: Path, bias: bool, replica: int) -> None:
    trainer = trained(network__activation="prelu", network__bias=bias)
    path = tmp_path / "net.safetensors"
    weights.save(trainer, replica, path)
    other = trained(network__activation="prelu", network__bias=bias, initialisation__seed=9)
    set_layers(other, *weights.load(path, dense(WIDTHS), bias))
    learned, copied = trainer.network.parameters, other.network.parameters
    for own, its in zip(learned.weights, copied.weights, strict=True):
        assert bits(own[replica]) == bits(its[0]) == bits(its[1])
    slopes = weights.load_slopes(path)
    assert slopes == [float(slope[replica]) for slope in learned.slopes]
    assert slopes[0] != 0.25


def test_special_single_precision_numbers_keep_their_bits(tmp_path: Path) -> None:
    trainer = trained()
    odd = np.array([-0.0, 1e-45, 3.4028235e38, 1 / 3, -1.1754944e-38], np.float32)
    first = np.zeros((3, 5), np.float32)
    first[0] = odd
    set_layers(trainer, first, np.ones((6, 3)), np.ones((4, 1)))
    weights.save(trainer, 0, tmp_path / "odd")
    loaded = weights.load(tmp_path / "odd", dense(WIDTHS), True)[0]
    assert loaded[0].astype(np.float32).tobytes() == odd.tobytes()


def test_layout_is_that_of_the_initialisers(tmp_path: Path) -> None:
    tensors = good()
    save_file(tensors, tmp_path / "net")
    loaded = weights.load(tmp_path / "net", dense(WIDTHS), True)
    assert [layer.shape for layer in loaded] == [(3, 5), (6, 3), (4, 1)]
    assert all(layer.dtype == np.float64 for layer in loaded)
    assert loaded[0][1, 4] == tensors["layers.1.weight"][4, 1]
    assert loaded[1][-1, 2] == tensors["layers.2.bias"][2]


def test_without_biases_the_last_row_is_zero(tmp_path: Path) -> None:
    save_file(good(bias=False), tmp_path / "net")
    loaded = weights.load(tmp_path / "net", dense(WIDTHS), False)
    assert [layer.shape for layer in loaded] == [(3, 5), (6, 3), (4, 1)]
    assert all((layer[-1] == 0.0).all() for layer in loaded)


def test_the_file_says_where_it_comes_from(tmp_path: Path) -> None:
    trainer = trained(network__activation=["relu", "tanh"], dataset__name="xor")
    weights.save(trainer, 1, tmp_path / "net")
    with safe_open(tmp_path / "net", framework="pt") as file:
        about = file.metadata()
    assert about["format"] == "pt"
    assert about["program"].startswith("Flatline ")
    expected = {"activations": "relu tanh", "dataset": "xor", "seed": "1", "step": "20"}
    assert {name: about[name] for name in expected} == expected


@pytest.mark.parametrize("bias", [True, False])
@pytest.mark.parametrize("widths", [WIDTHS, (2, 3), (1, 1, 1, 1), (2, 7, 7, 3)])
def test_a_file_is_described(tmp_path: Path, widths: tuple[int, ...], bias: bool) -> None:
    save_file(good(widths, bias), tmp_path / "net")
    assert weights.describe(tmp_path / "net") == (widths, bias)
    assert len(weights.load(tmp_path / "net", dense(widths), bias)) == len(widths) - 1


def test_layers_of_one_neuron_are_saved(tmp_path: Path) -> None:
    """Their matrices are contiguous whichever way round, so that nothing need copy them."""
    trainer = trained(dataset__name="abs", network__hidden=[1, 1], network__bias=False)
    weights.save(trainer, 0, tmp_path / "net")
    assert weights.describe(tmp_path / "net") == ((1, 1, 1, 1), False)


def test_more_than_ten_layers_keep_their_order(tmp_path: Path) -> None:
    widths = (2, *range(3, 15), 1)
    save_file(good(widths), tmp_path / "net")
    assert weights.describe(tmp_path / "net") == (widths, True)
    assert [len(layer) - 1 for layer in weights.load(tmp_path / "net", dense(widths), True)] == [
        *widths[:-1]
    ]


@pytest.mark.parametrize("dtype", [torch.float16, torch.bfloat16, torch.float32, torch.float64])
def test_every_floating_point_type_is_read(tmp_path: Path, dtype: torch.dtype) -> None:
    tensors = {name: tensor.to(dtype) for name, tensor in good().items()}
    save_file(tensors, tmp_path / "net")
    loaded = weights.load(tmp_path / "net", dense(WIDTHS), True)
    assert np.array_equal(loaded[1][:-1].T, tensors["layers.2.weight"].double().numpy())
    assert np.array_equal(loaded[1][-1], tensors["layers.2.bias"].double().numpy())


@pytest.mark.parametrize(
    ("dtype", "named"),
    [
        (torch.int64, "I64"),
        (torch.uint8, "U8"),
        (torch.bool, "BOOL"),
        (torch.float8_e4m3fn, "F8_E4M3"),
        (torch.complex64, "C64"),
    ],
)
def test_other_types_are_refused(tmp_path: Path, dtype: torch.dtype, named: str) -> None:
    path = written(tmp_path / "net", **{"2_weight": torch.ones(3, 5).to(dtype)})
    assert complaint(path) == f"layers.2.weight is of type {named}; must be F16 BF16 F32 F64"


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")])
@pytest.mark.parametrize("part", ["2_weight", "3_bias"])
def test_numbers_that_are_not_finite_are_refused(tmp_path: Path, part: str, value: float) -> None:
    tensor = good()[f"layers.{part.replace('_', '.')}"]
    tensor.view(-1)[-1] = value
    path = written(tmp_path / "net", **{part: tensor})
    assert complaint(path).startswith(f"layers.{part.replace('_', '.')} has a number that is not")


def test_numbers_beyond_single_precision_are_refused(tmp_path: Path) -> None:
    big = torch.full((3, 5), 1e39, dtype=torch.float64)
    path = written(tmp_path / "net", **{"2_weight": big})
    assert "layers.2.weight has a number that is not finite (in single" in complaint(path)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"1_weight": None}, "layers.1.weight is missing"),
        ({"2_weight": None}, "layers.2.weight is missing"),
        ({"3_weight": None}, "layers.3.weight is missing"),
        ({"2_bias": None}, "layers.2.bias is missing, and other layers have biases"),
        ({"2_weight": torch.ones(15)}, "layers.2.weight is 15; must be outputs × inputs"),
        ({"2_weight": torch.ones(())}, "layers.2.weight is a single number; must be outputs × inp"),
        ({"2_weight": torch.ones(3, 0)}, "layers.2.weight is 3 × 0; must be outputs × inputs"),
        (
            {"2_weight": torch.ones(3, 4)},
            "layers.2.weight is 3 × 4 (outputs × inputs); layer 1 has 5 outputs, so 3 × 5 is ",
        ),
        ({"2_bias": torch.ones(4)}, "layers.2.bias is 4; must be 3"),
        ({"2_bias": torch.ones(3, 1)}, "layers.2.bias is 3 × 1; must be 3"),
        ({"1_slope": torch.ones(5)}, "layers.1.slope is 5; must be one number for the layer"),
        ({"0_weight": torch.ones(2, 2)}, "layers.0.weight does not belong in it: a network is "),
        ({"1_gamma": torch.ones(5)}, "layers.1.gamma does not belong in it: a network is layers.1"),
    ],
)
def test_what_is_no_network_is_said_with_its_layer(
    tmp_path: Path, changes: dict[str, Any], sentence: str
) -> None:
    path = written(tmp_path / "net", **changes)
    assert complaint(path).startswith(sentence)
    with pytest.raises(BadInput):
        weights.describe(path)


@pytest.mark.parametrize(
    ("widths", "sentence"),
    [
        (
            (2, 8, 8, 1),
            "layers.1.weight is 5 × 2 (outputs × inputs); the network 2-8-8-1 needs 8 × 2; "
            "network.hidden = [5, 3] fits it",
        ),
        (
            (1, 5, 3, 1),
            "layers.1.weight is 5 × 2 (outputs × inputs); the network 1-5-3-1 needs 5 × 1",
        ),
        (
            (2, 5, 3, 3),
            "layers.3.weight is 1 × 3 (outputs × inputs); the network 2-5-3-3 needs 3 × 3",
        ),
        ((2, 5, 3, 1, 1), "it has 3 layers; the network 2-5-3-1-1 has 4"),
        ((2, 5, 3), "it has 3 layers; the network 2-5-3 has 2"),
    ],
)
def test_another_networks_weights_are_refused(
    tmp_path: Path, widths: tuple[int, ...], sentence: str
) -> None:
    assert complaint(written(tmp_path / "net"), widths) == sentence


@pytest.mark.parametrize(("has", "words"), [(True, "has biases"), (False, "has no biases")])
def test_biases_must_be_in_both_or_in_neither(tmp_path: Path, has: bool, words: str) -> None:
    save_file(good(bias=has), tmp_path / "net")
    sentence = complaint(tmp_path / "net", bias=not has)
    assert sentence == f"it {words}; set network.bias = {str(has).lower()} to use it"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "not a safetensors file"),
        (b"{}", "not a safetensors file"),
        (b"[dataset]\nname = 'circle'\n" * 9, "not a safetensors file"),
        (b"PK\x03\x04" + bytes(100), "not a safetensors file"),
        (b"\x80\x02}q\x00." * 50, "not a safetensors file"),  # a pickle
        (struct.pack("<Q", 2**63) + b"{", "not a safetensors file"),
        (struct.pack("<Q", 2) + b"{}", "layers.1.weight is missing"),
        (struct.pack("<Q", 4) + b"{bad", "cut short or damaged"),
    ],
)
def test_what_is_no_such_file_is_said(tmp_path: Path, content: bytes, sentence: str) -> None:
    path = tmp_path / "net"
    path.write_bytes(content)
    assert complaint(path) == sentence


def test_a_file_cut_short_anywhere_is_said_to_be(tmp_path: Path) -> None:
    path = written(tmp_path / "net")
    whole = path.read_bytes()
    for length in range(9, len(whole), 7):
        path.write_bytes(whole[:length])
        assert complaint(path) == "cut short or damaged", length
    path.write_bytes(whole + b"more")
    assert complaint(path) == "cut short or damaged"


def test_paths_that_hold_no_file(tmp_path: Path) -> None:
    assert complaint(tmp_path / "nosuch") == "no such file"
    assert complaint(tmp_path) == "not a file"
    assert complaint(tmp_path / "a" / "b") == "no such file"
    with pytest.raises(BadInput, match="no such file"):
        weights.load(Path("a\0b"), dense(WIDTHS), True)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert complaint(tmp_path / "pipe") == "not a file"


def test_slopes_that_the_file_lacks_start_where_a_prelu_starts(tmp_path: Path) -> None:
    path = written(tmp_path / "net", **{"2_slope": torch.tensor([0.5])})
    assert weights.load_slopes(path) == [0.25, 0.5]


def test_only_layers_that_learn_a_slope_save_one(tmp_path: Path) -> None:
    trainer = trained(network__activation=["relu", "prelu"])
    weights.save(trainer, 0, tmp_path / "net")
    learned = float(trainer.network.parameters.slopes[1][0])
    assert weights.load_slopes(tmp_path / "net") == [0.25, learned]
    assert learned != 0.25
    assert "layers.1.slope" not in load_file(tmp_path / "net")


def test_biases_that_were_switched_off_are_not_saved(tmp_path: Path) -> None:
    trainer = trained()
    trainer.apply(setting_at(0, "network.bias", False))
    weights.save(trainer, 0, tmp_path / "net")
    assert weights.describe(tmp_path / "net") == (WIDTHS, False)


def test_saving_replaces_a_file_and_leaves_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "ünser net.safetensors"
    path.write_text("old")
    path.chmod(0o640)
    weights.save(trained(), 0, path)
    assert weights.describe(path) == (WIDTHS, True)
    assert os.listdir(tmp_path) == [path.name]
    if os.name == "posix":
        assert path.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("fails", ["os.replace", "os.fsync"])
def test_a_failed_save_leaves_the_old_file_and_no_litter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails: str
) -> None:
    path = tmp_path / "net"
    path.write_text("old")

    def fail(*_: Any) -> None:
        raise OSError("no space left")

    trainer = trained()
    monkeypatch.setattr(fails, fail)
    with pytest.raises(OSError, match="no space left"):
        weights.save(trainer, 0, path)
    assert path.read_text() == "old"
    assert os.listdir(tmp_path) == ["net"]
