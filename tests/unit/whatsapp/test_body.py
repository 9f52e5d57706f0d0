"""Bodies to send: whatever is rendered, no limit of WhatsApp is broken."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from skeji_ray.languages.rendered import Choice, Rendered, Row
from skeji_ray.local.sends import check_send
from skeji_ray.whatsapp.body import cut, message_body, template_body
from tests.support.whatsapp import SARAH

WORDS = st.text(min_size=1, max_size=5000).filter(str.strip)
IDS = st.text("abcdefgh:-0123456789", min_size=1, max_size=200)
BUTTONS = st.lists(st.builds(Choice, IDS, WORDS), max_size=6, unique_by=lambda one: one.id)
ROWS = st.lists(st.builds(Row, IDS, WORDS, st.text(max_size=200)), max_size=15, unique_by=lambda one: one.id)


@given(text=WORDS, buttons=BUTTONS, rows=ROWS)
def test_every_body_that_we_make_is_one_that_whatsapp_takes(text: str, buttons: list[Choice], rows: list[Row]) -> None:
    rendered = Rendered(text, tuple(buttons), tuple(rows))

    assert check_send(message_body(rendered, SARAH, "n1")) == SARAH
    assert check_send(template_body(rendered, SARAH, "n1", "en")) == SARAH


def test_what_is_too_long_ends_with_an_ellipsis() -> None:
    assert cut("abcd", 4) == "abcd"
    assert cut("abcde", 4) == "abc…"
    assert len(message_body(Rendered("x" * 5000), SARAH, "n1")["text"]["body"]) == 4096


def test_a_phone_is_sent_to_without_its_plus_and_carries_our_id() -> None:
    body = message_body(Rendered("hello"), SARAH, "n1")

    assert body["to"] == "972501234567"
    assert body["biz_opaque_callback_data"] == "n1"
    assert "recipient" not in body


def test_a_business_scoped_id_is_a_recipient_and_no_phone() -> None:
    body = message_body(Rendered("hello"), "US.1349", "n1")

    assert body["recipient"] == "US.1349"
    assert "to" not in body


def test_buttons_keep_their_order_and_their_ids() -> None:
    body = message_body(Rendered("Book it?", buttons=(Choice("yes", "Yes"), Choice("no", "No"))), SARAH, "n1")

    buttons = body["interactive"]["action"]["buttons"]
    assert [(one["reply"]["id"], one["reply"]["title"]) for one in buttons] == [("yes", "Yes"), ("no", "No")]


def test_a_row_without_a_description_sends_none() -> None:
    body = message_body(Rendered("Which?", rows=(Row("1", "one", ""), Row("2", "two", "more"))), SARAH, "n1")

    first, second = body["interactive"]["action"]["sections"][0]["rows"]
    assert "description" not in first
    assert second["description"] == "more"


def test_a_template_s_parameter_holds_no_line_break() -> None:
    body = template_body(Rendered("one\ntwo\t three     four"), SARAH, "n1", "he")

    assert body["template"]["components"][0]["parameters"][0]["text"] == "one two three four"
    assert body["template"]["language"] == {"code": "he"}


def test_an_approval_is_answerable_as_a_template_too_and_other_buttons_are_left_out() -> None:
    asked = Rendered("Approve?", buttons=(Choice("approve:b1", "Approve"), Choice("decline:b1", "Decline")))
    template = template_body(asked, SARAH, "n1", "en")["template"]

    assert template["name"] == "skeji_approval"
    payloads = [(one["index"], one["parameters"][0]["payload"]) for one in template["components"][1:]]
    assert payloads == [("0", "approve:b1"), ("1", "decline:b1")]
    assert check_send(template_body(asked, SARAH, "n1", "en")) == SARAH
    plain = template_body(Rendered("Book it?", buttons=(Choice("yes", "Yes"),)), SARAH, "n1", "en")["template"]
    assert (plain["name"], len(plain["components"])) == ("skeji_notice", 1)
