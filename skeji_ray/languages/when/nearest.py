"""What is nearest to an hour, and windows that are all that somebody has: "closest before 4", "I only have 12 to 1"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from skeji_ray.languages.when.cascade import Place, rules
from skeji_ray.languages.when.hours import Hours
from skeji_ray.languages.when.tokens import Token

WITHIN = "within"
NEAREST = ("closest", "nearest")


def _nearest(place: Place) -> Sequence[Token] | None:
    """ "The nearest before four" is the last of those, "the nearest after it" the first; "closest to" is about it."""
    first, last = place.matched[0], place.matched[-1]
    if first.value not in NEAREST:
        return None
    if last.code == "t":
        return place.token("t", replace(last.value, is_around=True))
    if last.code == "c" and (last.value.start is None) == (last.value.end is None):
        return None
    is_latest = last.code == "R" or (last.code == "c" and last.value.start is None)
    order = replace(first, code="V", value="latest" if is_latest else "earliest")
    return [order, *place.matched[1:]]


def _within(place: Place) -> Sequence[Token] | None:
    """ "I only have 12:30 to 13:30": it is over by then, too."""
    hours: Hours = place.matched[-1].value
    is_window = hours.start is not None and hours.end is not None and not (hours.is_over or hours.is_limit)
    if not is_window or not any(token.value == WITHIN for token in place.matched):
        return None
    at = place.matched[-1].end
    return [
        *(token for token in place.matched[:-1] if token.value != WITHIN),
        place.matched[-1],
        Token("c", Hours(end=hours.end, is_over=True), at, at),
    ]


RULES = rules(
    (
        (r"[xV][xn]{0,2},?[lA]?[ctR]", _nearest),
        (r"x[xp,]{0,4}[IOb]?d?,?c", _within),
    )
)
