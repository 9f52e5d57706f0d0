"""To see who comes: a day, several of them, those that were spoken of last."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from skeji_ray.catalogue.fields import MAX_DAYS
from skeji_ray.conversation.capabilities.base import Capability
from skeji_ray.conversation.capabilities.booking_state import plan_state
from skeji_ray.conversation.capabilities.change_booking import named_in, sounds_in
from skeji_ray.conversation.known import when_said, with_when
from skeji_ray.conversation.parts import local_of, reply, steps, today_of
from skeji_ray.conversation.times import Anchor, days_of, grounded, hull
from skeji_ray.conversation.turn import Turn
from skeji_ray.languages.clauses import phrases_of
from skeji_ray.messages.acts import Act, Slot
from skeji_ray.messages.asked import ChangeWanted
from skeji_ray.messages.reading import Said
from skeji_ray.messages.results import BookingsShown, DayShown
from skeji_ray.messages.steps import Step
from skeji_ray.messages.talk import CannotDo
from skeji_ray.messages.when import WEEKDAYS, When
from skeji_ray.messages.wishes import Understood, Wish
from skeji_ray.pipeline.planning import Planned

_OF_DAYS = frozenset({"time_blocked", "days_closed"})
"""Told last, "is anybody booked?" is about those days."""


def plan_agenda(turn: Turn, said: Said) -> Planned:
    """Show how a booking stands that is asked about, else who comes: on the days that are said, else on those that were
    just taken out, else today from now on."""
    if Slot.TOPIC in said.slots and (stands := plan_state(turn, said)) is not None:
        return stands
    when = said.when or when_said(turn)
    if when is not None and (unclear := unclear_day(when, said.act)) is not None:
        return unclear
    if when is None and (theirs := _of_a_customer(turn, said)) is not None:
        return theirs
    if when is None and phrases_of(turn.text).waits.search(turn.text):
        return reply(BookingsShown(bookings=turn.context.approvals, waiting=True))
    if when is None and phrases_of(turn.text).next_one.search(turn.text):
        today = today_of(turn.request)
        days: tuple[date, date] | None = (today, today + timedelta(days=len(WEEKDAYS) - 1))
    else:
        days = days_meant(turn, when) if when is not None else _spoken_of(turn)
    params = params_of(days) if days is not None else {}
    known = with_when(Understood(intent=Wish.DAY), when)
    return steps(Step(service="schedules", action="daily_schedule", params=params), understood=known)


def _of_a_customer(turn: Turn, said: Said) -> Planned | None:
    """ "Is Vered still coming?": her booking, where one is ahead and no day is said."""
    listed = (*turn.context.approvals, *turn.context.served)
    named = named_in(turn, said, listed) or sounds_in(turn.text, listed)
    ahead = [one for one in named if one.start_time > turn.request.now and one.customer_name]
    if len(ahead) != 1 or ahead[0].customer_name is None:
        return None
    day = local_of(ahead[0]).date()
    return reply(DayShown(day=day, bookings=(ahead[0],)))


def unclear_day(when: When, act: Act) -> Planned | None:
    """Return that it is not known which days are meant, where nothing else says it: "for Hanukkah"."""
    if when.unclear is None or any(one.date_from or one.date_to for one in when.spans):
        return None
    return reply(CannotDo(act=act, slot=Slot.WHEN, said=(when.unclear,)))


def params_of(days: tuple[date, date]) -> dict[str, str]:
    """Return what a view of these days asks for, of no more of them than can be shown."""
    first, last = days
    if first == last:
        return {"date": first.isoformat()}
    last = min(last, first + timedelta(days=MAX_DAYS - 1))
    return {"date_from": first.isoformat(), "date_to": last.isoformat()}


def days_meant(turn: Turn, when: When) -> tuple[date, date] | None:
    """Return the days that are said: "the day after" is reckoned from the one that was spoken of last."""
    today = today_of(turn.request)
    if when.shift_days is not None or when.same == "day":
        day = _talked_about(turn) or today
        when = grounded(when.model_copy(update={"same": None}), Anchor(local=datetime.combine(day, time())))
        if not days_of(when):
            return day, day
    first, last = hull(when)[:2]
    if first is None and last is None:
        return _next_weekday(when, today)
    begins = date.fromisoformat(first) if first is not None else today
    ends = date.fromisoformat(last) if last is not None else begins + timedelta(days=MAX_DAYS - 1)
    return begins, max(begins, ends)


def _talked_about(turn: Turn) -> date | None:
    """The day that was spoken of last: of a booking that is being moved, the one to which."""
    if turn.offer is not None and turn.offer.moves is not None:
        return local_of(turn.offer.slots[0]).date()
    return date.fromisoformat(turn.frame.day) if turn.frame.day else None


def _next_weekday(when: When, today: date) -> tuple[date, date] | None:
    """ "On Tuesdays": the next one."""
    weekdays = [WEEKDAYS.index(name) for name in when.every if name in WEEKDAYS]
    ahead = (today + timedelta(days=number) for number in range(len(WEEKDAYS)))
    day = next((one for one in ahead if one.weekday() in weekdays), None)
    return (day, day) if day is not None else None


def _spoken_of(turn: Turn) -> tuple[date, date] | None:
    """Those that were just taken out, or are to be; of "is it confirmed?" the day of the booking."""
    shown = turn.context.open
    if isinstance(shown, ChangeWanted) and shown.when is not None:
        return days_meant(turn, shown.when)
    if turn.told_last not in _OF_DAYS or turn.frame.day is None:
        return _of_the_booking(turn)
    first = date.fromisoformat(turn.frame.day)
    return first, date.fromisoformat(turn.frame.until) if turn.frame.until is not None else first


def _of_the_booking(turn: Turn) -> tuple[date, date] | None:
    """The day of a booking that is asked about: "so is it confirmed?"."""
    booking = turn.booking_meant
    return (local_of(booking).date(),) * 2 if booking is not None else None


AGENDA = Capability(
    "agenda", frozenset({Act.AGENDA}), plan_agenda, (("schedules", "daily_schedule"), ("bookings", "get_booking"))
)
