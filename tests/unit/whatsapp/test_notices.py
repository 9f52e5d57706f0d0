"""Who hears of an event."""

from __future__ import annotations

import pytest

from skeji_ray.messages.events import DomainEvent, EventType
from skeji_ray.messages.notices import ApprovalWanted, BookingAffected, BookingNotice, MaintainerAdded, Reminder
from skeji_ray.messages.views import BookingStatus, BusinessView
from skeji_ray.whatsapp.notices import notices_of
from tests.support.whatsapp import DAN, NOON, OLGA, SARAH, a_booking, an_event


def heard(kind: EventType, status: BookingStatus, actor: str | None = None) -> list[str]:
    return [told.recipient for told in notices_of(an_event(kind, status, actor=actor))]


def test_every_owner_is_asked_to_approve_except_the_one_who_booked() -> None:
    told = notices_of(an_event(EventType.BOOKING_CREATED, BookingStatus.PENDING, actor=DAN))

    assert [one.recipient for one in told] == [OLGA]
    assert isinstance(told[0].notice, ApprovalWanted)


def test_a_booking_that_is_confirmed_at_once_tells_nobody() -> None:
    assert heard(EventType.BOOKING_CREATED, BookingStatus.CONFIRMED) == []


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        (EventType.BOOKING_APPROVED, BookingStatus.CONFIRMED),
        (EventType.BOOKING_DECLINED, BookingStatus.DECLINED),
    ],
)
def test_what_an_owner_decided_is_told_to_the_customer_alone(kind: EventType, status: BookingStatus) -> None:
    (told,) = notices_of(an_event(kind, status, actor=DAN))

    assert told.recipient == SARAH
    assert isinstance(told.notice, BookingNotice)
    assert not told.notice.to_owner


@pytest.mark.parametrize(
    ("actor", "expected"), [(SARAH, [DAN, OLGA]), (DAN, [SARAH, OLGA]), (None, [SARAH, DAN, OLGA])]
)
def test_a_cancellation_is_told_to_everybody_but_its_actor(actor: str | None, expected: list[str]) -> None:
    assert heard(EventType.BOOKING_CANCELLED, BookingStatus.CANCELLED, actor) == expected


def test_an_expired_request_is_told_to_both_sides() -> None:
    assert heard(EventType.BOOKING_EXPIRED, BookingStatus.EXPIRED) == [SARAH, DAN, OLGA]


def test_a_reminder_is_the_customer_s() -> None:
    (told,) = notices_of(an_event(EventType.BOOKING_REMINDER, BookingStatus.CONFIRMED))

    assert told.recipient == SARAH
    assert isinstance(told.notice, Reminder)


def test_an_owner_who_is_the_customer_hears_once() -> None:
    event = an_event(EventType.BOOKING_EXPIRED, BookingStatus.EXPIRED, owners=(SARAH,))

    assert [told.recipient for told in notices_of(event)] == [SARAH]


def test_a_pending_booking_that_moved_is_asked_for_anew_and_told_to_its_customer() -> None:
    told = {one.recipient: one.notice for one in notices_of(an_event(EventType.BOOKING_MOVED, BookingStatus.PENDING))}

    assert told[SARAH] == BookingNotice(booking=a_booking(), to_owner=False, moved=True)
    assert isinstance(told[DAN], ApprovalWanted)
    assert isinstance(told[OLGA], ApprovalWanted)


@pytest.mark.parametrize(("actor", "expected"), [(SARAH, [DAN, OLGA]), (DAN, [SARAH, OLGA])])
def test_a_confirmed_booking_that_moved_is_told_to_everybody_but_its_actor(actor: str, expected: list[str]) -> None:
    told = notices_of(an_event(EventType.BOOKING_MOVED, BookingStatus.CONFIRMED, actor=actor))

    assert [one.recipient for one in told] == expected
    assert all(isinstance(one.notice, BookingNotice) and one.notice.moved for one in told)


def test_a_name_that_comes_later_is_told_to_the_owners() -> None:
    told = notices_of(an_event(EventType.BOOKING_NAMED, BookingStatus.PENDING, actor=SARAH))

    assert told == [(one, BookingNotice(booking=a_booking(), to_owner=True, named=True)) for one in (DAN, OLGA)]


def test_a_booking_that_a_change_left_standing_alone_is_its_customer_s() -> None:
    (told,) = notices_of(an_event(EventType.BOOKING_AFFECTED, BookingStatus.CONFIRMED, actor=DAN))

    assert told.recipient == SARAH
    assert isinstance(told.notice, BookingAffected)


def test_who_may_act_for_a_business_from_now_on_is_told_and_nobody_else() -> None:
    view = BusinessView(business_id="u1", name="Blue Ocean", cities=(), labels=(), time_zone="Asia/Jerusalem")
    event = an_event(EventType.BOOKING_CREATED, BookingStatus.PENDING, actor=DAN)
    event = event.model_copy(
        update={"type": EventType.BUSINESS_CREATED, "booking": None, "business": view, "added": (OLGA,)}
    )

    assert notices_of(event) == [(OLGA, MaintainerAdded(business=view))]


def test_other_events_tell_nobody() -> None:
    event = DomainEvent(
        event_id="e",
        correlation_id="c",
        type=EventType.BUSINESS_CREATED,
        entity_id="u1",
        entity_version=1,
        occurred_at=NOON,
        owners=(DAN,),
    )

    assert notices_of(event) == []
    assert heard(EventType.BOOKING_COMPLETED, BookingStatus.COMPLETED) == []
