"""Several business numbers: a conversation, its answers, notices and STOP belong to the one that was written to."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from skeji_ray.actors.notifier import Notifier
from skeji_ray.clock import FixedClock
from skeji_ray.config import Settings, load_settings
from skeji_ray.errors import SettingError
from skeji_ray.messages.base import Record
from skeji_ray.messages.events import DomainEvent, EventType
from skeji_ray.messages.ids import conversation_id_of, stable_id
from skeji_ray.messages.notices import OneMoment
from skeji_ray.messages.people import Sender
from skeji_ray.messages.pipeline import Answer
from skeji_ray.messages.results import Help
from skeji_ray.messages.views import BookingStatus
from skeji_ray.pipeline.conversation import Conversation
from skeji_ray.store.memory import MemoryStore
from skeji_ray.whatsapp.notification import Notification, SendState
from tests.support.whatsapp import NOON, NUMBER, SARAH, FakeWhatsApp, a_booking, record_of

SECOND = "100000000000002"
APPROVED = DomainEvent(
    event_id="e-approved",
    correlation_id="c9",
    type=EventType.BOOKING_APPROVED,
    entity_id="b1",
    entity_version=2,
    occurred_at=NOON,
    owners=(),
    booking=a_booking(BookingStatus.CONFIRMED),
)


class World:
    """A notifier that sends from two numbers."""

    def __init__(self) -> None:
        self.store, self.whatsapp, clock = MemoryStore(), FakeWhatsApp(), FixedClock(NOON)
        lines = [self.whatsapp.api(), self.whatsapp.api(SECOND)]
        self.notifier = Notifier(self.store, lines, clock, clock)

    async def wrote(self, number: str, at: datetime = NOON, *, to_notices: bool = True) -> None:
        key = conversation_id_of(SARAH, number)
        await self.store.insert(Conversation(id=key, sender=Sender(identity=SARAH), spoke_at=at, to_notices=to_notices))

    async def answers(self, conversation_id: str, **what: object) -> None:
        answer = Answer.model_validate({"recipient": Sender(identity=SARAH), **what})
        record: Record[Answer] = record_of(answer)
        headers = replace(record.headers, conversation_id=conversation_id)
        await self.notifier.handle(replace(record, headers=headers))

    async def is_told(self) -> None:
        await self.notifier.handle(record_of(APPROVED))

    @property
    def sent_from(self) -> list[str]:
        return [request.url.path.split("/")[-2] for request in self.whatsapp.requests]


@pytest.fixture
def world() -> World:
    return World()


@pytest.mark.parametrize("number", [NUMBER, SECOND])
async def test_an_answer_and_its_notice_go_out_through_the_number_that_was_written_to(
    world: World, number: str
) -> None:
    conversation_id = conversation_id_of(SARAH, number)
    await world.answers(conversation_id, notice=OneMoment())
    await world.answers(conversation_id, outcome=Help())
    assert world.sent_from == [number, number]
    [kept] = await world.store.find(Notification, {"is_outcome": True})
    assert kept.business_number == number


async def test_what_belongs_to_no_conversation_of_ours_goes_out_through_the_first(world: World) -> None:
    await world.answers("made up by another client", outcome=Help())
    assert world.sent_from == [NUMBER]


async def test_a_notice_goes_out_through_the_number_that_its_reader_wrote_to_last(world: World) -> None:
    await world.wrote(NUMBER, NOON - timedelta(hours=2))
    await world.wrote(SECOND, NOON - timedelta(hours=1))
    await world.is_told()
    assert world.sent_from == [SECOND]


async def test_who_never_wrote_is_told_from_the_first(world: World) -> None:
    await world.is_told()
    assert world.sent_from == [NUMBER]


async def test_the_window_is_that_of_the_number_that_is_sent_from(world: World) -> None:
    await world.wrote(SECOND, NOON - timedelta(hours=30))
    await world.is_told()
    assert (world.sent_from, world.whatsapp.sent[0]["type"]) == ([SECOND], "template")


async def test_stop_said_to_one_number_does_not_stop_the_other(world: World) -> None:
    await world.wrote(NUMBER, NOON - timedelta(hours=2))
    await world.wrote(SECOND, NOON - timedelta(hours=1), to_notices=False)
    await world.answers(conversation_id_of(SARAH, SECOND), notice=OneMoment())
    assert world.sent_from == []
    await world.is_told()
    assert world.sent_from == [NUMBER]


async def test_stop_said_to_every_number_that_they_wrote_to_holds_for_all(world: World) -> None:
    await world.wrote(SECOND, to_notices=False)
    await world.is_told()
    assert world.sent_from == []
    kept = await world.store.get(Notification, stable_id(APPROVED.event_id, SARAH))
    assert kept is not None
    assert kept.state is SendState.WITHHELD


def settings(numbers: str) -> Settings:
    return load_settings(_env_file=None, whatsapp_phone_number_id=numbers)


def test_a_comma_list_names_the_numbers_the_default_first() -> None:
    assert settings("2").phone_number_ids == ("2",)
    assert settings(" 2, 1 ,2").phone_number_ids == ("2", "1")
    for wrong in (",", "1,", "a b", "1/2"):
        with pytest.raises(SettingError, match="WHATSAPP_PHONE_NUMBER_ID"):
            settings(wrong)
