"""To open again what is closed: from a day on, or the part of a day that was taken out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from skeji_ray.conversation.known import when_said
from skeji_ray.conversation.turn import Turn
from skeji_ray.messages.acts import Act
from skeji_ray.messages.reading import Said
from skeji_ray.messages.when import Span, When

_OPENS = frozenset({Act.REOPEN, Act.UNBLOCK, Act.RESUME})


def opened_from(turn: Turn, said: Said) -> Said | None:
    """Return the days that are closed from the day on that is said: "I'm back at work from the 15th"; None where none
    is, or an end is said."""
    when = said.when or when_said(turn)
    first = _begin_of(when)
    if said.act not in _OPENS or first is None:
        return None
    spans = tuple(sorted(set(_closed_from(turn, first)), key=lambda one: one.date_from or first))
    return said.model_copy(update={"act": Act.REOPEN, "when": When(spans=spans)}) if spans else None


def says_from(turn: Turn) -> bool:
    """Tell whether a day is said from which on it is open, and no hour of it."""
    return _begin_of(when_said(turn)) is not None


def taken_then(turn: Turn, said: Said, when: When | None) -> When | None:
    """Return the hours that were taken out last, of which a part is to be given back: "open the evening again"."""
    off, taken_out = turn.frame.off, turn.frame.done == "time_blocked"
    if said.act is not Act.UNBLOCK or when is None or off is None or not taken_out or len(when.spans) != 1:
        return when
    wished = when.spans[0]
    same = tuple(one for one in off.spans if _meet(one, wished))
    return When(spans=same) if same else when


def _begin_of(when: When | None) -> date | None:
    if when is None or len(when.spans) != 1 or when.every:
        return None
    only = when.spans[0]
    return only.date_from if only.date_to is None and not (only.time_from or only.time_to) else None


def _closed_from(turn: Turn, first: date) -> Iterator[Span]:
    for schedule in turn.context.schedules:
        closures = ((date.fromisoformat(one.date_from), date.fromisoformat(one.date_to)) for one in schedule.closures)
        days = (date.fromisoformat(day) for day in schedule.exceptions)
        for begins, ends in (*closures, *((day, day) for day in days)):
            if ends >= first:
                yield Span(date_from=max(begins, first), date_to=ends)


def _meet(taken: Span, wished: Span) -> bool:
    """They have a day, and an hour of it, in common."""
    is_day = wished.date_from in {None, taken.date_from}
    begins, ends = taken.time_from or "00:00", taken.time_to or "23:59"
    return is_day and begins < (wished.time_to or "23:59") and (wished.time_from or "00:00") < ends
