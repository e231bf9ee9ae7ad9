"""The neuron grid."""
