"""The days and hours of a message beside what is being arranged: a weekday of the week that was said, the hour of an
evening."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from skeji_ray.conversation.halves import in_nearer_half
from skeji_ray.conversation.heard import heard_of
from skeji_ray.conversation.known import found_in, with_when
from skeji_ray.conversation.turn import Turn
from skeji_ray.domain.availability import MOST_DAYS_AHEAD
from skeji_ray.languages.own_days import says_that_week
from skeji_ray.languages.when.conventions import customs_of
from skeji_ray.languages.when.reader import read_when
from skeji_ray.messages.acts import Slot
from skeji_ray.messages.reading import Heard
from skeji_ray.messages.when import Span, When
from skeji_ray.messages.wishes import Understood


def in_span(turn: Turn, earlier: Understood, later: Understood) -> Understood:
    """Return what is said now with its weekdays in the span that was said before: "next week", then "the Thursday"."""
    heard = heard_of(turn.request)
    words, said_before = later.slots.get(Slot.WHEN, ()), _talked_about(earlier, heard)
    spans = later.when.spans if later.when is not None else ()
    if not words or said_before is None or not _are_bounded(spans):
        return later
    if said_before[0] > heard.at.date() + timedelta(days=MOST_DAYS_AHEAD):
        return later  # that was refused: nothing of it is still wished
    of_words = _among(heard, said_before, " ".join(words), later)
    return of_words if of_words is not None else _among(heard, said_before, heard.text, later) or later


def _among(heard: Heard, said_before: tuple[date, date], said: str, later: Understood) -> Understood | None:
    """What is said now, read as if it were said when the days that are talked about begin; None where others are."""
    first, last = (day.isoformat() for day in said_before)
    spans = later.when.spans if later.when is not None else ()
    at = datetime.combine(said_before[0], time(), heard.at.tzinfo)
    found, moved = (
        read_when(said, language=heard.language, now=now, country=heard.country, has_bare_hours=True)
        for now in (at, heard.at + timedelta(days=1))
    )
    if found is None or moved is None or later.when is None or not _are_bounded(found.when.spans):
        return None
    if not _are_days(found.when.spans):  # "the beginning of the week"
        is_in = all(_is_part(one) and str(one.date_to) <= last for one in found.when.spans)
        is_before = all(one.date_to and one.date_to.isoformat() < first for one in spans)
        return with_when(later, found.when) if is_in and is_before else None
    days, now = _days(found.when.spans), _days(spans)
    is_within = all(first <= day.isoformat() <= last for day in days)
    are_weekdays = [day.weekday() for day in days] == [day.weekday() for day in now]
    is_relative = [day - one for day, one in zip(_days(moved.when.spans), now, strict=False)] == [_A_DAY] * len(now)
    return with_when(later, found.when) if is_within and are_weekdays and not is_relative else None


def _talked_about(earlier: Understood, heard: Heard) -> tuple[date, date] | None:
    """The days among which a weekday is looked for: those that were said, those from one on; of one day in a later
    week, that week. None where the coming days are meant."""
    if earlier.date_from is None:
        return None
    first, today = date.fromisoformat(earlier.date_from), heard.at.date()
    if earlier.date_to is None:
        return (first, first + timedelta(days=_DAYS_OF_A_WEEK - 1)) if first > today else None
    if earlier.date_to != earlier.date_from:
        return first, date.fromisoformat(earlier.date_to)
    begins = first - timedelta(days=(first.weekday() - customs_of(heard.country).week_start) % _DAYS_OF_A_WEEK)
    return (begins, begins + timedelta(days=_DAYS_OF_A_WEEK - 1)) if begins > today else None


_A_DAY, _DAYS_OF_A_WEEK = timedelta(days=1), 7
MIN_DAYS_OF_A_PART = 3
"""Of a week: two are a weekend."""


def _are_days(spans: Sequence[Span]) -> bool:
    return bool(spans) and all(one.date_from is not None and one.date_from == one.date_to for one in spans)


def _are_bounded(spans: Sequence[Span]) -> bool:
    """They are days, or one part of a week: its beginning, its middle, its end."""
    if len(spans) != 1 or spans[0].date_from is None or spans[0].date_to is None:
        return _are_days(spans)
    return (spans[0].date_to - spans[0].date_from).days + 1 < _DAYS_OF_A_WEEK


def _is_part(span: Span) -> bool:
    first, last = span.date_from, span.date_to
    return first is not None and last is not None and (last - first).days + 1 >= MIN_DAYS_OF_A_PART


def _days(spans: Sequence[Span]) -> list[date]:
    return [one.date_from for one in spans if one.date_from is not None]


def after_booking(turn: Turn, known: Understood, booking: datetime) -> Understood:
    """Return the new time of a booking: a weekday that is today's is the first one after the booking, where that is of
    a later day. Nobody calls today by its weekday who comes next week."""
    words, when = known.slots.get(Slot.WHEN, ()), known.when
    heard = heard_of(turn.request)
    today, week = heard.at.date(), timedelta(days=7)
    if when is None or known.date != today.isoformat() or booking.date() <= today or not words:
        return known
    tomorrow = heard.at + timedelta(days=1)
    said = (" ".join(words), heard.text)  # the whole of it says which other days are none
    read = (read_when(one, language=heard.language, now=tomorrow, country=heard.country) for one in said)
    if all(one is None or today + week not in _days(one.when.spans) for one in read):  # it was no weekday
        return known
    day = today + week * ((booking.date() - today).days // week.days + 1)
    spans = tuple(one.model_copy(update={"date_from": day, "date_to": day}) for one in when.spans)
    return with_when(known, when.model_copy(update={"spans": spans}))


def in_week_told(turn: Turn, known: Understood, booking: datetime) -> Understood:
    """Return a wish with its weekday in the week of an appointment that stands: "the Wednesday of that week"."""
    if not says_that_week(turn.text):
        return known
    day = booking.date()
    return in_span(turn, with_when(Understood(), When(spans=(Span(date_from=day, date_to=day),))), known)


def in_half_of(turn: Turn, known: Understood, booking: datetime) -> Understood:
    """Return the new hour of a booking in the half of the day that is nearer to it, where its words leave it open."""
    words = " ".join(known.slots.get(Slot.WHEN, ()))
    if known.when is None or turn.offer is not None or not words:
        return known
    found = found_in(turn, words, has_bare_hours=True)
    if found is None or not found.has_open_half:
        return known
    return with_when(known, in_nearer_half(known.when, booking))
