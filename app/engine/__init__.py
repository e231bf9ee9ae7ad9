"""How a network learns: pure torch, no Qt, no files. Every tensor has a leading replica axis."""

import os

# MKL's products otherwise round differently by where in memory a matrix lies: a replica would
# depend on its siblings, and a restored run on what was gathered when. Read at MKL's first product.
os.environ.setdefault("MKL_CBWR", "AVX2,STRICT")
