"""Days that are taken out of a calendar, each with its window: parted, joined, and what of them stays."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta

from skeji_ray.conversation.off import WHOLE_DAY, days_in
from skeji_ray.messages.when import Span

_MORNING = "06:00"
"""Nobody is taken out before it."""


def narrowed(before: Span, said: Span) -> dict[str, str | None]:
    """The hours that are said; of "only until 11", with the beginning that was said before. What reaches to the end of
    the day has one hour alone, and so has what begins with it: "12, sorry" of a day that begins at 11."""
    begins, ends = said.time_from, said.time_to
    if begins is None and ends is None:
        return {"time_from": before.time_from, "time_to": before.time_to}
    only = begins or ends
    if (begins == ends or None in (begins, ends)) and before.time_from == WHOLE_DAY[0] != before.time_to:
        return {"time_from": WHOLE_DAY[0], "time_to": only}
    if (begins == ends or None in (begins, ends)) and before.time_to == WHOLE_DAY[1] and before.time_from is not None:
        return {"time_from": only, "time_to": WHOLE_DAY[1]}
    if begins == ends and begins is not None and before.time_from is not None and before.time_to is not None:
        ends = _later(begins, before)
    if begins is None and ends is not None and before.time_from is not None and before.time_from < ends:
        begins = before.time_from
    if ends is None and begins is not None and before.time_to is not None and before.time_to > begins:
        ends = before.time_to
    return {"time_from": begins, "time_to": ends}


def _later(begins: str, before: Span) -> str:
    """As long as it was: "make it 3" of two hours."""
    start, first, last = (datetime.combine(date.min, time.fromisoformat(one or "00:00"))
                          for one in (begins, before.time_from, before.time_to))  # fmt: skip
    ends = start + (last - first)
    return f"{ends:%H:%M}" if ends.date() == start.date() else WHOLE_DAY[1]


def with_both_ends(span: Span) -> Span:
    """With both ends of its window, as it is kept."""
    if span.time_from is None and span.time_to is None:
        return span
    begins, ends = span.time_from or WHOLE_DAY[0], span.time_to or WHOLE_DAY[1]
    return span.model_copy(update={"time_from": begins, "time_to": ends})


def without(spans: tuple[Span, ...], gone: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return days without those that are gone; a day of which some hours are, is taken out for the rest of it."""
    found: list[Span] = []
    for day in days_of(spans):
        stood = next(one for one in spans if one.date_from and one.date_to and one.date_from <= day <= one.date_to)
        lost = [one for one in gone if day in set(days_of((one,))) or (one.date_from is None and one.date_to is None)]
        rest = _rest(stood, lost) if lost else [(stood.time_from, stood.time_to)]
        found += [Span(date_from=day, date_to=day, time_from=first, time_to=last) for first, last in rest]
    return stretches(found)


def _rest(stood: Span, lost: list[Span]) -> list[tuple[str | None, str | None]]:
    only = lost[0]
    if only.time_from is None and only.time_to is None:
        return []
    first, last = stood.time_from or WHOLE_DAY[0], stood.time_to or WHOLE_DAY[1]
    parts = [(first, only.time_from), (only.time_to, last)]
    return [(begins, ends) for begins, ends in parts if begins and ends and begins < ends and ends > _MORNING]


def minus(stood: Iterable[Span], gone: Iterable[Span]) -> list[Span]:
    """Return the hours of single days that are in none of the others: of 13 to 16 without 13 to 15:30, half an hour."""
    left = [_hours(one) for one in stood]
    for other in map(_hours, gone):
        left = [part for one in left for part in _outside(one, other)]
    return [
        Span(date_from=day, date_to=day)
        if (first, last) == WHOLE_DAY
        else Span(date_from=day, date_to=day, time_from=first, time_to=last)
        for day, first, last in left
    ]


def _hours(one: Span) -> tuple[date | None, str, str]:
    return one.date_from, one.time_from or WHOLE_DAY[0], one.time_to or WHOLE_DAY[1]


def _outside(
    one: tuple[date | None, str, str], other: tuple[date | None, str, str]
) -> Iterator[tuple[date | None, str, str]]:
    (day, begins, ends), (of_day, first, last) = one, other
    if day != of_day or ends <= first or last <= begins:
        yield one
        return
    if begins < first:
        yield day, begins, first
    if last < ends:
        yield day, last, ends


def exchanged(before: list[Span], after: list[Span]) -> tuple[list[Span], list[Span]]:
    """Return what of single days is given back, and what is taken out, where the one takes the place of the other.

    A day that is closed is opened as a whole before hours of it are taken out. Hours that are only fewer are given
    back; others are taken out as a whole, so that it is seen what is meant.
    """
    closed = {one.date_from for one in before if is_whole(one)}
    shut = {one.date_from for one in after if is_whole(one)}
    gone = [one for one in before if is_whole(one) and one.date_from not in shut]
    more = [one for one in after if is_whole(one) and one.date_from not in closed]
    for day in dict.fromkeys(one.date_from for one in (*before, *after) if one.date_from not in shut):
        old = [one for one in before if one.date_from == day and not is_whole(one)]
        new = [one for one in after if one.date_from == day]
        if minus(new, old):
            more += [one for one in new if one not in old]
            gone += [one for one in old if not any(_holds(other, one) for other in new)]
        else:
            gone += minus(old, new)
    return gone, more


def _holds(new: Span, old: Span) -> bool:
    """The hours of the one lie within those of the other, on one day."""
    (_, begins, ends), (_, first, last) = _hours(new), _hours(old)
    return begins <= first and last <= ends


def is_whole(one: Span) -> bool:
    """Tell whether it is all of a day."""
    return one.time_from is None and one.time_to is None


def stretches(days: list[Span]) -> tuple[Span, ...]:
    """Days that follow one another, with one window, as one."""
    found: list[Span] = []
    for one in days:
        last = found[-1] if found else None
        is_next = last is not None and last.date_to is not None and last.date_to + timedelta(days=1) == one.date_from
        if last is not None and is_next and (last.time_from, last.time_to) == (one.time_from, one.time_to):
            found[-1] = last.model_copy(update={"date_to": one.date_to})
        else:
            found.append(one)
    return tuple(found)


def by_day(spans: tuple[Span, ...]) -> list[Span]:
    return [one.model_copy(update={"date_from": day, "date_to": day}) for one in spans for day in days_of((one,))]


def days_of(spans: Iterable[Span]) -> Iterator[date]:
    for one in spans:
        yield from days_in(one.date_from, one.date_to)


def touches(one: tuple[Span, ...], other: tuple[Span, ...]) -> bool:
    """They have a day in common, or are hours without one."""
    days = set(days_of(one))
    return not days or not days.isdisjoint(days_of(other))
