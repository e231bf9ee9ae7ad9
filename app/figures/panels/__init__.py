"""The panels that figures are made of: an adapter a view."""
