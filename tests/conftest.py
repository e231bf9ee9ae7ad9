"""What all tests share: no screen, and nothing left running."""

from __future__ import annotations

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.setdefault("OMP_NUM_THREADS", "1")

from hypothesis import settings

# these machines are noisy: a slow example is no fault; and the same examples every time
settings.register_profile("flatline", deadline=None, derandomize=True, database=None)
settings.load_profile("flatline")
