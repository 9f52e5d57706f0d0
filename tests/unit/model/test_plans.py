"""From a reading to a plan: the model reads, our own code plans."""

from __future__ import annotations

from typing import Any

import pytest

from skeji_ray.messages.outcomes import ConfirmWanted, EraseWanted, Help, Missing, Question, SlotsOffered, Wish
from skeji_ray.model.plans import plan_reading
from skeji_ray.model.reading import Reading
from skeji_ray.pipeline.conversation import Context
from skeji_ray.pipeline.planning import Planned
from tests.support.readings import a_booking, a_request, a_slot, actions, an_offer, asked_for, refused

TWO = Context(bookings=(a_booking("first", 15), a_booking("second", 17)))


def plan(text: str, context: Context | None = None, *, owner: bool = False, **reading: Any) -> Planned:
    return plan_reading(a_request(text, context, owner=owner), Reading(**reading))


def params(planned: Planned) -> dict[str, Any]:
    return planned.pipeline[-1].params


def asking(planned: Planned, context: Context | None = None) -> Context:
    """The conversation once the question was told."""
    assert isinstance(planned.reply, Question | ConfirmWanted | EraseWanted)
    return (context or Context()).model_copy(update={"open": planned.reply})


def test_a_whole_wish_is_searched_for() -> None:
    planned = plan(
        "book a haircut tomorrow 3pm in Tel Aviv", action="create_booking", service="haircut", city="Tel Aviv"
    )
    assert actions(planned) == ["search_availability"]
    assert params(planned) == {
        "city": "Tel Aviv", "service_label": "haircut", "date": "2030-01-03", "time": "15:00",
    }  # fmt: skip


def test_a_slot_is_chosen_by_ordinal() -> None:
    planned = plan("the second", an_offer(10, 15), action="choose_slot", slot="slot_2")
    assert actions(planned) == ["search_availability", "create_booking"]
    assert params(planned)["start_time"] == "2030-01-03T13:00:00Z"


def test_what_only_the_model_takes_for_a_choice_is_offered_alone_first() -> None:
    readings = (
        ("the later one", Reading(action="choose_slot", slot="slot_2")),
        ("later", Reading(action="choose_slot", time="15:00")),
    )
    for text, reading in readings:
        alone = plan_reading(a_request(text, an_offer(10, 15)), reading).reply
        assert isinstance(alone, SlotsOffered)
        assert (alone.slots, alone.exact) == ((a_slot(15),), True)


def test_the_sender_s_own_ordinal_and_time_stand_before_the_model_s() -> None:
    first = plan("the first one", an_offer(10, 15), action="choose_slot", slot="slot_2")
    assert first.pipeline[0].params["time"] == "10:00"
    second = plan("at 15:00", an_offer(10, 15), action="choose_slot", slot="slot_1")
    assert second.pipeline[0].params["time"] == "15:00"


def test_another_time_than_was_offered_is_searched_for() -> None:
    for action in ("choose_slot", "say_no", "create_booking", "search_availability"):
        planned = plan("no, 17:30", an_offer(10, 15), action=action)
        assert actions(planned) == ["search_availability"]
        assert params(planned)["time"] == "17:30"


def test_another_city_than_was_offered_is_searched_for() -> None:
    planned = plan("and in Haifa?", an_offer(10), action="search_availability", city="Haifa", service="haircut")
    assert params(planned)["city"] == "Haifa"


@pytest.mark.parametrize("slot", [None, "slot_7"])
def test_nothing_is_booked_by_a_guess(slot: str | None) -> None:
    planned = plan("hmm, is there parking?", an_offer(10, 15), action="choose_slot", slot=slot)
    for again in (planned, plan("well", an_offer(10, 15), action="create_booking", service="haircut")):
        assert isinstance(again.reply, SlotsOffered)
        assert (again.reply.slots, again.reply.asked_id) == ((a_slot(10), a_slot(15)), "0123456789abcdef")


def test_an_offer_to_move_is_chosen_as_a_move() -> None:
    moving = an_offer(10, 15, moves=a_booking("first"))
    assert actions(plan("the second", moving, action="choose_slot", slot="slot_2"))[-1] == "reschedule_booking"
    again = plan("hmm", moving, action="choose_slot").reply
    assert isinstance(again, SlotsOffered)
    assert again.moves == a_booking("first")


def test_a_booking_is_named_by_ordinal_and_a_cancellation_confirmed_first() -> None:
    planned = plan("I won't make the second", TWO, action="cancel_booking", booking="booking_2")
    assert isinstance(planned.reply, ConfirmWanted)
    assert planned.reply.booking.booking_id == "second"


def test_without_an_ordinal_it_is_asked_which() -> None:
    planned = plan("I won't come", TWO, action="cancel_booking")
    assert asked_for(planned) == Missing.BOOKING
    chosen = plan("the evening one", asking(planned, TWO), action="answer", booking="booking_2")
    assert isinstance(chosen.reply, ConfirmWanted)
    assert chosen.reply.booking.booking_id == "second"


def test_only_the_sender_s_own_words_confirm_what_can_not_be_taken_back() -> None:
    context = asking(plan("cancel the first", TWO, action="cancel_booking", booking="booking_1"), TWO)
    for action in ("say_yes", "answer"):
        again = plan("what is the weather?", context, action=action)
        assert isinstance(again.reply, ConfirmWanted)
    assert actions(plan("yes please", context, action="none")) == ["cancel_booking"]
    assert refused(plan("no, keep it", context, action="say_yes")) == "kept"


def test_being_forgotten_is_asked_about_first() -> None:
    planned = plan("I want out, wipe everything", action="erase_person")
    assert isinstance(planned.reply, EraseWanted)
    again = plan("why?", asking(planned), action="say_yes")
    assert isinstance(again.reply, EraseWanted)


def test_a_booking_is_moved_to_the_time_that_the_words_or_else_the_model_name() -> None:
    planned = plan("move my 3pm to 4pm", TWO, action="reschedule_booking", booking="booking_1", time="15:00")
    assert (params(planned)["moving_booking_id"], params(planned)["time"]) == ("first", "16:00")
    planned = plan("להזיז לשש בערב", TWO, action="reschedule_booking", booking="booking_2", time="18:00")
    assert (params(planned)["moving_booking_id"], params(planned)["time"]) == ("second", "18:00")


def test_a_move_goes_on_with_the_booking_that_it_was_about() -> None:
    planned = plan("move the first", TWO, action="reschedule_booking", booking="booking_1")
    assert asked_for(planned) == Missing.TIME
    answered = plan("18:00 then", asking(planned, TWO), action="reschedule_booking")
    assert (params(answered)["moving_booking_id"], params(answered)["time"]) == ("first", "18:00")
    offered = an_offer(10, moves=TWO.bookings[1]).model_copy(update={"bookings": TWO.bookings})
    answered = plan("rather at 18:00", offered, action="reschedule_booking")
    assert (params(answered)["moving_booking_id"], params(answered)["time"]) == ("second", "18:00")


def test_an_answer_goes_on_with_what_was_asked() -> None:
    planned = plan("I need a dentist on friday", action="create_booking", service="dentist")
    assert asked_for(planned) == Missing.CITY
    for action in ("answer", "create_booking"):
        answered = plan("best would be Kfar Vradim", asking(planned), action=action, city="Kfar Vradim")
        assert params(answered) == {"service_label": "dentist", "city": "Kfar Vradim", "date": "2030-01-04"}


def test_an_answer_that_the_model_did_not_read_is_read_by_our_rules() -> None:
    planned = plan("I need a dentist", action="create_booking", service="dentist")
    assert params(plan("Gilroy please", asking(planned), action="answer"))["city"] == "Gilroy"


def test_a_missing_name_is_asked_for_and_books() -> None:
    nameless = a_request("the first", an_offer(15), name=None)
    planned = plan_reading(nameless, Reading(action="choose_slot", slot="slot_1"))
    assert asked_for(planned) == Missing.CUSTOMER_NAME
    context = asking(planned, an_offer(15))
    for said in ({"name": "Dana"}, {}):
        answered = plan_reading(a_request("Dana", context, name=None), Reading(action="answer", **said))
        assert params(answered)["customer_name"] == "Dana"


def test_a_registration_in_one_sentence_registers() -> None:
    planned = plan(
        "Zed Cuts is my barber shop in Haifa, sunday to tuesday 10 to 16",
        action="register_business", business_name="Zed Cuts", service="barber shop", city="Haifa",
        opens="09:00", working_days=["sunday", "monday", "tuesday"],
    )  # fmt: skip
    assert actions(planned) == ["register_business", "create_schedule"]
    assert planned.pipeline[0].params == {"name": "Zed Cuts", "cities": ["Haifa"], "labels": ["haircut"]}
    assert (params(planned)["start_of_day"], params(planned)["end_of_day"]) == ("10:00", "16:00")
    assert params(planned)["working_days"] == ["sunday", "monday", "tuesday"]


def test_an_owner_decides_by_ordinal() -> None:
    waiting = Context(approvals=(a_booking("first"), a_booking("second", 17, "Dan")))
    for action, done in (("confirm_booking", "confirm_booking"), ("decline_booking", "decline_booking")):
        planned = plan("the second", waiting, owner=True, action=action, booking="approval_2")
        assert actions(planned) == [done]
        assert params(planned) == {"booking_id": "second"}
        asked = plan("the other one", waiting, owner=True, action=action, booking="approval_2")
        assert asked_for(asked) is Missing.BOOKING, "a model may be wrong, and this cannot be taken back"
        assert isinstance(asked.reply, Question)
        assert [one.booking_id for one in asked.reply.bookings] == ["second"]
        assert actions(plan("yes", asking(asked, waiting), owner=True, action="say_yes")) == [done]


def test_an_ordinal_of_another_kind_is_not_taken() -> None:
    context = Context(bookings=(a_booking("own"),), approvals=(a_booking("first"), a_booking("second", 17, "Dan")))
    planned = plan("ok", context, owner=True, action="confirm_booking", booking="booking_1")
    assert asked_for(planned) == Missing.BOOKING


def test_an_owner_completes_and_blocks_and_sees_a_day() -> None:
    served = Context(served=(a_booking("now"),))
    reading = {"action": "complete_booking", "booking": "served_1"}
    assert actions(plan("mark Sarah's as done", served, owner=True, **reading)) == ["complete_booking"]
    assert asked_for(plan("she was here", served, owner=True, **reading)) is Missing.BOOKING
    planned = plan("לחסום מחר", owner=True, action="block_time", date="tomorrow", opens="14:00", closes="16:00")
    assert params(planned) == {"date": "2030-01-03", "start_time": "14:00", "end_time": "16:00"}
    assert params(plan("who comes on friday", owner=True, action="daily_schedule")) == {"date": "2030-01-04"}


def test_what_is_not_theirs_to_ask_is_told_apart_from_what_nobody_can() -> None:
    assert refused(plan("block tomorrow 2 to 4", action="none")) == "not_allowed"
    assert refused(plan("what is the capital of France?", action="none")) == "out_of_scope"


def test_the_plain_wishes() -> None:
    assert plan("hi there", action="help").reply == Help()
    assert actions(plan("when do I come?", TWO, action="list_bookings")) == ["list_bookings"]
    assert actions(plan("which data is stored", action="export_person")) == ["export_person"]
    assert refused(plan("I can't make it", action="cancel_booking")) == "nothing_booked"


def test_a_slot_question_is_answered_by_ordinal() -> None:
    context = asking(plan("yes", an_offer(10, 15), action="say_yes"), an_offer(10, 15))
    alone = plan("the afternoon", context, action="answer", slot="slot_2")
    assert isinstance(alone.reply, SlotsOffered)
    assert alone.reply.slots == (a_slot(15),)
    planned = plan("the second", context, action="answer", slot="slot_1")
    assert actions(planned)[-1] == "create_booking"
    assert planned.understood.intent is Wish.BOOK
    assert params(planned)["schedule_id"] == "${previous_step.schedule_id}"
    assert planned.pipeline[0].params["schedule_id"] == a_slot(15).schedule_id
