"""A closed day that is opened again for a part of it: "open it up again from 2pm". The rest stays taken out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from skeji_ray.conversation.capabilities.shown_first import show
from skeji_ray.conversation.known import when_said
from skeji_ray.conversation.off import WHOLE_DAY, days_in, steps_off
from skeji_ray.conversation.turn import LIKELY, Turn
from skeji_ray.messages.acts import Act
from skeji_ray.messages.asked import AlsoWanted
from skeji_ray.messages.when import Span, When
from skeji_ray.messages.wishes import Understood, Wish
from skeji_ray.pipeline.planning import Planned

_OPENS = frozenset({Act.REOPEN, Act.UNBLOCK, Act.RESUME})


def opened_partly(turn: Turn) -> Planned | None:
    """Show closed days opened again, and what of them stays taken out; None where no part of one is to be opened."""
    first = turn.reading.said[0]
    when = when_said(turn)
    if turn.context.open is not None or first.act not in _OPENS or first.sure < LIKELY or when is None:
        return None
    windows = {(one.time_from, one.time_to) for one in when.spans if one.time_from or one.time_to}
    days = _closed_days(turn, when)
    if len(windows) != 1 or not days:
        return None
    whole = tuple(Span(date_from=day, date_to=day) for day in days)
    rest = tuple(_around(whole, *windows.pop()))
    steps = (*steps_off(turn, Act.REOPEN, whole), *steps_off(turn, Act.BLOCK, rest))
    also = (AlsoWanted(act=Act.BLOCK, when=When(spans=rest)),) if rest else ()
    return show(Act.REOPEN, steps, Understood(intent=Wish.BLOCK), when=When(spans=whole), also=also)


def _closed_days(turn: Turn, when: When) -> list[date]:
    """Those that are named and closed; where none is named, those that were closed or spoken of last."""
    named = _days_of(when)
    last = _days_of(turn.frame.off) if turn.frame.off is not None else []
    shown = [date.fromisoformat(turn.frame.day)] if turn.frame.day is not None else []
    for days in [named] if named else [last, shown]:
        closed = [day for day in dict.fromkeys(days) if any(one.is_closed_on(day) for one in turn.context.schedules)]
        if closed:
            return closed
    return []


def _days_of(when: When) -> list[date]:
    return [day for one in when.spans for day in days_in(one.date_from, one.date_to)]


def _around(days: tuple[Span, ...], begins: str | None, ends: str | None) -> Iterator[Span]:
    """What of each day lies before it is open, and behind. One hour alone is when it opens."""
    for day in days:
        if begins is not None:
            yield day.model_copy(update={"time_from": WHOLE_DAY[0], "time_to": begins})
        if ends is not None and ends != begins:
            yield day.model_copy(update={"time_from": ends, "time_to": WHOLE_DAY[1]})
