"""`skeji chat` and `skeji inbox`: what is said, when it is answered and how the answer reads."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
from rich.console import Console

from skeji_ray.cli.chat import is_settled_outcome, replies_to, said, sent_because_of
from skeji_ray.cli.people import identity_of
from skeji_ray.cli.replies import drawn, told
from skeji_ray.cli.simulator import Simulator, reply_of
from skeji_ray.cli.talk import what_is_said
from skeji_ray.errors import DependencyUnreachable, SkejiError, UsageError
from skeji_ray.store.memory import MemoryStore
from skeji_ray.whatsapp.notification import Notification, SendState

SARAH = "+972501234567"
OWNER = "+972509999999"
NOON = datetime(2030, 5, 1, 12, tzinfo=UTC)
TEXT = {"messaging_product": "whatsapp", "to": SARAH, "type": "text", "text": {"body": "What time?"}}
BUTTONS = {
    "type": "interactive",
    "interactive": {
        "type": "button",
        "body": {"text": "15:00 is free"},
        "action": {"buttons": [{"type": "reply", "reply": {"id": "slot:1:abc", "title": "Yes"}}]},
    },
}
LIST = {
    "type": "interactive",
    "interactive": {
        "type": "list",
        "body": {"text": "Choose"},
        "action": {
            "button": "Times",
            "sections": [{"rows": [{"id": "slot:1:abc", "title": "15:00", "description": "Blue Ocean"}]}],
        },
    },
}


def a_message(number: int, *, outcome: bool, state: SendState, to: str = SARAH, body: Any = None) -> Notification:
    return Notification(
        id=f"n{number}",
        correlation_id="c1",
        recipient=to,
        is_outcome=outcome,
        state=state,
        body=body or TEXT,
        intended_at=NOON + timedelta(seconds=number),
        error_code=131026 if state is SendState.FAILED else None,
    )


@pytest.mark.parametrize("text", ["+972501234567", "972501234567", "+972 50-123-4567"])
def test_a_phone_is_read_with_or_without_its_plus(text: str) -> None:
    assert identity_of(text) == SARAH


def test_a_business_scoped_id_stays_as_it_is() -> None:
    assert identity_of("US.1349aB") == "US.1349aB"
    assert identity_of("US." + "9" * 128) == "US." + "9" * 128


@pytest.mark.parametrize("text", ["", "12", "sarah", "+97250123456789012", "050/123456"])
def test_what_is_no_phone_is_bad_usage(text: str) -> None:
    with pytest.raises(UsageError):
        identity_of(text)


def test_one_thing_is_said_at_a_time() -> None:
    assert said("hello", None, None) == {"text": "hello"}
    assert said(None, "yes", None) == {"button": "yes"}
    assert said(None, None, "booking:1") == {"list": "booking:1"}
    assert said(None, None, None) is None
    with pytest.raises(UsageError, match="text and button"):
        said("hello", "yes", None)


def test_a_text_buttons_and_a_list_are_read_into_one_shape() -> None:
    assert reply_of(TEXT) == told("text", "What time?")
    assert reply_of(BUTTONS) == told("buttons", "15:00 is free", [{"id": "slot:1:abc", "title": "Yes"}])
    assert reply_of(LIST) == told(
        "list", "Choose", [], [{"id": "slot:1:abc", "title": "15:00", "description": "Blue Ocean"}]
    )


@pytest.mark.parametrize(
    ("state", "settled"),
    [
        (SendState.INTENDED, False),
        (SendState.ACCEPTED, False),
        (SendState.SENT, False),
        (SendState.DELIVERED, True),
        (SendState.READ, True),
        (SendState.FAILED, True),
    ],
)
def test_an_answer_counts_when_it_was_delivered_or_refused(state: SendState, settled: bool) -> None:
    assert is_settled_outcome(a_message(1, outcome=True, state=state)) is settled
    assert not is_settled_outcome(a_message(1, outcome=False, state=state))


async def test_what_this_message_caused_for_this_phone_is_shown_in_order() -> None:
    store = MemoryStore()
    await store.insert(a_message(2, outcome=True, state=SendState.DELIVERED, body=BUTTONS))
    await store.insert(a_message(1, outcome=False, state=SendState.ACCEPTED))
    await store.insert(a_message(3, outcome=False, state=SendState.DELIVERED, to=OWNER))
    await store.insert(a_message(4, outcome=False, state=SendState.INTENDED))

    replies = replies_to(SARAH, await sent_because_of(store, "c1"))

    assert [reply["type"] for reply in replies] == ["text", "buttons"]


def test_an_answer_that_whatsapp_refused_is_an_error_with_its_code() -> None:
    with pytest.raises(SkejiError, match="131026"):
        replies_to(SARAH, [a_message(1, outcome=True, state=SendState.FAILED)])


def test_a_choice_is_drawn_with_what_chooses_it() -> None:
    console = Console(width=100, record=True, markup=False)
    console.print(drawn([reply_of(LIST)]))

    assert console.export_text().splitlines() == ["Choose", "  [1] 15:00 (Blue Ocean)   --list slot:1:abc"]


def test_a_slash_and_a_number_choose_in_a_conversation() -> None:
    offered = [("button", "yes", "Yes"), ("list", "booking:1", "15:00")]

    assert what_is_said("/2", offered) == {"list": "booking:1"}
    assert what_is_said("2", offered) == {"text": "2"}
    for line in ("/3", "/0", "/x"):
        with pytest.raises(UsageError):
            what_is_said(line, offered)


async def test_a_user_speaks_through_the_simulator() -> None:
    heard: list[dict[str, Any]] = []

    def answer(request: httpx.Request) -> httpx.Response:
        heard.append(json.loads(request.content))
        return httpx.Response(200, json={"message_id": "wamid.1", "correlation_id": "c1"})

    async with Simulator("http://simulator", httpx.MockTransport(answer)) as simulator:
        assert await simulator.deliver(SARAH, {"button": "yes"}, "Sarah") == "c1"

    assert heard == [{"from": SARAH, "button": "yes", "name": "Sarah"}]


async def test_a_simulator_that_is_away_or_refuses_is_one_clear_error() -> None:
    def away(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("refused", request=request)

    async with Simulator("http://simulator", httpx.MockTransport(away)) as simulator:
        with pytest.raises(DependencyUnreachable, match="does not answer"):
            await simulator.messages(SARAH)

    refusing = httpx.MockTransport(lambda _: httpx.Response(400, text="no text"))
    async with Simulator("http://simulator", refusing) as simulator:
        with pytest.raises(SkejiError, match="400"):
            await simulator.deliver(SARAH, {"text": "x"})
