"""The learned reader: its weights load, it reads any text, it is cheap, and it may be absent."""

from __future__ import annotations

import datetime as dt
import time
from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from skeji_ray.messages.acts import ACTS, Act, Risk, Slot, Topic
from skeji_ray.messages.people import Language, Role
from skeji_ray.messages.reading import Heard, State
from skeji_ray.readers import rules
from skeji_ray.readers.features import BUCKETS, features
from skeji_ray.readers.learned import FORMAT, WEIGHTS, LearnedReader, learned_reader
from skeji_ray.readers.reader import Reader
from tests.support.encoders import tiny_encoder
from tests.support.examples import examples

NOON = dt.datetime(2026, 3, 2, 12, tzinfo=dt.UTC)
MAX_WEIGHTS_BYTES = 7_000_000
MAX_MEAN_S = 0.015
SENTENCES = (
    ("en", "customer", "nothing", "could you squeeze me in for a trim on tuesday", Act.BOOK),
    ("en", "customer", "nothing", "got anything free for a massage next week?", Act.BOOK),
    ("en", "customer", "offer_list", "the second one please", Act.CHOOSE),
    ("en", "customer", "offer_list", "anything later than that?", Act.REFINE),
    ("en", "customer", "offer_one", "sounds good, book it", Act.AFFIRM),
    ("en", "customer", "offer_one", "no thanks, leave it", Act.DENY),
    ("en", "customer", "offer_one", "let me check with my husband first", Act.HOLD),
    ("en", "customer", "nothing", "I need to cancel my appointment tomorrow", Act.CANCEL),
    ("en", "customer", "nothing", "can we move my appointment to friday", Act.MOVE),
    ("en", "customer", "nothing", "when is my next appointment?", Act.LIST),
    ("en", "customer", "linked", "how much is a haircut?", Act.ASK_BUSINESS),
    ("en", "customer", "ask_name", "it's for Marianne", Act.GIVE_NAME),
    ("en", "customer", "booked", "running ten minutes late, sorry", Act.LATE),
    ("en", "customer", "told", "thank you so much", Act.THANK),
    ("en", "owner", "nothing", "who is coming in tomorrow?", Act.AGENDA),
    ("en", "owner", "approval", "yes, that's fine", Act.APPROVE),
    ("en", "owner", "nothing", "we are closed next week, family holiday", Act.CLOSE),
    ("he", "customer", "nothing", "אפשר לקבוע תור לתספורת מחר?", Act.BOOK),
    ("he", "customer", "offer_list", "את השני בבקשה", Act.CHOOSE),
    ("he", "customer", "offer_list", "יש משהו יותר מאוחר?", Act.REFINE),
    ("he", "customer", "offer_one", "כן, מתאים לי", Act.AFFIRM),
    ("he", "customer", "offer_one", "לא תודה, לא צריך", Act.DENY),
    ("he", "customer", "nothing", "אני צריכה לבטל את התור שלי", Act.CANCEL),
    ("he", "customer", "nothing", "אפשר להזיז את התור ליום אחר?", Act.MOVE),
    ("he", "customer", "nothing", "מתי התור שלי?", Act.LIST),
    ("he", "customer", "linked", "כמה עולה תספורת?", Act.ASK_BUSINESS),
    ("he", "customer", "told", "תודה רבה", Act.THANK),
    ("he", "owner", "nothing", "מי מגיע אליי מחר?", Act.AGENDA),
    ("he", "owner", "approval", "כן, מאשר", Act.APPROVE),
    ("he", "owner", "nothing", "אנחנו סגורים בשבוע הבא", Act.CLOSE),
)


@pytest.fixture(scope="module")
def learned() -> LearnedReader:
    reader = learned_reader()
    assert reader is not None
    return reader


def heard(text: str, language: str = "en", role: str = "customer", state: str = "nothing") -> Heard:
    return Heard(text=text, language=Language(language), role=Role(role), state=State(state), at=NOON)


@pytest.mark.parametrize(("language", "role", "state", "text", "act"), SENTENCES)
def test_plain_sentences_are_read(
    learned: LearnedReader, language: str, role: str, state: str, text: str, act: Act
) -> None:
    assert learned.acts(heard(text, language, role, state))[0][0] is act


@given(
    text=st.text(max_size=300) | st.text("אבגדה 0123:/'\"?!🙂", max_size=300),
    language=st.sampled_from(Language),
    role=st.sampled_from(Role),
    state=st.sampled_from(State),
)
@example("ה1", Language.HEBREW, Role.CUSTOMER, State.APPROVAL)
@settings(max_examples=examples(30), deadline=None)
def test_reading_is_total(text: str, language: Language, role: Role, state: State) -> None:
    reading = Reader(learned_reader()).read(heard(text, language, role, state))
    assert reading.said
    assert all(role in ACTS[one.act].roles and 0 <= one.sure <= 1 for one in reading.said)
    assert len(set(reading.acts)) == len(reading.acts)


@pytest.mark.parametrize("text", ["", " ", "\0", "🙂" * 4096, "a" * 4096, "12:30 " * 682, "אב " * 1365, "?!" * 2048])
def test_extreme_texts_are_read_in_time(learned: LearnedReader, text: str) -> None:
    began = time.process_time()
    assert learned.read_acts(heard(text))
    assert time.process_time() - began < 0.03


def test_a_message_costs_little(learned: LearnedReader) -> None:
    messages = [heard(text, language, role, state) for language, role, state, text, _ in SENTENCES]
    for one in messages:
        learned.acts(one)
    began = time.process_time()
    for one in messages:
        learned.read_acts(one)
    assert (time.process_time() - began) / len(messages) < MAX_MEAN_S


def test_the_weights_are_small() -> None:
    assert WEIGHTS.stat().st_size < MAX_WEIGHTS_BYTES


def test_acts_are_probable_in_their_order(learned: LearnedReader) -> None:
    sure = [one for _, one in learned.acts(heard("hello, I'd like to come in on monday"))]
    assert sure == sorted(sure, reverse=True)


def test_acts_of_owners_are_not_read_of_customers(learned: LearnedReader) -> None:
    acts = {act for act, _ in learned.acts(heard("who is coming in tomorrow?", role="customer"))}
    assert acts.isdisjoint(act for act, row in ACTS.items() if Role.CUSTOMER not in row.roles)


def test_several_acts_stand_in_the_order_in_which_they_are_said(learned: LearnedReader) -> None:
    acts = [act for act, _ in learned.read_acts(heard("thanks, bye!", state="told"))]
    assert acts == [Act.THANK, Act.BYE]


def test_a_question_that_only_the_learned_reader_finds_has_a_topic(learned: LearnedReader) -> None:
    assert learned.topic(heard("how much do you charge for a manicure?")) is Topic.PRICE
    assert learned.topic(heard("כמה עולה מניקור?", "he")) is Topic.PRICE


def test_what_is_no_business_of_ours_changes_nothing(learned: LearnedReader) -> None:
    for text in ("play some jazz in the kitchen", "what is the capital of peru", "turn the lights off"):
        act, _ = learned.acts(heard(text))[0]
        assert ACTS[act].risk is Risk.NOTHING


def test_what_may_be_none_of_our_business_is_less_sure_to_be_an_act(learned: LearnedReader) -> None:
    said = heard("cancel the timer in the kitchen")
    chances = dict(learned.acts(said))
    for act, sure in learned.read_acts(said):
        assert sure <= chances[act]
        assert act is Act.NONE or sure <= 1 - chances[Act.NONE]


def test_without_weights_the_rules_read_alone(tmp_path: Path) -> None:
    absent = learned_reader(tmp_path / "acts.npz")
    said = heard("I need to cancel my appointment tomorrow")
    assert absent is None
    assert Reader(absent).read(said) == rules.read(said)


def test_without_the_encoder_that_belongs_to_the_weights_nothing_starts(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="absent"):
        learned_reader(encoder=tmp_path / "absent.npz")


def test_weights_of_another_format_are_refused() -> None:
    with pytest.raises(ValueError, match="format 99"):
        LearnedReader({"format": np.array(99)}, tiny_encoder())


def test_weights_that_were_fitted_beside_another_encoder_are_refused() -> None:
    weights = {"format": np.array(FORMAT), "encoder": np.array(tiny_encoder(seed=1).mark)}
    with pytest.raises(ValueError, match="another encoder"):
        LearnedReader(weights, tiny_encoder())


def test_both_readers_together_keep_the_words_that_the_rules_found(learned: LearnedReader) -> None:
    reading = Reader(learned).read(heard("book me a haircut tomorrow at 10"))
    assert reading.said[0].act is Act.BOOK
    assert Slot.WHEN in reading.said[0].slots


def test_features_do_not_depend_on_capitals_quotes_or_marks() -> None:
    one, other = (features(text, Language.ENGLISH) for text in ("I can't come", "i CAN’T come"))
    assert one.ids.tolist() == other.ids.tolist()


def test_features_of_each_kind_weigh_the_same_in_a_long_message_as_in_a_short_one() -> None:
    short, long = (features(text, Language.ENGLISH) for text in ("no", "no " + " ".join(map(str, range(60)))))
    assert np.isclose((short.values**2).sum(), (long.values**2).sum(), rtol=0.01)
    assert int(long.ids.max()) < BUCKETS
