"""The claims of the source text about dying ReLU, each measured by an experiment."""
