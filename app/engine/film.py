"""One replica's parameters after each of the last steps, and the census of all of these at once.

A step's parameters are one short row to copy; a look at many rows is one pass of a network whose
replicas are the steps. So every step is counted at a fraction of what a census a step would cost,
and the state before any of them is at hand, to take that step again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from app.engine.activations import ACTIVATIONS
from app.engine.extremes import highest, lowest
from app.engine.held import Held
from app.engine.trainer import Checkpoint, Place, Trainer

MOST_ROWS = 64
BYTES = 64e6
"""A film of a large network is shorter."""
NUMBERS_AT_ONCE = 120_000
"""Pre-activations of a layer looked at in one pass: what the processor's cache holds."""


@dataclass(frozen=True)
class Look:
    """Some rows of a film over the training set; tensors are (rows, units)."""

    margin: Tensor
    """max z"""
    dead: Tensor
    finite: Tensor
    """(rows,): whether all pre-activations are."""


class Film:
    """Row 0 is the state at `begin`; `keep` after a step adds that step's."""

    def __init__(self, trainer: Trainer, replica: int, rows: int = MOST_ROWS) -> None:
        self._trainer, self._replica = trainer, replica
        self.version = trainer.version
        """The trainer's, for which this film is good."""
        network = trainer.network
        size = sum(i * o for i, o in network.shapes)
        kinds = 1 + len(trainer.optimiser.moments)
        fitting = int(BYTES / (size * kinds * network.parameters.flat.itemsize))
        self.rows = max(1, min(rows, fitting))
        self._kept = torch.zeros(
            (kinds, self.rows + 1, size), dtype=trainer.x.dtype, device=trainer.device
        )
        self._sources = [piece for flat in self._flats() for piece in self._pieces(flat)]
        self._targets = [
            [kind[row] for kind in self._kept]
            if network.replicas == 1
            else [piece for kind in self._kept for piece in network.pieces(kind[row])]
            for row in range(self.rows + 1)
        ]
        # with smaller parameters no pre-activation can overflow, up or down
        most = float(trainer.x.abs().amax()) + 1.0
        layers = 2 * len(network.widths)
        summed = max(max(layer.fan_in, layer.units) for layer in network.layers) + 1
        self._harmless = (1e37 / most) ** (1 / layers) / summed
        self._places: list[Place] = []
        self._can_die = torch.tensor(
            [
                ACTIVATIONS[name].can_die
                for name, width in zip(network.names, network.widths[1:-1], strict=True)
                for _ in range(width)
            ],
            device=trainer.device,
        )
        points = len(trainer.x)
        per_row = points * network.numbers_per_point
        self._reader = network.like(max(1, min(self.rows, NUMBERS_AT_ONCE // per_row)))
        taken = network.taken(0, trainer.x[None])
        self._x = taken.expand(self._reader.replicas, -1, -1).contiguous()
        self.begin()

    def begin(self) -> None:
        """Row 0 is what the trainer has now; later rows are forgotten."""
        self._places.clear()
        self.keep()

    @property
    def bytes_per_row(self) -> int:
        return self._kept[:, 0].nbytes

    @property
    def length(self) -> int:
        """How many steps have been kept since `begin`."""
        return len(self._places) - 1

    @property
    def full(self) -> bool:
        return self.length == self.rows

    def keep(self) -> None:
        """Add the trainer's present state. The film must not be full."""
        torch._foreach_copy_(self._targets[len(self._places)], self._sources)
        self._places.append(self._trainer.place())

    def place(self, row: int) -> Place:
        """How far the run had come at a row."""
        return self._places[row]

    def checkpoint(self, row: int) -> Checkpoint:
        """The replica's state at a row, as a trainer of that replica alone restores it."""
        kept, place = self._kept[:, row].clone(), self._places[row]
        held = Held(*(flat if flat is None else self._alone(flat) for flat in place.held))
        return Checkpoint(place._replace(held=held), kept[0], tuple(kept[1:]))

    def same_state(self, other: Film) -> bool:
        """Whether both begin with the same bits."""
        return torch.equal(self._kept[:, 0], other._kept[:, 0])

    @torch.inference_mode()
    def look(self, rows: Sequence[int]) -> Look:
        """The census of these rows."""
        at_once = self._reader.replicas
        space = self._reader.workspace(len(self._trainer.x))
        margins, dead, finite = [], [], []
        for start in range(0, len(rows), at_once):
            portion = rows[start : start + at_once]
            kept = self._load(portion)
            total = kept.sum(dim=1)  # one sum tells that all parameters are finite
            count = len(portion)
            layers = self._reader.forward_hidden(self._x[:count], space, count)
            highs = [highest(z) for z in layers]
            margin = torch.cat(highs, dim=1)
            # units that are somewhere not finite are not dead
            sound = torch.isfinite(margin)
            if not float(kept.abs().amax()) < self._harmless:
                sound &= torch.isfinite(torch.cat([lowest(z) for z in layers], dim=1))
            margins.append(margin)
            dead.append((margin <= 0) & sound & self._can_die)
            finite.append(sound.all(dim=1) & torch.isfinite(total))
        return Look(torch.cat(margins), torch.cat(dead), torch.cat(finite))

    @torch.inference_mode()
    def losses(self, rows: Sequence[int]) -> list[float]:
        """The loss over the training set at these rows, with the penalties now in force."""
        at_once, found = self._reader.replicas, []
        for start in range(0, len(rows), at_once):
            portion = rows[start : start + at_once]
            self._load(portion)
            *_, (z, _) = self._reader.walk(self._trainer.x, slice(0, len(portion)))
            loss = self._reader.head.loss(z, self._trainer.y.expand(len(z), -1, -1))
            penalty = self._trainer.penalty(self._reader)[: len(portion)]
            found += (loss + penalty).tolist()
        return found

    def _load(self, rows: Sequence[int]) -> Tensor:
        """Give the reader these rows' parameters, and return them, (rows, numbers)."""
        start, stop = rows[0], rows[-1] + 1
        together = stop - start == len(rows)
        kept = self._kept[0, start:stop] if together else self._kept[0, list(rows)]
        into = self._reader.parameters
        pieces = self._reader.pieces(kept)
        for target, piece in zip([*into.weights, *into.slopes], pieces, strict=True):
            target[: len(rows)] = piece
        return kept

    def _flats(self) -> list[Tensor]:
        return [self._trainer.network.parameters.flat, *self._trainer.optimiser.moments]

    def _alone(self, flat: Tensor) -> Tensor:
        """The replica's numbers of a flat tensor of all replicas."""
        return torch.cat([piece.reshape(-1) for piece in self._pieces(flat)])

    def _pieces(self, flat: Tensor) -> list[Tensor]:
        """The replica's parts of a flat tensor of all replicas."""
        network = self._trainer.network
        if network.replicas == 1:
            return [flat]
        found, at = [], 0
        for i, o in network.shapes:
            size = i * o * network.replicas
            found.append(flat[at : at + size].view(network.replicas, i, o)[self._replica])
            at += size
        return found
