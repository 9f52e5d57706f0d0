"""Which release of the product this code is."""

from __future__ import annotations

from importlib.metadata import version

RELEASE = version("skeji-ray")
