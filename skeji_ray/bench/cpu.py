"""What another process of this machine has used."""

from __future__ import annotations

import os
from pathlib import Path

_TICKS_PER_S = os.sysconf("SC_CLK_TCK")


def cpu_of(pid: int) -> float:
    """CPU seconds of all its threads so far. Linux alone; raises OSError elsewhere, or when it has ended."""
    after_name = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    user, system = after_name[11], after_name[12]
    return (int(user) + int(system)) / _TICKS_PER_S
