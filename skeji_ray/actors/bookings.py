"""The bookings service: holds, approvals, cancellations, and what time does to them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import ClassVar

from skeji_ray.actors import privacy
from skeji_ray.actors.audit import AuditKey
from skeji_ray.actors.booking_days import MOST_LOOKS, BookingDays
from skeji_ray.actors.calls import Call, Method, Result, reply_of, taken_back
from skeji_ray.actors.closing import closed_meanwhile
from skeji_ray.actors.holding import hold
from skeji_ray.actors.queries import open_bookings_of
from skeji_ray.actors.services import CommandService
from skeji_ray.catalogue.params import BookingRef, CreateBooking, NameBooking, RescheduleBooking
from skeji_ray.clock import Clock
from skeji_ray.domain import bookings as rules
from skeji_ray.domain import moves
from skeji_ray.domain.availability import local_day
from skeji_ray.domain.booking import Booking
from skeji_ray.domain.business import Business
from skeji_ray.domain.day import Arrival, ScheduleDay, empty_day
from skeji_ray.domain.entity import Entity
from skeji_ray.domain.schedule import Schedule
from skeji_ray.errors import BusinessError, Conflict
from skeji_ray.messages.base import Publish
from skeji_ray.messages.events import EventType
from skeji_ray.messages.replies import failure_of
from skeji_ray.store.base import Store, change, change_or_insert


@dataclass(frozen=True, slots=True)
class _Seen:
    """A booking that the sender may see, its day, and its business as it is now, if it still is."""

    day: ScheduleDay
    booking: Booking
    business: Business | None

    @property
    def owners(self) -> tuple[str, ...]:
        return self.business.owners if self.business is not None else ()


class Bookings(CommandService):
    """Commands about bookings. Every rule about a slot is decided on its day's one document."""

    service: ClassVar[str] = "bookings"
    entities: ClassVar[tuple[type[Entity], ...]] = (ScheduleDay,)

    def __init__(self, store: Store, publish: Publish, clock: Clock, audit_key: AuditKey) -> None:
        super().__init__(store, publish, clock)
        self._audit_key = audit_key
        self._days = BookingDays(store, self._publish_outbox, clock)

    def methods(self) -> Mapping[str, Method]:
        return {
            "create_booking": self._create,
            "confirm_booking": self._approve,
            "decline_booking": self._decline,
            "cancel_booking": self._cancel,
            "complete_booking": self._complete,
            "reschedule_booking": self._reschedule,
            "name_booking": self._name,
            "get_booking": self._get,
            "list_bookings": self._list,
            **privacy.methods(self._store, self._publish, self._clock, self._audit_key),
            "undo": self._undo,
        }

    async def _create(self, call: Call) -> Result:
        request: CreateBooking = call.params
        standing = await self._days.day_of(rules.booking_id_of(call.command_id))
        day = (
            standing
            if standing is not None
            else await hold(self._store, request, call.act(self._clock), call.sender.name)
        )
        await self._give_back_if_late(day, call)
        reply = reply_of(day, call.command_id)  # before it may be moved to another day
        await self._publish_outbox(day)
        return reply

    async def _give_back_if_late(self, day: ScheduleDay, call: Call) -> None:
        """Whoever closed its calendar, or gave it another clock, looked for bookings after that: one that stands later
        than they looked finds here what they did, and holds nothing. Raises BusinessError `slot_taken`."""
        booking = rules.standing(day, rules.booking_id_of(call.command_id))
        schedule = await self._store.get(Schedule, day.schedule_id)
        fits = schedule is not None and schedule.time_zone == day.time_zone
        if taken_back(call.command_id) in booking.answers or (booking.status.is_open and not fits):
            await self._take_back(call.command_id, call)
            raise BusinessError("slot_taken", field="start_time")

    async def _approve(self, call: Call) -> Result:
        return await self._change_status(call, EventType.BOOKING_APPROVED, owners_alone=True)

    async def _decline(self, call: Call) -> Result:
        return await self._change_status(call, EventType.BOOKING_DECLINED, owners_alone=True)

    async def _cancel(self, call: Call) -> Result:
        return await self._change_status(call, EventType.BOOKING_CANCELLED, owners_alone=False)

    async def _complete(self, call: Call) -> Result:
        return await self._change_status(call, EventType.BOOKING_COMPLETED, owners_alone=True)

    async def _change_status(self, call: Call, event: EventType, *, owners_alone: bool) -> Result:
        request: BookingRef = call.params
        act = call.act(self._clock)

        def may(seen: _Seen) -> None:
            if owners_alone and act.by not in seen.owners:
                raise BusinessError("not_allowed", field="booking_id")

        def decide(day: ScheduleDay) -> ScheduleDay:
            return rules.change_status(day, request.booking_id, event, act)

        changed = await self._change_visible(request.booking_id, call, decide, may)
        return reply_of(changed, act.command_id)

    async def _name(self, call: Call) -> Result:
        request: NameBooking = call.params
        id, name, act = request.booking_id, request.customer_name, call.act(self._clock)
        return reply_of(
            await self._change_visible(id, call, lambda day: rules.name(day, id, name, act)), act.command_id
        )

    async def _change_visible(
        self,
        booking_id: str,
        call: Call,
        decide: Callable[[ScheduleDay], ScheduleDay],
        may: Callable[[_Seen], None] = lambda _: None,
    ) -> ScheduleDay:
        """Wherever it stands, though it be moved meanwhile. `may` raises for those who may not."""
        for _ in range(MOST_LOOKS):
            seen = await self._visible(booking_id, call)
            may(seen)
            changed = await self._change_where_it_stands(seen, decide)
            if changed is not None:
                return changed
        raise Conflict(f"booking {booking_id} was moved {MOST_LOOKS} times meanwhile")

    async def _change_where_it_stands(
        self, seen: _Seen, decide: Callable[[ScheduleDay], ScheduleDay]
    ) -> ScheduleDay | None:
        """None when it was moved to another day since it was seen."""

        def decided(day: ScheduleDay) -> ScheduleDay:
            return decide(day.renewed(seen.business)) if day.booking(seen.booking.id) is not None else day

        changed = await self._change(ScheduleDay, seen.day.id, decided)
        return changed if changed.booking(seen.booking.id) is not None else None

    async def _visible(self, booking_id: str, call: Call) -> _Seen:
        """A booking of the sender's, or of their business; a stranger is not even told that it exists."""
        day = await self._days.day_of(booking_id) or await self._days.day_of(booking_id)  # it may be on its way
        booking = day.booking(booking_id) if day else None
        if day is None or booking is None:
            raise BusinessError("not_found", field="booking_id")
        seen = _Seen(day, booking, await self._store.get(Business, day.business_id))
        if call.sender.identity not in {booking.customer, *seen.owners}:
            raise BusinessError("not_found", field="booking_id")
        return seen

    async def _reschedule(self, call: Call) -> Result:
        """A refusal is kept: the booking must not move when the command comes again and its pipeline has gone on."""
        await self._raise_if_refused(call.command_id)
        try:
            for _ in range(MOST_LOOKS):
                moved = await self._moved(call)
                if moved is not None:
                    reply = reply_of(moved, call.command_id)  # as above
                    await self._publish_outbox(await self._passed(moved))
                    return reply
        except BusinessError as error:
            await self._refuse(call.command_id, failure_of(error))
            raise
        raise Conflict(f"another moved the booking of {call.command_id} {MOST_LOOKS} times")

    async def _moved(self, call: Call) -> ScheduleDay | None:
        """The day that knows the answer; None when it is to be looked for anew."""
        request: RescheduleBooking = call.params
        act = call.act(self._clock)
        seen = await self._visible(request.booking_id, call)
        if seen.day.replied(act.command_id) is not None:
            return seen.day
        booking = moves.movable(seen.day, request.booking_id, act.at)
        schedule, business = await self._store.get(Schedule, seen.day.schedule_id), seen.business
        if schedule is None or business is None:
            raise BusinessError("not_found", field="booking_id")
        span = moves.new_span(schedule, booking, request.start_time, act.at)
        fresh = empty_day(schedule, business.owners, business.name, local_day(schedule, span.start))
        if fresh.id == seen.day.id:
            return await self._change_where_it_stands(
                seen, lambda day: moves.move_within(day, schedule, booking.id, span, act)
            )
        arrival = Arrival(
            act=act,
            booking_id=booking.id,
            customer=booking.customer,
            start=span.start,
            end=span.end,
            from_day=seen.day.id,
            moves=booking.moves,
        )
        new = await change_or_insert(
            self._store, fresh, lambda day: moves.arrive(day.renewed(business), schedule, arrival)
        )
        await self._days.finish(new, arrival)
        return None

    async def _get(self, call: Call) -> Result:
        request: BookingRef = call.params
        seen = await self._visible(request.booking_id, call)
        return seen.day.result(seen.booking)

    async def _list(self, call: Call) -> Result:
        found = await open_bookings_of(self._store, call.sender.identity, self._clock.now())
        return {"bookings": [view.model_dump(mode="json") for view in found]}

    async def _take_back(self, command_id: str, call: Call) -> None:
        act, id = call.act(self._clock, taken_back(command_id)), rules.booking_id_of(command_id)

        def may(seen: _Seen) -> None:
            if seen.booking.customer != act.by:
                raise BusinessError("not_allowed", field="command_id")

        def decide(day: ScheduleDay) -> ScheduleDay:
            return rules.change_status(day, id, EventType.BOOKING_CANCELLED, act)

        try:
            await self._change_visible(id, call, decide, may)
        except BusinessError:
            return  # it was never made, or has ended already

    async def _pass_time(self, entity: Entity) -> Entity:
        day = await self._store.get(ScheduleDay, entity.id)
        if day is None:
            return entity
        await self._days.finish_all(day)
        return await self._passed(day)

    async def _passed(self, day: ScheduleDay) -> ScheduleDay:
        """As time has left it. Where its business is closed meanwhile, nobody is to come any more."""
        now, business = self._clock.now(), await self._store.get(Business, day.business_id)

        def decide(current: ScheduleDay) -> ScheduleDay:
            if business is None:
                return closed_meanwhile(current, now)
            return rules.pass_time(current.renewed(business), now)

        return await change(self._store, ScheduleDay, day.id, decide)
