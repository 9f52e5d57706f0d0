"""From what a model reads to a plan: nothing that it alone read is done before the person has seen it."""

from __future__ import annotations

from typing import Any

import pytest

from skeji_ray.conversation.dialogue import plan_reading
from skeji_ray.conversation.exact import plan_exactly
from skeji_ray.messages.asked import ConfirmWanted, EraseWanted, Question, SlotsOffered
from skeji_ray.messages.talk import CannotDo
from skeji_ray.messages.wishes import Missing
from skeji_ray.pipeline.context import Context
from skeji_ray.pipeline.planning import Planned
from skeji_ray.readers.model.grounding import reading_of
from skeji_ray.readers.model.written import Written
from tests.support.readings import (
    a_booking,
    a_request,
    a_schedule,
    a_slot,
    actions,
    an_offer,
    asked_for,
    owned,
    refused,
)

TWO = Context(bookings=(a_booking("first", 15), a_booking("second", 17)))
LOOKS = {"search_availability", "get_booking", "list_bookings", "daily_schedule", "describe_business"}


def plan_all(text: str, acts: list[dict[str, Any]], context: Context | None = None, *, owner: bool = False) -> Planned:
    request = a_request(text, context, owner=owner)
    return plan_reading(request, reading_of(request, Written.model_validate({"acts": acts})))


def plan(text: str, context: Context | None = None, *, owner: bool = False, **act: Any) -> Planned:
    return plan_all(text, [act], context, owner=owner)


def params(planned: Planned) -> dict[str, Any]:
    return planned.pipeline[-1].params


def asking(planned: Planned, context: Context | None = None) -> Context:
    """The conversation once the question was told."""
    assert isinstance(planned.reply, Question | ConfirmWanted | EraseWanted)
    return (context or Context()).model_copy(update={"open": planned.reply, "open_id": "0123456789abcdef"})


def test_a_whole_wish_is_searched_for() -> None:
    planned = plan(
        "book a haircut tomorrow 3pm in Tel Aviv", act="book", service="haircut", city="Tel Aviv", when="tomorrow 3pm"
    )
    assert (actions(planned), planned.reader) == (["search_availability"], "model")
    assert params(planned) == {
        "city": "Tel Aviv", "service_label": "haircut", "date": "2030-01-03", "time": "15:00",
    }  # fmt: skip


def test_two_acts_are_answered_together() -> None:
    acts = [{"act": "ask_business", "topic": "parking"}, {"act": "list"}]
    planned = plan_all("is there parking? and what have I booked?", acts)
    assert actions(planned) == ["list_bookings"]
    assert isinstance(planned.reply, CannotDo)


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("the later one", {"act": "choose", "slot": "slot_2"}),
        ("the later one", {"act": "choose", "slot": "slot_2", "when": "later"}),
        ("I would take 15:00", {"act": "choose", "when": "15:00"}),
    ],
)
def test_what_a_model_takes_for_a_choice_is_offered_alone(text: str, act: dict[str, Any]) -> None:
    alone = plan_all(text, [act], an_offer(10, 15)).reply
    assert isinstance(alone, SlotsOffered)
    assert (alone.slots, alone.exact) == ((a_slot(15),), True)


def test_the_sender_s_own_ordinal_and_time_stand_before_the_model_s() -> None:
    for text, hour in (("the first one then, I guess", 10), ("hm, the one at 15:00", 15)):
        alone = plan(text, an_offer(10, 15), act="choose", slot="slot_2" if hour == 10 else "slot_1").reply
        assert isinstance(alone, SlotsOffered)
        assert alone.slots == (a_slot(hour),)


def test_a_yes_that_only_the_model_read_books_nothing() -> None:
    for text in ("why not, let us do that", "my wife says it suits her"):
        again = plan(text, an_offer(15), act="affirm").reply
        assert isinstance(again, SlotsOffered)
        assert again.asked_id == "0123456789abcdef"


def test_another_time_than_was_offered_is_searched_for() -> None:
    acts = [{"act": "deny"}, {"act": "refine", "when": "17:30"}]
    for written in (acts, acts[1:], [{"act": "choose", "slot": "slot_1", "when": "17:30"}]):
        planned = plan_all("no, 17:30", written, an_offer(10, 15))
        assert actions(planned) == ["search_availability"]
        assert params(planned)["time"] == "17:30"


def test_another_city_than_was_offered_is_searched_for() -> None:
    assert params(plan("and in Haifa?", an_offer(10), act="refine", city="Haifa"))["city"] == "Haifa"


@pytest.mark.parametrize("slot", [None, "slot_7"])
def test_nothing_is_booked_by_a_guess(slot: str | None) -> None:
    again = plan("hmm, well", an_offer(10, 15), act="choose", slot=slot).reply
    assert isinstance(again, SlotsOffered)
    assert (again.slots, again.asked_id) == ((a_slot(10), a_slot(15)), "0123456789abcdef")


def test_an_offer_to_move_stays_one() -> None:
    moving = an_offer(10, 15, moves=a_booking("first"))
    for text, act in (("hm, the later one", {"act": "choose", "slot": "slot_2"}), ("I guess so", {"act": "affirm"})):
        again = plan_all(text, [act], moving).reply
        assert isinstance(again, SlotsOffered)
        assert again.moves == a_booking("first")


def test_a_booking_is_named_by_its_number_and_its_cancellation_confirmed_first() -> None:
    planned = plan("I cannot make it in the evening", TWO, act="cancel", booking="booking_2")
    assert isinstance(planned.reply, ConfirmWanted)
    assert planned.reply.booking.booking_id == "second"


def test_without_a_number_it_is_asked_which() -> None:
    planned = plan("I won't come", TWO, act="cancel")
    assert asked_for(planned) == Missing.BOOKING
    chosen = plan("the one after work", asking(planned, TWO), act="choose", booking="booking_2")
    assert isinstance(chosen.reply, ConfirmWanted)
    assert chosen.reply.booking.booking_id == "second"


def test_only_the_sender_s_own_words_confirm_what_cannot_be_taken_back() -> None:
    context = asking(plan("I cannot come", TWO, act="cancel", booking="booking_1"), TWO)
    for act in ("affirm", "refine", "choose"):
        again = plan("what is the weather?", context, act=act)
        assert isinstance(again.reply, ConfirmWanted)
    yes, no = (plan_exactly(a_request(text, context)) for text in ("yes please", "no, keep it"))
    assert yes is not None
    assert actions(yes) == ["cancel_booking"]
    assert no is not None
    assert refused(no) == "kept"


def test_being_forgotten_is_asked_about_first() -> None:
    planned = plan("I want out, wipe everything", act="erase")
    assert isinstance(planned.reply, EraseWanted)
    assert isinstance(plan("why?", asking(planned), act="affirm").reply, EraseWanted)


def test_a_booking_is_moved_to_the_time_that_the_words_name() -> None:
    planned = plan("move my 3pm to 4pm", TWO, act="move", booking="booking_1", when="4pm")
    assert (params(planned)["moving_booking_id"], params(planned)["time"]) == ("first", "16:00")
    planned = plan("להזיז לשש בערב", TWO, act="move", booking="booking_2", when="לשש בערב")
    assert (params(planned)["moving_booking_id"], params(planned)["time"]) == ("second", "18:00")


def test_a_move_goes_on_with_the_booking_that_it_was_about() -> None:
    planned = plan("I have to move the morning one", TWO, act="move", booking="booking_1")
    assert asked_for(planned) == Missing.TIME
    answered = plan("18:00 then", asking(planned, TWO), act="refine", when="18:00")
    assert (params(answered)["moving_booking_id"], params(answered)["time"]) == ("first", "18:00")


def test_an_answer_goes_on_with_what_was_asked() -> None:
    planned = plan("I need a dentist on friday", act="book", service="dentist", when="friday")
    assert asked_for(planned) == Missing.CITY
    for act in ("refine", "book"):
        answered = plan("best would be Kfar Vradim", asking(planned), act=act, city="Kfar Vradim")
        assert params(answered) == {"service_label": "dentist", "city": "Kfar Vradim", "date": "2030-01-04"}


def test_a_question_about_a_business_leaves_the_offer_open() -> None:
    planned = plan("what do you charge?", an_offer(15), act="ask_business", topic="price")
    assert isinstance(planned.reply, CannotDo)
    assert planned.pipeline == ()


CHANGES = (
    ("from next week we do ten till six", {"act": "change_hours", "hours": "ten till six"}),
    ("nails are on the menu", {"act": "change_services", "service": "nails"}),
    ("I'm off tomorrow from 2 to 4", {"act": "block", "when": "tomorrow from 2 to 4"}),
    ("no more bookings for now", {"act": "pause"}),
    ("nobody on Sunday please", {"act": "close", "when": "Sunday"}),
    ("let her come, she is nice", {"act": "approve", "booking": "approval_1"}),
    ("she may stay home", {"act": "decline", "booking": "approval_1"}),
    ("Dan has been here", {"act": "complete", "booking": "served_1"}),
    ("Dan need not come", {"act": "cancel_customer", "booking": "served_1", "name": "Dan"}),
)
OWNER_S = owned(a_schedule(1), approvals=(a_booking("waiting", 17),), served=(a_booking("served", 18, "Dan"),))


@pytest.mark.parametrize(("text", "act"), CHANGES)
def test_what_an_owner_changes_and_only_a_model_read_is_shown_first(text: str, act: dict[str, Any]) -> None:
    planned = plan_all(text, [act], OWNER_S, owner=True)
    assert set(actions(planned)) <= LOOKS
    assert planned.reply is not None


@pytest.mark.parametrize("act", [{"act": "change_hours", "hours": "9-17"}, {"act": "none"}])
def test_a_change_that_our_own_patterns_read_is_what_they_read(act: dict[str, Any]) -> None:
    planned = plan_all("change my hours to 9-17", [act], OWNER_S, owner=True)
    assert params(planned) == {"schedule_id": "schedule-1", "start_of_day": "09:00", "end_of_day": "17:00"}


def test_a_customer_s_booking_is_named_by_its_number_and_shown_before_it_goes() -> None:
    two = (a_booking("early", 11, "Dan"), a_booking("late", 18, "Dan"))
    planned = plan("Dan need not come", Context(served=two), owner=True, act="cancel_customer", booking="served_2")
    assert isinstance(planned.reply, ConfirmWanted)
    assert planned.reply.booking.booking_id == "late"
    act = {"act": "move_customer", "booking": "served_2", "when": "19:00"}
    moved = plan_all("Dan can come at 19:00", [act], Context(served=two), owner=True)
    assert moved.pipeline[0].params == {"booking_id": "late"}
