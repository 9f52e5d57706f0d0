"""The ids of one person: linked when one signed payload carries both, and followed when WhatsApp changes them."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Any

import pytest

from skeji_ray.actors import privacy
from skeji_ray.actors.audit import AuditEntry, Via, audit_id
from skeji_ray.actors.earlier_forms import alias_earlier_forms
from skeji_ray.actors.gateway import Gateway
from skeji_ray.actors.known_ids import KnownId, address_of, identities_of, standing_identity
from skeji_ray.actors.notifier import Notifier
from skeji_ray.actors.queries import businesses_of
from skeji_ray.actors.scrub import Scrub, Traffic, Verdict
from skeji_ray.domain.business import Business
from skeji_ray.domain.day import ScheduleDay
from skeji_ray.domain.entity import Act
from skeji_ray.messages.base import Headers, Record
from skeji_ray.messages.events import DomainEvent, EventType
from skeji_ray.messages.ids import conversation_id_of, stable_id
from skeji_ray.messages.inbound import EnrichedMessage, UserMessage, WebhookMessage
from skeji_ray.messages.people import Sender
from skeji_ray.messages.pipeline import Answer
from skeji_ray.messages.results import Help
from skeji_ray.messages.views import BookingStatus, BookingView
from skeji_ray.pipeline.context import Turn
from skeji_ray.pipeline.conversation import Conversation
from skeji_ray.whatsapp.notification import Notification, SendState
from skeji_ray.whatsapp.payload import IdentifiedMessage, WebhookBody, messages_of
from tests.support.domain import AUDIT_KEY, DAN, MAINTAINER, NOON, OWNER, SARAH, World
from tests.support.whatsapp import NUMBER, FakeWhatsApp, body_of, value_of

USER_ID, NEXT_USER_ID = "IL.1349120865530274191", "IL.9990001112223334445"
NEW_PHONE = "+972549999999"


class Town:
    """A business with customers, and the way of a webhook's messages through gateway and scrub."""

    def __init__(self) -> None:
        self.domain = World()
        self.store = self.domain.store
        self.gateway = Gateway(self.domain.clock)
        self.whatsapp = FakeWhatsApp()
        self.count = 0
        self.fresh()

    def fresh(self) -> None:
        """As after a crash."""
        self.scrub = Scrub(self.store, self.domain.clock)
        self.notifier = Notifier(self.store, [self.whatsapp.api()], self.domain.clock, self.domain.clock)

    def payload(
        self, phone: str | None = None, user_id: str | None = None, *, at: datetime | None = None, **message: Any
    ) -> WebhookBody:
        """One message as Meta posts it, from a phone, a user id, or both."""
        self.count += 1
        ids = {"from": phone and phone.lstrip("+"), "from_user_id": user_id}
        named = {name: id for name, id in ids.items() if id is not None}
        contact = {"wa_id": named.get("from"), "user_id": user_id, "profile": {"name": "Sarah"}}
        said = {"type": "text", "text": {"body": "show my bookings"}, **message}
        stamp = str(int((at or self.domain.clock.now()).timestamp()))
        whole = {**named, "id": f"wamid.{self.count}", "timestamp": stamp, **said}
        contacts = [{name: one for name, one in contact.items() if one is not None}]
        value = value_of(contacts=contacts if "system" not in message else [], messages=[whole])
        return WebhookBody.of(json.dumps(body_of(value)).encode())

    async def takes(self, body: WebhookBody) -> list[Any]:
        """What scrub makes of it."""
        made = []
        for one in messages_of(body, self.domain.clock.now(), timedelta(days=7), [NUMBER]).taken:
            for outgoing in await self.gateway.handle(self._record(one)):
                read = UserMessage.model_validate_json(outgoing.value.model_dump_json())
                headers = Headers(
                    outgoing.event_id, "", outgoing.correlation_id, outgoing.conversation_id, "1.0", "", ""
                )
                made += await self.scrub.handle(Record("gw", 0, 0, outgoing.key, NOON, read, headers))
        return made

    def _record(self, one: IdentifiedMessage) -> Record[WebhookMessage]:
        conversation_id = conversation_id_of(one.identity, NUMBER)
        headers = Headers("e", "", one.correlation_id, conversation_id, "1.0", "", "")
        return Record("ingress", 0, 0, one.identity, NOON, one.message, headers)

    async def is_taken_for(self, *ids: str | None, **more: Any) -> str:
        """The identity that a message is passed on as; its key and its conversation are that person's."""
        [outgoing] = await self.takes(self.payload(*ids, **more))
        assert isinstance(outgoing.value, EnrichedMessage)
        identity = outgoing.value.sender.identity
        assert (outgoing.key, outgoing.conversation_id) == (identity, conversation_id_of(identity, NUMBER))
        return identity

    async def changes(self, *ids: str | None, at: datetime | None = None, **system: Any) -> None:
        """WhatsApp says that somebody's id has changed; nothing is answered."""
        assert await self.takes(self.payload(*ids, at=at, type="system", system={"body": "x", **system})) == []

    async def moved(self, old: str, new: str, at: datetime | None = None) -> None:
        await self.changes(old, at=at, type="user_changed_number", wa_id=new.lstrip("+"))

    async def books(self, who: str) -> None:
        schedule = next(iter(await self._schedules()), None) or await self.domain.a_salon()
        self.count += 1
        start = f"2026-11-25T{8 + self.count % 8:02}:00:00Z"
        await self.domain.book(schedule, who, start, customer_name="Sarah")

    async def _schedules(self) -> list[str]:
        days = await self.store.find(ScheduleDay, {})
        return [day.schedule_id for day in days]

    async def bookings(self, identity: str) -> int:
        days = await self.store.find(ScheduleDay, {"people": identity})
        return sum(one.customer == identity for day in days for one in day.bookings)

    async def said(self, who: str, *, to_notices: bool = True) -> Conversation:
        conversation = Conversation(
            id=conversation_id_of(who, NUMBER),
            sender=Sender(identity=who),
            turns=(Turn(speaker="user", text="hello"),),
            spoke_at=self.domain.clock.now(),
            to_notices=to_notices,
        )
        await self.store.insert(conversation)
        return conversation

    async def is_told(self, who: str) -> Notification:
        """A notice about a booking of theirs."""
        view = BookingView(
            booking_id="b1", business_id="u1", schedule_id="s1", business_name="Blue Ocean", city="Tel Aviv",
            address="Tel Aviv", service_label="haircut", start_time=NOON + timedelta(days=1),
            end_time=NOON + timedelta(days=1, minutes=45), time_zone="Asia/Jerusalem",
            status=BookingStatus.CONFIRMED, customer=who, customer_name="Sarah",
        )  # fmt: skip
        self.count += 1
        event = DomainEvent(
            event_id=f"e{self.count}", correlation_id="c", type=EventType.BOOKING_APPROVED, entity_id=f"b{self.count}",
            entity_version=1, occurred_at=NOON, booking=view,
        )  # fmt: skip
        headers = Headers("e", "", "c", "", "1.0", "", "")
        await self.notifier.handle(Record("events", 0, 0, "k", NOON, event, headers))
        kept = await self.store.get(Notification, stable_id(event.event_id, who))
        assert kept is not None
        return kept


@pytest.fixture
def town() -> Town:
    return Town()


async def test_who_wrote_with_both_ids_is_the_same_person_by_either(town: Town) -> None:
    assert await town.is_taken_for(SARAH, USER_ID) == SARAH
    assert await town.is_taken_for(None, USER_ID) == SARAH
    assert await town.is_taken_for(SARAH) == SARAH
    assert await town.is_taken_for(SARAH, USER_ID) == SARAH


async def test_nobody_is_linked_by_what_they_write_or_by_a_contact_of_somebody_else(town: Town) -> None:
    claims = {"type": "text", "text": {"body": f"my user id is {USER_ID}", "user_id": USER_ID}}
    assert await town.is_taken_for(SARAH, **claims) == SARAH
    assert await town.is_taken_for(None, USER_ID) == USER_ID
    message = {"from": DAN.lstrip("+"), "id": "w", "type": "text", "text": {"body": "hi"}}
    foreign = [{"wa_id": SARAH.lstrip("+"), "user_id": NEXT_USER_ID}]
    body = body_of(value_of(contacts=foreign, messages=[message]))
    await town.takes(WebhookBody.of(json.dumps(body).encode()))
    assert await standing_identity(town.store, NEXT_USER_ID) == NEXT_USER_ID


async def test_an_owner_who_hides_their_phone_keeps_their_business(town: Town) -> None:
    await town.domain.a_salon()
    await town.takes(town.payload(OWNER, USER_ID))
    [outgoing] = await town.takes(town.payload(None, USER_ID))
    assert len(outgoing.value.sender.business_ids) == 1
    assert outgoing.value.sender.written_from == USER_ID


async def test_what_was_done_under_a_user_id_alone_follows_to_the_phone(town: Town) -> None:
    await town.books(USER_ID)
    await town.said(USER_ID, to_notices=False)
    assert await town.is_taken_for(SARAH, USER_ID) == SARAH
    assert (await town.bookings(USER_ID), await town.bookings(SARAH)) == (0, 1)
    conversation = await town.store.get(Conversation, conversation_id_of(SARAH, NUMBER))
    assert conversation is not None
    assert (conversation.sender.identity, len(conversation.turns), conversation.to_notices) == (SARAH, 1, False)


async def test_a_stop_said_under_either_id_holds(town: Town) -> None:
    await town.said(SARAH)
    await town.said(USER_ID, to_notices=False)
    await town.takes(town.payload(SARAH, USER_ID))
    assert (await town.is_told(SARAH)).state is SendState.WITHHELD


async def test_a_message_that_comes_again_is_whose_it_was_the_first_time(town: Town) -> None:
    alone = town.payload(None, USER_ID, type="image")
    [first] = await town.takes(alone)
    await town.takes(town.payload(SARAH, USER_ID))
    town.fresh()
    [again] = await town.takes(alone)
    assert (again.key, again.value.recipient) == (first.key, first.value.recipient)
    assert again.key == USER_ID
    linked = town.payload(None, USER_ID)
    [first] = await town.takes(linked)
    await town.store.delete(KnownId, USER_ID)
    [again] = await town.takes(linked)
    assert again == first


async def test_what_a_crash_left_between_the_link_and_the_record_is_done_again(town: Town) -> None:
    await town.books(USER_ID)
    body = town.payload(SARAH, USER_ID)
    await town.takes(body)
    for verdict in await town.store.find(Verdict, {}):
        await town.store.delete(Verdict, verdict.id)
    town.fresh()
    [again] = await town.takes(body)
    assert again.key == SARAH
    assert await town.bookings(SARAH) == 1


async def test_the_limit_of_messages_is_of_the_person_and_not_of_an_id(town: Town) -> None:
    await town.takes(town.payload(SARAH, USER_ID))
    await town.takes(town.payload(None, USER_ID))
    [traffic] = await town.store.find(Traffic, {})
    assert (traffic.id, len(traffic.counted)) == (SARAH, 2)


async def test_bookings_business_and_notices_follow_a_new_number(town: Town) -> None:
    await town.domain.a_salon()
    await town.moved(OWNER, NEW_PHONE)
    assert await town.is_taken_for(NEW_PHONE, at=NOON + timedelta(minutes=1)) == OWNER
    assert len(await businesses_of(town.store, await standing_identity(town.store, NEW_PHONE))) == 1
    assert (await town.is_told(OWNER)).body["to"] == NEW_PHONE.lstrip("+")
    answer = Answer(recipient=Sender(identity=OWNER), outcome=Help())
    headers = Headers("e", "", "c9", conversation_id_of(OWNER, NUMBER), "1.0", "", "")
    await town.notifier.handle(Record("answers", 0, 0, OWNER, NOON, answer, headers))
    assert town.whatsapp.sent[-1]["to"] == NEW_PHONE.lstrip("+")


async def test_whoever_gets_the_old_number_afterwards_is_a_stranger(town: Town) -> None:
    await town.domain.a_salon()
    await town.moved(OWNER, NEW_PHONE)
    later = NOON + timedelta(minutes=1)
    stranger = await town.is_taken_for(OWNER, at=later)
    assert stranger != OWNER
    assert await businesses_of(town.store, stranger) == []
    assert await town.is_taken_for(OWNER, at=later) == stranger
    assert await town.is_taken_for(OWNER, at=NOON - timedelta(minutes=1)) == OWNER, "it was written before"
    assert (await town.is_told(stranger)).body["to"] == OWNER.lstrip("+")
    assert (await town.is_told(OWNER)).body["to"] == NEW_PHONE.lstrip("+")


async def test_a_stranger_with_a_user_id_on_a_number_that_was_left_is_known_by_it(town: Town) -> None:
    await town.moved(SARAH, NEW_PHONE)
    later = NOON + timedelta(minutes=1)
    assert await town.is_taken_for(SARAH, NEXT_USER_ID, at=later) == NEXT_USER_ID
    assert await town.is_taken_for(None, NEXT_USER_ID, at=later) == NEXT_USER_ID
    assert await town.is_taken_for(SARAH, at=later) == NEXT_USER_ID
    assert (await town.is_told(NEXT_USER_ID)).body["to"] == SARAH.lstrip("+")


async def test_a_new_number_that_was_somebody_else_s_gives_neither_what_is_the_other_s(town: Town) -> None:
    await town.books(SARAH)
    await town.books(DAN)
    await town.moved(SARAH, DAN)
    later = NOON + timedelta(minutes=1)
    assert await town.is_taken_for(DAN, at=later) == SARAH
    assert (await town.bookings(SARAH), await town.bookings(DAN)) == (1, 1)
    assert await town.is_taken_for(DAN, at=NOON - timedelta(minutes=1)) == DAN, "it was written before"
    assert (await town.is_told(SARAH)).body["to"] == DAN.lstrip("+")
    before = len(town.whatsapp.sent)
    assert (await town.is_told(DAN)).state is SendState.WITHHELD
    assert len(town.whatsapp.sent) == before, "his number is Sarah's now"


async def test_numbers_may_change_again_and_events_may_come_again_in_any_order(town: Town) -> None:
    third, hour = "+972548888888", timedelta(hours=1)
    town.domain.clock.move(4 * hour)
    await town.moved(SARAH, NEW_PHONE, NOON)
    await town.moved(NEW_PHONE, third, NOON + hour)
    for _ in range(2):
        assert await address_of(town.store, SARAH) == third
        assert await town.is_taken_for(third) == SARAH
        await town.moved(SARAH, NEW_PHONE, NOON)
    await town.moved(third, SARAH, NOON + 2 * hour)
    assert await address_of(town.store, SARAH) == SARAH
    assert await town.is_taken_for(SARAH, at=NOON + 3 * hour) == SARAH


async def test_a_new_user_id_is_the_same_person(town: Town) -> None:
    await town.takes(town.payload(SARAH, USER_ID))
    await town.changes(None, USER_ID, type="user_changed_user_id", user_id=NEXT_USER_ID)
    assert await town.is_taken_for(None, NEXT_USER_ID) == SARAH


async def test_who_was_only_ever_known_by_a_user_id_is_written_to_at_the_new_one(town: Town) -> None:
    await town.books(USER_ID)
    await town.changes(None, USER_ID, type="user_changed_user_id", user_id=NEXT_USER_ID)
    assert await town.is_taken_for(None, NEXT_USER_ID) == USER_ID
    assert (await town.is_told(USER_ID)).body["recipient"] == NEXT_USER_ID


async def test_a_known_user_id_on_another_phone_is_somebody_who_has_moved(town: Town) -> None:
    await town.takes(town.payload(SARAH, USER_ID))
    assert await town.is_taken_for(NEW_PHONE, USER_ID, at=NOON + timedelta(minutes=1)) == SARAH
    assert await address_of(town.store, SARAH) == NEW_PHONE


async def test_an_unknown_user_id_on_a_known_phone_is_an_id_of_whoever_has_it(town: Town) -> None:
    await town.takes(town.payload(SARAH, USER_ID))
    assert await town.is_taken_for(SARAH, NEXT_USER_ID) == SARAH
    assert await identities_of(town.store, SARAH) == (SARAH, USER_ID, NEXT_USER_ID)


@pytest.mark.parametrize(
    "system", [{"type": "customer_identity_changed"}, {"type": "user_changed_number"}, {"type": "x"}, {}, None, "x"]
)
async def test_other_events_are_silent_and_note_nothing(town: Town, system: Any) -> None:
    assert await town.takes(town.payload(SARAH, type="system", system=system)) == []
    assert await town.store.find(KnownId, {}) == []


async def test_a_manager_who_is_named_by_a_number_of_theirs_is_known_by_any_other(town: Town) -> None:
    await town.moved(DAN, NEW_PHONE)
    await town.domain.a_salon()
    [business] = await town.store.find(Business, {})
    wanted = {MAINTAINER: "Noa", "\u202a+972 54-999-9999\u202c": "Dan"}
    await town.domain.run("business-units", "update_business", OWNER, business_id=business.id, maintainers=wanted)
    await town.domain.run("business-units", "accept_invitation", DAN, business_id=business.id)
    assert len(await businesses_of(town.store, await standing_identity(town.store, NEW_PHONE))) == 1


async def test_a_stranger_on_the_old_number_of_a_manager_does_not_take_their_place(town: Town) -> None:
    await town.domain.a_salon()
    [business] = await town.store.find(Business, {})
    await town.moved(MAINTAINER, NEW_PHONE)
    stranger = await town.is_taken_for(MAINTAINER, at=NOON + timedelta(minutes=1))
    wanted = {**business.maintainers, DAN: "Dan"}
    await town.domain.run("business-units", "update_business", OWNER, business_id=business.id, maintainers=wanted)
    [business] = await town.store.find(Business, {})
    assert MAINTAINER in business.owners
    assert stranger not in {*business.owners, *business.invited_phones}


async def test_a_person_is_forgotten_under_each_of_their_ids(town: Town) -> None:
    await town.books(USER_ID)
    await town.said(USER_ID)
    await town.takes(town.payload(SARAH, USER_ID))
    await town.moved(SARAH, NEW_PHONE)
    await town.takes(town.payload(None, USER_ID, at=NOON + timedelta(minutes=1)))
    told = await town.domain.run("bookings", "export_person", SARAH)
    assert {"Bookings", "Conversations", "Known_ids", "Verdicts"} <= set(told["kept"])

    erased = await town.domain.run("bookings", "erase_person", SARAH)
    assert erased["cancelled"] == 1
    ids = (SARAH, USER_ID, NEW_PHONE)
    for kind in (KnownId, Verdict, Traffic, ScheduleDay):
        left = str(await town.store.find(kind, {}))
        assert [id for id in ids if id in left] == []
    assert all(not one.turns for one in await town.store.find(Conversation, {}))
    assert await town.is_taken_for(None, USER_ID, at=NOON + timedelta(minutes=2)) == USER_ID


async def test_the_audit_is_of_the_id_that_was_asked_about(town: Town) -> None:
    await town.moved(SARAH, NEW_PHONE)
    for asked_as, checked_by in ((NEW_PHONE, NEW_PHONE), (None, SARAH)):
        act = Act(f"asked as {asked_as}", "c", "", "operator", NOON)
        await privacy.export(town.store, SARAH, act, Via.OPERATOR, AUDIT_KEY, asked_as=asked_as)
        entry = await town.store.get(AuditEntry, audit_id(act.command_id))
        assert entry is not None
        assert entry.person_hash == AUDIT_KEY.hash_of(checked_by, entry.id)


async def test_the_answer_to_who_was_forgotten_goes_to_where_they_wrote_from(town: Town) -> None:
    await town.moved(SARAH, NEW_PHONE)
    [outgoing] = await town.takes(town.payload(NEW_PHONE))
    for link in await town.store.find(KnownId, {}):
        await town.store.delete(KnownId, link.id)
    answer = Answer(recipient=outgoing.value.sender, outcome=Help())
    headers = Headers("e", "", "c9", outgoing.conversation_id, "1.0", "", "")
    await town.notifier.handle(Record("answers", 0, 0, SARAH, NOON, answer, headers))
    assert town.whatsapp.sent[-1]["to"] == NEW_PHONE.lstrip("+")


async def test_who_is_kept_under_an_earlier_form_of_their_phone_is_found_by_the_normal_one(town: Town) -> None:
    earlier, normal, typed = "+551187654321", "+5511987654321", "+5215512345678"
    await town.said(earlier)
    await town.domain.a_salon()
    [business] = await town.store.find(Business, {})
    maintainers = {normal: "Noa", typed: "Gil", MAINTAINER: "Dan"}
    await town.store.replace(
        business.model_copy(update={"maintainers": maintainers, "maintainer_phones": tuple(maintainers)})
    )
    for _ in range(2):
        await alias_earlier_forms(town.store)
    assert await town.is_taken_for(earlier) == await town.is_taken_for(normal) == earlier
    [business] = await town.store.find(Business, {})
    assert business.maintainers == {earlier: "Noa", "+525512345678": "Gil", MAINTAINER: "Dan"}
