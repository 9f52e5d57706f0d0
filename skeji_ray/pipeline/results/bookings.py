"""What became of bookings, and which there are."""

from __future__ import annotations

from typing import Literal

from skeji_ray.catalogue.results import BookingList, DayOfBookings
from skeji_ray.messages.outcomes import Outcome
from skeji_ray.messages.results import BookingsShown, BookingTold, DayShown
from skeji_ray.messages.views import BookingView
from skeji_ray.messages.when import Span
from skeji_ray.messages.wishes import UNNAMED
from skeji_ray.pipeline.execution import Execution
from skeji_ray.pipeline.results.steps import Tellers, last_of, steps_done

GET = ("bookings", "get_booking")
MOVE = ("bookings", "reschedule_booking")
CREATE, _NAME = ("bookings", "create_booking"), ("bookings", "name_booking")
DAY = ("schedules", "daily_schedule")
VIEW = "view"
"""Of what is understood: what was asked of days, beside who comes."""
_LIST = ("bookings", "list_bookings")
CHANGES_A_BOOKING = tuple(
    ("bookings", f"{verb}_booking")
    for verb in ("create", "confirm", "decline", "cancel", "complete", "reschedule", "name")
)
_BOOKING_CHANGES = (*CHANGES_A_BOOKING, GET)


def told_of_bookings(execution: Execution) -> Outcome:
    """One booking is told; several of one message are shown together, each once and as it is now."""
    told = {
        view.booking_id: view
        for _, result in steps_done(execution, *_BOOKING_CHANGES)
        for view in [BookingView.model_validate(result["booking"])]
    }
    is_unnamed = bool(execution.plan.understood.slots.get(UNNAMED))
    stands = not any(steps_done(execution, *CHANGES_A_BOOKING))
    if len(told) == 1:
        [booking] = told.values()
        return BookingTold(
            booking=booking,
            moved=any(steps_done(execution, MOVE)),
            named=any(steps_done(execution, _NAME)) and execution.plan.understood.for_whom is None,
            to_owner=execution.sender.identity != booking.customer,
            asks_name=(booking.customer_name is None or is_unnamed) and any(steps_done(execution, CREATE)),
            stands=stands,
        )
    return BookingsShown(bookings=tuple(told.values()), changed=not stands)


def _bookings(execution: Execution) -> Outcome:
    return BookingsShown(bookings=BookingList.model_validate(execution.results[last_of(execution, _LIST)]).bookings)


def _day(execution: Execution) -> Outcome:
    day = DayOfBookings.model_validate(execution.results[last_of(execution, DAY)])
    asked = execution.plan.understood
    of_hours = Span(time_from=asked.time_from, time_to=asked.time_to) if asked.time_from or asked.time_to else None
    return DayShown(
        day=day.date,
        until=day.until,
        bookings=day.bookings,
        more=day.more,
        off=day.off,
        asked=_asked(asked.slots.get(VIEW, ())),
        hours=of_hours,
        free=day.free,
        schedules=day.schedules,
    )


def _asked(words: tuple[str, ...]) -> Literal["who", "free", "off", "count"]:
    return next((one for one in ("free", "off", "count") if one in words), "who")


TOLD: Tellers = {
    DAY: _day,
    _LIST: _bookings,
    **dict.fromkeys(_BOOKING_CHANGES, told_of_bookings),
}
