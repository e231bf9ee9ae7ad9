"""How far neurons are from death."""
