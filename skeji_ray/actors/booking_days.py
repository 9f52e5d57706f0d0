"""Where a booking stands, and its way from one day to another: two documents, no transaction (docs/adr/0006)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from skeji_ray.clock import Clock
from skeji_ray.domain import moves as rules
from skeji_ray.domain.business import Business
from skeji_ray.domain.day import Arrival, ScheduleDay, Way
from skeji_ray.errors import Conflict
from skeji_ray.store.base import NotFound, Store, change

MOST_LOOKS = 10
"""For a booking that is moved while it is looked for: each of them finishes a move."""


class BookingDays:
    """The documents that a booking stands in: one, or two while it is on its way."""

    def __init__(
        self, store: Store, publish_outbox: Callable[[ScheduleDay], Awaitable[ScheduleDay]], clock: Clock
    ) -> None:
        self._store = store
        self._publish_outbox = publish_outbox
        self._clock = clock

    async def day_of(self, booking_id: str) -> ScheduleDay | None:
        """The day on which it stands. What has left one day and not come to the other is taken there first."""
        for _ in range(MOST_LOOKS):
            days = await self._store.find(ScheduleDay, {"booking_ids": booking_id})
            here = next((day for day in days if day.booking(booking_id) is not None), None)
            arrivals = [(day, one) for day in days for one in day.arrivals if one.booking_id == booking_id]
            if here is not None or not arrivals:
                return here
            for day, arrival in arrivals:
                await self.finish(day, arrival)
        raise Conflict(f"booking {booking_id} was moved {MOST_LOOKS} times while it was looked for")

    async def finish(self, new: ScheduleDay, arrival: Arrival) -> None:
        """Everything that is left to do of a move whose span is kept on the `new` day."""
        now, old_id, way = self._clock.now(), arrival.from_day, arrival.way
        business = await self._store.get(Business, new.business_id)
        old = await self._change(old_id, lambda day: rules.depart(day.renewed(business), arrival, new.id, now))
        departure = old.departure(way) if old is not None else None
        moved = departure.booking if departure is not None else None
        if old is not None and moved is not None:
            await self._publish_outbox(old)  # its earlier events come before that of the move
        settled = await self._change(new.id, lambda day: rules.settle(day.renewed(business), arrival, moved, now))
        if settled is not None:
            await self._publish_outbox(settled)
        if moved is not None:
            await self._forget(old_id, way)

    async def finish_all(self, day: ScheduleDay) -> None:
        """What a crash left under way, to this day and from it."""
        for arrival in day.arrivals:
            await self.finish(day, arrival)
        for departure in day.departures:
            new = await self._store.get(ScheduleDay, departure.to_day)
            expected = new.arrival(departure.way) if new is not None else None
            if new is not None and expected is not None:
                await self.finish(new, expected)
            else:  # it has arrived
                await self._forget(day.id, departure.way)

    async def _forget(self, day_id: str, way: Way) -> None:
        now = self._clock.now()
        await self._change(day_id, lambda day: rules.forget(day, way, now))

    async def _change(self, day_id: str, decide: Callable[[ScheduleDay], ScheduleDay]) -> ScheduleDay | None:
        """As `change`; None when there is no such day any more."""
        try:
            return await change(self._store, ScheduleDay, day_id, decide)
        except NotFound:
            return None
