"""How many examples a costly property is tried with: few in every run, many where EXAMPLES_TIMES asks for it."""

from __future__ import annotations

import os

TIMES = int(os.environ.get("EXAMPLES_TIMES", "1"))


def examples(count: int) -> int:
    """Return `count`, multiplied by EXAMPLES_TIMES."""
    return count * TIMES
