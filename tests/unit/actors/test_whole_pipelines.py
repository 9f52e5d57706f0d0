"""The executor and the three domain services, joined by their records: what one says the other understands."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from skeji_ray.actors.bookings import Bookings
from skeji_ray.actors.business_units import BusinessUnits
from skeji_ray.actors.executor import Executor
from skeji_ray.actors.schedules import Schedules
from skeji_ray.actors.services import CommandService
from skeji_ray.clock import FixedClock
from skeji_ray.conversation.choices import choice_plan
from skeji_ray.messages.asked import Question, SlotsOffered
from skeji_ray.messages.base import Record
from skeji_ray.messages.outcomes import Outcome
from skeji_ray.messages.people import Sender
from skeji_ray.messages.pipeline import Command, Plan, Step
from skeji_ray.messages.refusals import Failed, NothingFree
from skeji_ray.messages.results import BookingsShown, BookingTold, BusinessesShown, BusinessRegistered, DayShown
from skeji_ray.messages.wishes import Missing, Understood
from skeji_ray.pipeline.context import Context
from skeji_ray.pipeline.planning import PlanRequest
from skeji_ray.store.memory import MemoryStore
from tests.support.domain import AUDIT_KEY
from tests.support.pipelines import NOON, SARAH, SEARCH, ZONE, Broker, a_record, answers_of
from tests.support.planning import plan_by_rules

OWNER = Sender(identity="+972541111111", name="Dana", time_zone=ZONE)
EVERY_DAY = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
REGISTER = Step(
    service="business-units",
    action="register_business",
    params={"name": "Blue Ocean", "cities": ["Tel Aviv"], "labels": ["hair salon"]},
)
OPEN = Step(
    service="schedules",
    action="create_schedule",
    params={"business_id": "${previous_step.business_id}", "city": "Tel Aviv", "working_days": EVERY_DAY},
)
BOOK = Step(
    service="bookings",
    action="create_booking",
    params={
        "schedule_id": "${previous_step.schedule_id}",
        "start_time": "${previous_step.start_time}",
        "customer_name": "Sarah",
    },
)


class Town:
    """Everything behind Kafka, in one process."""

    def __init__(self) -> None:
        self.store, self.broker, self.clock = MemoryStore(), Broker(), FixedClock(NOON)
        self.executor = Executor(self.store, self.broker.publish, self.clock, self.clock)
        kinds = (BusinessUnits, Schedules)
        self.services: dict[str, CommandService] = {
            kind.service: kind(self.store, self.broker.publish, self.clock) for kind in kinds
        }
        self.services["bookings"] = Bookings(self.store, self.broker.publish, self.clock, AUDIT_KEY)
        self.messages = 0

    async def asks(self, sender: Sender, *steps: Step) -> Outcome:
        """The one answer to a plan of `sender`."""
        self.messages += 1
        plan = Plan(conversation_id=sender.identity, user_phone=sender.identity, sender=sender, pipeline=steps)
        await self.executor.on_plan(a_record(plan, f"c{self.messages}", conversation=sender.identity))
        answers = []
        while published := self.broker.take():
            answers += answers_of(published)
            for record in published:
                if isinstance(record.value, Command):
                    await self._serve(a_record(record.value, record.correlation_id))
        assert len(answers) == 1
        assert not answers[0].reason
        assert answers[0].outcome is not None
        return answers[0].outcome

    async def _serve(self, record: Record[Any]) -> None:
        for reply in await self.services[record.value.service].handle(record):
            await self.executor.on_reply(a_record(reply.value, reply.correlation_id))


@pytest.fixture
async def town() -> Town:
    town = Town()
    outcome = await town.asks(OWNER, REGISTER, OPEN)
    assert isinstance(outcome, BusinessRegistered)
    assert [schedule.city for schedule in outcome.schedules] == ["Tel Aviv"]
    return town


async def owner_of(town: Town) -> Sender:
    listed = await town.asks(OWNER.model_copy(update={"business_ids": ("any",)}), business("list_my_businesses"))
    assert isinstance(listed, BusinessesShown)
    return OWNER.model_copy(update={"business_ids": tuple(one.business_id for one in listed.businesses)})


def business(action: str, **params: Any) -> Step:
    return Step(service="business-units", action=action, params=params)


def booking(action: str, **params: Any) -> Step:
    return Step(service="bookings", action=action, params=params)


async def test_a_time_that_is_free_is_offered_alone_and_booked_when_it_is_chosen(town: Town) -> None:
    offered = await town.asks(SARAH, SEARCH)
    assert isinstance(offered, SlotsOffered)
    assert (offered.exact, len(offered.slots)) == (True, 1)
    told = await town.asks(SARAH, SEARCH, BOOK)
    assert isinstance(told, BookingTold)
    assert (told.booking.start_time, told.booking.customer) == (offered.slots[0].start_time, SARAH.identity)


async def test_a_slot_that_somebody_has_is_answered_with_other_times(town: Town) -> None:
    first = await town.asks(SARAH, SEARCH, BOOK)
    assert isinstance(first, BookingTold)
    taken = first.booking
    again = BOOK.model_copy(
        update={"params": {"schedule_id": taken.schedule_id, "start_time": taken.start_time.isoformat()}}
    )
    dan = Sender(identity="+972502222222", name="Dan", time_zone=ZONE)
    refused = await town.asks(dan, SEARCH, again)
    assert isinstance(refused, Failed)
    assert refused.alternatives
    assert taken.start_time not in {slot.start_time for slot in refused.alternatives}


async def test_where_there_is_no_business_there_is_nothing_free_and_nothing_is_booked(town: Town) -> None:
    nowhere = SEARCH.model_copy(update={"params": {"city": "Haifa", "service_label": "haircut"}})
    outcome = await town.asks(SARAH, nowhere, BOOK)
    assert isinstance(outcome, NothingFree)
    assert outcome.businesses == 0
    assert await town.asks(SARAH, booking("list_bookings")) == BookingsShown(bookings=())


async def test_an_owner_sees_the_day_and_approves_and_the_customer_cancels(town: Town) -> None:
    told = await town.asks(SARAH, SEARCH, BOOK)
    assert isinstance(told, BookingTold)
    owner = await owner_of(town)
    day = Step(service="schedules", action="daily_schedule", params={"date": "2030-05-02"})
    shown = await town.asks(owner, day)
    assert isinstance(shown, DayShown)
    assert [one.booking_id for one in shown.bookings] == [told.booking.booking_id]
    one = {"booking_id": told.booking.booking_id}
    approved = await town.asks(owner, booking("confirm_booking", **one))
    cancelled = await town.asks(SARAH, booking("cancel_booking", **one))
    assert isinstance(approved, BookingTold)
    assert isinstance(cancelled, BookingTold)
    assert (approved.booking.status.value, cancelled.booking.status.value) == ("confirmed", "cancelled")


async def test_a_pipeline_that_fails_later_leaves_no_booking_behind(town: Town) -> None:
    outcome = await town.asks(SARAH, SEARCH, BOOK, booking("cancel_booking", booking_id="nobody's"))
    assert isinstance(outcome, Failed)
    assert await town.asks(SARAH, booking("list_bookings")) == BookingsShown(bookings=())
    free = await town.asks(SARAH, SEARCH)
    assert isinstance(free, SlotsOffered)
    assert free.exact


async def test_a_business_whose_schedule_is_refused_is_not_left_without_one() -> None:
    town = Town()
    wrong = OPEN.model_copy(update={"params": {**OPEN.params, "start_of_day": "18:00", "end_of_day": "09:00"}})
    assert isinstance(await town.asks(OWNER, REGISTER, wrong), Failed)
    assert isinstance(await town.asks(OWNER, REGISTER, OPEN), BusinessRegistered)


async def test_time_that_passes_ends_nothing_that_was_answered(town: Town) -> None:
    await town.asks(SARAH, SEARCH)
    town.clock.move(timedelta(minutes=10))
    await town.executor.run_due()
    assert not town.broker.take()


TRICK = "${previous_step.business_id}"


async def test_a_business_may_be_called_like_a_reference() -> None:
    town = Town()
    planned = plan_by_rules(
        PlanRequest(text=f'Register "{TRICK}", a hair salon in Haifa, open 9 to 18', sender=OWNER, now=NOON)
    )
    outcome = await town.asks(OWNER, *planned.pipeline)
    assert isinstance(outcome, BusinessRegistered)
    assert (outcome.business.name, len(outcome.schedules)) == (TRICK, 1)


@pytest.mark.parametrize("name", ["${previous_step.schedule_id}", "${steps.7.x}", "${steps"])
async def test_a_customer_may_be_called_like_a_reference(town: Town, name: str) -> None:
    offered = await town.asks(SARAH, SEARCH)
    assert isinstance(offered, SlotsOffered)
    sender = SARAH.model_copy(update={"name": name})
    context = Context(offer=offered, offer_id="0123456789")
    planned = choice_plan("slot:1:01234567", PlanRequest(text="", sender=sender, now=NOON, context=context))
    told = await town.asks(sender, *planned.pipeline)
    assert isinstance(told, BookingTold)
    assert told.booking.customer_name == name


async def test_what_is_looked_for_may_look_like_a_reference(town: Town) -> None:
    known = Context(open=Question(missing=(Missing.SERVICE_LABEL,), understood=Understood(city="Haifa")))
    planned = plan_by_rules(PlanRequest(text=TRICK, sender=SARAH, now=NOON, context=known))
    outcome = await town.asks(SARAH, *planned.pipeline)
    assert isinstance(outcome, NothingFree)
    assert outcome.asked.label == TRICK
