"""English messages, read by rules: which acts, in which order, with which words."""

from __future__ import annotations

import datetime as dt
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skeji_ray.messages.acts import ACTS, Act, Risk, Slot
from skeji_ray.messages.people import Language, Role
from skeji_ray.messages.reading import Heard, Reading, State
from skeji_ray.readers.rules import read
from tests.support.examples import examples
from tests.unit.readers.english_sentences import CUSTOMERS, OWNERS, rows

_NOW = dt.datetime(2026, 11, 25, 10, tzinfo=dt.UTC)


def heard(text: str, state: State = State.NOTHING, role: Role = Role.CUSTOMER, people: tuple[str, ...] = ()) -> Reading:
    return read(Heard(text=text, language=Language.ENGLISH, role=role, state=state, at=_NOW, people=people))


def test_customers_do_what_they_said_in_the_order_said() -> None:
    for state, text, acts in rows(CUSTOMERS):
        assert list(heard(text, state).acts) == acts, text


def test_owners_do_what_they_said_in_the_order_said() -> None:
    for state, text, acts in rows(OWNERS):
        assert list(heard(text, state, Role.OWNER).acts) == acts, text


_SENTENCES = [(state, text, Role.CUSTOMER) for state, text, _ in rows(CUSTOMERS)]
_SENTENCES += [(state, text, Role.OWNER) for state, text, _ in rows(OWNERS)]
_HAS_CAPITALS = frozenset({State.ASK_NAME, State.ASK_BUSINESS_FIELD})
"""Where a capital is part of the answer."""


@settings(max_examples=examples(30), deadline=None)
@given(one=st.sampled_from(_SENTENCES), end=st.sampled_from(["", ".", "!", "!!", " .", "..."]))
def test_case_apostrophes_and_the_full_stop_change_no_act(one: tuple[State, str, Role], end: str) -> None:
    state, text, role = one
    acts = heard(text, state, role).acts
    plain = text.rstrip(".!") if not text.endswith("?") else text

    assert heard(text.replace("'", "’"), state, role).acts == acts
    assert heard(text.replace("'", ""), state, role).acts == acts
    if not text.endswith("?"):
        assert heard(plain + end, state, role).acts == acts
    if state not in _HAS_CAPITALS:
        assert heard(text.upper(), state, role).acts == acts


@settings(max_examples=examples(30), deadline=None)
@given(one=st.sampled_from([one for one in _SENTENCES if one[0] in {State.NOTHING, State.LINKED}]))
def test_a_greeting_around_a_wish_changes_no_act(one: tuple[State, str, Role]) -> None:
    state, text, role = one
    acts = heard(text, state, role).acts
    if any(ACTS[act].is_social for act in acts):
        return

    assert heard(f"hi, {text}", state, role).acts == acts
    assert heard(f"{text} pls" if not text.endswith("?") else text, state, role).acts == acts


@pytest.mark.parametrize(
    "text",
    [
        "no, don't cancel it",
        "please do not cancel my appointment",
        "I never asked you to cancel anything",
        "no need to cancel it",
        "dont cancel!!",
    ],
)
def test_what_is_not_to_be_cancelled_never_is(text: str) -> None:
    for state, role in product(State, Role):
        assert not {Act.CANCEL, Act.CANCEL_CUSTOMER, Act.AFFIRM} & set(heard(text, state, role).acts), state


@pytest.mark.parametrize(
    "text",
    [
        "what will the weather be like tomorrow",
        "play some music",
        "wake me up at seven",
        "order a taxi to the station",
        "set the lights to blue",
        "just cancelled my gym membership lol",
        "we finally moved house!",
        "my sister is getting married in June",
        "add eggs to the shopping list",
        "did you see the match last night",
        "I've been late all my life",
        "it's 15 degrees outside",
    ],
)
def test_what_asks_for_nothing_is_surely_read_as_nothing_that_changes(text: str) -> None:
    for state in (State.NOTHING, State.LINKED, State.TOLD):
        for said in heard(text, state).said:
            assert ACTS[said.act].risk is Risk.NOTHING or said.sure < 0.9, state


@pytest.mark.parametrize(
    "text", ["yes?", "what was the second one again?", "how much is the second?", "is the first one far?"]
)
@pytest.mark.parametrize("state", [State.OFFER_LIST, State.ASK_WHICH_BOOKING])
def test_a_question_about_an_offer_chooses_nothing(text: str, state: State) -> None:
    assert Act.CHOOSE not in heard(text, state).acts


@pytest.mark.parametrize("text", ["תודה", "STOP", "unsubscribe please", "please stop texting me", "no more messages"])
def test_opting_out_is_read_whatever_is_open(text: str) -> None:
    for state in (State.NOTHING, State.TOLD, State.BOOKED):
        reading = heard(text, state)
        assert reading.acts == ((Act.STOP,) if text.isascii() else (Act.NONE,))


@pytest.mark.parametrize("name", ["José Álvarez", "Noa 🌸", "d'Artagnan", "Anne-Marie O'Neill", "Li"])
def test_a_name_is_taken_as_it_stands(name: str) -> None:
    reading = heard(name, State.ASK_NAME)

    assert reading.acts == (Act.GIVE_NAME,)
    assert reading.said[0].word(Slot.NAME) == name


def test_slots_are_the_words_as_they_were_typed_and_time_is_read() -> None:
    (said,) = heard("Hi! Can I book a Haircut with Dana for Tomorrow at 3pm in Haifa?").said

    assert said.word(Slot.SERVICE) == "Haircut"
    assert said.word(Slot.STAFF) == "Dana"
    assert said.word(Slot.CITY) == "Haifa"
    assert "Tomorrow at 3pm" in (said.word(Slot.WHEN) or "")
    assert said.when is not None
    assert [(span.date_from, span.time_from) for span in said.when.spans] == [(dt.date(2026, 11, 26), "15:00")]


def test_each_act_has_the_words_of_its_own_clause() -> None:
    cancel, book = heard("cancel wednesday and book me thursday at 11").said

    assert "wednesday" in (cancel.word(Slot.WHEN) or "")
    assert "thursday at 11" in (book.word(Slot.WHEN) or "")


def test_a_length_of_lateness_is_no_time_of_day() -> None:
    (said,) = heard("running 10 minutes late").said

    assert said.word(Slot.DURATION) == "10 minutes"
    assert said.word(Slot.WHEN) is None


def test_a_known_person_is_found_in_any_case() -> None:
    (said,) = heard("cancel dana cohen tomorrow", role=Role.OWNER, people=("Dana Cohen",)).said

    assert said.act is Act.CANCEL_CUSTOMER
    assert said.word(Slot.NAME) == "dana cohen"


@settings(max_examples=examples(30), deadline=None)
@given(text=st.text(max_size=200), state=st.sampled_from(list(State)), role=st.sampled_from(list(Role)))
def test_any_text_is_read(text: str, state: State, role: Role) -> None:
    assert heard(text, state, role).said


@pytest.mark.parametrize(
    "text",
    ["a " * 2048, "?" * 4096, "book " * 800, "no " * 1300, "x" * 4096, "cancel my " * 400, "and " * 1000, "1 " * 2048],
)
def test_no_text_is_too_much(text: str) -> None:
    """Patterns that try every way to part a text would not come back from this."""
    for state in (State.NOTHING, State.OFFER_LIST, State.APPROVALS):
        assert heard(text, state).said
