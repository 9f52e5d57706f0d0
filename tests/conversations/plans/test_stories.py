"""The planner's later stories: a business's own chat, STOP and START, what is known, moving, blocking."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skeji_ray.conversation.choices import choice_plan
from skeji_ray.messages.asked import ConfirmWanted, EraseWanted, Question
from skeji_ray.messages.results import Help, Subscribed
from skeji_ray.messages.views import BusinessView
from skeji_ray.messages.wishes import Missing, Wish
from skeji_ray.pipeline.context import Context
from tests.conversations.plans.test_planner import (
    a_booking,
    after,
    an_offer,
    checked,
    plan,
    request,
)
from tests.support.examples import examples
from tests.support.readings import actions, asked_for, refused

BUSINESS = BusinessView(
    business_id="b", name="Blue Ocean", cities=("Tel Aviv",), labels=("haircut",), time_zone="Asia/Jerusalem"
)
CHAT = Context(business=BUSINESS)


@pytest.mark.parametrize(
    ("text", "on"), [("STOP", False), ("עצור", False), ("הסר", False), ("START", True), ("התחל", True)]
)
def test_stop_and_start_are_answered_whatever_is_open(text: str, on: bool) -> None:
    assert plan(text, an_offer(15)).reply == Subscribed(to_notices=on)
    assert not isinstance(plan(f"{text} dentist in Haifa").reply, Subscribed)


@pytest.mark.parametrize("text", ["SKEJI-7K3M2Q4H", " skeji 7k3m2q4h."])
def test_a_code_opens_its_business(text: str) -> None:
    assert plan(text).pipeline[0].action == "open_link"
    assert plan(text).understood.intent is Wish.LINK


@pytest.mark.parametrize(
    ("text", "params"),
    [
        ("tomorrow 3pm", {"date": "2019-03-02", "time": "15:00"}),
        ("book tomorrow at 15:00", {"date": "2019-03-02", "time": "15:00"}),
        ("anything free on Friday?", {"date": "2019-03-01"}),
    ],
)
def test_in_a_business_s_own_chat_a_time_is_enough(text: str, params: dict[str, str]) -> None:
    (search,) = plan(text, CHAT).pipeline
    assert search.params == {"business_id": "b", "service_label": "haircut"} | params


def test_another_city_or_service_leaves_the_business_s_chat() -> None:
    assert "business_id" not in plan("book a haircut tomorrow in Haifa", CHAT).pipeline[0].params
    assert "business_id" not in plan("a dentist in Tel Aviv", CHAT).pipeline[0].params
    assert refused(plan("what is the weather", CHAT)) == "out_of_scope"


def test_what_is_known_is_told_and_being_forgotten_is_asked_first() -> None:
    assert actions(plan("what do you know about me?")) == ["export_person"]
    assert plan("Delete my data").reply == EraseWanted()
    asked = Context(open=EraseWanted(), open_id="0123456789")
    assert actions(checked(choice_plan("yes:01234567", request("Yes", asked)))) == ["erase_person"]


@settings(max_examples=examples(30))
@given(
    text=st.lists(
        st.sampled_from(
            [
                "move",
                "block",
                "my",
                "booking",
                "to",
                "4",
                "14:00-16:00",
                "tomorrow",
                "yes",
                "no",
                "30/2",
                "instead",
                "STOP",
                "SKEJI-",
            ]
        )
        | st.text(max_size=6),
        max_size=9,
    ).map(" ".join),
    context=st.sampled_from(
        [Context(), CHAT, an_offer(15), Context(bookings=(a_booking("Sam", 15),)), Context(open=EraseWanted())]
    ),
    owner=st.booleans(),
)
def test_no_text_ever_raises(text: str, context: Context, owner: bool) -> None:
    plan(text, context, owner=owner)


MINE = Context(bookings=(a_booking("Sam", 15), a_booking("Dan", 10, label="dentist")))


@pytest.mark.parametrize(
    ("text", "context", "date", "time"),
    [
        ("move my booking to 4pm", Context(bookings=MINE.bookings[:1]), "2019-03-02", "16:00"),
        ("reschedule my haircut to Sunday 10:00", MINE, "2019-03-03", "10:00"),
        ("can we do 17:00 instead?", Context(bookings=MINE.bookings[:1]), "2019-03-02", "17:00"),
    ],
)
def test_a_new_time_is_looked_for_around_the_booking(text: str, context: Context, date: str, time: str) -> None:
    get, search = plan(text, context).pipeline
    assert get.params == {"booking_id": "booking-of-Sam"}
    assert (search.params["date"], search.params["time"]) == (date, time)
    assert search.params["moving_booking_id"] == "booking-of-Sam"
    assert plan(text, context).understood.intent is Wish.RESCHEDULE


def test_which_booking_and_what_time_are_asked_for() -> None:
    which = plan("move my booking to 17:00", MINE)
    assert asked_for(which) is Missing.BOOKING
    assert plan("the second", after(which)).pipeline[1].params["time"] == "17:00"
    when = plan("reschedule my dentist", Context(bookings=MINE.bookings[1:]))
    assert asked_for(when) is Missing.TIME
    assert plan("at 16:00", after(when)).pipeline[0].params == {"booking_id": "booking-of-Dan"}


@pytest.mark.parametrize("text", ["yes", "the first", "at 16:00"])
def test_choosing_a_slot_moves_the_booking(text: str) -> None:
    offered = an_offer(16, exact=True)
    assert offered.offer is not None
    context = Context(offer=offered.offer.model_copy(update={"moves": MINE.bookings[0]}), offer_id=offered.offer_id)
    planned = plan(text, context)
    assert actions(planned) == ["get_booking", "search_availability", "reschedule_booking"]
    assert planned.pipeline[2].params == {"booking_id": "booking-of-Sam", "start_time": "2019-03-02T14:00:00Z"}
    assert plan("at 11:00 please", context).pipeline[1].params["time"] == "11:00"


@pytest.mark.parametrize(
    ("text", "day", "start", "end"),
    [
        ("block tomorrow 2 to 4", "2019-03-02", "14:00", "16:00"),
        ("block Sunday 14:00-16:00", "2019-03-03", "14:00", "16:00"),
        ("I'm off tomorrow from 10 to 12", "2019-03-02", "10:00", "12:00"),
        ("block 2019-03-05 9am-11am", "2019-03-05", "09:00", "11:00"),
    ],
)
def test_an_owner_blocks_a_span(text: str, day: str, start: str, end: str) -> None:
    (block,) = plan(text, owner=True).pipeline
    assert block.params == {"date": day, "start_time": start, "end_time": end}
    assert plan(text).pipeline == ()


def test_what_a_block_lacks_is_asked_for() -> None:
    day = plan("block 14:00-16:00", owner=True)
    assert asked_for(day) is Missing.DATE
    assert plan("tomorrow", after(day), owner=True).pipeline[0].params["start_time"] == "14:00"
    hours = plan("block tomorrow", owner=True)
    assert asked_for(hours) is Missing.TIME
    assert plan("2 to 4", after(hours), owner=True).pipeline[0].params["end_time"] == "16:00"


def test_an_owner_completes_or_moves_what_their_customer_booked() -> None:
    context = Context(served=(a_booking("Sarah", 15), a_booking("Dan", 16)))
    (complete,) = plan("mark Sarah's booking as completed", context, owner=True).pipeline
    assert (complete.action, complete.params) == ("complete_booking", {"booking_id": "booking-of-Sarah"})
    assert plan("move Dan's booking to 17:00", context, owner=True).pipeline[0].params == {
        "booking_id": "booking-of-Dan"
    }
    assert plan("mark Sarah's booking as completed", context).pipeline == ()


@pytest.mark.parametrize(
    "text",
    [
        "cancel Dan's appointment",
        "please cancel the booking of Dan",
        "cancel the 16:00 appointment",
        "I must cancel Dan",
    ],
)
def test_an_owner_cancels_what_a_customer_booked_once_they_have_seen_whose_it_is(text: str) -> None:
    dan = a_booking("Dan", 16)
    sure = plan(text, Context(served=(a_booking("Sarah", 15), dan)), owner=True)
    assert sure.reply == ConfirmWanted(wish=Wish.CANCEL, booking=dan)
    (cancel,) = plan("yes", after(sure), owner=True).pipeline
    assert (cancel.action, cancel.params) == ("cancel_booking", {"booking_id": dan.booking_id})


def test_of_many_customers_it_is_asked_which_and_a_list_holds_ten() -> None:
    many = tuple(a_booking(f"Dan {number}", 16) for number in range(12))
    for text in ("cancel the appointment of Dan", "move the appointment of Dan to 17:00"):
        asked = plan(text, Context(served=many), owner=True).reply
        assert isinstance(asked, Question)
        assert asked.bookings == many[:10]


def test_an_owner_s_own_booking_is_meant_unless_a_customer_is_named() -> None:
    own, waiting = a_booking("Owner", 9), a_booking("Sarah", 15)
    context = Context(bookings=(own,), approvals=(waiting,), served=(a_booking("Dan", 16),))
    for text, meant in (("cancel my booking", own), ("cancel the appointment of Sarah", waiting)):
        assert plan(text, context, owner=True).reply == ConfirmWanted(wish=Wish.CANCEL, booking=meant)


def test_what_has_begun_is_completed_and_never_cancelled() -> None:
    begun = a_booking("Dan", 16).model_copy(update={"start_time": request("").now})
    context = Context(served=(begun, a_booking("Dan", 17)))
    (complete,) = plan("mark Dan's booking as completed", context, owner=True).pipeline
    assert complete.params == {"booking_id": begun.booking_id}
    assert refused(plan("cancel Dan's booking", Context(served=(begun,)), owner=True)) == "no_customer_booked"


def test_whoever_asks_for_another_language_is_asked_again_what_was_open() -> None:
    question = plan("book a haircut tomorrow").reply
    assert isinstance(question, Question)
    assert plan("עברית בבקשה", Context(open=question)).reply == question
    offered = an_offer(15)
    assert plan("in English please", offered).reply == offered.offer
    assert plan("in English please").reply == Help()
