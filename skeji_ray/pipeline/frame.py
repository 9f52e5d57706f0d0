"""What a conversation is about after an answer. A task ends when it is done, by an explicit no, or by time."""

from __future__ import annotations

from datetime import date

from skeji_ray.messages.acts import Act
from skeji_ray.messages.asked import ChangeWanted, ConfirmWanted, Question, SlotsOffered
from skeji_ray.messages.frame import MAX_MENTIONED, Frame
from skeji_ray.messages.outcomes import Outcome, parts_of
from skeji_ray.messages.refusals import Failed, NothingFree, Refusal
from skeji_ray.messages.results import (
    BookingsPaused,
    BookingsShown,
    BookingTold,
    BusinessOpened,
    DaysClosed,
    DayShown,
    PersonForgotten,
    SchedulesChanged,
    TimeBlocked,
    TimeUnblocked,
)
from skeji_ray.messages.talk import CannotDo
from skeji_ray.messages.views import BookingView
from skeji_ray.messages.when import Span, When
from skeji_ray.messages.wishes import Understood

_FOR_CUSTOMERS = frozenset({Act.BOOK_CUSTOMER, Act.PROPOSE})


def after(frame: Frame, outcome: Outcome) -> Frame:
    """Return the frame once `outcome` was told."""
    for part in parts_of(outcome):
        frame = _after(frame, part).model_copy(update={"for_customer": _for_customer(frame, part)})
    return frame


def _for_customer(frame: Frame, outcome: Outcome) -> CannotDo | None:
    """It is spoken of until something else is told than what cannot be done, or is asked beside it."""
    if isinstance(outcome, CannotDo) and outcome.act in _FOR_CUSTOMERS:
        return outcome
    return frame.for_customer if isinstance(outcome, CannotDo | ChangeWanted) else None


def _after(frame: Frame, outcome: Outcome) -> Frame:
    match outcome:
        case SlotsOffered(asked=asked, moves=moves):
            return _arranging(frame, asked, (moves,) if moves else ())
        case NothingFree(asked=asked):
            return _arranging(frame, asked)
        case Failed(asked=asked) if asked is not None:
            return _arranging(frame, asked)
        case Question(understood=understood, bookings=bookings):
            return _arranging(frame, understood, bookings if len(bookings) == 1 else ())
        case ConfirmWanted(booking=booking):
            return _mentioned(frame, (booking,))
        case ChangeWanted(bookings=bookings) if bookings:
            return _mentioned(frame, bookings)
        case BookingTold(booking=booking, stands=True):
            return _mentioned(frame, (booking,))
        case BookingTold(booking=booking):
            unnamed = booking.booking_id if outcome.asks_name else None
            return _ended(_mentioned(frame, (booking,)), outcome.kind).model_copy(update={"unnamed": unnamed})
        case BookingsShown(bookings=bookings, changed=True):
            return _ended(_mentioned(frame, bookings), outcome.kind)
        case CannotDo():
            return frame.model_copy(update={"cannot": outcome})
        case BookingsShown(bookings=bookings):
            return _mentioned(frame, bookings)
        case DayShown(day=day, until=until, bookings=bookings):
            spoken_of = _mentioned(frame, bookings) if bookings else frame  # "her" is who was spoken of before
            return _about_days(spoken_of, day, until).model_copy(update={"viewed": outcome.asked})
        case TimeBlocked() | TimeUnblocked() | DaysClosed():
            days = [day for one in outcome.spans for day in (one.date_from, one.date_to) if day is not None]
            first, last = (min(days), max(days)) if days else (outcome.day, outcome.until)
            return _off(_about_days(_ended(frame, outcome.kind), first, last), outcome)
        case BookingsPaused(is_paused=is_paused):
            return _ended(frame, outcome.kind if is_paused else "bookings_resumed")
        case SchedulesChanged():
            return _ended(frame, outcome.kind)
        case Refusal(reason="kept"):
            return _ended(frame, None)
        case BusinessOpened():  # from now on the chat is about that one
            return frame.model_copy(update={"task": None, "last": None})
        case PersonForgotten():
            return Frame()
    return frame


def _off(frame: Frame, outcome: TimeBlocked | TimeUnblocked | DaysClosed) -> Frame:
    """What "the same" and "undo that" are about."""
    window = {} if isinstance(outcome, DaysClosed) else {"time_from": outcome.start_time, "time_to": outcome.end_time}
    only = Span(date_from=outcome.day, date_to=outcome.until or outcome.day, **window)
    done = "days_reopened" if isinstance(outcome, DaysClosed) and outcome.is_open else outcome.kind
    return frame.model_copy(update={"off": When(spans=outcome.spans or (only,)), "done": done})


def _about_days(frame: Frame, day: date, until: date | None) -> Frame:
    last = until.isoformat() if until is not None and until != day else None
    return frame.model_copy(update={"day": day.isoformat(), "until": last})


def _arranging(frame: Frame, asked: Understood, mentioned: tuple[BookingView, ...] = ()) -> Frame:
    frame = frame.model_copy(update={"task": asked, "done": None, "topic": None})
    return _mentioned(frame, mentioned) if mentioned else frame


def _mentioned(frame: Frame, bookings: tuple[BookingView, ...]) -> Frame:
    return frame.model_copy(update={"bookings": bookings[:MAX_MENTIONED]})


def _ended(frame: Frame, done: str | None) -> Frame:
    """What was being arranged is over, and it is remembered what it was."""
    last = frame.task or frame.last
    return frame.model_copy(update={"task": None, "last": last, "done": done, "topic": None})
