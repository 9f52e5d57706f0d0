"""What is known about a person, and forgetting them: nothing that names them is left; others keep what is theirs."""

from __future__ import annotations

import importlib
import pkgutil
from datetime import timedelta
from typing import Any

import pytest

import skeji_ray.actors
import skeji_ray.domain
from skeji_ray.actors import privacy
from skeji_ray.actors.audit import AuditEntry, Via
from skeji_ray.actors.documents import DOCUMENTS, MIGRATIONS
from skeji_ray.actors.scrub import Traffic
from skeji_ray.actors.stored_plans import StoredPlan
from skeji_ray.document import Document
from skeji_ray.domain.business import Business
from skeji_ray.domain.day import ScheduleDay
from skeji_ray.errors import DependencyUnreachable
from skeji_ray.messages.events import EventType
from skeji_ray.messages.ids import stable_id
from skeji_ray.messages.people import Sender
from skeji_ray.messages.pipeline import Plan
from skeji_ray.messages.views import BookingStatus
from skeji_ray.pipeline.conversation import Conversation
from skeji_ray.pipeline.dead_letters import DeadLetterEntry
from skeji_ray.pipeline.execution import Execution, State, begin
from skeji_ray.store.encoding import encode
from skeji_ray.store.migrations import Migration
from skeji_ray.store.pages import PAGE
from skeji_ray.whatsapp.notices import notices_of
from skeji_ray.whatsapp.notification import Notification, SendState
from tests.support.domain import AUDIT_KEY, DAN, MAINTAINER, NOON, OWNER, SARAH, World, act
from tests.support.letters import a_letter

TALK = "conversation of sarah"


@pytest.fixture
async def world() -> World:
    """Sarah had a booking, has one ahead, and has spoken; so has Dan."""
    world = World()
    schedule = await world.a_salon()
    for who in (SARAH, DAN):
        hour = "13" if who == SARAH else "14"
        await world.book(schedule, who, f"2026-11-25T{hour}:00:00Z", customer_name="A Name")
        ahead = await world.book(schedule, who, f"2026-11-27T{hour}:00:00Z", customer_name="A Name")
        await world.run("bookings", "confirm_booking", OWNER, booking_id=ahead["booking_id"])
    world.clock.move(timedelta(days=2))
    await world.services["bookings"].run_due()
    await spoken(world, SARAH, TALK)
    await spoken(world, DAN, "conversation of dan")
    world.published.clear()
    return world


def message_of(who: str) -> str:
    return stable_id("message", who)


async def spoken(world: World, who: str, talk: str) -> None:
    sender = Sender(identity=who, name="A Name")
    plan = Plan(conversation_id=talk, user_phone=who, sender=sender)
    execution = begin(plan, sender, message_of(who), 0, NOON)
    ended = execution.model_copy(update={"state": State.SUCCEEDED, "published_version": 0})
    waiting = begin(plan, sender, stable_id("later", who), 0, NOON)
    sent = Notification(
        id=stable_id("to", who), correlation_id="c", recipient=who, is_outcome=True, state=SendState.READ,
        body={"to": who}, intended_at=NOON,
    )  # fmt: skip
    conversation = Conversation(id=talk, sender=sender, spoke_at=NOON, to_notices=False)
    conversation = conversation.heard(f"this is {who}", sender, NOON, message_of(who))
    letter = a_letter(stable_id("letter", who), key=who)
    documents = (StoredPlan(id=stable_id("plan", who), plan=plan), Traffic(id=who, since=NOON))
    for document in (ended, waiting, sent, conversation, letter, *documents):
        await world.store.insert(document)


async def naming(world: World, who: str) -> dict[str, int]:
    """Collection -> how many documents hold this identity anywhere."""
    found: dict[str, int] = {}
    for kind in DOCUMENTS:
        for document in await world.store.find(kind, {}):
            if who in str(encode(document)):
                found[kind.collection] = found.get(kind.collection, 0) + 1
    return found


async def erased(world: World, who: str, pipeline: str | None = None) -> dict[str, Any]:
    reply = await world.handle(world.command("bookings", "erase_person", who, pipeline))
    assert reply.result is not None, reply.failure
    return reply.result


def test_every_document_of_the_product_is_in_the_table() -> None:
    for module in pkgutil.walk_packages(skeji_ray.domain.__path__, "skeji_ray.domain."):
        importlib.import_module(module.name)
    for module in pkgutil.walk_packages(skeji_ray.actors.__path__, "skeji_ray.actors."):
        importlib.import_module(module.name)
    kinds, found = [Document], set()
    while kinds:
        kind = kinds.pop()
        kinds += kind.__subclasses__()
        if "collection" in vars(kind) and kind.__module__.startswith("skeji_ray."):
            found.add(kind)
    assert found - {Migration} == set(DOCUMENTS)


async def test_nothing_names_a_person_who_was_forgotten_but_what_still_runs(world: World) -> None:
    before = await naming(world, DAN)
    assert await erased(world, SARAH) == {"cancelled": 1, "anonymised": 1, "businesses_closed": 0}
    assert await naming(world, SARAH) == {"Conversations": 1, "Executions": 1}
    assert await naming(world, DAN) == before


async def test_bookings_stay_as_somebody_s_and_those_ahead_are_cancelled_and_told(world: World) -> None:
    await erased(world, SARAH)
    days = await world.store.find(ScheduleDay, {}, sort=("date",))
    theirs = [one for day in days for one in day.bookings if one.customer.startswith("forgotten-")]
    assert len({one.customer for one in theirs}) == 1
    assert {one.customer_name for one in theirs} == {None}
    assert [one.status for one in theirs] == [BookingStatus.EXPIRED, BookingStatus.CANCELLED]
    [event] = world.events
    assert (event.type, event.owners) == (EventType.BOOKING_CANCELLED, (OWNER, MAINTAINER))
    assert event.booking is not None
    assert event.booking.customer == SARAH
    assert [day.outbox for day in days] == [(), ()]


@pytest.mark.parametrize("who", [SARAH, OWNER])
async def test_whom_an_operator_forgets_is_sent_nothing_that_would_name_them_again(world: World, who: str) -> None:
    done = await privacy.erase(
        world.store,
        world.services["bookings"]._publish,
        who,
        act("erase", "operator"),
        world.clock,
        AUDIT_KEY,
        Via.OPERATOR,
    )
    assert done.cancelled + done.businesses_closed == 1
    told = {one.recipient for event in world.events for one in notices_of(event)}
    assert told == ({OWNER, MAINTAINER} if who == SARAH else {SARAH, DAN, MAINTAINER})


async def test_however_much_there_is_nothing_of_it_is_left(world: World) -> None:
    [one] = await world.store.find(Notification, {"recipient": SARAH})
    for number in range(2 * PAGE):
        await world.store.insert(one.model_copy(update={"id": f"notice {number}"}))
    assert len((await privacy.export_of(world.store, SARAH))["Notifications"]) == 2 * PAGE + 1
    await erased(world, SARAH)
    assert await world.store.find(Notification, {"recipient": SARAH}) == []


async def test_a_conversation_is_emptied_but_a_stop_stands(world: World) -> None:
    await erased(world, SARAH)
    talk = await world.store.get(Conversation, TALK)
    assert talk is not None
    assert (talk.turns, talk.sender.name, talk.to_notices) == ((), None, False)
    assert talk.heard_of == (message_of(SARAH),)


async def test_what_guards_against_a_repeat_stands_and_is_not_published_again(world: World) -> None:
    await erased(world, SARAH)
    [ended] = await world.store.find(Execution, {"correlation_id": message_of(SARAH)})
    assert ended.is_published
    assert (ended.results, ended.plan.pipeline, ended.state) == ([], (), State.SUCCEEDED)
    sent = await world.store.get(Notification, stable_id("to", SARAH))
    assert sent is not None
    assert (sent.body, sent.state) == ({}, SendState.READ)


async def test_again_does_nothing_and_the_same_command_says_the_same(world: World) -> None:
    first = await erased(world, SARAH, "p")
    world.published.clear()
    assert await erased(world, SARAH, "p") == first
    assert await erased(world, SARAH) == {"cancelled": 0, "anonymised": 0, "businesses_closed": 0}
    assert world.published == []


async def test_what_a_crash_left_half_done_is_finished_and_told_as_if_it_had_been_one(world: World) -> None:
    world.broker_fails = DependencyUnreachable("the broker is away")
    record = world.command("bookings", "erase_person", SARAH, "p")
    with pytest.raises(DependencyUnreachable):
        await world.handle(record)
    assert "Plans" in await naming(world, SARAH)
    world.broker_fails = None
    world.clock.move(timedelta(seconds=5))
    await world.services["bookings"].run_due()
    reply = await world.handle(record)
    assert reply.result == {"cancelled": 1, "anonymised": 1, "businesses_closed": 0}
    assert await naming(world, SARAH) == {"Conversations": 1, "Executions": 1}
    assert [event.type for event in world.events] == [EventType.BOOKING_CANCELLED]


async def test_a_maintainer_leaves_and_the_business_goes_on(world: World) -> None:
    assert (await erased(world, MAINTAINER))["businesses_closed"] == 0
    assert await naming(world, MAINTAINER) == {}
    [business] = await world.store.find(Business, {})
    assert business.owners == (OWNER,)


async def test_the_businesses_of_an_admin_are_closed(world: World) -> None:
    assert (await erased(world, OWNER))["businesses_closed"] == 1
    assert await world.store.find(Business, {"admin_phone": OWNER}) == []
    days = await world.store.find(ScheduleDay, {})
    assert [day.owners for day in days if OWNER in day.owners] == []
    assert [one for day in days for one in day.bookings if one.status.is_open] == []


async def test_it_is_audited_without_saying_who_it_was(world: World) -> None:
    await erased(world, SARAH)
    await world.run("bookings", "export_person", DAN)
    entries = {entry.what.value: entry for entry in await world.store.find(AuditEntry, {})}
    gone, told = entries["erase"], entries["export"]
    assert (gone.person, gone.via) == ("+972***11", "chat")
    assert gone.person_hash == AUDIT_KEY.hash_of(SARAH, gone.id) != AUDIT_KEY.hash_of(DAN, gone.id)
    assert (gone.counts["cancelled"], gone.done_at) == (1, world.clock.now())
    assert told.counts["Bookings"] == 2


async def test_a_person_is_told_what_is_known_of_them_and_of_nobody_else(world: World) -> None:
    told = await world.run("bookings", "export_person", SARAH)
    assert (told["name"], len(told["bookings"]), told["businesses"]) == ("A Name", 2, [])
    kinds = ("Bookings", "Conversations", "Dead_letters", "Executions", "Notifications", "Plans", "Traffic")
    assert sorted(told["kept"]) == sorted(kinds)
    everything = await privacy.export_of(world.store, SARAH)
    assert sorted(everything) == sorted(kinds)
    assert [one["customer"] for one in everything["Bookings"]] == [SARAH, SARAH]
    assert DAN not in str(everything)


async def test_a_maintainer_is_told_their_own_place_alone(world: World) -> None:
    [place] = (await privacy.export_of(world.store, MAINTAINER))["Business_units"]
    assert (place["maintainers"], place["is_admin"]) == ({MAINTAINER: "Noa"}, False)


async def test_letters_about_their_bookings_are_found_by_the_bookings(world: World) -> None:
    [day, *_] = await world.store.find(ScheduleDay, {"people": SARAH})
    booking = next(one for one in day.bookings if one.customer == SARAH)
    await world.store.insert(a_letter("of an event", key=booking.id))
    await erased(world, SARAH)
    assert await world.store.get(DeadLetterEntry, "of an event") is None


async def test_days_of_an_earlier_release_name_their_people_after_the_migration(world: World) -> None:
    for day in await world.store.find(ScheduleDay, {}):
        await world.store.replace(day.model_copy(update={"people": ()}))
    assert await world.store.find(ScheduleDay, {"people": SARAH}) == []
    for step in MIGRATIONS:
        await step.run(world.store)
    assert len(await world.store.find(ScheduleDay, {"people": SARAH})) == 2
