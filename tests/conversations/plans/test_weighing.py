"""Which of the two readers is believed: the rules and what was learned, of one message."""

from __future__ import annotations

import datetime as dt

import pytest

from skeji_ray.messages.acts import ACTS, Act, Risk
from skeji_ray.messages.people import Language, Role
from skeji_ray.messages.reading import Heard, Reading, State
from skeji_ray.readers import rules
from skeji_ray.readers.learned import learned_reader
from skeji_ray.readers.reader import SHOWN, TRUSTED, Reader

NOON = dt.datetime(2026, 3, 2, 12, tzinfo=dt.UTC)


class Likes:
    """A learned reader that reads one thing in whatever is said."""

    def __init__(self, *acts: tuple[Act, float]) -> None:
        self.found = acts

    def read_acts(self, _heard: Heard, _by_rules: Reading | None = None) -> tuple[tuple[Act, float], ...]:
        return self.found


def heard(text: str, role: Role = Role.CUSTOMER, state: State = State.NOTHING) -> Heard:
    return Heard(text=text, language=Language.ENGLISH, role=role, state=state, at=NOON)


def read(said: Heard, *acts: tuple[Act, float]) -> Reading:
    return Reader(Likes(*acts)).read(said)  # type: ignore[arg-type]  # all of it that a reading needs


@pytest.mark.parametrize("sure", [0.65, 0.95])
def test_a_change_is_not_turned_into_another_where_something_is_denied(sure: float) -> None:
    said = heard("we will not be open next week", Role.OWNER)
    assert read(said, (Act.REOPEN, sure)).acts == (Act.CLOSE,)


@pytest.mark.parametrize(("sure", "act"), [(0.55, Act.LIST), (0.65, Act.CANCEL)])
def test_a_phrase_is_overruled_by_what_the_rest_is_sure_of(sure: float, act: Act) -> None:
    said = heard("my appointments")
    assert rules.read(said).said[0].sure >= TRUSTED
    assert read(said, (Act.CANCEL, sure)).acts == (act,)


@pytest.mark.parametrize(
    ("text", "act", "other"),
    [
        ("Register Golden Comb, a hair salon in Acre, open 9 to 18", Act.REGISTER, Act.BOOK),
        ("change my hours to 9-18", Act.CHANGE_HOURS, Act.MOVE),
        ("bat yam", Act.BOOK, Act.NONE),
    ],
)
def test_what_is_said_outright_is_not_overruled(text: str, act: Act, other: Act) -> None:
    assert read(heard(text), (other, 0.95)).acts == (act,)


@pytest.mark.parametrize("act", [act for act, row in ACTS.items() if row.risk is not Risk.NOTHING])
def test_a_change_of_an_owner_s_that_no_phrase_says_is_never_sure(act: Act) -> None:
    reading = read(heard("see to the thing with the day", Role.OWNER), (act, 0.99))
    assert reading.acts == (act,)
    assert reading.said[0].sure <= SHOWN < TRUSTED
    assert reading.reader == "learned"


@pytest.mark.parametrize(("sure", "act"), [(0.3, Act.REFINE), (0.7, Act.LIST)])
def test_of_what_changes_nothing_the_likelier_is_read(sure: float, act: Act) -> None:
    said = heard("any chance of something this week", state=State.TOLD)
    assert read(said, (Act.LIST, sure)).acts == (act,)


@pytest.mark.parametrize(
    ("state", "act", "sure", "is_left"),
    [
        (State.CONFIRM_ERASE, Act.LIST, 0.8, False),
        (State.CONFIRM_ERASE, Act.LIST, 0.95, True),
        (State.OFFER_ONE, Act.DENY, 0.7, False),
        (State.OFFER_ONE, Act.DENY, 0.8, True),
        (State.TOLD, Act.LIST, 0.5, True),
    ],
)
def test_what_is_open_is_not_left_for_what_is_hardly_likely(
    state: State, act: Act, sure: float, *, is_left: bool
) -> None:
    acts = read(heard("and what becomes of the things", state=state), (act, sure)).acts
    assert acts == ((act,) if is_left else (Act.NONE,))


def test_a_name_that_is_said_with_a_wish_is_not_lost() -> None:
    said = heard("my name is Noam Bar. book a haircut on Tuesday at 15:00 in Acre")
    assert set(read(said, (Act.BOOK, 0.97)).acts) == {Act.BOOK, Act.GIVE_NAME}


def test_a_closure_that_is_said_with_a_denial_closes() -> None:
    both = Reader(learned_reader())
    assert both.read(heard("we will not be open next week", Role.OWNER)).acts == (Act.CLOSE,)
