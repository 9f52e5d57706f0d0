"""The LLM layer over a store in memory and a planner that says what it is told to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from skeji_ray.actors.llm_layer import LONGEST_LOOK_S, SHORTEST_LOOK_S, WAIT_AT_MOST, LlmLayer
from skeji_ray.actors.stored_plans import StoredPlan
from skeji_ray.clock import FixedClock
from skeji_ray.conversation.exact import plan_exactly
from skeji_ray.errors import NoAnswerInTime, NotYet
from skeji_ray.messages.asked import ConfirmWanted, Question, SlotsOffered
from skeji_ray.messages.base import Outgoing, Record
from skeji_ray.messages.ids import conversation_id_of, stable_id
from skeji_ray.messages.inbound import EnrichedMessage
from skeji_ray.messages.people import Language, Sender, Spoken
from skeji_ray.messages.pipeline import Plan
from skeji_ray.messages.refusals import Apology
from skeji_ray.messages.results import Help
from skeji_ray.messages.wishes import Understood, Wish
from skeji_ray.pipeline.context import Turn
from skeji_ray.pipeline.conversation import Conversation
from skeji_ray.pipeline.planning import Planned, PlanRequest
from skeji_ray.store.memory import MemoryStore
from skeji_ray.topology import PLANS
from tests.support.domain import a_business
from tests.support.pipelines import ASKED, NOON, SARAH, SEARCH, a_booking, a_record, a_slot

NUMBER = "100000000000001"
CONVERSATION = conversation_id_of(SARAH.identity, NUMBER)


class SayingPlanner:
    """Keeps what it was asked, and says what it was given."""

    def __init__(self) -> None:
        self.asked: list[PlanRequest] = []
        self.says = Planned(pipeline=(SEARCH,), understood=ASKED, backend="test")
        self.error: Exception | None = None

    waits_for: str | None = None

    def check(self) -> None: ...

    async def look(self) -> None: ...

    async def plan(self, request: PlanRequest) -> Planned:
        self.asked.append(request)
        if self.error is not None:
            raise self.error
        return self.says


class World:
    """A layer with everything around it; waiting, as the engine does it, moves real time."""

    def __init__(self) -> None:
        self.store = MemoryStore()
        self.planner = SayingPlanner()
        self.clock = FixedClock(NOON)
        self.real = FixedClock(NOON)
        self.chosen: list[str] = []
        self.exactly: list[str] = []
        self.waited: list[float] = []
        self.while_waiting: Callable[[], Any] | None = None

    def layer(self) -> LlmLayer:
        return LlmLayer(self.store, self.planner, self._choose, self._exactly, self.clock, real=self.real)

    def _choose(self, choice: str, request: PlanRequest) -> Planned:
        self.chosen.append(choice)
        return Planned(reply=Help(), backend="rules")

    def _exactly(self, request: PlanRequest) -> Planned | None:
        planned = plan_exactly(request)
        if planned is not None:
            self.exactly.append(request.text)
        return planned

    async def hears(self, record: Record[EnrichedMessage]) -> Plan:
        layer = self.layer()
        while True:
            try:
                return plan_in(await layer.handle(record))
            except NotYet as wait:
                self.waited.append(wait.again_in_s)
                self.real.move(timedelta(seconds=wait.again_in_s))
                if self.while_waiting is not None:
                    await self.while_waiting()

    async def conversation(self) -> Conversation:
        stored = await self.store.get(Conversation, CONVERSATION)
        assert stored is not None
        return stored

    async def remembers(self, **what: Any) -> None:
        await self.store.insert(Conversation(id=CONVERSATION, sender=SARAH, spoke_at=NOON, told_at=NOON, **what))


def plan_in(outgoing: list[Outgoing]) -> Plan:
    (record,) = outgoing
    assert isinstance(record.value, Plan)
    assert (record.topic, record.key) == (PLANS.name, record.value.conversation_id)
    assert record.conversation_id == record.value.conversation_id
    return record.value


def a_message(text: str = "a haircut tomorrow", correlation: str = "c1", **more: Any) -> Record[EnrichedMessage]:
    sender = more.pop("sender", SARAH)
    message = EnrichedMessage(message_id="m1", sender=sender, business_number=NUMBER, text=text, sent_at=NOON, **more)
    return a_record(message, correlation)


@pytest.fixture
def world() -> World:
    return World()


async def test_a_message_becomes_a_plan_of_its_sender_and_holds_its_conversation(world: World) -> None:
    plan = await world.hears(a_message())
    assert (plan.conversation_id, plan.pipeline, plan.sender) == (CONVERSATION, (SEARCH,), SARAH)
    assert (plan.understood, plan.backend) == (ASKED, "test")
    conversation = await world.conversation()
    assert conversation.open_correlation == "c1"
    assert conversation.turns == (Turn(speaker="user", text="a haircut tomorrow", at=NOON),)


async def test_a_message_that_comes_again_is_not_planned_again(world: World) -> None:
    first = await world.layer().handle(a_message())
    world.planner.says = Planned(reply=Help(), backend="another mind")
    second = await world.layer().handle(a_message())
    assert second == first
    assert len(world.planner.asked) == 1
    assert len((await world.conversation()).turns) == 1


async def test_of_two_plans_for_one_message_the_first_that_was_stored_wins(world: World) -> None:
    first = Plan(conversation_id=CONVERSATION, user_phone=SARAH.identity, reply=Help(), backend="first")
    plan = world.planner.plan

    async def slowly(request: PlanRequest) -> Planned:
        planned = await plan(request)
        await world.store.insert(StoredPlan(id=stable_id("c1", 0, "plan"), plan=first))
        return planned

    world.planner.plan = slowly  # type: ignore[method-assign]
    assert await world.hears(a_message()) == first


async def test_a_failure_is_never_stored_as_a_plan(world: World) -> None:
    world.planner.error = NoAnswerInTime("too slow")
    with pytest.raises(NoAnswerInTime):
        await world.hears(a_message())
    world.planner.error = None
    assert (await world.hears(a_message())).pipeline == (SEARCH,)


async def test_a_planner_knows_what_was_offered_and_asked(world: World) -> None:
    offer = SlotsOffered(slots=(a_slot(),), asked=ASKED, exact=True)
    await world.remembers(offer=offer, offer_id="c0", turns=(Turn(speaker="user", text="a haircut"),))
    await world.hears(a_message("the one by the sea"))
    context = world.planner.asked[0].context
    assert (context.offer, context.offer_id) == (offer, "c0")
    assert [turn.text for turn in context.turns] == ["a haircut"]
    assert world.planner.asked[0].now == NOON


async def test_what_was_offered_yesterday_is_forgotten(world: World) -> None:
    await world.remembers(offer=SlotsOffered(slots=(a_slot(),), asked=ASKED, exact=True), offer_id="c0")
    world.clock.move(timedelta(hours=25))
    await world.hears(a_message("yes"))
    assert world.planner.asked[0].context.offer is None


async def test_a_button_is_no_matter_for_a_planner(world: World) -> None:
    plan = await world.hears(a_message("14:00", choice="slot:1:abcd1234"))
    assert world.chosen == ["slot:1:abcd1234"]
    assert not world.planner.asked
    assert plan.reply == Help()


@pytest.mark.parametrize("text", ["Yes!", " no ", "כן", "לא", "\u200fכן", "yes please", "No, don't cancel it"])
async def test_no_model_is_asked_what_a_whole_yes_or_no_to_a_confirmation_means(world: World, text: str) -> None:
    await world.remembers(question=ConfirmWanted(wish=Wish.CANCEL, booking=a_booking()))
    await world.hears(a_message(text))
    assert (world.exactly, world.planner.asked) == ([text], [])


@pytest.mark.parametrize("text", ["yes", "the first one", "no thanks"])
async def test_no_model_is_asked_what_a_whole_answer_to_an_offer_means(world: World, text: str) -> None:
    offer = SlotsOffered(slots=(a_slot(),), asked=ASKED, exact=True)
    await world.remembers(offer=offer, offer_id="c0")
    await world.hears(a_message(text))
    assert (world.exactly, world.planner.asked) == ([text], [])


@pytest.mark.parametrize("text", ["yes but later", "tomorrow"])
async def test_more_than_a_plain_yes_is_for_the_planner(world: World, text: str) -> None:
    await world.remembers(question=ConfirmWanted(wish=Wish.CANCEL, booking=a_booking()))
    await world.hears(a_message(text))
    assert not world.chosen
    assert len(world.planner.asked) == 1


async def test_the_next_message_is_planned_when_the_open_pipeline_has_ended(world: World) -> None:
    await world.remembers(open_correlation="c0")
    offer = SlotsOffered(slots=(a_slot(),), asked=ASKED, exact=True)

    async def ends() -> None:
        if len(world.waited) == 3:
            told = (await world.conversation()).told(offer, "c0", NOON)
            await world.store.replace(told.model_copy(update={"open_correlation": None}))

    world.while_waiting = ends
    await world.hears(a_message("hmm"))
    assert world.planner.asked[0].context.offer == offer
    assert len(world.waited) == 3
    assert max(world.waited) <= SHORTEST_LOOK_S, "at first it is looked at often"
    assert (await world.conversation()).open_correlation == "c1"


async def test_after_ten_seconds_it_is_planned_all_the_same_and_its_conversation_stays_held(world: World) -> None:
    await world.remembers(open_correlation="c0")
    await world.hears(a_message())
    assert timedelta(0) <= world.real.now() - NOON - WAIT_AT_MOST < timedelta(seconds=0.2)
    assert LONGEST_LOOK_S / 2 <= max(world.waited) <= LONGEST_LOOK_S
    assert (await world.conversation()).open_correlation == "c0"


async def test_the_name_that_they_gave_is_remembered_before_their_profiles(world: World) -> None:
    unnamed = Sender(identity=SARAH.identity)
    world.planner.says = Planned(pipeline=(SEARCH,), understood=Understood(name="Sarah Levi"), backend="test")
    assert (await world.hears(a_message(sender=unnamed))).speaker.name == "Sarah Levi"
    world.planner.says = Planned(reply=Help(), backend="test")
    profile = Sender(identity=SARAH.identity, name="~*sally*~")
    world.real.move(WAIT_AT_MOST)
    plan = await world.hears(a_message(correlation="c2", sender=profile))
    assert plan.speaker.name == "Sarah Levi"


async def test_a_question_says_what_is_missing(world: World) -> None:
    question = Question.model_validate({"missing": ("city",)})
    world.planner.says = Planned(reply=question, backend="test")
    assert (await world.hears(a_message())).missing == ("city",)


async def test_a_message_that_became_a_dead_letter_is_apologised_for_by_its_conversation(world: World) -> None:
    plan = plan_in(await world.layer().on_dead_letter(a_message(), NoAnswerInTime("x")))
    assert (plan.pipeline, plan.reply) == ((), Apology(reason="internal_error")), "it is not their words that failed"
    assert (plan.conversation_id, plan.sender) == (CONVERSATION, SARAH)


async def test_a_crash_after_the_plan_was_stored_loses_neither_the_turn_nor_the_hold(world: World) -> None:
    message = a_message()
    correlation = message.headers.correlation_id
    plan = await World().hears(message)
    await world.store.insert(StoredPlan(id=stable_id(correlation, 0, "plan"), plan=plan))
    for _ in range(2):
        assert await world.hears(message) == plan
    conversation = await world.conversation()
    assert [turn.text for turn in conversation.turns] == [message.value.text]
    assert conversation.open_correlation == correlation
    assert world.planner.asked == []


@pytest.mark.parametrize(("text", "choice"), [("STOP", "stop"), ("skeji-7k3m2q4h", "code:SKEJI-7K3M2Q4H")])
async def test_no_model_is_asked_what_an_exact_command_means(world: World, text: str, choice: str) -> None:
    await world.hears(a_message(text))
    assert (world.chosen, world.planner.asked) == ([choice], [])


@pytest.mark.parametrize(
    "text", ["Help!", "show my bookings", "cancel my booking", "what do I have today?", "התורים שלי"]
)
async def test_an_exact_wish_is_planned_exactly_and_no_model_is_asked(world: World, text: str) -> None:
    await world.hears(a_message(text))
    assert (world.exactly, world.planner.asked) == ([text], [])


async def test_a_planner_is_told_whose_conversation_it_is(world: World) -> None:
    await world.hears(a_message())
    assert world.planner.asked[0].conversation_id == CONVERSATION


async def languages(world: World, *texts: str, **more: Any) -> list[Language]:
    """Of the plans of messages, said one after the other and each answered at once."""
    found = []
    for number, text in enumerate(texts):
        plan = await world.hears(a_message(text, f"said {number}", **more))
        found.append(plan.speaker.language)
        standing = await world.conversation()
        await world.store.replace(standing.model_copy(update={"open_correlation": None}))
    return found


async def test_a_hebrew_speaker_stays_one_when_they_write_a_time_or_a_name(world: World) -> None:
    he, en = Language.HEBREW, Language.ENGLISH
    hebrew = SARAH.model_copy(update={"language": he})
    said = await languages(world, "תספורת מחר בתל אביב", sender=hebrew)
    assert said == [he]
    assert await languages(world, "15:00 ", "Dan", "haircut", "תודה", "ok", "haircut", "Tel Aviv", "15:00") == [
        he, he, he, he, he, he, en, en,
    ]  # fmt: skip
    conversation = await world.conversation()
    assert (conversation.language, conversation.remembered) == (en, Spoken(language=en))


async def test_a_button_s_title_shows_no_language(world: World) -> None:
    await world.remembers(spoken=Spoken(language=Language.HEBREW))
    assert (await world.hears(a_message("Book it, please do", choice="slot:1:x"))).speaker.language is Language.HEBREW
    assert (await world.conversation()).language is Language.HEBREW


async def test_a_message_that_comes_again_counts_once(world: World) -> None:
    await world.remembers(spoken=Spoken(language=Language.HEBREW))
    for _ in range(3):
        await world.hears(a_message("haircut"))
    assert (await world.conversation()).remembered == Spoken(language=Language.HEBREW, others=1)


async def test_a_conversation_of_before_languages_were_remembered_has_its_last_one(world: World) -> None:
    await world.store.insert(
        Conversation(id=CONVERSATION, sender=SARAH.model_copy(update={"language": Language.HEBREW}), spoke_at=NOON)
    )
    assert (await world.hears(a_message("Dan"))).speaker.language is Language.HEBREW


async def test_being_forgotten_does_not_change_the_language(world: World) -> None:
    await world.remembers(spoken=Spoken(language=Language.HEBREW))
    assert (await world.conversation()).forgotten(NOON).language is Language.HEBREW


async def test_a_language_that_is_asked_for_is_no_model_s_business(world: World) -> None:
    await world.remembers(spoken=Spoken(language=Language.HEBREW))
    plan = await world.hears(a_message("in English please"))
    assert (plan.speaker.language, world.exactly) == (Language.ENGLISH, ["in English please"])
    assert world.planner.asked == []


async def an_invitation(world: World, invited_at: datetime) -> None:
    business = a_business(maintainers={SARAH.identity: "Sarah"})
    [invitation] = business.invitations
    asked = invitation.model_copy(update={"invited_at": invited_at})
    await world.store.insert(business.model_copy(update={"invitations": (asked,)}))


async def test_a_mere_yes_accepts_the_invitation_that_came_after_the_last_answer(world: World) -> None:
    await world.remembers()
    await an_invitation(world, NOON + timedelta(seconds=1))
    plan = await world.hears(a_message("yes"))
    assert [step.action for step in plan.pipeline] == ["accept_invitation"]
    assert world.planner.asked == []


async def test_a_mere_yes_to_something_that_was_said_later_accepts_no_invitation(world: World) -> None:
    await world.remembers()
    await an_invitation(world, NOON - timedelta(seconds=1))
    plan = await world.hears(a_message("yes"))
    assert [step.action for step in plan.pipeline] == ["search_availability"]
    plan = await world.hears(a_message("accept the invitation", correlation="c2"))
    assert [step.action for step in plan.pipeline] == ["accept_invitation"]
