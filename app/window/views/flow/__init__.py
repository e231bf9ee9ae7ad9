"""How activations flow through the layers."""
