"""The card of the selected neuron."""
