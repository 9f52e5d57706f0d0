"""The new time of a booking, out of what was said of it: no day that is given up, and about the hour that it had."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from skeji_ray.conversation.counted import MAX_DAYS_AHEAD
from skeji_ray.conversation.times import days_of
from skeji_ray.messages.when import Span, When


def moved_from(when: When, booking: datetime, *, today: date) -> When:
    """Return when it may be moved to."""
    if when.than_shown is not None or when.shift_minutes is not None:
        return when
    return _about_its_hour(_on_other_days(_without_its_own(when, booking), booking, today), booking)


def without_its_hour(when: When, booking: datetime) -> When:
    """Return "from 4 to 5", "from 4 to Thursday at 5", without the hour that is given up."""
    at = f"{booking:%H:%M}"
    only = when.spans[0] if len(when.spans) == 1 else None
    is_its_day = only is not None and only.date_from in {None, booking.date()}
    if only is not None and is_its_day and only.time_from == at and only.time_to not in {None, at}:
        return when.model_copy(update={"spans": (only.model_copy(update={"time_from": only.time_to}),)})
    points = [one for one in when.spans if one.time_from is not None and one.time_from == one.time_to]
    others = tuple(one for one in points if one.time_from != at)
    are_of_one_day = len({(one.date_from, one.date_to) for one in when.spans}) == 1
    is_both = len(points) == len(when.spans) and len(others) == 1 and len(points) > 1
    return when.model_copy(update={"spans": others}) if is_both and are_of_one_day else when


def stands_there(when: When, booking: datetime) -> bool:
    """Tell whether it is to be moved to the very day and hour at which it stands."""
    at = f"{booking:%H:%M}"
    hour = Span(time_from=at, time_to=at)
    there = hour.model_copy(update={"date_from": booking.date(), "date_to": booking.date()})
    return when.spans in ((hour,), (there,)) and when.than_shown is None and when.shift_minutes is None


def _without_its_own(when: When, booking: datetime) -> When:
    """ "Swap my Wednesday for Sunday", "Friday, same time as tomorrow was": of several days, where it stands is none
    of those that are wished."""
    others = tuple(one for one in when.spans if not _is_its_own(one, booking))
    return when.model_copy(update={"spans": others}) if days_of(when.model_copy(update={"spans": others})) else when


def _is_its_own(span: Span, booking: datetime) -> bool:
    is_its_day = span.date_from == span.date_to == booking.date()
    return is_its_day and (span.time_from is None or span.time_from == span.time_to == f"{booking:%H:%M}")


def _on_other_days(when: When, booking: datetime, today: date) -> When:
    """ "Any day but Wednesday", of one that is on Wednesday: any of the coming days."""
    is_given_up = any(_has_day(one, booking.date()) and one.time_from is None for one in when.without)
    if not is_given_up or days_of(when):
        return when
    ahead = {"date_from": today, "date_to": today + timedelta(days=MAX_DAYS_AHEAD)}
    return when.model_copy(update={"spans": tuple(one.model_copy(update=ahead) for one in when.spans or (Span(),))})


def _about_its_hour(when: When, booking: datetime) -> When:
    """ "Rather Wednesday": at about the hour that it had, where none is said."""
    is_plain = when.order is None and when.same is None and not when.every
    are_days = all(one.date_from is not None and one.date_from == one.date_to for one in when.spans)
    has_hours = any(one.time_from or one.time_to for one in when.spans)
    if not (is_plain and when.spans and are_days) or has_hours or when.spans[0].date_from == booking.date():
        return when
    at = {"time_from": f"{booking:%H:%M}", "time_to": f"{booking:%H:%M}"}
    return when.model_copy(update={"spans": tuple(one.model_copy(update=at) for one in when.spans), "is_around": True})


def _has_day(span: Span, day: date) -> bool:
    return (span.date_from is None or span.date_from <= day) and (span.date_to is None or day <= span.date_to)
