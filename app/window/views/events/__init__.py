"""The log of deaths and revivals."""
