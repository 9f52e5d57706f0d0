"""Days that are taken out of a calendar, each with its window: parted, joined, and what of them stays."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta

from skeji_ray.conversation.off import WHOLE_DAY, days_in
from skeji_ray.messages.when import Span

_MORNING = "06:00"
"""Nobody is taken out before it."""


def narrowed(before: Span, said: Span) -> dict[str, str | None]:
    """The hours that are said; of "only until 11", with the beginning that was said before."""
    begins, ends = said.time_from, said.time_to
    if begins is None and ends is None:
        return {"time_from": before.time_from, "time_to": before.time_to}
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


def holds(new: Span, old: Span) -> bool:
    """The hours of the one lie within those of the other, on one day."""
    (begins, ends), (first, last) = ((one.time_from or WHOLE_DAY[0], one.time_to or WHOLE_DAY[1]) for one in (new, old))
    return new.date_from == old.date_from and begins <= first and last <= ends
