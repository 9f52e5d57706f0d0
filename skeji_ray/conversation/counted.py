"""Days counted from what is being talked about: "the Friday after that", "another day", "same time next week"."""

from __future__ import annotations

from datetime import date, timedelta

from skeji_ray.conversation.times import Anchor
from skeji_ray.conversation.turn import Turn
from skeji_ray.languages.clauses import in_plain_english
from skeji_ray.languages.durations import find_days
from skeji_ray.messages.when import Span, When

A_WEEK = 7
"""Days."""
MAX_DAYS_AHEAD = 13
"""Among which another day is looked for."""


def counted_from(when: When, anchor: Anchor, *, today: date | None = None) -> When:
    """Return what was said with the days that it comes to, where something is being talked about.

    Args:
        today: where another day may be any from it on.
    """
    if anchor.local is None:
        return when
    shown = anchor.shown or (anchor.local,)
    if when.is_after:
        last = max(shown).date()
        spans = tuple(_after(one, last) for one in when.spans)
        when = when.model_copy(update={"spans": spans, "is_after": False})
    if when.same == "other_day":
        days = dict.fromkeys(one.date() for one in shown)
        without = (*when.without, *(Span(date_from=day, date_to=day) for day in days))
        spans = when.spans or (Span(),)
        if today is not None and not any(one.date_from or one.date_to for one in spans):
            ahead = {"date_from": today, "date_to": today + timedelta(days=MAX_DAYS_AHEAD)}
            spans = tuple(one.model_copy(update=ahead) for one in spans)
        when = when.model_copy(update={"without": without, "spans": spans if spans != (Span(),) else ()})
    if when.same == "time" and len(when.spans) == 1 and _is_week(when.spans[0]):
        day = _on_weekday(when.spans[0], anchor.local.weekday())
        when = when.model_copy(update={"spans": (when.spans[0].model_copy(update={"date_from": day, "date_to": day}),)})
    return when


def _after(span: Span, day: date) -> Span:
    """The first such days that begin after `day`."""
    if span.date_from is None or span.date_to is None:
        return span
    weeks = (day - span.date_from).days // A_WEEK + 1
    moved = timedelta(days=weeks * A_WEEK)
    return span.model_copy(update={"date_from": span.date_from + moved, "date_to": span.date_to + moved})


def _is_week(span: Span) -> bool:
    first, last = span.date_from, span.date_to
    return first is not None and last is not None and (last - first).days == A_WEEK - 1


def _on_weekday(span: Span, weekday: int) -> date | None:
    first = span.date_from
    return first + timedelta(days=(weekday - first.weekday()) % A_WEEK) if first is not None else None


def lasting(turn: Turn, when: When | None) -> When | None:
    """ "From Sunday I'm in the army for two weeks": what has no end of its own is as long as is said."""
    days = find_days(in_plain_english(turn.text))
    if when is None or days is None or len(when.spans) != 1:
        return when
    only = when.spans[0]
    if only.date_from is None or only.date_to is not None:
        return when
    until = only.date_from + timedelta(days=days - 1)
    return when.model_copy(update={"spans": (only.model_copy(update={"date_to": until}),)})
