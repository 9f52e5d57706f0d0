"""What one check found."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

MOST_SAID = 5
"""Problems that are named; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Whether it is as it should be, and what there is to say."""

    ok: bool
    note: str | None = None
    """What is wrong; or, where all is well, what a person should know all the same."""


WELL = Finding(True)


def judged(problems: Iterable[str]) -> Finding:
    """Well where there are none."""
    found = sorted(problems)
    more = [f"and {len(found) - MOST_SAID} more"] if len(found) > MOST_SAID else []
    return Finding(False, "; ".join([*found[:MOST_SAID], *more])) if found else WELL
