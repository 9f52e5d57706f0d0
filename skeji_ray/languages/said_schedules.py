"""How calendars are said."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from skeji_ray.languages.rendered import Rendered, Row
from skeji_ray.languages.said_when import said_when
from skeji_ray.languages.voice import Voice
from skeji_ray.messages.asked import Question
from skeji_ray.messages.changes import Change
from skeji_ray.messages.results import SchedulesChanged
from skeji_ray.messages.views import BookingView, ScheduleView
from skeji_ray.messages.when import Span, When
from skeji_ray.messages.wishes import Understood


def opening(schedule: ScheduleView, voice: Voice) -> str:
    """When it is open, in one line."""
    return voice.say("opened", **days_of(schedule, voice))


def days_of(schedule: ScheduleView, voice: Voice) -> dict[str, str]:
    """Its words for a sentence: address, days, opens, closes."""
    days = voice.weekdays(schedule.working_days)
    address = voice.speech.city(schedule.city) if schedule.address == schedule.city else schedule.address
    return {"address": address, "days": days, "opens": schedule.start_of_day, "closes": schedule.end_of_day}


def changed(said: SchedulesChanged, voice: Voice) -> Rendered:
    """Every calendar as it stands now, and whose bookings no longer fit."""
    lines = [" ".join(_parts(schedule, voice)) for schedule in said.schedules]
    if said.affected:
        lines += [voice.say("no_longer_fit"), *(_affected(one, voice) for one in said.affected)]
    return Rendered("\n".join(lines))


def so_far(known: Understood, voice: Voice) -> str | None:
    """What is known of a business that is being put on; None where nothing is."""
    change = known.change or Change()
    days = tuple(day for day in known.working_days if day not in change.fewer_days)
    noted = [
        known.business_name,
        *(voice.speech.label(one) for one in (known.label, *change.more_labels) if one),
        known.address,
        voice.speech.city(known.city) if known.city else None,
        voice.weekdays(days) if days else None,
        _window(known, voice),
        voice.say("noted_off", days=voice.weekdays(change.fewer_days)) if change.fewer_days and not days else None,
        voice.say("noted_length", minutes=voice.counted("minutes", change.meeting_minutes))
        if change.meeting_minutes is not None
        else None,
        voice.say("noted_seats", seats=voice.counted("people", change.participants_per_slot))
        if change.participants_per_slot is not None
        else None,
        voice.say("noted_break", minutes=voice.counted("minutes", change.break_minutes))
        if change.break_minutes is not None
        else None,
    ]
    said = [one for one in noted if one]
    return voice.say("noted", noted=", ".join(said)) if said else None


def _window(known: Understood, voice: Voice) -> str | None:
    if known.opens and known.closes:
        return f"{known.opens}-{known.closes}"
    if known.opens:
        return voice.say("noted_opens", time=known.opens)
    return voice.say("noted_closes", time=known.closes) if known.closes else None


def schedule_line(schedule: ScheduleView, voice: Voice) -> str:
    """One calendar, as a line of a list."""
    return f"- {calendar(schedule, voice)}"


def calendar(schedule: ScheduleView, voice: Voice) -> str:
    """How one calendar stands."""
    return " ".join(_parts(schedule, voice))


def _parts(schedule: ScheduleView, voice: Voice) -> Iterator[str]:
    lengths = {"meeting": voice.counted("minutes", schedule.meeting_minutes), "pause": schedule.break_minutes}
    yield voice.say("schedule", business=schedule.business_name, **days_of(schedule, voice), **lengths)
    if schedule.participants_per_slot > 1:
        yield voice.say("seats", seats=voice.counted("people", schedule.participants_per_slot))
    if schedule.exceptions:
        days = ", ".join(voice.date(date.fromisoformat(day)) for day in schedule.exceptions)
        yield voice.say("closed_on", days=days)
    for closure in schedule.closures:
        first, last = date.fromisoformat(closure.date_from), date.fromisoformat(closure.date_to)
        when = said_when(When(spans=(Span(date_from=first, date_to=last),)), voice)
        yield voice.say("closed_days", when=when)
    if schedule.is_paused:
        yield voice.say("is_paused")


def _affected(booking: BookingView, voice: Voice) -> str:
    return f"- {voice.booking(booking)}"


def own_rows(said: Question, voice: Voice) -> tuple[Row, ...]:
    """What a sender owns and may choose from."""
    schedules = (
        Row(voice.row_id("schedule", number), voice.speech.city(one.city), f"{one.business_name}, {one.address}")
        for number, one in enumerate(said.schedules, 1)
    )
    businesses = (
        Row(voice.row_id("business", number), one.name, voice.cities(one.cities))
        for number, one in enumerate(said.businesses, 1)
    )
    return (*schedules, *businesses)
