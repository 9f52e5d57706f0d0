"""What the simulated Cloud API refuses, and what its phones keep."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from skeji_ray.cli.simulator import reply_of
from skeji_ray.clock import FixedClock
from skeji_ray.local import phones
from skeji_ray.local.phones import Numbers, Phones, phone
from skeji_ray.local.sends import GraphError, check_send
from tests.support.whatsapp import DAN, NOON, NUMBER, SARAH

TO = {"messaging_product": "whatsapp", "to": SARAH}


def text(body: object) -> dict[str, Any]:
    return {**TO, "type": "text", "text": {"body": body}}


def buttons(*replies: dict[str, Any], body: str = "Which?") -> dict[str, Any]:
    action = {"buttons": [{"type": "reply", "reply": reply} for reply in replies]}
    return {**TO, "type": "interactive", "interactive": {"type": "button", "body": {"text": body}, "action": action}}


def rows(*rows: dict[str, Any]) -> dict[str, Any]:
    action = {"button": "Choose", "sections": [{"rows": list(rows)}]}
    return {**TO, "type": "interactive", "interactive": {"type": "list", "body": {"text": "?"}, "action": action}}


def template(parameter: str) -> dict[str, Any]:
    components = [{"type": "body", "parameters": [{"type": "text", "text": parameter}]}]
    return {**TO, "type": "template", "template": {"name": "n", "language": {"code": "en"}, "components": components}}


def quick_reply(payload: object, **other: Any) -> dict[str, Any]:
    parameters = [{"type": "payload", "payload": payload}]
    button = {"type": "button", "sub_type": "quick_reply", "index": "0", "parameters": parameters, **other}
    body = template("x")
    return {**body, "template": {**body["template"], "components": [*body["template"]["components"], button]}}


def test_a_template_may_carry_quick_replies() -> None:
    assert check_send(quick_reply("approve:b1")) == SARAH


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (quick_reply("x" * 129), 131009),
        (quick_reply(""), 131008),
        (quick_reply("x", index="7"), 131009),
        (quick_reply("x", sub_type="url"), 131009),
        (quick_reply("x", parameters=[{"type": "text", "text": "x"}]), 131009),
        (None, 100),
        ([], 100),
        ({"to": SARAH, "type": "text", "text": {"body": "x"}}, 100),
        ({"messaging_product": "whatsapp", "type": "text", "text": {"body": "x"}}, 131008),
        ({**text("x"), "to": "Sarah"}, 131008),
        ({**TO, "type": "text"}, 131008),
        ({**TO, "type": "text", "text": "x"}, 131008),
        (text(""), 131008),
        (text(5), 131008),
        (text("x" * 4097), 131009),
        ({**text("x"), "biz_opaque_callback_data": "x" * 513}, 131009),
        ({**TO, "type": "hologram"}, 131051),
        (buttons(), 131009),
        (buttons(*({"id": str(n), "title": "x"} for n in range(4))), 131009),
        (buttons({"id": "1", "title": "x" * 21}), 131009),
        (buttons({"id": "1", "title": ""}), 131008),
        (buttons({"id": "x" * 257, "title": "x"}), 131009),
        (buttons({"id": "1", "title": "a"}, {"id": "1", "title": "b"}), 131009),
        (buttons({"id": "1", "title": "a"}, body="x" * 1025), 131009),
        (rows(), 131009),
        (rows(*({"id": str(n), "title": "x"} for n in range(11))), 131009),
        (rows({"id": "1", "title": "x" * 25}), 131009),
        (rows({"id": "x" * 201, "title": "x"}), 131009),
        (rows({"id": "1", "title": "x", "description": "x" * 73}), 131009),
        (template("one\ntwo"), 132018),
        ({**TO, "type": "template", "template": {}}, 132001),
    ],
)
def test_a_send_that_whatsapp_would_refuse_is_refused_with_its_code(body: object, code: int) -> None:
    with pytest.raises(GraphError) as refused:
        check_send(body)

    assert refused.value.code == code
    assert refused.value.status == 400


@pytest.mark.parametrize(
    "body",
    [
        text("x" * 4096),
        buttons(*({"id": str(n) * 256, "title": "x" * 20} for n in range(3)), body="x" * 1024),
        rows(*({"id": str(n) * 200, "title": "x" * 24, "description": "x" * 72} for n in range(10))),
        template("one two"),
    ],
)
def test_what_stands_at_its_limit_is_taken(body: dict[str, Any]) -> None:
    assert check_send(body) == SARAH


def test_a_recipient_is_a_phone_in_one_spelling_or_a_business_scoped_id() -> None:
    assert check_send({**text("x"), "to": SARAH.lstrip("+")}) == SARAH
    scoped = text("x")
    del scoped["to"]
    assert check_send({**scoped, "recipient": "US.1349"}) == "US.1349"
    assert [phone(one) for one in (" 972501234567", SARAH, "US.1349")] == [SARAH, SARAH, "US.1349"]


def test_numbers_go_on_after_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "numbers"
    first = Numbers(path)
    assert [first.next() for _ in range(1500)] == list(range(1, 1501))

    assert Numbers(path).next() == 2001


def test_what_is_kept_is_bounded_and_the_oldest_goes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(phones, "MOST_KEPT", 3)
    kept = Phones(FixedClock(NOON), Numbers(tmp_path / "numbers"))
    for recipient in (SARAH, DAN, SARAH, SARAH, SARAH):
        kept.accept(recipient, text("x"))

    assert [message["n"] for message in kept.accepted(SARAH, 0)] == [3, 4, 5]
    assert kept.accepted(DAN, 0) == []
    assert kept.accepted(SARAH, 4)[0]["n"] == 5
    assert [message["n"] for message in kept.accepted_by_all(3)] == [4, 5]


def test_the_window_is_open_for_24_hours_after_a_user_wrote(tmp_path: Path) -> None:
    clock = FixedClock(NOON)
    kept = Phones(clock, Numbers(tmp_path / "numbers"))
    assert kept.window_open(SARAH, NUMBER)

    kept.wrote(SARAH, NUMBER)
    clock.move(timedelta(hours=23, minutes=59))
    assert kept.window_open(SARAH, NUMBER)
    clock.move(timedelta(minutes=1))
    assert not kept.window_open(SARAH, NUMBER)


def test_the_title_of_a_choice_is_the_one_that_was_offered_last(tmp_path: Path) -> None:
    kept = Phones(FixedClock(NOON), Numbers(tmp_path / "numbers"))
    kept.accept(SARAH, buttons({"id": "yes", "title": "Yes"}))
    kept.accept(SARAH, rows({"id": "slot:1", "title": "15:00"}, {"id": "yes", "title": "a row"}))
    kept.accept(SARAH, buttons({"id": "yes", "title": "Yes, cancel"}))

    assert kept.title_of(SARAH, "button_reply", "yes") == "Yes, cancel"
    assert kept.title_of(SARAH, "list_reply", "slot:1") == "15:00"
    assert kept.title_of(SARAH, "button_reply", "slot:1") is None
    assert kept.title_of(DAN, "button_reply", "yes") is None


def test_a_phone_knows_what_a_template_offered_it(tmp_path: Path) -> None:
    kept = Phones(FixedClock(NOON), Numbers(tmp_path / "numbers"))
    kept.accept(SARAH, buttons({"id": "yes", "title": "Yes"}))
    kept.accept(SARAH, quick_reply("approve:b1"))

    assert kept.offered_by_template(SARAH, "approve:b1")
    assert not kept.offered_by_template(SARAH, "yes")
    assert not kept.offered_by_template(DAN, "approve:b1")
    assert reply_of(quick_reply("approve:b1"))["buttons"] == [{"id": "approve:b1", "title": "Approve"}]


@pytest.mark.parametrize("to", ["5215512345678", "525512345678", "+52 55 1234 5678"])
def test_a_phone_is_sent_to_in_either_of_its_forms(to: str) -> None:
    assert check_send({**text("hi"), "to": to}) == phone(to) == "+525512345678"
