"""What killed a neuron, and what may become of it."""
