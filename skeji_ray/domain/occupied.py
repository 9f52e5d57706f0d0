"""What is taken of one local day, and what is still free of it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple


class Span(NamedTuple):
    """From an instant up to another, half-open."""

    start: datetime
    end: datetime


class Occupied(NamedTuple):
    """The spans of a day that are not to be given away."""

    held: tuple[Span, ...] = ()
    """By people, once for each of them: a break lies after it, and a group shares one."""
    blocked: tuple[Span, ...] = ()
    """By the business itself: nobody meets in it, and no break is needed around it."""


NOTHING = Occupied()


def seats_left(occupied: Occupied, start: datetime, end: datetime, pause: timedelta, capacity: int) -> int:
    """How many more can join the span: none when another span, with the break after it, or a block lies over it."""
    if any(block.start < end and start < block.end for block in occupied.blocked):
        return 0
    taken = 0
    for span in occupied.held:
        if span == (start, end):
            taken += 1
        elif span.start < end + pause and start < span.end + pause:
            return 0
    return max(0, capacity - taken)
