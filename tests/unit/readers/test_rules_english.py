"""English messages, read by rules: which acts, in which order, with which words."""

from __future__ import annotations

import datetime as dt

import pytest

from skeji_ray.messages.acts import Act, Slot
from skeji_ray.messages.people import Language, Role
from skeji_ray.messages.reading import Heard, Reading, State
from skeji_ray.readers.rules import read

_NOW = dt.datetime(2026, 11, 25, 10, tzinfo=dt.UTC)


def heard(text: str, state: State = State.NOTHING, role: Role = Role.CUSTOMER) -> Reading:
    return read(Heard(text=text, language=Language.ENGLISH, role=role, state=state, at=_NOW))


@pytest.mark.parametrize(
    ("state", "text", "acts"),
    [
        (State.NOTHING, "hi can i book a haircut tomorrow at 3pm", [Act.BOOK]),
        (State.OFFER_LIST, "the 2nd one pls", [Act.CHOOSE]),
        (State.OFFER_ONE, "yes pls and whats the address", [Act.AFFIRM, Act.ASK_BUSINESS]),
        (State.CONFIRM_CANCEL, "no, don't cancel it", [Act.DENY]),
        (State.NOTHING, "cancel wednesday and book me thursday at 11", [Act.CANCEL, Act.BOOK]),
        (State.ASK_WHEN, "friday at 3 or later", [Act.REFINE]),
    ],
)
def test_a_customer_does_what_was_said_in_the_order_said(state: State, text: str, acts: list[Act]) -> None:
    assert list(heard(text, state).acts) == acts


def test_slots_are_the_words_as_they_were_typed() -> None:
    (said,) = heard("Hi! Can I book a Haircut for Tomorrow at 3pm?").said

    assert said.word(Slot.SERVICE) == "Haircut"
    assert said.word(Slot.WHEN) == "Tomorrow at 3pm"
