"""The baseline: the training loop everybody writes, with nn.Module, autograd and torch.optim."""

from __future__ import annotations

import time

import torch
from torch import nn

from app.engine.datasets import load
from app.experiment.settings import DatasetSettings

BATCH = 10


class PlainLoop:
    """2-8-8-8-1 on the circle data, batches of 10."""

    def __init__(self, optimizer: str) -> None:
        data = load(DatasetSettings())
        self._x = torch.tensor(data.train.x, dtype=torch.float32)
        self._y = torch.tensor(data.train.target, dtype=torch.float32)[:, None]
        self._model = nn.Sequential(
            nn.Linear(2, 8),
            nn.ReLU(),
            nn.Linear(8, 8),
            nn.ReLU(),
            nn.Linear(8, 8),
            nn.ReLU(),
            nn.Linear(8, 1),
        )
        kind = {"sgd": torch.optim.SGD, "adam": torch.optim.Adam}[optimizer]
        self._optimizer = kind(self._model.parameters(), lr=0.03 if optimizer == "sgd" else 0.001)
        self._loss = nn.BCEWithLogitsLoss()

    def steps(self, count: int) -> float:
        """Take at least so many steps, whole epochs; returns seconds a step."""
        taken, begun = 0, time.perf_counter()
        while taken < count:
            order = torch.randperm(len(self._x))
            for at in range(0, len(order), BATCH):
                chosen = order[at : at + BATCH]
                self._optimizer.zero_grad()
                loss = self._loss(self._model(self._x[chosen]), self._y[chosen])
                loss.backward()
                self._optimizer.step()
                taken += 1
        return (time.perf_counter() - begun) / taken
