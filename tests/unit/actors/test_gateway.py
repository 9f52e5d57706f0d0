"""The gateway: who said what."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from skeji_ray.actors.gateway import Gateway
from skeji_ray.clock import FixedClock
from skeji_ray.errors import Permanent
from skeji_ray.languages.commands import find_wish
from skeji_ray.messages.ids import correlation_id_of
from skeji_ray.messages.inbound import Content, UserMessage, WebhookMessage
from skeji_ray.messages.people import Language
from skeji_ray.messages.pipeline import Answer
from skeji_ray.messages.refusals import Apology
from skeji_ray.messages.wishes import Wish
from tests.support.whatsapp import NOON, NUMBER, SARAH, record_of, text_from

GATEWAY = Gateway(FixedClock(NOON))


def inbound(message: dict[str, Any], **more: Any) -> WebhookMessage:
    return WebhookMessage(**{"business_number": NUMBER, "message": message, "received_at": NOON, **more})


def of_type(kind: str, **part: Any) -> dict[str, Any]:
    message = text_from(SARAH, "")
    del message["text"]
    return {**message, "type": kind, **part}


async def read(message: dict[str, Any], **more: Any) -> UserMessage:
    (outgoing,) = await GATEWAY.handle(record_of(inbound(message, **more)))
    assert outgoing.topic == "gw-to-scrub-layer"
    assert isinstance(outgoing.value, UserMessage)
    assert outgoing.key == outgoing.value.identity
    return outgoing.value


async def test_a_text_goes_on_with_its_sender_its_name_and_whatsapp_s_own_time() -> None:
    message = await read(text_from(SARAH, "book a haircut"), profile_name="Sarah")

    assert message.identity == SARAH
    assert (message.content, message.text, message.choice) == (Content.TEXT, "book a haircut", None)
    assert (message.name, message.business_number, message.sent_at) == ("Sarah", NUMBER, NOON)


async def test_the_same_record_makes_the_same_event_id() -> None:
    record = record_of(inbound(text_from(SARAH, "a")))

    assert await GATEWAY.handle(record) == await GATEWAY.handle(record)


@pytest.mark.parametrize(("kind", "content"), [("button_reply", Content.BUTTON), ("list_reply", Content.ROW)])
async def test_a_button_and_a_row_go_on_with_id_and_title(kind: str, content: Content) -> None:
    chosen = {"type": kind, kind: {"id": "slot:1", "title": "Book it"}}

    message = await read(of_type("interactive", interactive=chosen))

    assert (message.content, message.text, message.choice) == (content, "Book it", "slot:1")


async def test_a_template_s_quick_reply_is_a_button() -> None:
    message = await read(of_type("button", button={"text": "Yes", "payload": "yes"}))

    assert (message.content, message.text, message.choice) == (Content.BUTTON, "Yes", "yes")


@pytest.mark.parametrize(
    "message",
    [
        of_type("image", image={"id": "1"}),
        of_type("audio", audio={"id": "1"}),
        of_type("location", location={}),
        of_type("hologram"),
        of_type("interactive", interactive={"type": "nfm_reply", "nfm_reply": {}}),
        of_type("interactive", interactive="x"),
        of_type("interactive", interactive={"type": ["button_reply"]}),
        {"from": "972501234567", "id": "w"},
    ],
)
async def test_what_can_not_be_read_goes_on_to_be_answered_politely(message: dict[str, Any]) -> None:
    assert (await read(message)).content is Content.UNSUPPORTED


@pytest.mark.parametrize(
    "event",
    [
        of_type("reaction", reaction={"message_id": "w", "emoji": "👍"}),
        of_type("system", system={"type": "user_changed_number"}),
        {"id": "w", "type": "system", "from_user_id": "IL.OLD1", "system": {"type": "user_changed_user_id"}},
        {"id": "w", "type": "system", "system": {"type": "customer_identity_changed"}},
        of_type("call_permission_reply", call_permission_reply={"response": "accept"}),
        of_type("interactive", interactive={"type": "call_permission_reply", "call_permission_reply": {}}),
        of_type("revoke"),
        of_type("revoke", revoke={"original_message_id": None}),
        {**text_from(SARAH, "see you all tomorrow at 8"), "group_id": "Y2FwaV9ncm91cDo"},
    ],
)
async def test_what_nobody_says_to_us_ends_here(event: dict[str, Any]) -> None:
    assert await GATEWAY.handle(record_of(inbound(event))) == []


async def test_an_edit_is_what_the_message_reads_now() -> None:
    now = {"context": {"id": "M0"}, "type": "text", "text": {"body": "book a haircut at 17:00"}}

    message = await read(of_type("edit", edit={"original_message_id": "w0", "message": now}))

    assert (message.content, message.text) == (Content.TEXT, "book a haircut at 17:00")
    assert message.supersedes == correlation_id_of("w0")


@pytest.mark.parametrize("edit", [None, "x", {}, {"message": None}, {"message": {"type": "edit"}}, {"message": []}])
async def test_an_edit_that_cannot_be_read_is_answered_as_what_cannot_be_read(edit: object) -> None:
    message = await read(of_type("edit", edit=edit))

    assert (message.content, message.supersedes) == (Content.UNSUPPORTED, None)


async def test_a_deleted_message_goes_on_as_nothing_in_the_place_of_another() -> None:
    message = await read(of_type("revoke", revoke={"original_message_id": "w0"}))

    assert (message.content, message.text) == (Content.UNSUPPORTED, "")
    assert message.supersedes == correlation_id_of("w0")


async def test_who_opens_the_chat_is_greeted_as_help_is() -> None:
    message = await read(of_type("request_welcome"))

    assert find_wish(message.text) is Wish.HELP
    assert message.content is Content.TEXT


async def test_a_dead_letter_of_a_year_ago_is_read_when_it_is_replayed() -> None:
    sent_at = NOON - timedelta(days=365)
    message = {**text_from(SARAH, "a"), "timestamp": str(int(sent_at.timestamp()))}

    assert (await read(message, received_at=sent_at + timedelta(days=1))).sent_at == sent_at


async def test_a_user_without_a_phone_is_keyed_by_the_business_scoped_id() -> None:
    message = text_from(SARAH, "hello")
    del message["from"]

    assert (await read({**message, "from_user_id": "US.1349"})).identity == "US.1349"
    assert (await read(message, user_id="US.1349")).identity == "US.1349"


@pytest.mark.parametrize("broken", [{"text": "x"}, {"text": {"body": 5}}, {"text": None}])
async def test_a_text_that_is_none_is_empty_and_no_crash(broken: dict[str, Any]) -> None:
    assert (await read({**text_from(SARAH, ""), **broken})).text == ""


@pytest.mark.parametrize("stamp", ["", "x", "²", None, "9" * 30])
async def test_a_message_without_a_time_was_sent_now(stamp: object) -> None:
    assert (await read({**text_from(SARAH, "a"), "timestamp": stamp})).sent_at == NOON


async def test_a_late_message_keeps_its_own_time() -> None:
    sent_at = NOON - timedelta(hours=3)
    message = {**text_from(SARAH, "a"), "timestamp": str(int(sent_at.timestamp()))}

    assert (await read(message)).sent_at == datetime.fromtimestamp(int(message["timestamp"]), UTC) == sent_at


@pytest.mark.parametrize("age", [timedelta(days=7, seconds=1), -timedelta(minutes=6), timedelta(days=4000)])
async def test_a_message_that_claims_a_time_that_can_not_be_was_sent_when_it_was_received(age: timedelta) -> None:
    message = {**text_from(SARAH, "a"), "timestamp": str(int((NOON - age).timestamp()))}
    assert (await read(message)).sent_at == NOON


async def test_a_message_that_waited_at_the_gateway_was_sent_before() -> None:
    late = Gateway(FixedClock(NOON + timedelta(days=2)))
    (outgoing,) = await late.handle(record_of(inbound({**text_from(SARAH, "a"), "timestamp": ""})))
    assert isinstance(outgoing.value, UserMessage)
    assert outgoing.value.sent_at == NOON, "when it was received: the same however late it is read"


async def test_what_is_too_long_is_cut_and_still_one_message() -> None:
    message = await read({**text_from(SARAH, "x" * 60_000), "id": "w" * 400}, profile_name="n" * 200)

    assert (len(message.text), len(message.message_id), len(message.name or "")) == (5000, 400, 100)


@pytest.mark.parametrize("message", [{"id": "w"}, {"from": "1", "id": "w"}, {"from": "9" * 300, "id": "w"}])
async def test_a_message_of_nobody_is_a_dead_letter_without_an_apology(message: dict[str, Any]) -> None:
    record = record_of(inbound(message))

    with pytest.raises(Permanent):
        await GATEWAY.handle(record)
    assert await GATEWAY.on_dead_letter(record, Permanent("nobody")) == []


@pytest.mark.parametrize("id", [None, "", 5, "w" * 1025])
async def test_a_message_without_a_usable_id_is_a_dead_letter_and_its_sender_is_told(id: object) -> None:
    record = record_of(inbound({**text_from(SARAH, "a"), "id": id}))

    with pytest.raises(Permanent):
        await GATEWAY.handle(record)
    (outgoing,) = await GATEWAY.on_dead_letter(record, Permanent("no id"))
    assert outgoing.key == SARAH


async def test_a_long_business_scoped_id_stays_whole_on_its_way() -> None:
    longest = "IL." + "9" * 128
    message = text_from(SARAH, "hello")
    del message["from"]

    read_ = await read({**message, "from_user_id": longest})

    assert read_.identity == longest
    assert UserMessage.model_validate_json(read_.model_dump_json()) == read_


async def test_control_characters_of_a_record_that_another_client_wrote_go() -> None:
    message = await read(text_from(SARAH, "a hair\0cut"), profile_name="Dan\0ny")

    assert (message.text, message.name) == ("a haircut", "Danny")


async def test_a_dead_letter_apologises_to_its_sender() -> None:
    record = record_of(inbound(text_from(SARAH, "a")))

    (outgoing,) = await GATEWAY.on_dead_letter(record, RuntimeError("bug"))

    assert (outgoing.topic, outgoing.key, outgoing.correlation_id) == ("scrub-layer-to-notifier", SARAH, "c1")
    assert isinstance(outgoing.value, Answer)
    assert outgoing.value.recipient.identity == SARAH
    assert outgoing.value.outcome == Apology(reason="internal_error")


@pytest.mark.parametrize(
    ("system", "new_ids"),
    [
        ({"type": "user_changed_number", "wa_id": "972542000003"}, ("+972542000003",)),
        ({"type": "customer_changed_number", "new_wa_id": "5215512345678"}, ("+525512345678",)),
        (
            {"type": "user_changed_number", "wa_id": "972542000003", "user_id": "IL.NEW1"},
            ("+972542000003", "IL.NEW1"),
        ),
        ({"type": "user_changed_user_id", "user_id": "IL.NEW1"}, ("IL.NEW1",)),
    ],
)
async def test_a_new_number_or_user_id_is_passed_on_with_the_one_before(
    system: dict[str, str], new_ids: tuple[str, ...]
) -> None:
    event = of_type("system", system=system, from_user_id="IL.OLD1")
    [outgoing] = await GATEWAY.handle(record_of(inbound(event)))
    assert isinstance(outgoing.value, UserMessage)
    assert (outgoing.value.identity, outgoing.value.user_id) == (SARAH, "IL.OLD1")
    assert outgoing.value.new_ids == new_ids


async def test_an_apology_to_somebody_new_is_in_the_language_of_their_message() -> None:
    record = record_of(inbound(text_from(SARAH, "תספורת מחר")))
    (outgoing,) = await GATEWAY.on_dead_letter(record, Permanent("x"))
    assert isinstance(outgoing.value, Answer)
    assert outgoing.value.recipient.language is Language.HEBREW
    (outgoing,) = await GATEWAY.on_dead_letter(
        record_of(inbound({**text_from(SARAH, ""), "text": None})), Permanent("x")
    )
    assert isinstance(outgoing.value, Answer)
    assert outgoing.value.recipient.language is Language.ENGLISH
