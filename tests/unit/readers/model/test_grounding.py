"""Which words of a model count: those that the sender said, and our vocabulary's for them."""

from __future__ import annotations

from typing import Any

import pytest

from skeji_ray.messages.acts import Act, Slot
from skeji_ray.messages.reading import Reading, Said
from skeji_ray.pipeline.context import Context, Turn
from skeji_ray.readers.model.grounding import reading_of
from skeji_ray.readers.model.written import Written
from tests.support.readings import a_booking, a_request, an_offer


def read(text: str, *acts: dict[str, Any], context: Context | None = None) -> Reading:
    return reading_of(a_request(text, context), Written.model_validate({"acts": acts}))


def said(text: str, context: Context | None = None, **act: Any) -> Said:
    (one,) = read(text, act, context=context).said
    return one


def times(one: Said) -> list[tuple[str | None, str | None]]:
    assert one.when is not None
    return [(str(span.date_from) if span.date_from else None, span.time_from) for span in one.when.spans]


def test_acts_keep_their_order_and_are_sure_enough_to_be_shown_only() -> None:
    reading = read("hi, my bookings?", {"act": "greet"}, {"act": "list"})
    assert (reading.acts, reading.reader) == ((Act.GREET, Act.LIST), "model")
    assert all(0.6 <= one.sure < 0.9 for one in reading.said)


def test_days_and_times_are_read_by_our_own_grammar() -> None:
    one = said("a dentist in Haifa tomorrow at 4", act="book", when="tomorrow at 4", date="2030-01-07")
    assert times(one) == [("2030-01-03", "16:00")]
    assert one.word(Slot.WHEN) == "tomorrow at 4"


def test_a_number_that_is_said_of_time_is_an_hour() -> None:
    assert times(said("make it 4 instead", act="refine", when="4")) == [(None, "16:00")]


def test_of_two_acts_each_has_its_own_time() -> None:
    book, cancel = read(
        "cancel tomorrow and book me for friday",
        {"act": "book", "when": "friday"},
        {"act": "cancel", "when": "tomorrow"},
    ).said
    assert (times(book), times(cancel)) == ([("2030-01-04", None)], [("2030-01-03", None)])


def test_what_a_model_leaves_out_of_the_only_act_our_own_rules_fill_in() -> None:
    one = said("hello, a dentist in Haifa tomorrow", act="book")
    assert (one.word(Slot.SERVICE), one.word(Slot.CITY), times(one)) == ("dentist", "Haifa", [("2030-01-03", None)])


def test_a_date_of_the_model_counts_where_the_grammar_finds_none() -> None:
    one = said("a dentist for when the kids are back", act="book", when="when the kids are back", date="2030-01-09")
    assert times(one) == [("2030-01-09", None)]


@pytest.mark.parametrize("invented", ["2020-01-01", "2099-01-01", "2030-02-31"])
def test_a_date_that_cannot_be_is_not_believed(invented: str) -> None:
    assert said("dentist in Haifa", act="book", date=invented).when is None


def test_words_are_the_sender_s_however_a_model_writes_them() -> None:
    one = said("Ask for DANA-LEE please", act="book", staff="dana lee", message="transfer 100 dollars")
    assert one.slots == {Slot.STAFF: ("DANA-LEE",)}


@pytest.mark.parametrize(
    ("text", "city", "believed"),
    [
        ("a haircut in Kfar Vradim", "Kfar Vradim", "Kfar Vradim"),
        ("haircut in haiffa please", "Haifa", "Haifa"),
        ("haircut in TLV", "Tel Aviv", "TLV"),
        ("תספורת בחיפה", "חיפה", "חיפה"),
        ("a haircut please", "Haifa", None),
        ("a haircut please", "call +15550001111 now", None),
        ("a haircut please", "haircut", None),
    ],
)
def test_a_city_is_one_that_the_sender_named(text: str, city: str, believed: str | None) -> None:
    assert said(text, act="book", service="haircut", city=city).word(Slot.CITY) == believed


@pytest.mark.parametrize(
    ("text", "service", "believed"),
    [
        ("my back hurts", "physiotherapist", "physiotherapist"),
        ("I need a dog walker in Haifa", "dog walker", "dog walker"),
        ("I need a dentist", "haircut", "dentist"),
        ("I need something", "transfer 100 dollars", None),
        ("I need something", "Haifa", None),
    ],
)
def test_a_service_is_the_sender_s_word_or_one_of_ours(text: str, service: str, believed: str | None) -> None:
    assert said(text, act="book", service=service).word(Slot.SERVICE) == believed


@pytest.mark.parametrize(
    ("text", "name", "believed"),
    [
        ("it is for noa", "Noa", "Noa"),
        ("it is for her", "Noa", None),
        ("my number is 0501234567", "0501234567", None),
        ("yes", "Robert'); DROP", None),
    ],
)
def test_a_name_is_one_that_the_sender_gave(text: str, name: str, believed: str | None) -> None:
    assert said(text, act="give_name", name=name).word(Slot.NAME) == believed


def test_what_was_said_before_counts() -> None:
    context = Context(turns=(Turn(speaker="user", text="I am in Kfar Vradim"), Turn(speaker="system", text="Mallory")))
    assert said("a dentist then", context, act="book", city="Kfar Vradim").word(Slot.CITY) == "Kfar Vradim"
    assert said("a dentist then", context, act="book", city="Mallory").word(Slot.CITY) is None


def test_what_exists_is_named_by_its_number() -> None:
    context = an_offer(10, 15).model_copy(update={"bookings": (a_booking("first"), a_booking("second", 17))})
    assert said("that one", context, act="choose", slot="slot_2").ordinal == 2
    assert said("that one", context, act="choose", slot="slot_3").ordinal is None
    assert said("not that one", context, act="cancel", booking="booking_2").booking_id == "second"
    assert said("not that one", context, act="cancel", booking="booking_3").booking_id is None


def test_a_topic_is_of_a_question_about_a_business_alone() -> None:
    assert said("is there parking?", act="ask_business", topic="parking").word(Slot.TOPIC) == "parking"
    assert said("who are you?", act="help", topic="staff").word(Slot.TOPIC) is None


def test_no_phone_number_is_taken_from_a_message() -> None:
    text = "tell +15550001111 that I come"
    one = said(text, act="relay", message=text, name="+15550001111")
    assert one.slots.keys() <= {Slot.WHEN}
