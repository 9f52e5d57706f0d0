"""Webhook bodies, taken apart."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from skeji_ray.whatsapp.notification import SendState
from skeji_ray.whatsapp.payload import StatusUpdate, WebhookBody, identity_of, messages_of, statuses_of
from tests.support.whatsapp import DAN, NOON, NUMBER, SARAH, body_of, text_from, value_of


def parsed(*values: dict[str, Any]) -> WebhookBody:
    return WebhookBody.model_validate(body_of(*values))


def test_messages_of_every_entry_and_change_are_found_in_order() -> None:
    first = value_of(messages=[text_from(SARAH, "a", "w1"), text_from(DAN, "b", "w2")])
    second = value_of(messages=[text_from(SARAH, "c", "w3")])
    raw = body_of(first)
    raw["entry"] += body_of(second)["entry"]

    found = messages_of(WebhookBody.model_validate(raw), NOON)

    assert [(one.whatsapp_id, one.identity) for one in found] == [("w1", SARAH), ("w2", DAN), ("w3", SARAH)]
    assert {one.message.business_number for one in found} == {NUMBER}


def test_a_message_twice_in_one_batch_is_one_message() -> None:
    found = messages_of(parsed(value_of(messages=[text_from(SARAH, "a"), text_from(SARAH, "a")])), NOON)

    assert len(found) == 1


def test_a_name_is_the_sender_s_own_and_never_somebody_else_s() -> None:
    contacts = [{"wa_id": DAN.lstrip("+"), "profile": {"name": "Dan"}}]
    messages = [text_from(SARAH, "a", "w1"), text_from(DAN, "b", "w2")]

    sarah, dan = messages_of(parsed(value_of(contacts=contacts, messages=messages)), NOON)

    assert sarah.message.profile_name is None
    assert dan.message.profile_name == "Dan"


def test_a_user_without_a_phone_is_known_by_the_business_scoped_id() -> None:
    message = {**text_from(SARAH, "a"), "from_user_id": "US.13491208655302741918"}
    del message["from"]

    (found,) = messages_of(parsed(value_of(messages=[message])), NOON)

    assert found.identity == "US.13491208655302741918"


def test_the_business_scoped_id_may_stand_in_the_contact_alone() -> None:
    message = text_from(SARAH, "a")
    del message["from"]
    contacts = [{"user_id": "US.1349", "profile": {"name": "Sarah"}}]

    (found,) = messages_of(parsed(value_of(contacts=contacts, messages=[message])), NOON)

    assert (found.identity, found.message.user_id, found.message.profile_name) == ("US.1349", "US.1349", "Sarah")


@pytest.mark.parametrize("sender", [None, "", "12", 972501234567, "9" * 80, {}])
def test_a_message_of_nobody_is_left_out(sender: object) -> None:
    nobody = {**text_from(SARAH, "a", "w1"), "from": sender}

    found = messages_of(parsed(value_of(messages=[nobody, text_from(SARAH, "b", "w2")])), NOON)

    assert [one.whatsapp_id for one in found] == ["w2"]


def test_a_phone_is_normalised_with_one_plus_and_ascii_digits_alone() -> None:
    assert identity_of({"from": "972501234567"}) == SARAH
    assert identity_of({"from": SARAH}) == SARAH
    assert identity_of({"from": "5215512345678"}) == identity_of({"from": "525512345678"}) == "+525512345678"
    assert identity_of({"from": "²²²²²"}) == "²²²²²"  # an id like any other, and no phone


@pytest.mark.parametrize("contact", [{}, {"profile": None}, {"profile": {"name": None}}, {"profile": "x", "wa_id": 1}])
def test_a_strange_contact_costs_a_name_and_no_message(contact: dict[str, Any]) -> None:
    (found,) = messages_of(parsed(value_of(contacts=[contact], messages=[text_from(SARAH, "a")])), NOON)

    assert found.message.profile_name is None


def test_a_change_about_something_else_is_no_error_and_no_message() -> None:
    review = {"event": "APPROVED", "message_template_name": "skeji_notice"}

    assert messages_of(parsed(review), NOON) == []


@pytest.mark.parametrize("raw", ["", "[]", "{}", '{"object":"x"}', '{"object":"x","entry":[{"changes":[1]}]}', "\xff"])
def test_what_is_no_webhook_body_is_refused(raw: str) -> None:
    with pytest.raises(ValidationError):
        WebhookBody.model_validate_json(raw.encode("latin-1"))


def test_statuses_are_found_with_our_id_and_whatsapp_s_error() -> None:
    statuses = [
        {"id": "w1", "status": "delivered", "biz_opaque_callback_data": "n1"},
        {"id": "w2", "status": "failed", "errors": [{"code": 131026}]},
    ]

    assert statuses_of(parsed(value_of(statuses=statuses))) == [
        StatusUpdate("n1", "w1", SendState.DELIVERED, None),
        StatusUpdate(None, "w2", SendState.FAILED, 131026),
    ]


@pytest.mark.parametrize(
    "status",
    [
        {"id": "w1", "status": "deleted"},
        {"id": "w1", "status": "intended"},
        {"id": "w1", "status": ["sent"]},
        {"status": "sent"},
    ],
)
def test_a_status_that_says_nothing_to_us_is_left_out(status: dict[str, Any]) -> None:
    assert statuses_of(parsed(value_of(statuses=[status]))) == []


@pytest.mark.parametrize("errors", [None, [], {}, ["x"], [{"code": "x"}]])
def test_strange_errors_of_a_status_are_no_error_of_ours(errors: object) -> None:
    raw = {"id": "w1", "status": "failed", "errors": errors, "biz_opaque_callback_data": 5}

    assert statuses_of(parsed(value_of(statuses=[raw]))) == [StatusUpdate(None, "w1", SendState.FAILED, None)]
