"""What parameters and moments alone do not tell of a network that was worked on by hand."""

from __future__ import annotations

from typing import NamedTuple

import torch
from torch import Tensor


class Held(NamedTuple):
    """Tensors are flat, in the parameters' layout; None where nothing of the kind was done. They
    are replaced, never written to: checkpoints share them."""

    frozen_at: Tensor | None = None
    """The optimiser's steps taken when a parameter was frozen; -1 where it learns."""
    since: Tensor | None = None
    """The optimiser's steps taken when a parameter's moments were reset."""

    def freeze(self, where: Tensor, steps: int) -> Held:
        """With these parameters frozen, if they are not already."""
        before = self.frozen_at
        if before is None:
            before = torch.full(where.shape, -1, dtype=torch.int64, device=where.device)
        return self._replace(frozen_at=torch.where(where & (before < 0), steps, before))

    def unfreeze(self, where: Tensor, steps: int) -> Held:
        """With these parameters learning again; the steps slept through do not count for them."""
        if self.frozen_at is None:
            return self
        awake = where & (self.frozen_at >= 0)
        since = torch.zeros_like(self.frozen_at) if self.since is None else self.since
        since = torch.where(awake, since + steps - self.frozen_at, since)
        frozen_at = torch.where(awake, -1, self.frozen_at)
        return Held(
            None if bool((frozen_at < 0).all()) else frozen_at,
            None if bool((since == 0).all()) else since,
        )

    def forget(self, where: Tensor, steps: int) -> Held:
        """With the moments of these parameters beginning anew."""
        since = torch.zeros(where.shape, dtype=torch.int64, device=where.device)
        since = torch.where(where, steps, since if self.since is None else self.since)
        frozen_at = self.frozen_at
        if frozen_at is not None:
            frozen_at = torch.where(where & (frozen_at >= 0), steps, frozen_at)
        return Held(frozen_at, since)

    def moving(self) -> Tensor | None:
        """Which parameters learn; None: all."""
        return None if self.frozen_at is None else self.frozen_at < 0


NOTHING_HELD = Held()
