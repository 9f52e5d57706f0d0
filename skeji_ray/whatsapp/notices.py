"""Who is told what because of an event: pure. Whoever caused it has their answer already."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from skeji_ray.messages.events import DomainEvent, EventType
from skeji_ray.messages.notices import (
    ApprovalWanted,
    BookingAffected,
    BookingNotice,
    HelperNotice,
    HelpWanted,
    MaintainerAdded,
    Notice,
    Reminder,
)
from skeji_ray.messages.views import BookingStatus, BookingView, BusinessView

_TOLD_TO_ALL = {EventType.BOOKING_CANCELLED, EventType.BOOKING_EXPIRED, EventType.BOOKING_MOVED}
_ASKED_FOR = {EventType.BOOKING_CREATED, EventType.BOOKING_MOVED}
"""What the owners approve while it is pending: a new time is asked for anew."""
_TOLD_TO_CUSTOMER = {EventType.BOOKING_APPROVED, EventType.BOOKING_DECLINED}


class Told(NamedTuple):
    """One notice for one person."""

    recipient: str
    notice: Notice


def notices_of(event: DomainEvent) -> list[Told]:
    """One for each person concerned, never one for the person who acted."""
    told: dict[str, Told] = {}
    for one in _all(event):
        if one.recipient != event.actor:
            told.setdefault(one.recipient, one)
    return list(told.values())


def _all(event: DomainEvent) -> Iterator[Told]:
    if event.business is not None:
        yield from _about_people(event, event.business)
    if event.booking is not None:
        yield from _about(event, event.booking)


def _about_people(event: DomainEvent, business: BusinessView) -> Iterator[Told]:
    """Who is asked to help is asked; the admin hears who accepted or left."""
    yield from (Told(one, HelpWanted(business=business, inviter=event.actor or "")) for one in event.invited)
    yield from (Told(one, MaintainerAdded(business=business)) for one in event.added)
    for admin in event.owners[:1]:
        for helper, joined in [*((one, True) for one in event.added), *((one, False) for one in event.left)]:
            if event.actor == helper:
                yield Told(admin, HelperNotice(business=business, helper=helper, joined=joined))


def concerns_people(event: DomainEvent) -> bool:
    """Whether anybody may have to be told of it."""
    return event.booking is not None or bool(event.invited or event.added or event.left)


def _about(event: DomainEvent, booking: BookingView) -> Iterator[Told]:
    """What is told of a booking, the customer first."""
    is_pending, moved = booking.status is BookingStatus.PENDING, event.type is EventType.BOOKING_MOVED
    if event.type is EventType.BOOKING_REMINDER:
        yield Told(booking.customer, Reminder(booking=booking))
    if event.type is EventType.BOOKING_AFFECTED:
        yield Told(booking.customer, BookingAffected(booking=booking))
    if event.type in _TOLD_TO_CUSTOMER | _TOLD_TO_ALL:
        yield Told(booking.customer, BookingNotice(booking=booking, to_owner=False, moved=moved))
    if event.type in _ASKED_FOR and is_pending:
        yield from (Told(owner, ApprovalWanted(booking=booking)) for owner in event.owners)
    elif event.type is EventType.BOOKING_NAMED:
        yield from (Told(owner, BookingNotice(booking=booking, to_owner=True, named=True)) for owner in event.owners)
    elif event.type in _TOLD_TO_ALL:
        yield from (Told(owner, BookingNotice(booking=booking, to_owner=True, moved=moved)) for owner in event.owners)
