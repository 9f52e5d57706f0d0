"""The notifier: each message to each person once."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import httpx
import pytest

from skeji_ray.actors.notifier import Notifier
from skeji_ray.actors.statuses import apply_statuses
from skeji_ray.clock import FixedClock
from skeji_ray.errors import DependencyUnreachable, NoAnswerInTime, Unreachable
from skeji_ray.kafka.retry import RetryPolicy
from skeji_ray.languages.rendering import render
from skeji_ray.messages.events import EventType
from skeji_ray.messages.ids import conversation_id_of, stable_id
from skeji_ray.messages.notices import OneMoment
from skeji_ray.messages.outcomes import Outcome
from skeji_ray.messages.people import Language, Sender, Spoken
from skeji_ray.messages.pipeline import Answer
from skeji_ray.messages.refusals import Apology
from skeji_ray.messages.results import BusinessOpened, Help
from skeji_ray.messages.views import BookingStatus
from skeji_ray.pipeline.conversation import Conversation
from skeji_ray.store.base import D
from skeji_ray.store.memory import MemoryStore
from skeji_ray.whatsapp.client import CloudApi, Refused
from skeji_ray.whatsapp.fates import CALLBACK_WITHIN, AwaitsItsCallback
from skeji_ray.whatsapp.notification import Notification, SendState
from skeji_ray.whatsapp.statuses import StatusUpdate
from tests.support.pipelines import a_business
from tests.support.whatsapp import DAN, NOON, NUMBER, OLGA, SARAH, FakeWhatsApp, an_event, record_of

OUTCOME_ID = stable_id("c1", SARAH, "outcome")
CREATED = an_event(EventType.BOOKING_CREATED, BookingStatus.PENDING)
APPROVED = an_event(EventType.BOOKING_APPROVED, BookingStatus.CONFIRMED, version=2, actor=DAN)
CANCELLED = an_event(EventType.BOOKING_CANCELLED, BookingStatus.CANCELLED, version=3, actor=SARAH)


class LimpingStore(MemoryStore):
    """Can refuse to change what stands, and can lose what it was given."""

    is_away_for_writes = False
    forgets = False

    async def replace(self, document: D) -> D | None:
        if self.is_away_for_writes:
            raise DependencyUnreachable("the database is away")
        return await super().replace(document)

    async def get(self, kind: type[D], id: str) -> D | None:
        return None if self.forgets else await super().get(kind, id)


class World:
    """A notifier, and everything that it rests on."""

    def __init__(self) -> None:
        self.store = LimpingStore()
        self.whatsapp = FakeWhatsApp()
        self.clock = FixedClock(NOON)
        self.real = FixedClock(NOON)
        self.notifier = self.another_notifier()

    def another_notifier(self) -> Notifier:
        """As after a crash: it knows nothing but what is stored."""
        return Notifier(self.store, [self.whatsapp.api()], self.clock, self.real)

    async def hears(self, state: SendState, id: str = OUTCOME_ID, whatsapp_id: str = "w9") -> None:
        """A status callback comes."""
        await apply_statuses(self.store, [StatusUpdate(id, whatsapp_id, state, None)])

    async def answers(self, outcome: Outcome) -> None:
        answer = Answer(recipient=Sender(identity=SARAH, language=Language.HEBREW), outcome=outcome)
        await self.notifier.handle(record_of(answer))

    async def is_kept_waiting(self) -> None:
        answer = Answer(recipient=Sender(identity=SARAH, language=Language.HEBREW), notice=OneMoment())
        await self.notifier.handle(record_of(answer))

    async def wrote(self, *people: str, spoken: Spoken | None = None) -> None:
        for identity in people:
            key = conversation_id_of(identity, NUMBER)
            sender = Sender(identity=identity)
            said = Conversation(id=key, sender=sender, spoken=spoken, spoke_at=self.clock.now())
            await self.store.insert(said)

    async def notification(self, id: str = OUTCOME_ID) -> Notification:
        found = await self.store.get(Notification, id)
        assert found is not None
        return found

    @property
    def told(self) -> list[str]:
        """Who was sent something, in order."""
        return [f"+{body['to']}" for body in self.whatsapp.sent]


@pytest.fixture
def world() -> World:
    return World()


async def test_an_answer_is_sent_and_remembered_as_the_outcome_of_its_message(world: World) -> None:
    await world.answers(Help())

    (body,) = world.whatsapp.sent
    noted = await world.notification()
    assert body["biz_opaque_callback_data"] == OUTCOME_ID
    assert (noted.state, noted.whatsapp_id, noted.is_outcome) == (SendState.ACCEPTED, "wamid.sent1", True)
    assert (noted.body, noted.correlation_id, noted.recipient) == (body, "c1", SARAH)


class SlowWhatsApp(FakeWhatsApp):
    """Takes a message when it is let."""

    def __init__(self) -> None:
        super().__init__()
        self.asked, self.may_answer = asyncio.Event(), asyncio.Event()

    def api(self, number: str = NUMBER) -> CloudApi:
        async def answer(request: httpx.Request) -> httpx.Response:
            self.asked.set()
            await self.may_answer.wait()
            return self._answer(request)

        return CloudApi("http://api/v1", number, "token", transport=httpx.MockTransport(answer))


async def test_a_send_whose_partition_is_taken_away_meanwhile_is_noted_when_whatsapp_has_it(world: World) -> None:
    slow = world.whatsapp = SlowWhatsApp()
    world.notifier = world.another_notifier()
    sending = asyncio.create_task(world.answers(Help()))
    await slow.asked.wait()
    sending.cancel()
    with pytest.raises(asyncio.CancelledError):
        await sending
    world.notifier = world.another_notifier()
    with pytest.raises(AwaitsItsCallback):
        await world.answers(Help())
    slow.may_answer.set()
    while (await world.notification()).state is SendState.INTENDED:  # noqa: ASYNC110 - it is written by nobody's task
        await asyncio.sleep(0)
    world.real.move(CALLBACK_WITHIN)
    await world.answers(Help())
    assert len(slow.sent) == 1


async def test_an_answer_that_comes_again_is_not_sent_again(world: World) -> None:
    await world.answers(Help())
    await world.answers(Help())

    assert len(world.whatsapp.sent) == 1


async def test_the_intent_stands_before_the_send_so_that_a_failed_send_is_tried_again(world: World) -> None:
    world.whatsapp.answers.append(httpx.ConnectError("down"))

    with pytest.raises(DependencyUnreachable):
        await world.answers(Help())
    assert (await world.notification()).state is SendState.INTENDED

    await world.answers(Help())
    assert len(world.whatsapp.sent) == 1
    assert (await world.notification()).state is SendState.ACCEPTED


async def test_a_send_without_an_answer_that_was_delivered_is_not_sent_again(world: World) -> None:
    world.whatsapp.answers.append(httpx.ReadTimeout("slow"))
    with pytest.raises(NoAnswerInTime):
        await world.answers(Help())
    await world.hears(SendState.DELIVERED)

    await world.answers(Help())

    assert world.whatsapp.sent == []
    assert (await world.notification()).whatsapp_id == "w9"


async def test_a_send_without_an_answer_is_sent_again_when_no_word_of_it_came(world: World) -> None:
    world.whatsapp.answers.append(httpx.ReadTimeout("slow"))
    with pytest.raises(NoAnswerInTime):
        await world.answers(Help())

    for _ in range(3):
        world.real.move(CALLBACK_WITHIN / 4)
        with pytest.raises(AwaitsItsCallback):
            await world.answers(Help())
    assert world.whatsapp.sent == []

    world.real.move(CALLBACK_WITHIN / 4)
    await world.answers(Help())
    await world.answers(Help())
    assert len(world.whatsapp.sent) == 1


async def test_what_a_crash_left_intended_waits_for_a_word_of_it_before_it_is_sent_again(world: World) -> None:
    world.whatsapp.answers.append(asyncio.CancelledError())
    with pytest.raises(asyncio.CancelledError):
        await world.answers(Help())
    world.notifier = world.another_notifier()

    with pytest.raises(AwaitsItsCallback):
        await world.answers(Help())
    await world.hears(SendState.SENT)
    await world.answers(Help())
    assert world.whatsapp.sent == []

    await world.hears(SendState.READ)
    assert (await world.notification()).state is SendState.READ


async def test_what_a_crash_left_intended_is_sent_when_no_word_of_it_comes_in_time(world: World) -> None:
    world.whatsapp.answers.append(asyncio.CancelledError())
    with pytest.raises(asyncio.CancelledError):
        await world.answers(Help())
    world.notifier = world.another_notifier()
    with pytest.raises(AwaitsItsCallback):
        await world.answers(Help())

    world.real.move(CALLBACK_WITHIN)
    await world.answers(Help())
    assert len(world.whatsapp.sent) == 1


async def test_waiting_for_a_word_of_it_uses_up_no_retry() -> None:
    assert not RetryPolicy().counts(AwaitsItsCallback("", 1))


async def test_an_accepted_message_that_could_not_be_noted_is_noted_later_and_not_sent_again(world: World) -> None:
    world.store.is_away_for_writes = True
    with pytest.raises(DependencyUnreachable):
        await world.answers(Help())
    with pytest.raises(DependencyUnreachable):
        await world.answers(Help())
    world.store.is_away_for_writes = False

    await world.answers(Help())
    assert len(world.whatsapp.sent) == 1
    assert (await world.notification()).state is SendState.ACCEPTED


async def test_a_message_of_somebody_who_was_forgotten_meanwhile_is_no_fault(world: World) -> None:
    world.store.forgets = True
    await world.answers(Help())
    assert len(world.whatsapp.sent) == 1


async def test_a_replay_of_a_refused_message_whose_answer_is_lost_waits_for_a_word_too(world: World) -> None:
    world.whatsapp.refuse_next(131026)
    with pytest.raises(Refused):
        await world.answers(Help())
    world.whatsapp.answers.append(httpx.ReadTimeout("slow"))
    with pytest.raises(NoAnswerInTime):
        await world.answers(Help())

    with pytest.raises(AwaitsItsCallback):
        await world.answers(Help())
    world.notifier = world.another_notifier()
    with pytest.raises(AwaitsItsCallback):
        await world.answers(Help())


async def test_a_refused_message_is_noted_as_failed_and_becomes_a_dead_letter(world: World) -> None:
    world.whatsapp.refuse_next(131026)

    with pytest.raises(Refused):
        await world.answers(Help())

    noted = await world.notification()
    assert (noted.state, noted.error_code) == (SendState.FAILED, 131026)


async def test_a_refused_message_that_is_replayed_is_tried_again(world: World) -> None:
    world.whatsapp.refuse_next(131026)
    with pytest.raises(Refused):
        await world.answers(Help())

    await world.answers(Help())

    noted = await world.notification()
    assert (noted.state, noted.error_code) == (SendState.ACCEPTED, None)


async def test_an_answer_of_a_replay_follows_its_apology_once(world: World) -> None:
    await world.answers(Apology(reason="internal_error"))
    await world.answers(Help())
    await world.answers(Help())

    assert len(world.whatsapp.sent) == 2


async def test_an_apology_never_follows_the_answer(world: World) -> None:
    await world.answers(Help())
    await world.answers(Apology(reason="timed_out"))

    assert len(world.whatsapp.sent) == 1


async def test_an_answer_on_a_closed_window_is_sent_as_the_template_and_remembered_so(world: World) -> None:
    world.whatsapp.refuse_next(131047)

    await world.answers(Help())

    (body,) = world.whatsapp.sent
    assert body["template"]["name"] == "skeji_notice"
    assert body["template"]["language"] == {"code": "he"}
    assert (await world.notification()).body == body


async def test_every_owner_is_asked_to_approve_with_buttons(world: World) -> None:
    await world.wrote(DAN, OLGA)

    await world.notifier.handle(record_of(CREATED))

    assert world.told == [DAN, OLGA]
    buttons = world.whatsapp.sent[0]["interactive"]["action"]["buttons"]
    assert [one["reply"]["id"] for one in buttons] == ["approve:b1", "decline:b1"]


async def test_a_notice_is_remembered_with_its_entity_and_is_no_outcome(world: World) -> None:
    await world.wrote(SARAH)

    await world.notifier.handle(record_of(APPROVED))

    noted = await world.notification(stable_id(APPROVED.event_id, SARAH))
    assert (noted.entity_id, noted.entity_version, noted.is_outcome) == ("b1", 2, False)


async def test_an_event_that_comes_again_tells_whoever_was_not_told(world: World) -> None:
    await world.wrote(DAN, OLGA)
    await world.notifier.handle(record_of(CREATED))
    world.whatsapp.sent.clear()
    await world.store.delete(Notification, stable_id(CREATED.event_id, OLGA))

    await world.notifier.handle(record_of(CREATED))

    assert world.told == [OLGA]


async def test_an_event_older_than_the_last_of_its_entity_is_dropped(world: World) -> None:
    await world.wrote(SARAH, DAN, OLGA)
    await world.notifier.handle(record_of(CANCELLED))
    world.whatsapp.sent.clear()

    await world.notifier.handle(record_of(APPROVED))

    assert world.told == []


async def test_an_event_that_tells_nobody_makes_older_ones_old_too(world: World) -> None:
    await world.wrote(SARAH)
    await world.notifier.handle(record_of(an_event(EventType.BOOKING_COMPLETED, BookingStatus.COMPLETED, version=9)))

    await world.notifier.handle(record_of(APPROVED))

    assert world.told == []


@pytest.mark.parametrize(("hours", "kind"), [(23.9, "text"), (24, "template"), (90, "template")])
async def test_a_notice_after_24_hours_of_silence_is_a_template(world: World, hours: float, kind: str) -> None:
    await world.wrote(SARAH)
    world.clock.move(timedelta(hours=hours))

    await world.notifier.handle(record_of(APPROVED))

    assert [body["type"] for body in world.whatsapp.sent] == [kind]


async def test_somebody_who_never_wrote_is_told_by_a_template(world: World) -> None:
    await world.notifier.handle(record_of(APPROVED))

    assert [body["type"] for body in world.whatsapp.sent] == ["template"]


async def test_a_template_that_is_refused_is_not_tried_as_a_template_again(world: World) -> None:
    world.whatsapp.refuse_next(131047)

    with pytest.raises(Unreachable):
        await world.notifier.handle(record_of(APPROVED))

    assert len(world.whatsapp.requests) == 1


async def test_an_answer_is_free_text_however_long_ago_the_last_conversation_was(world: World) -> None:
    await world.wrote(SARAH)
    world.clock.move(timedelta(days=30))

    await world.answers(Help())

    assert world.whatsapp.sent[0]["type"] == "text"


async def test_who_said_stop_is_sent_no_notice_even_after_they_start_again_and_answers_always(world: World) -> None:
    await world.wrote(SARAH)
    key = conversation_id_of(SARAH, NUMBER)

    async def wants(notices: bool) -> None:
        standing = await world.store.get(Conversation, key)
        assert standing is not None
        await world.store.replace(standing.model_copy(update={"to_notices": notices}))

    await wants(False)
    await world.notifier.handle(record_of(APPROVED))
    assert world.told == []
    assert (await world.notification(stable_id(APPROVED.event_id, SARAH))).state is SendState.WITHHELD
    await world.answers(Help())
    assert world.told == [SARAH]
    await wants(True)
    await world.notifier.handle(record_of(APPROVED))
    assert world.told == [SARAH]
    await world.notifier.handle(record_of(CANCELLED.model_copy(update={"actor": None})))
    assert world.told == [SARAH, SARAH, DAN, OLGA]


async def test_a_request_outside_the_window_can_be_answered(world: World) -> None:
    await world.notifier.handle(record_of(CREATED))

    templates = [body["template"] for body in world.whatsapp.sent]
    assert {template["name"] for template in templates} == {"skeji_approval"}
    assert templates[0]["components"][1]["parameters"][0]["payload"] == "approve:b1"


NOTICE_ID = stable_id("c1", SARAH, "one_moment")


async def test_the_notice_that_a_message_waits_is_sent_once_and_is_no_outcome(world: World) -> None:
    await world.is_kept_waiting()
    world.notifier = world.another_notifier()
    await world.is_kept_waiting()

    (body,) = world.whatsapp.sent
    assert body["biz_opaque_callback_data"] == NOTICE_ID
    assert "רגע" in body["text"]["body"]
    noted = await world.notification(NOTICE_ID)
    assert (noted.is_outcome, noted.correlation_id, noted.recipient) == (False, "c1", SARAH)


async def test_the_outcome_comes_after_the_notice_as_if_there_had_been_none(world: World) -> None:
    await world.is_kept_waiting()
    await world.answers(Help())

    assert [body["biz_opaque_callback_data"] for body in world.whatsapp.sent] == [NOTICE_ID, OUTCOME_ID]


async def test_who_said_stop_is_not_told_to_wait(world: World) -> None:
    key = conversation_id_of(SARAH, NUMBER)
    said = Conversation(id=key, sender=Sender(identity=SARAH), spoke_at=NOON, to_notices=False)
    await world.store.insert(said)
    await world.is_kept_waiting()

    assert world.whatsapp.sent == []
    assert (await world.notification(NOTICE_ID)).state is SendState.WITHHELD


@pytest.mark.parametrize("reason", ["internal_error", "timed_out"])
async def test_an_apology_is_in_the_language_that_is_remembered_whoever_makes_it(world: World, reason: str) -> None:
    """The gateway has no database, and scrub's may be what failed."""
    await world.wrote(SARAH, spoken=Spoken(language=Language.HEBREW))
    apology = Apology.model_validate({"reason": reason})
    await world.notifier.handle(record_of(Answer(recipient=Sender(identity=SARAH), outcome=apology)))
    assert world.whatsapp.sent[0]["text"]["body"] == render(apology, language=Language.HEBREW).text


@pytest.mark.parametrize(
    ("name", "spoken", "language"),
    [
        ("מספרת ענבל", Spoken(language=Language.ENGLISH, is_sure=False), Language.HEBREW),
        ("מספרת ענבל", Spoken(language=Language.ENGLISH), Language.ENGLISH),
        ("Blue Ocean", Spoken(language=Language.ENGLISH, is_sure=False), Language.ENGLISH),
    ],
)
async def test_who_opens_a_link_and_wrote_nothing_yet_is_greeted_in_the_letters_of_the_business(
    world: World, name: str, spoken: Spoken, language: Language
) -> None:
    await world.wrote(SARAH, spoken=spoken)
    business = a_business().model_copy(update={"name": name})
    answer = Answer(recipient=Sender(identity=SARAH), outcome=BusinessOpened(business=business))
    await world.notifier.handle(record_of(answer))
    assert world.whatsapp.sent[0]["text"]["body"] == render(BusinessOpened(business=business), language=language).text


async def test_a_notice_is_in_the_language_that_is_remembered(world: World) -> None:
    await world.wrote(SARAH, spoken=Spoken(language=Language.HEBREW, others=1))
    await world.notifier.handle(record_of(APPROVED))
    assert "מאושר" in world.whatsapp.sent[0]["text"]["body"]
    await world.notifier.handle(record_of(Answer(recipient=Sender(identity=SARAH), notice=OneMoment())))
    assert world.whatsapp.sent[1]["text"]["body"] == render(OneMoment(), language=Language.HEBREW).text
