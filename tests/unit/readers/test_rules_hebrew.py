"""Hebrew messages, read by rules: which acts, in which order, with which words."""

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
from tests.unit.readers.hebrew_customers import CUSTOMERS
from tests.unit.readers.hebrew_owners import OWNERS

_NOW = dt.datetime(2026, 11, 30, 10, tzinfo=dt.UTC)
_SURE = 0.9


def heard(text: str, state: State = State.NOTHING, role: Role = Role.CUSTOMER, people: tuple[str, ...] = ()) -> Reading:
    return read(
        Heard(text=text, language=Language.HEBREW, role=role, state=state, at=_NOW, country="IL", people=people)
    )


SLOTS = [
    ("אפשר תור לתספורת מחר ב-15:00?", State.NOTHING, Slot.SERVICE, "תספורת"),
    ("אפשר תור לתספורת מחר בצהריים?", State.NOTHING, Slot.WHEN, "מחר בצהריים"),
    ("אני צריכה ספרית בתל אביב", State.NOTHING, Slot.CITY, "תל אביב"),
    ("תור לרופא שיניים ברמת גן מחר", State.NOTHING, Slot.CITY, "רמת גן"),
    ("בירוחם", State.ASK_CITY, Slot.CITY, "ירוחם"),
    ("קוראים לי עדי", State.ASK_NAME, Slot.NAME, "עדי"),
    ("אני מאחר ב-10 דקות", State.NOTHING, Slot.DURATION, "10 דקות"),
    ("אפשר תור אצל שירה ביום ראשון?", State.LINKED, Slot.STAFF, "שירה"),
    ("השלישי בבקשה", State.OFFER_LIST, Slot.ORDINAL, "השלישי"),
    ("לא אוכל להגיע מחר כי הרכב התקלקל", State.NOTHING, Slot.REASON, "הרכב התקלקל"),
    ("תחזרו אליי ל-052-1234567", State.NOTHING, Slot.PHONE, "052-1234567"),
    ("תגידו לדנה שהיא אלופה", State.NOTHING, Slot.MESSAGE, "היא אלופה"),
    ("תור ללק ג'ל מחר", State.NOTHING, Slot.SERVICE, "לק ג'ל"),
    ("אנחנו 3 ילדים, יש תור מחר?", State.NOTHING, Slot.PARTY, "3 ילדים"),
]


def _rows(table: str) -> list[tuple[State, list[Act], str]]:
    rows = [line.split(" | ") for line in table.strip().splitlines()]
    return [(State(state), [Act(act) for act in acts.split()], text) for state, acts, text in rows]


def test_customers_do_what_they_said_in_the_order_said() -> None:
    for state, acts, text in _rows(CUSTOMERS):
        assert list(heard(text, state).acts) == acts, text


def test_owners_do_what_they_said_in_the_order_said() -> None:
    for state, acts, text in _rows(OWNERS):
        assert list(heard(text, state, Role.OWNER).acts) == acts, text


@pytest.mark.parametrize(("text", "state", "slot", "words"), SLOTS)
def test_slots_are_the_words_as_they_were_typed(text: str, state: State, slot: Slot, words: str) -> None:
    assert words in [word for said in heard(text, state).said for word in said.slots.get(slot, ())]


def test_a_name_that_is_known_is_found_behind_its_prefix() -> None:
    (said,) = heard("תבטל לשרה את התור של 3", role=Role.OWNER, people=("שרה", "דן")).said

    assert said.word(Slot.NAME) == "שרה"


@pytest.mark.parametrize("text", ["לא, אל תבטל", "אל תבטלי", "לא לבטל", "רק לא לבטל", "שלא תבטלו לי", "לא ביקשתי לבטל"])
def test_what_is_denied_cancels_nothing(text: str) -> None:
    for state, role in product(State, Role):
        sure = {said.act for said in heard(text, state, role).said if said.sure >= _SURE}
        assert not sure & {Act.CANCEL, Act.CANCEL_CUSTOMER}, state
        assert state is not State.CONFIRM_CANCEL or Act.AFFIRM not in sure


@pytest.mark.parametrize(
    ("plain", "typed"),
    [
        ("תבטל את התור", "תְּבַטֵּל אֶת הַתּוֹר"),
        ("תודה רבה", "תודההה רבההה!!"),
        ("כן", "\u200fכןןן 🙂"),
        ("מתי התור שלי?", "מתי התור שלי???"),
        ("הסר", "\u200fהסר."),
        ('אפשר תור מחר אחה"צ?', "אפשר תור מחר אחה״צ?"),
        ("אפשר לבטל את התור?", "היי, אפשר לבטל את התור בבקשה? תודה"),
    ],
)
def test_how_it_is_typed_changes_no_act(plain: str, typed: str) -> None:
    for state in (State.NOTHING, State.OFFER_ONE):
        assert heard(typed, state).acts == heard(plain, state).acts


@pytest.mark.parametrize("text", ["כמה עולה פן?", "מתי התור שלי?", "אתם פתוחים מחר?", "יש חניה?", "מי זה?", "אולי"])
def test_a_question_is_never_surely_a_change(text: str) -> None:
    for state in State:
        changes = [said for said in heard(text, state).said if ACTS[said.act].risk is not Risk.NOTHING]
        assert all(said.sure < _SURE for said in changes)


_ALPHABET = "אבגדהוזחטיכלמנסעפצקרשתםןץךף ׳״'\"-?!.,0123456789:\n"
_LETTERS = st.text(alphabet=st.sampled_from(list(_ALPHABET)), max_size=300)


@given(text=_LETTERS, state=st.sampled_from(State), role=st.sampled_from(Role))
@settings(max_examples=examples(15), deadline=None)
def test_any_text_is_read(text: str, state: State, role: Role) -> None:
    reading = heard(text, state, role)

    assert reading.said
    spans = [words for said in reading.said for slot, words in said.slots.items() if slot is not Slot.TOPIC]
    assert all(word in text for words in spans for word in words)


@pytest.mark.parametrize("words", ["לא ", "כן ", "לא תודה ", "תבטל את ", "מחר ב-10 ", "1 "])
def test_the_same_again_and_again_is_read_at_once(words: str) -> None:
    """Patterns that try every way to part a text would not come back from this."""
    for state in (State.NOTHING, State.OFFER_LIST, State.APPROVALS):
        assert heard((words * 1000)[:4096], state).said
