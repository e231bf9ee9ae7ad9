"""The decision planes: the input space with the data and where neurons turn on."""
