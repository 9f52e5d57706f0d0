"""The scrub layer: what goes on, what is refused, and that neither is decided twice."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from skeji_ray.actors.scrub import MOST_A_WINDOW, MOST_CHARACTERS, WINDOW, Scrub
from skeji_ray.clock import FixedClock
from skeji_ray.domain.business import Business
from skeji_ray.messages.base import Headers, Outgoing, Record
from skeji_ray.messages.ids import conversation_id_of
from skeji_ray.messages.inbound import Content, EnrichedMessage, UserMessage
from skeji_ray.messages.people import Language, Role, Sender, Spoken
from skeji_ray.messages.pipeline import Answer
from skeji_ray.messages.refusals import Apology, Rejected
from skeji_ray.pipeline.conversation import Conversation
from skeji_ray.store.memory import MemoryStore
from skeji_ray.topology import GATEWAY_TO_SCRUB, SCRUB_TO_LLM, SCRUB_TO_NOTIFIER

NOW = datetime(2030, 5, 1, 12, tzinfo=UTC)
IDENTITY = "+972501234567"


def a_record(number: int = 1, **changed: Any) -> Record[UserMessage]:
    fields: dict[str, Any] = {
        "message_id": f"wamid.{number}",
        "identity": IDENTITY,
        "name": "Sarah",
        "business_number": "1000",
        "content": Content.TEXT,
        "text": "book a haircut",
        "sent_at": NOW,
    }
    message = UserMessage.model_validate(fields | changed)
    headers = Headers(
        event_id=f"event-{number}",
        event_type="UserMessage",
        correlation_id=f"correlation-{number}",
        conversation_id="conversation",
        schema_version="1.0",
        source="test",
        timestamp=NOW.isoformat(),
    )
    return Record(GATEWAY_TO_SCRUB.name, 0, number, message.identity, NOW, message, headers)


class Bench:
    """A scrub layer over a store in memory and a clock that stands still."""

    def __init__(self) -> None:
        self.store = MemoryStore()
        self.clock = FixedClock(NOW)
        self.scrub = Scrub(self.store, self.clock)

    async def passed(self, record: Record[UserMessage]) -> EnrichedMessage:
        (out,) = await self.scrub.handle(record)
        assert (out.topic, out.key) == (SCRUB_TO_LLM.name, record.value.identity)
        assert isinstance(out.value, EnrichedMessage)
        return out.value

    async def rejected(self, record: Record[UserMessage]) -> Rejected:
        (out,) = await self.scrub.handle(record)
        return rejection_in(out, record)

    async def flood(self, first: int, count: int) -> list[list[Outgoing]]:
        return [await self.scrub.handle(a_record(number)) for number in range(first, first + count)]


def rejection_in(out: Outgoing, record: Record[UserMessage]) -> Rejected:
    assert (out.topic, out.key) == (SCRUB_TO_NOTIFIER.name, record.value.identity)
    assert isinstance(out.value, Answer)
    assert isinstance(out.value.outcome, Rejected)
    assert out.value.reason == out.value.outcome.reason
    return out.value.outcome


@pytest.fixture
def bench() -> Bench:
    return Bench()


async def test_a_message_goes_on_with_who_its_sender_is(bench: Bench) -> None:
    enriched = await bench.passed(a_record())
    assert enriched.text == "book a haircut"
    assert enriched.sender.identity == IDENTITY
    assert enriched.sender.name == "Sarah"
    assert enriched.sender.role is Role.CUSTOMER
    assert enriched.sender.language is Language.ENGLISH
    assert enriched.sender.time_zone == "Asia/Jerusalem"


@pytest.mark.parametrize(
    ("identity", "zone"),
    [
        ("+12125550000", "America/New_York"),
        ("+14155550000", "America/Los_Angeles"),
        ("+13125550000", "America/Chicago"),
        ("+18005550000", "America/New_York"),
        ("+442071234567", "UTC"),
        ("IL.bsuid-without-phone", "UTC"),
    ],
)
async def test_the_zone_is_the_one_of_the_phone(bench: Bench, identity: str, zone: str) -> None:
    assert (await bench.passed(a_record(identity=identity))).sender.time_zone == zone


async def test_hebrew_letters_make_a_hebrew_speaker(bench: Bench) -> None:
    assert (await bench.passed(a_record(text="תספורת מחר"))).sender.language is Language.HEBREW


async def test_an_owner_is_known_by_their_businesses_and_speaks_in_their_zone(bench: Bench) -> None:
    for business_id, admin, maintainers in (
        ("mine", IDENTITY, ()),
        ("maintained", "+12125550000", (IDENTITY,)),
        ("other", "+12125550000", ()),
    ):
        await bench.store.insert(
            Business.model_validate(
                {
                    "id": business_id,
                    "name": business_id,
                    "admin_phone": admin,
                    "maintainers": dict.fromkeys(maintainers, "Dan"),
                    "maintainer_phones": maintainers,
                    "cities": ("Haifa",),
                    "labels": ("haircut",),
                    "pairs": ("haifa|haircut",),
                    "time_zone": "Europe/London",
                    "created_by": "command",
                }
            )
        )
    sender = (await bench.passed(a_record())).sender
    assert set(sender.business_ids) == {"mine", "maintained"}
    assert sender.role is Role.OWNER
    assert sender.time_zone == "Europe/London"


@pytest.mark.parametrize(
    ("changed", "reason", "limit"),
    [
        ({"text": "  "}, "empty", None),
        ({"text": "x" * (MOST_CHARACTERS + 1)}, "too_long", str(MOST_CHARACTERS)),
        ({"content": Content.UNSUPPORTED, "text": ""}, "unsupported_type", None),
        ({"text": "WINNER!! You have won a £1000 prize, call 09061701461 now to claim"}, "spam_detected", None),
    ],
)
async def test_what_is_not_fit_is_refused_with_its_reason(
    bench: Bench, changed: dict[str, Any], reason: str, limit: str | None
) -> None:
    rejected = await bench.rejected(a_record(**changed))
    assert (rejected.reason, rejected.limit) == (reason, limit)


async def test_the_longest_text_is_let_through(bench: Bench) -> None:
    await bench.passed(a_record(text="x" * MOST_CHARACTERS))


async def test_a_button_needs_no_words(bench: Bench) -> None:
    enriched = await bench.passed(a_record(content=Content.BUTTON, text="", choice="slot:1:01234567"))
    assert enriched.choice == "slot:1:01234567"


async def test_beyond_the_rate_one_is_told_and_the_others_are_dropped(bench: Bench) -> None:
    allowed = await bench.flood(1, MOST_A_WINDOW)
    assert all(out[0].topic == SCRUB_TO_LLM.name for out in allowed)
    first, *others = await bench.flood(100, 5)
    assert rejection_in(first[0], a_record()).reason == "rate_limited"
    assert others == [[]] * 4


async def test_another_sender_has_a_rate_of_their_own(bench: Bench) -> None:
    await bench.flood(1, MOST_A_WINDOW)
    await bench.passed(a_record(200, identity="+972509999999"))


async def test_the_next_window_lets_through_again(bench: Bench) -> None:
    await bench.flood(1, MOST_A_WINDOW + 2)
    bench.clock.move(WINDOW)
    await bench.passed(a_record(300))


@pytest.mark.parametrize("later", [timedelta(), WINDOW, timedelta(days=1)])
async def test_a_verdict_is_decided_once_however_late_the_record_comes_again(bench: Bench, later: timedelta) -> None:
    before = await bench.flood(1, MOST_A_WINDOW + 2)
    bench.clock.move(later)
    await bench.flood(500, MOST_A_WINDOW)  # others fill the new window
    assert await bench.flood(1, MOST_A_WINDOW + 2) == before


async def test_a_dead_letter_is_apologised_for(bench: Bench) -> None:
    (out,) = await bench.scrub.on_dead_letter(a_record(), RuntimeError("broken"))
    assert (out.topic, out.key) == (SCRUB_TO_NOTIFIER.name, IDENTITY)
    assert isinstance(out.value, Answer)
    assert out.value.outcome == Apology(reason="internal_error")


async def refused_in(bench: Bench, record: Record[UserMessage]) -> Language:
    (out,) = await bench.scrub.handle(record)
    assert isinstance(out.value, Answer)
    assert isinstance(out.value.outcome, Rejected)
    return out.value.recipient.language


REFUSED: tuple[dict[str, Any], ...] = (
    {"content": Content.UNSUPPORTED, "text": ""},
    {"text": "  "},
    {"text": "15:00 " * 200},
)


@pytest.mark.parametrize("changed", REFUSED)
@pytest.mark.parametrize("language", Language)
async def test_a_refusal_is_in_the_language_that_is_remembered(
    bench: Bench, changed: dict[str, Any], language: Language
) -> None:
    speaks = Conversation(
        id=conversation_id_of(IDENTITY, "1000"),
        sender=Sender(identity=IDENTITY),
        spoken=Spoken(language=language),
        spoke_at=NOW,
    )
    await bench.store.insert(speaks)
    assert await refused_in(bench, a_record(**changed)) is language
    await bench.flood(100, MOST_A_WINDOW - 1)
    assert await refused_in(bench, a_record(500, text="15:00")) is language, "rate limiting too"


async def test_a_refusal_of_a_stranger_is_in_the_language_of_their_message(bench: Bench) -> None:
    assert await refused_in(bench, a_record(text="אני רוצה לקבוע תור מחר " * 50)) is Language.HEBREW
    assert await refused_in(bench, a_record(2, text="I want to book a haircut " * 50)) is Language.ENGLISH
