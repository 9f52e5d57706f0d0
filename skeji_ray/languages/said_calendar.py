"""How an owner's days are said: who comes, and what is taken out of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from skeji_ray.languages.rendered import Rendered
from skeji_ray.languages.said_bookings import listed
from skeji_ray.languages.said_schedules import schedule_line
from skeji_ray.languages.said_when import exactly_said, said_when
from skeji_ray.languages.voice import Voice
from skeji_ray.messages.asked import AlsoWanted, ChangeWanted
from skeji_ray.messages.results import BookingsPaused, DaysClosed, DayShown, TimeBlocked, TimeUnblocked
from skeji_ray.messages.views import BookingView
from skeji_ray.messages.when import Span, When

MAX_LINES = 30
"""Bookings in one message."""


def day(said: DayShown, voice: Voice) -> Rendered:
    """What was asked of an owner's day, or of several."""
    return Rendered("\n".join(_ASKED[said.asked](said, voice)))


def _who_comes(said: DayShown, voice: Voice) -> list[str]:
    """One line a booking, and what is taken out."""
    return [*_bookings(said, voice), *_off(said.off, voice)]


def _bookings(said: DayShown, voice: Voice) -> list[str]:
    shown, more = said.bookings[:MAX_LINES], said.more + len(said.bookings[MAX_LINES:])
    if said.until is None:
        title = voice.date(said.day)
        lines = [voice.say("day", day=title), *_day_lines(shown, voice)] if shown else [voice.say("no_day", day=title)]
    elif not shown:
        lines = [voice.say("no_days", when=_when(said.day, said.until, voice))]
    else:
        lines = [line for title, ones in groupby(shown, voice.day_of) for line in _day(title, ones, voice)]
    return lines + ([voice.say("more", more=more)] if more else [])


def _taken_out(said: DayShown, voice: Voice) -> list[str]:
    """Of these days; with the calendars, which have what is closed later, where no day was said."""
    off = [*_off(said.off, voice)] or [voice.say("none_off", when=_asked_when(said, voice))]
    return [*off, *(schedule_line(one, voice) for one in said.schedules)]


def _how_many(said: DayShown, voice: Voice) -> list[str]:
    """How many come, and who they are."""
    count = len(said.bookings) + said.more
    return [
        voice.say("counted", when=_asked_when(said, voice), count=count),
        *(_bookings(said, voice) if count else ()),
    ]


def _what_is_free(said: DayShown, voice: Voice) -> list[str]:
    """What can be booked, and what stands on these days: of a time that is not free, why."""
    when, hours = _asked_when(said, voice), said.hours
    is_point = hours is not None and hours.time_from is not None and hours.time_from == hours.time_to
    if said.free and is_point:
        return [voice.say("is_free", when=when)]
    free = [voice.say("days_free", when=when), *_free(said.free, voice)] if said.free else []
    first = free or [voice.say("not_free_then" if is_point else "none_free", when=when)]
    stands = _standing_at(said, hours.time_from, voice) if is_point and hours and hours.time_from else said
    booked = [voice.say("booked_then"), *_bookings(stands, voice)] if stands.bookings else []
    why = [*booked, *_off(stands.off, voice)]
    paused = any(one.is_paused for one in said.schedules)
    told = not said.free and (paused or not why)  # nothing stands there: it is outside of the hours
    return [*first, *why, *(schedule_line(one, voice) for one in said.schedules if told)]


def _standing_at(said: DayShown, at: str, voice: Voice) -> DayShown:
    """What keeps an appointment from beginning at this hour: it would overlap, or leave no break."""
    meeting = max((one.meeting_minutes for one in said.schedules), default=0)
    pause = max((one.break_minutes for one in said.schedules), default=0)
    begins = _minutes(at)

    def lies(first: str, last: str, beside: int = 0) -> bool:
        return _minutes(first) < begins + meeting + beside and begins < _minutes(last) + beside

    bookings = tuple(one for one in said.bookings if lies(*voice.hours(one), pause))
    off = tuple(one for one in said.off if lies(one.time_from or "00:00", one.time_to or "23:59"))
    return said.model_copy(update={"bookings": bookings, "off": off})


def _minutes(time: str) -> int:
    hours, minutes = time.split(":")
    return int(hours) * 60 + int(minutes)


def _free(spans: Iterable[Span], voice: Voice) -> Iterator[str]:
    for day, ones in groupby(spans, lambda one: one.date_from):
        windows = ", ".join(f"{one.time_from}-{one.time_to}" for one in ones)
        if day is not None:
            yield voice.say("day_free", day=voice.date(day), windows=windows)


def _asked_when(said: DayShown, voice: Voice) -> str:
    hours = said.hours or Span()
    days = {"date_from": said.day, "date_to": said.until or said.day}
    return said_when(When(spans=(hours.model_copy(update=days),)), voice)


_ASKED: dict[str, Callable[[DayShown, Voice], list[str]]] = {
    "who": _who_comes, "free": _what_is_free, "off": _taken_out, "count": _how_many,
}  # fmt: skip


def _off(spans: Iterable[Span], voice: Voice) -> Iterator[str]:
    """What is taken out of the days: closed, and blocked."""
    for sentence, has_window in (("day_closed", False), ("day_blocked", True)):
        if ones := tuple(one for one in spans if (one.time_from is not None) is has_window):
            yield voice.say(sentence, when=spans_said(ones, voice))


def _day(title: str, bookings: Iterable[BookingView], voice: Voice) -> Iterator[str]:
    yield voice.say("day", day=title)
    yield from _day_lines(bookings, voice)


def _day_lines(bookings: Iterable[BookingView], voice: Voice) -> Iterator[str]:
    for booking in bookings:
        start, end = voice.hours(booking)
        yield voice.say(
            "day_line",
            start=start,
            end=end,
            who=voice.who(booking),
            what=voice.what(booking.service_label),
            business=booking.business_name,
            status=voice.speech.status_word[booking.status],
        )


def blocked(said: TimeBlocked, voice: Voice) -> Rendered:
    """The span, and whose bookings stand in it."""
    if not said.schedules:
        return voice.plain("blocked_none")
    return _with_bookings(voice.say("blocked", when=_window(said, voice)), "blocked_with", said.affected, voice)


def unblocked(said: TimeUnblocked, voice: Voice) -> Rendered:
    """The span that is given back."""
    return voice.plain("unblocked", when=_window(said, voice))


def closed(said: DaysClosed, voice: Voice) -> Rendered:
    """The days, and whose bookings are on them."""
    when = spans_said(said.spans, voice) or _when(said.day, said.until, voice)
    text = voice.say("reopened" if said.is_open else "closed", when=when)
    return _with_bookings(text, "closed_with", said.affected, voice)


def paused(said: BookingsPaused, voice: Voice) -> Rendered:
    """What customers can do from now on."""
    return voice.plain("paused" if said.is_paused else "resumed")


def change_wanted(said: ChangeWanted, voice: Voice) -> Rendered:
    """What is to be done, whom it is about, and the affirmative first."""
    first = AlsoWanted(act=said.act, when=said.when, bookings=said.bookings, more=said.more)
    is_standing = bool(said.schedules or said.businesses)
    lines = [line for one in (first, *said.also) for line in _wanted(one, voice, is_standing=is_standing)]
    lines += [voice.say("change_to")] if is_standing else []
    lines += [schedule_line(one, voice) for one in said.schedules]
    lines += [f"- {voice.say('business', **voice.business(one))}" for one in said.businesses]
    return Rendered("\n".join(lines), buttons=(voice.answer(True, "change_yes"), voice.answer(False, "change_no")))


def _wanted(said: AlsoWanted, voice: Voice, *, is_standing: bool) -> Iterator[str]:
    """One thing, and whose bookings it is about; what changes how a calendar stands is shown by that."""
    sentence = f"change_{said.act}"
    known = voice.speech.sentences.get(sentence)
    if known is not None and not (is_standing and said.when is None and "{when}" in known):
        when = spans_said(said.when.spans, voice) if said.when is not None else ""
        yield " ".join(voice.say(sentence, when=when, count=len(said.bookings)).split())
    elif not is_standing:
        yield voice.say("change", what=voice.speech.acts[said.act][0])
    yield from listed(said.bookings, voice)
    if said.more:
        yield voice.say("change_more", more=said.more)


def spans_said(spans: tuple[Span, ...], voice: Voice) -> str:
    """Each of them, in order; days that have one window are told together."""
    windows = {(one.time_from, one.time_to) for one in spans}
    if len(windows) > 1:
        return ", ".join(exactly_said(one, voice) for one in spans)
    days = [exactly_said(Span(date_from=one.date_from, date_to=one.date_to), voice) for one in spans]
    window = [exactly_said(Span(time_from=first, time_to=last), voice) for first, last in windows]
    return " ".join(part for part in (", ".join(days), *window) if part)


def _with_bookings(text: str, sentence: str, bookings: tuple[BookingView, ...], voice: Voice) -> Rendered:
    if not bookings:
        return Rendered(text)
    return Rendered("\n".join([text, voice.say(sentence), *listed(bookings, voice)]))


def _window(said: TimeBlocked | TimeUnblocked, voice: Voice) -> str:
    return spans_said(said.spans, voice) or _when(
        said.day, said.until or said.day, voice, said.start_time, said.end_time
    )


def _when(first: dt.date, last: dt.date, voice: Voice, begins: str | None = None, ends: str | None = None) -> str:
    span = Span(date_from=first, date_to=last, time_from=begins, time_to=ends)
    return exactly_said(span, voice)
