"""Words are read at the time at which they were written, however late they are planned."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from skeji_ray.actors.llm_layer import LlmLayer
from skeji_ray.clock import FixedClock
from skeji_ray.conversation.choices import choice_plan
from skeji_ray.conversation.exact import plan_exactly
from skeji_ray.languages.rendering import render
from skeji_ray.messages.asked import ChangeWanted, ConfirmWanted, Question, SlotsOffered
from skeji_ray.messages.base import Record
from skeji_ray.messages.ids import conversation_id_of
from skeji_ray.messages.inbound import EnrichedMessage
from skeji_ray.messages.people import Language, Sender
from skeji_ray.messages.pipeline import Plan
from skeji_ray.messages.wishes import Missing, Wish
from skeji_ray.pipeline.conversation import Conversation
from skeji_ray.pipeline.planning import Planned, PlanRequest
from skeji_ray.store.memory import MemoryStore
from tests.support.domain import SARAH, World, a_business, a_schedule
from tests.support.pipelines import a_booking, a_record, a_slot
from tests.support.planning import plan_by_rules

NUMBER = "100000000000001"
LATE_EVENING = datetime(2026, 11, 24, 20, 50, tzinfo=UTC)
"""22:50 of a Tuesday in Israel."""
CUSTOMER = Sender(identity=SARAH, name="Sarah", time_zone="Asia/Jerusalem")
CONVERSATION = conversation_id_of(SARAH, NUMBER)


class Rules:
    """The planner without a model, as the LLM layer asks it."""

    waits_for: str | None = None

    def check(self) -> None: ...

    async def look(self) -> None: ...

    async def plan(self, request: PlanRequest) -> Planned:
        return plan_by_rules(request)


class Late:
    """A layer that comes to a message `after` it was written."""

    def __init__(self, after: timedelta) -> None:
        self.store, self.clock = MemoryStore(), FixedClock(LATE_EVENING + after)
        self.layer = LlmLayer(self.store, Rules(), choice_plan, plan_exactly, self.clock)

    async def plans(self, text: str, *, sender: Sender = CUSTOMER, attempt: int = 0, **more: Any) -> Plan:
        (out,) = await self.layer.handle(self.record(text, sender, attempt, **more))
        assert isinstance(out.value, Plan)
        return out.value

    def record(self, text: str, sender: Sender, attempt: int, **more: Any) -> Record[EnrichedMessage]:
        fields = {"message_id": "m1", "business_number": NUMBER, "sent_at": LATE_EVENING, **more}
        message = EnrichedMessage.model_validate({"sender": sender, "text": text, **fields})
        return a_record(message, f"c-{text}", attempt=attempt)

    async def owner(self) -> Sender:
        """Somebody with one calendar, who is closed on no day."""
        business, schedule = a_business(), a_schedule()
        await self.store.insert(business)
        await self.store.insert(schedule)
        return Sender(identity=business.admin_phone, time_zone="Asia/Jerusalem", business_ids=(business.id,))


@pytest.mark.parametrize("after", [timedelta(), timedelta(hours=3), timedelta(hours=24)])
async def test_tomorrow_is_the_day_after_it_was_said(after: timedelta) -> None:
    plan = await Late(after).plans("book a haircut tomorrow at 3pm in Tel Aviv")
    assert plan.pipeline[0].params["date"] == "2026-11-25"


@pytest.mark.parametrize("attempt", [0, 1])
async def test_a_day_that_has_passed_meanwhile_is_said_so_and_another_is_asked_for(attempt: int) -> None:
    late = Late(timedelta(hours=26))
    plan = await late.plans("book a haircut tomorrow at 3pm in Tel Aviv", attempt=attempt)
    assert plan.pipeline == ()
    assert isinstance(plan.reply, Question)
    assert (plan.reply.missing, plan.reply.passed) == ((Missing.DATE,), "2026-11-25")
    assert render(plan.reply).text == "Wednesday 25 November has passed by now. On which day (date)?"
    assert "25" in render(plan.reply, language=Language.HEBREW).text
    standing = await late.store.get(Conversation, CONVERSATION)
    assert standing is not None
    told = standing.told(plan.reply, "c", late.clock.now()).model_copy(update={"open_correlation": None})
    await late.store.replace(told)
    answered = await late.plans("tomorrow", sent_at=late.clock.now())
    assert answered.pipeline[0].params == {
        "city": "Tel Aviv",
        "service_label": "haircut",
        "date": "2026-11-27",
        "time": "15:00",
    }


@pytest.mark.parametrize("text", ["we are closed tomorrow", "סגור מחר"])
async def test_an_owner_s_closed_tomorrow_is_the_day_that_they_meant(text: str) -> None:
    late = Late(timedelta(hours=3))
    plan = await late.plans(text, sender=await late.owner())
    assert plan.pipeline[0].params == {"date": "2026-11-25"}


async def test_an_owner_s_day_that_has_passed_closes_nothing() -> None:
    late = Late(timedelta(hours=26))
    plan = await late.plans("we are closed tomorrow", sender=await late.owner())
    assert plan.pipeline == ()
    assert isinstance(plan.reply, Question)
    assert render(plan.reply).text.startswith("Wednesday 25 November has passed by now.")


async def test_of_several_days_those_that_are_left_are_closed() -> None:
    late = Late(timedelta(hours=26))
    plan = await late.plans("we are closed from 25 to 27 November", sender=await late.owner())
    assert isinstance(plan.reply, ChangeWanted)
    assert plan.reply.steps[0].params == {"date": "2026-11-26", "date_to": "2026-11-27"}


async def test_a_block_on_a_day_that_has_passed_blocks_nothing() -> None:
    late = Late(timedelta(hours=26))
    plan = await late.plans("block tomorrow 14:00 to 16:00", sender=await late.owner())
    assert plan.pipeline == ()
    assert isinstance(plan.reply, Question)
    assert plan.reply.passed == "2026-11-25"


def test_a_move_to_a_day_that_has_passed_asks_for_another() -> None:
    now = LATE_EVENING + timedelta(hours=26)
    booking = a_booking().model_copy(update={"start_time": now + timedelta(days=2)})
    context = Conversation(id="v", sender=CUSTOMER, spoke_at=now).context(now, (booking,), ())
    request = PlanRequest(
        text="move my booking to tomorrow", sender=CUSTOMER, now=now, said_at=LATE_EVENING, context=context
    )
    planned = plan_by_rules(request)
    assert isinstance(planned.reply, Question)
    assert (planned.reply.missing, planned.reply.passed) == ((Missing.DATE,), "2026-11-25")
    assert planned.reply.bookings == (booking,)


async def test_what_was_said_before_is_read_at_its_own_time() -> None:
    late = Late(timedelta(hours=5))
    asked = (await late.plans("a haircut tomorrow")).reply
    assert isinstance(asked, Question)
    assert asked.missing == (Missing.CITY,)
    standing = await late.store.get(Conversation, CONVERSATION)
    assert standing is not None
    assert standing.turns[0].at == LATE_EVENING
    told = standing.told(asked, "c", late.clock.now()).model_copy(update={"open_correlation": None})
    await late.store.replace(told)
    plan = await late.plans("book it in Tel Aviv", sent_at=late.clock.now())
    assert plan.pipeline[0].params["date"] == "2026-11-25"


@pytest.mark.parametrize("sent_at", [datetime(1970, 1, 1, tzinfo=UTC), datetime(9999, 1, 1, tzinfo=UTC)])
async def test_a_record_that_claims_an_absurd_time_is_read_now(sent_at: datetime) -> None:
    late = Late(timedelta())
    plan = await late.plans("book a haircut tomorrow in Tel Aviv", sent_at=sent_at)
    assert plan.pipeline[0].params["date"] == "2026-11-25"
    standing = await late.store.get(Conversation, CONVERSATION)
    assert standing is not None
    assert standing.spoke_at == LATE_EVENING


@pytest.mark.parametrize(("asked_after", "answers"), [(timedelta(hours=1), False), (-timedelta(minutes=1), True)])
async def test_a_replayed_yes_answers_nothing_that_was_asked_after_it(asked_after: timedelta, answers: bool) -> None:
    late = Late(timedelta(hours=2))
    asked = ConfirmWanted(wish=Wish.CANCEL, booking=a_booking())
    standing = Conversation(id=CONVERSATION, sender=CUSTOMER, spoke_at=LATE_EVENING)
    await late.store.insert(standing.told(asked, "asked", LATE_EVENING + asked_after))
    plan = await late.plans("yes", attempt=1)
    assert [step.action for step in plan.pipeline] == (["cancel_booking"] if answers else [])


async def test_a_service_says_that_a_day_has_passed_and_offers_nothing_near_it() -> None:
    world = World()
    schedule_id = await world.a_salon()
    yesterday = (world.clock.now() - timedelta(days=1)).date().isoformat()
    reply = await world.handle(
        world.command("schedules", "search_availability", SARAH, schedule_id=schedule_id, date=yesterday)
    )
    assert reply.failure is not None
    assert (reply.failure.code, reply.failure.field) == ("in_the_past", "date")


def test_an_offer_of_before_is_not_read_by_the_time_of_planning() -> None:
    """ "Tomorrow at 15:00", said to a list, is the slot of the day after it was said."""
    start = datetime(2026, 11, 25, 13, tzinfo=UTC)
    offer = SlotsOffered(slots=(a_slot(start),), asked=Planned(backend="x").understood, exact=False)
    now = LATE_EVENING + timedelta(hours=3)
    context = Conversation(id="v", sender=CUSTOMER, spoke_at=now).context(now, (), ())
    context = context.model_copy(update={"offer": offer, "offer_id": "0123456789"})
    request = PlanRequest(text="tomorrow at 15:00", sender=CUSTOMER, now=now, said_at=LATE_EVENING, context=context)
    assert plan_by_rules(request).pipeline[-1].action == "create_booking"
