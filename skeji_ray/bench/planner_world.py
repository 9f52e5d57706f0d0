"""Who writes what in the planner's bench: senders of both roles, in every state, no two messages alike."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from skeji_ray.messages.asked import Question, SlotsOffered
from skeji_ray.messages.people import Sender
from skeji_ray.messages.views import BookingStatus, BookingView, SlotView
from skeji_ray.messages.wishes import Missing, Understood, Wish
from skeji_ray.pipeline.context import Context
from skeji_ray.pipeline.planning import PlanRequest

NOW = datetime(2030, 1, 2, 8, tzinfo=UTC)
ZONE = "Asia/Jerusalem"
CITIES = ("Tel Aviv", "Haifa", "Eilat", "Netanya", "Ashdod")
SERVICES = ("haircut", "massage", "manicure", "dentist", "yoga")
_OFFER_ID = "0123456789abcdef"


def requests(count: int) -> list[PlanRequest]:
    """`count` messages, the kinds of `_KINDS` in turn."""
    return [_KINDS[number % len(_KINDS)](number) for number in range(count)]


def _books(number: int) -> PlanRequest:
    text = f"book a {_service(number)} on the {number % 28 + 1}th at {9 + number % 8}:30 in {_city(number)}"
    return _said(number, text)


def _searches(number: int) -> PlanRequest:
    return _said(number, f"who does {_service(number)} in {_city(number)} next week, about {10 + number % 6}?")


def _chooses(number: int) -> PlanRequest:
    slots = tuple(_slot(number, hour) for hour in (9, 11, 14))
    asked = Understood(intent=Wish.BOOK, label=_service(number), city=_city(number), date="2030-01-03")
    offer = SlotsOffered(slots=slots, asked=asked, exact=False)
    return _said(number, "the second one suits me best", Context(offer=offer, offer_id=_OFFER_ID))


def _answers(number: int) -> PlanRequest:
    known = Understood(intent=Wish.BOOK, label=_service(number), date="2030-01-03", time="15:00")
    question = Question(missing=(Missing.CITY,), understood=known)
    return _said(number, f"I mean {_city(number)}", Context(open=question, open_id=_OFFER_ID))


def _cancels(number: int) -> PlanRequest:
    return _said(number, "I can not come, sorry", Context(bookings=(_booking(number),)))


def _asks_for_a_day(number: int) -> PlanRequest:
    return _said(number, f"who comes on January {number % 28 + 1}?", owner=True)


def _approves(number: int) -> PlanRequest:
    return _said(number, "yes, let them come", Context(approvals=(_booking(number),)), owner=True)


_KINDS: tuple[Callable[[int], PlanRequest], ...] = (
    _books, _searches, _chooses, _answers, _cancels, _asks_for_a_day, _approves,
)  # fmt: skip


def _said(number: int, text: str, context: Context | None = None, *, owner: bool = False) -> PlanRequest:
    sender = Sender(
        identity=f"+97250{number:07}",
        name="Sarah Levi",
        time_zone=ZONE,
        business_ids=("business-1",) if owner else (),
    )
    return PlanRequest(text=text, sender=sender, now=NOW, context=context or Context())


def _service(number: int) -> str:
    return SERVICES[number % len(SERVICES)]


def _city(number: int) -> str:
    return CITIES[number // len(SERVICES) % len(CITIES)]


def _slot(number: int, hour: int) -> SlotView:
    start = datetime(2030, 1, 3, hour, tzinfo=UTC)
    return SlotView(
        schedule_id=f"schedule-{number}",
        business_id="business-1",
        business_name="Blue Ocean",
        city=_city(number),
        address="Dizengoff 1",
        service_label=_service(number),
        start_time=start,
        end_time=start + timedelta(minutes=45),
        time_zone=ZONE,
    )


def _booking(number: int) -> BookingView:
    slot = _slot(number, 12)
    return BookingView(
        booking_id=f"booking-{number}",
        business_id=slot.business_id,
        schedule_id=slot.schedule_id,
        business_name=slot.business_name,
        city=slot.city,
        address=slot.address,
        service_label=slot.service_label,
        start_time=slot.start_time,
        end_time=slot.end_time,
        time_zone=ZONE,
        status=BookingStatus.PENDING,
        customer="+972501234567",
        customer_name="Sarah Levi",
    )
