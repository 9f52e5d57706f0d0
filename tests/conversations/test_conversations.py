"""Whole conversations in one process: what people write, through the LLM layer, the executor and the services, to what
they read, and what has become of their bookings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

import pytest

from skeji_ray.actors.bookings import Bookings
from skeji_ray.actors.business_units import BusinessUnits
from skeji_ray.actors.executor import Executor
from skeji_ray.actors.llm_layer import LlmLayer
from skeji_ray.actors.queries import businesses_of, open_bookings_of
from skeji_ray.actors.schedules import Schedules
from skeji_ray.actors.services import CommandService
from skeji_ray.clock import FixedClock
from skeji_ray.conversation.choices import choice_plan
from skeji_ray.conversation.exact import plan_exactly
from skeji_ray.languages.rendering import Rendered, render
from skeji_ray.messages.inbound import EnrichedMessage
from skeji_ray.messages.outcomes import Outcome
from skeji_ray.messages.people import Language, Sender
from skeji_ray.messages.pipeline import Command, Plan
from skeji_ray.store.memory import MemoryStore
from tests.support.domain import AUDIT_KEY
from tests.support.pipelines import NOON, ZONE, Broker, a_record, answers_of
from tests.support.planning import ByRules

NUMBER = "100000000000001"
OWNER, SARAH, DAN = "+972541111111", "+972542222222", "+972543333333"
NAMES = {OWNER: "Olga", SARAH: "Sarah Cohen", DAN: "Dan Levi"}


@dataclass
class Reads:
    """What a person gets."""

    outcome: Outcome
    rendered: Rendered

    @property
    def ids(self) -> list[str]:
        return [*(one.id for one in self.rendered.buttons), *(one.id for one in self.rendered.rows)]


class Town:
    """Everything behind the scrub layer."""

    def __init__(self) -> None:
        self.store, self.broker, self.clock = MemoryStore(), Broker(), FixedClock(NOON)
        self.layer = LlmLayer(self.store, ByRules(), choice_plan, plan_exactly, self.clock, real=self.clock)
        self.executor = Executor(self.store, self.broker.publish, self.clock, self.clock)
        self.services: dict[str, CommandService] = {
            "business-units": BusinessUnits(self.store, self.broker.publish, self.clock),
            "schedules": Schedules(self.store, self.broker.publish, self.clock),
            "bookings": Bookings(self.store, self.broker.publish, self.clock, AUDIT_KEY),
        }
        self.messages = 0

    async def says(self, phone: str, text: str, *, choice: str | None = None, hebrew: bool = False) -> Reads:
        self.messages += 1
        self.clock.move(timedelta(seconds=20))
        correlation = f"{self.messages:08}-message"
        owned = tuple(one.id for one in await businesses_of(self.store, phone))
        language = Language.HEBREW if hebrew else Language.ENGLISH
        sender = Sender(identity=phone, name=NAMES[phone], time_zone=ZONE, business_ids=owned, language=language)
        message = EnrichedMessage(
            message_id=correlation, sender=sender, business_number=NUMBER, text=text, choice=choice,
            sent_at=self.clock.now(),
        )  # fmt: skip
        (planned,) = await self.layer.handle(a_record(message, correlation))
        assert isinstance(planned.value, Plan)
        await self.executor.on_plan(a_record(planned.value, correlation, conversation=planned.value.conversation_id))
        answers = []
        while published := self.broker.take():
            answers += answers_of(published)
            for record in published:
                if isinstance(record.value, Command):
                    service = self.services[record.value.service]
                    for reply in await service.handle(a_record(record.value, record.correlation_id)):
                        await self.executor.on_reply(a_record(reply.value, reply.correlation_id))
        (answer,) = answers
        assert answer.outcome is not None
        return Reads(answer.outcome, render(answer.outcome, language=language, offer_id=correlation))

    async def presses(self, phone: str, id: str) -> Reads:
        return await self.says(phone, "x", choice=id)

    async def bookings(self, phone: str) -> list[tuple[str, str]]:
        """Hour and status of their open ones."""
        found = await open_bookings_of(self.store, phone, self.clock.now())
        return [(f"{one.start_time.hour + 3}:00", one.status.value) for one in found]

    async def books(self, phone: str, at: str) -> None:
        offered = await self.says(phone, f"book a haircut tomorrow at {at} in Tel Aviv")
        assert (await self.presses(phone, offered.ids[0])).outcome.kind == "booking_told"


@pytest.fixture
async def town() -> Town:
    town = Town()
    text = "Register Blue Ocean, a hair salon in Tel Aviv, open every day 9 to 22"
    assert (await town.says(OWNER, text)).outcome.kind == "business_registered"
    return town


PENDING = [("15:00", "pending")]
BESIDE = {"small_talk", "cannot_do", "business_facts"}
"""Kinds of answers that are given beside what is open."""
OFFER = "book a haircut tomorrow at 15:00 in Tel Aviv"


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("No, don't cancel it", True),
        ("wait, please don't cancel anything", True),
        ("Do not cancel my appointment!", True),
        ("ok, but is there a fee for that?", False),
        ("fine, and what if I come late", False),
        ("sure, when would I have to tell you", False),
        ("hmm, great", False),
        ("yes or no, what is better?", False),
        ("no, or can I still come later?", False),
        ("k", False),
        ("hello", False),
        ("thanks", False),
    ],
)
async def test_a_cancellation_waits_for_a_whole_yes(town: Town, text: str, ends: bool) -> None:
    await town.books(SARAH, "15:00")
    asked = await town.says(SARAH, "cancel my booking")
    said = await town.says(SARAH, text)
    assert await town.bookings(SARAH) == PENDING
    assert (said.rendered.text == "All right, nothing was changed.") is ends
    if not ends:
        if said.outcome.kind not in BESIDE:
            assert said.ids == asked.ids, "what is asked again is answered by the first buttons too"
        else:
            said = await town.says(SARAH, "yes please")
            assert (said.outcome.kind, said.ids) == ("confirm_wanted", asked.ids), "to what is it a yes?"
            assert await town.bookings(SARAH) == PENDING
        assert (await town.says(SARAH, "yes please")).outcome.kind == "booking_told"
        assert await town.bookings(SARAH) == []


@pytest.mark.parametrize("wish", ["cancel my booking", "delete all my data"])
async def test_an_ok_to_an_answer_beside_it_confirms_nothing_that_cannot_be_taken_back(town: Town, wish: str) -> None:
    await town.books(SARAH, "15:00")
    asked = await town.says(SARAH, wish)
    assert (await town.says(SARAH, "fine, and what if I come late")).outcome.kind == "cannot_do"
    again = await town.says(SARAH, "ok")
    assert (again.outcome.kind, again.ids) == (asked.outcome.kind, asked.ids)
    assert await town.bookings(SARAH) == PENDING


@pytest.mark.parametrize(
    "text",
    ["fine, and what if I come late", "thanks", "yes or no, what is better?", "ok, do you charge me for that?",
     "right, and can I still change it then?"],
)  # fmt: skip
async def test_the_buttons_of_a_confirmation_stay_good_while_other_things_are_said(town: Town, text: str) -> None:
    await town.books(SARAH, "15:00")
    asked = await town.says(SARAH, "cancel my booking")
    await town.says(SARAH, text)
    assert await town.bookings(SARAH) == PENDING
    assert (await town.presses(SARAH, asked.ids[0])).outcome.kind == "booking_told"
    assert await town.bookings(SARAH) == []


@pytest.mark.parametrize(
    "text", ["ok wait, what becomes of my bookings?", "great", "right, and is my salon closed too?", "no"]
)
async def test_nobody_is_forgotten_on_a_guess(town: Town, text: str) -> None:
    await town.books(SARAH, "15:00")
    for phone in (SARAH, OWNER):
        await town.says(phone, "delete all my data")
        assert (await town.says(phone, text)).outcome.kind in {"erase_wanted", "refusal", "day_shown"}
    assert await town.bookings(SARAH) == PENDING
    assert (await town.says(DAN, OFFER)).outcome.kind == "slots_offered", "the business is still there"
    await town.says(SARAH, "delete all my data")
    assert (await town.says(SARAH, "Yes, delete my data")).outcome.kind == "person_forgotten"


@pytest.mark.parametrize(
    "text",
    ["Great, what does it cost?", "ok let me ask my wife", "m", "ok and how long does it take", "hello",
     "Fine, but can my dog come?", "what was the second one again?", "good morning", "thanks"],
)  # fmt: skip
async def test_an_offer_stays_open_until_it_is_answered(town: Town, text: str) -> None:
    offered = await town.says(SARAH, f"{OFFER}")
    await town.says(SARAH, text)
    assert await town.bookings(SARAH) == []
    again = await town.says(SARAH, "and one more thing?")
    assert again.ids == offered.ids
    assert (await town.presses(SARAH, offered.ids[0])).outcome.kind == "booking_told"
    assert await town.bookings(SARAH) == PENDING


async def test_an_hour_said_to_an_offer_is_another_time_which_is_offered(town: Town) -> None:
    offered = await town.says(SARAH, OFFER)
    other = await town.says(SARAH, "10")
    assert await town.bookings(SARAH) == []
    assert "at 10:00" in other.rendered.text
    assert getattr((await town.presses(SARAH, offered.ids[0])).outcome, "reason", "") == "stale_choice"
    assert (await town.presses(SARAH, other.ids[0])).outcome.kind == "booking_told"
    assert await town.bookings(SARAH) == [("10:00", "pending")]


@pytest.mark.parametrize(
    "text", ["no problem, book it", "not bad, book it", "Yes, my name is Sarah", "that works", "👍", "k"]
)
async def test_a_whole_yes_books(town: Town, text: str) -> None:
    await town.says(SARAH, OFFER)
    assert (await town.says(SARAH, text)).outcome.kind == "booking_told"
    assert await town.bookings(SARAH) == PENDING


@pytest.mark.parametrize(
    ("text", "booked"),
    [("כן", True), ("כן בבקשה", True), ("בסדר", True), ("לא", False), ("תודה", False), ("כן?", False)],
)
async def test_a_hebrew_answer_is_one(town: Town, text: str, booked: bool) -> None:
    await town.says(SARAH, OFFER, hebrew=True)
    said = await town.says(SARAH, text, hebrew=True)
    assert (await town.bookings(SARAH) == PENDING) is booked
    assert any("א" <= letter <= "ת" for letter in said.rendered.text)


@pytest.mark.parametrize(
    "text", ["good, but can you do 20:15?", "perfect timing, is Olga there then?", "move it where?"]
)
async def test_a_move_waits_for_a_whole_yes(town: Town, text: str) -> None:
    await town.books(SARAH, "15:00")
    await town.says(SARAH, "move my booking to 21:00")
    await town.says(SARAH, text)
    assert await town.bookings(SARAH) == PENDING


@pytest.mark.parametrize(
    ("text", "status"),
    [("yes", "confirmed"), ("ok", "confirmed"), ("sure, go ahead", "confirmed"), ("no", None), ("hm", "pending")],
)
async def test_an_owner_s_yes_is_to_the_request_that_came_last(town: Town, text: str, status: str | None) -> None:
    await town.books(SARAH, "15:00")
    await town.says(OWNER, text)
    assert await town.bookings(SARAH) == ([("15:00", status)] if status else [])


async def test_a_yes_to_something_else_approves_nothing(town: Town) -> None:
    await town.books(SARAH, "15:00")
    await town.says(OWNER, "show my schedule")
    for text in ("ok", "yes", "thanks, great", "no"):
        assert (await town.says(OWNER, text)).outcome.kind in {"question", "refusal", "help", "small_talk"}
        await town.says(OWNER, "show my schedule")
    assert await town.bookings(SARAH) == PENDING
    assert (await town.says(OWNER, "approve")).outcome.kind == "booking_told"
    assert await town.bookings(SARAH) == [("15:00", "confirmed")]


async def test_an_owner_who_is_asked_something_of_their_own_is_asked_once_more(town: Town) -> None:
    """Their offer is open, then somebody asks for a slot: which of the two is the yes to?"""
    await town.says(OWNER, "book a haircut tomorrow at 20:00 in Tel Aviv")
    await town.books(SARAH, "15:00")
    again = await town.says(OWNER, "yes")
    assert (again.outcome.kind, again.rendered.text.split("\n")[0]) == ("slots_offered", "Just to be sure:")
    assert (await town.bookings(OWNER), await town.bookings(SARAH)) == ([], PENDING)
    assert (await town.says(OWNER, "yes")).outcome.kind == "booking_told"
    assert await town.bookings(OWNER) == [("20:00", "confirmed")]


@pytest.mark.parametrize("text", ["approve", "yes", "no", "decline", "approve the third", "approve Moshe"])
async def test_of_two_requests_nothing_is_decided_before_one_is_named(town: Town, text: str) -> None:
    await town.books(SARAH, "15:00")
    await town.books(DAN, "16:00")
    asked = await town.says(OWNER, text)
    assert len(asked.rendered.rows) == 2
    assert (await town.bookings(SARAH), await town.bookings(DAN)) == (PENDING, [("16:00", "pending")])
    await town.presses(OWNER, asked.ids[1])
    assert await town.bookings(SARAH) == PENDING
    assert await town.bookings(DAN) != [("16:00", "pending")]
    assert getattr((await town.presses(OWNER, asked.ids[0])).outcome, "reason", "") == "stale_choice"


async def test_two_requests_are_approved_at_once_by_words_that_say_both(town: Town) -> None:
    await town.books(SARAH, "15:00")
    await town.books(DAN, "16:00")
    told = await town.says(OWNER, "approve both")
    assert told.rendered.text.startswith("Done:")
    assert (await town.bookings(SARAH), await town.bookings(DAN)) == (
        [("15:00", "confirmed")],
        [("16:00", "confirmed")],
    )


async def test_the_row_of_which_of_these_times_books_that_time(town: Town) -> None:
    offered = await town.says(SARAH, "book a haircut tomorrow in Tel Aviv")
    which = await town.says(SARAH, "yes")
    assert which.ids == offered.ids
    assert (await town.presses(SARAH, which.ids[1])).outcome.kind == "booking_told"
    assert len(await town.bookings(SARAH)) == 1
    stale = await town.presses(SARAH, offered.ids[0])
    assert stale.rendered.text == "That offer is no longer open. Please ask again."


@pytest.mark.parametrize(
    ("text", "booked"),
    [("the first one after 2pm", None), ("what was the second one again?", None), ("is the first one with Olga?", None),
     ("none of these, the first one next week", None), ("the second one please", 1), ("the last one", 2), ("3", 2)],
)  # fmt: skip
async def test_one_of_a_list_is_booked_where_the_message_names_it(town: Town, text: str, booked: int | None) -> None:
    offered = await town.says(SARAH, "book a haircut tomorrow in Tel Aviv")
    titles = [row.title[:5].lstrip("0") for row in offered.rendered.rows]
    await town.says(SARAH, text)
    assert [hour for hour, _ in await town.bookings(SARAH)] == ([] if booked is None else [titles[booked]])


async def test_a_numbered_list_of_something_else_is_not_chosen_from(town: Town) -> None:
    """Two is one of their bookings now, not the second of the times that were offered before."""
    await town.books(SARAH, "15:00")
    await town.books(SARAH, "18:00")
    await town.says(SARAH, "book a haircut tomorrow in Tel Aviv")
    await town.says(SARAH, "my bookings")
    assert (await town.says(SARAH, "2")).rendered.text.startswith("Just to be sure:")
    assert len(await town.bookings(SARAH)) == 2
