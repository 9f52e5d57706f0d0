"""Webhook bodies, taken apart."""

from __future__ import annotations

import json
import random
from datetime import timedelta
from typing import Any

import pytest

from skeji_ray.messages.ids import correlation_id_of
from skeji_ray.messages.inbound import WebhookMessage
from skeji_ray.whatsapp.cleaning import MAX_DEPTH, MAX_SIZE, MAX_TEXT, cleaned
from skeji_ray.whatsapp.notification import SendState
from skeji_ray.whatsapp.payload import IdentifiedMessage, LeftOut, WebhookBody, identity_of, messages_of
from skeji_ray.whatsapp.statuses import StatusUpdate, statuses_of
from tests.support.whatsapp import DAN, NOON, NUMBER, OLGA, SARAH, body_of, text_from, value_of


def parsed(*values: dict[str, Any]) -> WebhookBody:
    return WebhookBody.of(json.dumps(body_of(*values)).encode())


def taken(body: WebhookBody) -> list[IdentifiedMessage]:
    return messages_of(body, NOON, timedelta(days=7), [NUMBER]).taken


def left_out(body: WebhookBody) -> list[LeftOut]:
    return [one.reason for one in messages_of(body, NOON, timedelta(days=7), [NUMBER]).left_out]


def ids_of(body: WebhookBody) -> list[object]:
    return [one.message.message["id"] for one in taken(body)]


def test_messages_of_every_entry_and_change_are_found_in_order() -> None:
    first = value_of(messages=[text_from(SARAH, "a", "w1"), text_from(DAN, "b", "w2")])
    second = value_of(messages=[text_from(SARAH, "c", "w3")])
    raw = body_of(first)
    raw["entry"] += body_of(second)["entry"]

    found = taken(WebhookBody.of_json(raw))

    assert [(one.correlation_id, one.identity) for one in found] == [
        (correlation_id_of("w1"), SARAH),
        (correlation_id_of("w2"), DAN),
        (correlation_id_of("w3"), SARAH),
    ]
    assert {one.message.business_number for one in found} == {NUMBER}


def test_what_is_written_to_a_number_that_is_not_ours_is_left_out() -> None:
    other = {**value_of(messages=[text_from(SARAH, "a", "w1")]), "metadata": {"phone_number_id": "another"}}
    body = parsed(other, value_of(messages=[text_from(SARAH, "a", "w2")]))
    assert (ids_of(body), left_out(body)) == (["w2"], [LeftOut.UNKNOWN_BUSINESS_NUMBER])


def test_a_message_twice_in_one_batch_is_one_message() -> None:
    found = taken(parsed(value_of(messages=[text_from(SARAH, "a"), text_from(SARAH, "a")])))

    assert len(found) == 1


def test_a_name_is_the_sender_s_own_and_never_somebody_else_s() -> None:
    contacts = [{"wa_id": DAN.lstrip("+"), "profile": {"name": "Dan"}}]
    messages = [text_from(SARAH, "a", "w1"), text_from(DAN, "b", "w2")]

    sarah, dan = taken(parsed(value_of(contacts=contacts, messages=messages)))

    assert sarah.message.profile_name is None
    assert dan.message.profile_name == "Dan"


def test_a_user_without_a_phone_is_known_by_the_business_scoped_id() -> None:
    message = {**text_from(SARAH, "a"), "from_user_id": "US.13491208655302741918"}
    del message["from"]

    (found,) = taken(parsed(value_of(messages=[message])))

    assert found.identity == "US.13491208655302741918"


def test_the_business_scoped_id_may_stand_in_the_contact_alone() -> None:
    message = text_from(SARAH, "a")
    del message["from"]
    contacts = [{"user_id": "US.1349", "profile": {"name": "Sarah"}}]

    (found,) = taken(parsed(value_of(contacts=contacts, messages=[message])))

    assert (found.identity, found.message.user_id, found.message.profile_name) == ("US.1349", "US.1349", "Sarah")


@pytest.mark.parametrize("sender", [None, "", "12", 972501234567, "9" * 300, {}])
def test_a_message_of_nobody_is_left_out_and_said_so(sender: object) -> None:
    nobody = {**text_from(SARAH, "a", "w1"), "from": sender}
    body = parsed(value_of(messages=[nobody, text_from(SARAH, "b", "w2")]))

    assert ids_of(body) == ["w2"]
    assert left_out(body) == [LeftOut.NO_SENDER]


def test_a_business_scoped_id_of_full_length_is_taken_whole() -> None:
    longest = "IL." + "9" * 128
    message = {**text_from(SARAH, "a"), "from_user_id": longest}
    del message["from"]

    (found,) = taken(parsed(value_of(messages=[message])))

    assert found.identity == longest
    contact = {"user_id": longest, "profile": {"name": "Noa"}}
    (found,) = taken(parsed(value_of(contacts=[contact], messages=[text_from(SARAH, "a")])))
    assert found.message.user_id == longest


def test_an_id_that_is_too_long_is_nobody_s_rather_than_cut_off() -> None:
    message = text_from(SARAH, "a")
    del message["from"]
    contact = {"user_id": "IL." + "9" * 300}

    assert left_out(parsed(value_of(contacts=[contact], messages=[message]))) == [LeftOut.NO_SENDER]


@pytest.mark.parametrize("id", ["w" * 5000, "", None, 5, [], {"a": "b"}])
def test_a_message_with_a_strange_id_is_handed_on_since_its_sender_can_be_answered(id: object) -> None:
    body = parsed(value_of(messages=[{**text_from(SARAH, "a"), "id": id}]))

    (found,) = taken(body)

    assert found.identity == SARAH
    assert taken(body)[0].correlation_id == found.correlation_id


def test_two_messages_without_an_id_are_two() -> None:
    without = [{**text_from(SARAH, text), "id": None} for text in ("a", "b", "a")]

    assert [one.message.message["text"]["body"] for one in taken(parsed(value_of(messages=without)))] == ["a", "b"]


@pytest.mark.parametrize("metadata", [None, {}, "x", {"phone_number_id": 5}, {"phone_number_id": "9" * 65}, []])
def test_a_message_to_no_number_of_ours_is_left_out_and_said_so(metadata: object) -> None:
    body = parsed({**value_of(messages=[text_from(SARAH, "a")]), "metadata": metadata})

    assert (taken(body), left_out(body)) == ([], [LeftOut.NO_BUSINESS_NUMBER])


def test_a_phone_is_normalised_with_one_plus_and_ascii_digits_alone() -> None:
    assert identity_of({"from": "972501234567"}) == SARAH
    assert identity_of({"from": SARAH}) == SARAH
    assert identity_of({"from": "5215512345678"}) == identity_of({"from": "525512345678"}) == "+525512345678"
    assert identity_of({"from": "²²²²²"}) == "²²²²²"  # an id like any other, and no phone


@pytest.mark.parametrize("contact", [{}, {"profile": None}, {"profile": {"name": None}}, {"profile": "x", "wa_id": 1}])
def test_a_strange_contact_costs_a_name_and_no_message(contact: dict[str, Any]) -> None:
    (found,) = taken(parsed(value_of(contacts=[contact], messages=[text_from(SARAH, "a")])))

    assert found.message.profile_name is None


def test_a_change_about_something_else_is_no_error_and_no_message() -> None:
    review = {"event": "APPROVED", "message_template_name": "skeji_notice"}

    assert taken(parsed(review)) == []


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "[]",
        "{}",
        '{"object":"x"}',
        '{"object":1,"entry":[]}',
        '{"object":"x","entry":"y"}',
        "\xff",
        "[" * 100_000,
        '{"object":"x","entry":[' + '{"a":' * 100_000,
    ],
    ids=lambda raw: raw[:40],
)
def test_what_is_no_webhook_body_is_refused(raw: str) -> None:
    with pytest.raises(ValueError, match=r"[a-z]"):
        WebhookBody.of(raw.encode("latin-1"))


NOTHING: list[Any] = [None, "x", 5, 1.5, True, {}, [], [None], ["x"], [[]], [{}], {"x": []}]


@pytest.mark.parametrize("part", ["entry", "changes", "value", "contacts", "messages", "statuses", "metadata"])
@pytest.mark.parametrize("strange", NOTHING, ids=str)
def test_a_part_of_a_wrong_type_costs_itself_alone(part: str, strange: Any) -> None:
    good = value_of(contacts=[], messages=[text_from(DAN, "a", "good")], statuses=[{"id": "w1", "status": "sent"}])
    raw = body_of(good)
    bad = value_of(messages=[text_from(SARAH, "b", "bad")], statuses=[{"id": "w2", "status": "sent"}])
    if part == "entry":
        raw["entry"].insert(0, strange)
    elif part == "changes":
        raw["entry"].insert(0, {"changes": strange})
    elif part == "value":
        raw["entry"][0]["changes"].insert(0, {"value": strange})
    else:
        raw["entry"][0]["changes"].insert(0, {"value": {**bad, part: strange}})

    body = WebhookBody.of(json.dumps(raw).encode())

    assert "good" in ids_of(body)
    assert statuses_of(body)[-1] == StatusUpdate(None, "w1", SendState.SENT, None)


def test_numbers_that_no_database_holds_are_none() -> None:
    huge = {**text_from(SARAH, "a"), "n": ["#"]}
    raw = json.dumps(body_of(value_of(messages=[huge]))).encode()

    (found,) = taken(WebhookBody.of(raw.replace(b'"#"', b"9" * 10_000 + b", NaN, -Infinity, 1e400, 7")))

    assert found.message.message["n"] == [None, None, None, None, 7]


def test_null_where_there_is_no_entry_is_an_empty_body() -> None:
    assert taken(WebhookBody.of(b'{"object":"x","entry":null}')) == []


@pytest.mark.parametrize("element", [None, "x", 5, []])
def test_an_element_that_is_no_message_is_left_out_and_said_so(element: object) -> None:
    body = parsed(value_of(messages=[element, text_from(SARAH, "a", "w1")]))

    assert (ids_of(body), left_out(body)) == (["w1"], [LeftOut.MALFORMED])


def test_half_a_pair_of_surrogates_becomes_a_mark_and_a_pair_one_character_wherever_it_stands() -> None:
    message = {**text_from(SARAH, "a \ud83d b"), "\udc00": {"deep": ["x\ude00", "\ud83d\ude00"]}}
    contacts = [{"wa_id": SARAH[1:], "profile": {"name": "Sa\ud83drah"}}]
    raw = json.dumps(body_of(value_of(contacts=contacts, messages=[message]))).encode()

    (found,) = taken(WebhookBody.of(raw))

    assert found.message.message["text"] == {"body": "a \ufffd b"}
    assert found.message.message["\ufffd"] == {"deep": ["x\ufffd", "😀"]}
    assert found.message.profile_name == "Sa\ufffdrah"
    assert WebhookMessage.model_validate_json(found.message.model_dump_json()) == found.message


def test_bytes_that_are_no_text_cost_what_they_stand_in_alone() -> None:
    raw = json.dumps(body_of(value_of(messages=[text_from(SARAH, "#", "w1"), text_from(DAN, "b", "w2")]))).encode()

    first, second = taken(WebhookBody.of(raw.replace(b"#", b"a\xed\xa0\xbdb")))

    assert first.message.message["text"]["body"].strip("\ufffd") != ""
    assert second.message.message["text"] == {"body": "b"}


def test_control_characters_go_and_line_breaks_stay() -> None:
    contacts = [{"wa_id": SARAH[1:], "profile": {"name": "Dan\0ny"}}]

    (found,) = taken(parsed(value_of(contacts=contacts, messages=[text_from(SARAH, "a hair\0cut\x1b\n\tnow")])))

    assert found.message.profile_name == "Danny"
    assert found.message.message["text"] == {"body": "a haircut\n\tnow"}


def test_of_a_message_that_is_too_large_the_envelope_is_left_so_that_it_is_answered() -> None:
    large = {**text_from(SARAH, "a", "w1"), "image": ["x" * MAX_TEXT] * (MAX_SIZE // MAX_TEXT + 1)}

    first, second = taken(parsed(value_of(messages=[large, text_from(DAN, "b", "w2")])))

    assert first.message.message == {"from": SARAH[1:], "id": "w1", "timestamp": large["timestamp"]}
    assert second.message.message == text_from(DAN, "b", "w2")


def test_what_is_deep_long_or_no_number_is_cut_down_to_what_can_be_written() -> None:
    deep: Any = "end"
    for _ in range(MAX_DEPTH + 5):
        deep = [deep]

    assert "end" not in str(cleaned(deep))
    assert cleaned({"n": 10**30, "f": 1e308 * 10, "t": "x" * (MAX_TEXT + 1), "b": True}) == {
        "n": None,
        "f": None,
        "t": "x" * MAX_TEXT,
        "b": True,
    }


def test_whatever_is_done_to_one_message_the_others_are_taken() -> None:
    """A good body, one of its messages changed anywhere in any way: the untouched ones stay."""
    chance = random.Random(20300102)
    for _ in range(1000):
        messages = [text_from(DAN, "a", "w1"), text_from(SARAH, "b", "w2"), text_from(DAN, "c", "w3")]
        statuses = [{"id": "s1", "status": "sent", "errors": [{"code": 1}]}, {"id": "s2", "status": "read"}]
        contacts = [{"wa_id": SARAH[1:], "profile": {"name": "Sarah"}}]
        broken = value_of(contacts=contacts, messages=messages, statuses=statuses)
        _break(broken, chance)
        untouched = value_of(messages=[text_from(OLGA, "d", "w4")], statuses=[{"id": "s3", "status": "sent"}])
        body = WebhookBody.of(json.dumps(body_of(broken, untouched)).encode())

        found = taken(body)
        expected = {one["id"] for one in [text_from(DAN, "a", "w1"), text_from(DAN, "c", "w3")] if one in _list(broken)}
        if isinstance(broken.get("metadata"), dict) and broken["metadata"].get("phone_number_id") == NUMBER:
            assert expected <= {str(one.message.message.get("id")) for one in found}
        assert "w4" in [one.message.message.get("id") for one in found]
        assert "s3" in [one.whatsapp_id for one in statuses_of(body)]
        for one in found:
            assert WebhookMessage.model_validate_json(one.message.model_dump_json()) == one.message


def _list(broken: dict[str, Any]) -> list[Any]:
    messages = broken.get("messages")
    return messages if isinstance(messages, list) else []


STRANGE: list[Any] = [*NOTHING, "\ud800", "\0", "x" * 400_000, 10**400, -1, 1e400, ["deep", [[[[[]]]]]]]


def _break(value: Any, chance: random.Random) -> None:
    """Puts something strange in one place of what it is given, or takes something away."""
    place = value
    while True:
        key = chance.choice(list(place) if isinstance(place, dict) else range(len(place)))
        inner = place[key]
        if isinstance(inner, dict | list) and inner and chance.random() < 0.8:
            place = inner
            continue
        if chance.random() < 0.2:
            del place[key]
        else:
            place[key] = chance.choice(STRANGE)
        return
