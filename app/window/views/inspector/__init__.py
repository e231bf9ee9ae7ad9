"""One neuron's arithmetic, with the numbers in place."""
