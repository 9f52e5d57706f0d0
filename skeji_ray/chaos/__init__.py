"""Chaos: the whole product under load while its parts are killed, and what must hold afterwards."""
