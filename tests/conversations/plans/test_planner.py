"""The rules planner: what a message means, given what is open in its conversation."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from skeji_ray.catalogue.actions import action_of, parse_params
from skeji_ray.conversation.choices import choice_plan
from skeji_ray.messages.acts import Act
from skeji_ray.messages.asked import ConfirmWanted, EraseWanted, Question, SlotsOffered
from skeji_ray.messages.frame import Frame
from skeji_ray.messages.outcomes import parts_of
from skeji_ray.messages.people import Sender
from skeji_ray.messages.reading import MAX_READ, Heard, Reading, Said, State
from skeji_ray.messages.results import Help
from skeji_ray.messages.talk import CannotDo, SmallTalk
from skeji_ray.messages.views import BookingStatus, BookingView, SlotView
from skeji_ray.messages.when import Span, When
from skeji_ray.messages.wishes import Missing, Understood, Wish
from skeji_ray.pipeline.context import Context, Turn
from skeji_ray.pipeline.planning import Planned, PlanRequest
from skeji_ray.readers.planner import ReadingPlanner
from tests.support.planning import plan_by_rules
from tests.support.readings import actions, asked_for, is_asked_again, refused

NOW = datetime(2019, 3, 1, 8, tzinfo=UTC)
ZONE = "Asia/Jerusalem"
OFFER_ID = "0123456789abcdef"
SATURDAY_AT_THREE = When(
    spans=(Span(date_from=date(2019, 3, 2), date_to=date(2019, 3, 2), time_from="15:00", time_to="15:00"),)
)
ASKED = Understood(
    intent=Wish.BOOK, label="haircut", city="Tel Aviv", date="2019-03-02", time="15:00", when=SATURDAY_AT_THREE
)


def a_slot(hour: int, day: int = 2) -> SlotView:
    start = datetime(2019, 3, day, hour - 2, tzinfo=UTC)  # Israel is two hours ahead in winter
    return SlotView(
        schedule_id="schedule", business_id="business", business_name="Blue Ocean", city="Tel Aviv", address="Tel Aviv",
        service_label="haircut", start_time=start, end_time=start + timedelta(minutes=45), time_zone=ZONE,
    )  # fmt: skip


def a_booking(name: str, hour: int, label: str = "haircut") -> BookingView:
    slot = a_slot(hour)
    return BookingView(
        booking_id=f"booking-of-{name}", business_id="business", schedule_id="schedule", business_name="Blue Ocean",
        city="Tel Aviv", address="Tel Aviv", service_label=label, start_time=slot.start_time, end_time=slot.end_time,
        time_zone=ZONE, status=BookingStatus.PENDING, customer="+972500000009", customer_name=name,
    )  # fmt: skip


def an_offer(*hours: int, exact: bool = False) -> Context:
    slots = tuple(a_slot(hour) for hour in hours)
    return Context(offer=SlotsOffered(slots=slots, asked=ASKED, exact=exact), offer_id=OFFER_ID)


def request(text: str, context: Context | None = None, *, name: str | None = "Sam", owner: bool = False) -> PlanRequest:
    sender = Sender(identity="+972500000001", name=name, time_zone=ZONE, business_ids=("business",) if owner else ())
    return PlanRequest(text=text, sender=sender, now=NOW, context=context or Context())


def plan(text: str, context: Context | None = None, *, name: str | None = "Sam", owner: bool = False) -> Planned:
    return checked(plan_by_rules(request(text, context, name=name, owner=owner)))


def checked(planned: Planned) -> Planned:
    """Every step is one of the catalogue, every param that is no reference fits."""
    for step in planned.pipeline:
        params = {name: "id" if str(value).startswith("${") else value for name, value in step.params.items()}
        parse_params(action_of(step.service, step.action), params)
    assert planned.reply is not None or planned.pipeline
    return planned


def after(planned: Planned, **also: Any) -> Context:
    """The conversation once a question was told."""
    assert isinstance(planned.reply, Question | ConfirmWanted)
    return Context(open=planned.reply, **also)


NAME_ASKED = Planned(
    reply=Question(missing=(Missing.CUSTOMER_NAME,), understood=ASKED.model_copy(update={"slot": 2})), backend="rules"
)
"""As releases asked that booked only once they knew a name: a conversation may still be there."""


def test_a_whole_registration_registers_and_opens_a_calendar() -> None:
    planned = plan("Register Blue Ocean, a hair salon in Tel Aviv, open every day 9 to 18")
    register, schedule = planned.pipeline
    assert register.params == {"name": "Blue Ocean", "cities": ["Tel Aviv"], "labels": ["haircut"]}
    assert schedule.action == "create_schedule"
    assert schedule.params["business_id"] == "${previous_step.business_id}"
    assert (schedule.params["start_of_day"], schedule.params["end_of_day"]) == ("09:00", "18:00")
    assert len(schedule.params["working_days"]) == 7


def test_a_registration_asks_for_one_missing_thing_after_the_other() -> None:
    name = plan("I want to register my business")
    assert asked_for(name) is Missing.BUSINESS_NAME
    label = plan("It's called Blue Ocean", after(name))
    assert asked_for(label) is Missing.SERVICE_LABEL
    city = plan("a barbershop", after(label))
    assert asked_for(city) is Missing.CITY
    done = plan("haifa", after(city))
    assert actions(done) == ["register_business", "create_schedule"]
    assert done.pipeline[0].params == {"name": "Blue Ocean", "cities": ["Haifa"], "labels": ["haircut"]}


def test_a_wish_for_a_booking_searches_first() -> None:
    planned = plan("book a haircut tomorrow at 3pm in Tel Aviv")
    assert actions(planned) == ["search_availability"]
    assert planned.pipeline[0].params == {
        "city": "Tel Aviv",
        "service_label": "haircut",
        "date": "2019-03-02",
        "time": "15:00",
    }


def test_a_search_asks_for_service_and_city_and_keeps_the_rest() -> None:
    label = plan("I'd like to book an appointment tomorrow at 3pm")
    assert asked_for(label) is Missing.SERVICE_LABEL
    city = plan("a dentist", after(label))
    assert asked_for(city) is Missing.CITY
    planned = plan("Gilroy please", after(city))
    assert planned.pipeline[0].params == {
        "city": "Gilroy",
        "service_label": "dentist",
        "date": "2019-03-02",
        "time": "15:00",
    }


def test_a_day_or_a_time_need_not_be_named() -> None:
    assert plan("a dentist in Gilroy").pipeline[0].params == {"city": "Gilroy", "service_label": "dentist"}


@pytest.mark.parametrize("text", ["yes", "ok book it", "the first one", "at 15:00", "Yes, please, that works", "1"])
def test_an_exact_offer_is_chosen_in_words(text: str) -> None:
    search, create = plan(text, an_offer(15, exact=True)).pipeline
    assert search.params == {
        "schedule_id": "schedule",
        "service_label": "haircut",
        "date": "2019-03-02",
        "time": "15:00",
    }
    assert create.params == {
        "schedule_id": "${previous_step.schedule_id}",
        "start_time": "2019-03-02T13:00:00Z",
        "service_label": "haircut",
        "customer_name": "Sam",
    }


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("the second", "2019-03-02T14:00:00Z"),
        ("the one at 4pm", "2019-03-02T14:00:00Z"),
        ("tomorrow at 16:00", "2019-03-02T14:00:00Z"),
        ("the last one", "2019-03-02T15:00:00Z"),
    ],
)
def test_one_of_several_slots_is_chosen_by_rank_or_time(text: str, start: str) -> None:
    planned = plan(text, an_offer(15, 16, 17))
    assert planned.pipeline[1].params["start_time"] == start


def test_a_name_in_the_choice_is_the_name_of_the_booking() -> None:
    planned = plan("ok book it, my name is Sarah", an_offer(15))
    assert planned.pipeline[1].params["customer_name"] == "Sarah"
    assert planned.understood.name == "Sarah"


def test_nobody_waits_for_a_name() -> None:
    planned = plan("the second one", an_offer(15, 16), name=None)
    assert actions(planned) == ["search_availability", "create_booking"]
    assert "customer_name" not in planned.pipeline[1].params


def test_a_name_that_was_asked_for_before_the_booking_still_books() -> None:
    offer = an_offer(15, 16)
    planned = plan("I'm Sarah Cohen", after(NAME_ASKED, offer=offer.offer, offer_id=OFFER_ID), name=None)
    assert planned.pipeline[1].params["customer_name"] == "Sarah Cohen"
    assert planned.pipeline[1].params["start_time"] == "2019-03-02T14:00:00Z"


def test_another_time_instead_of_a_name_is_another_choice() -> None:
    offer = an_offer(15, 16)
    again = plan("actually tomorrow at 11:00", after(NAME_ASKED, offer=offer.offer, offer_id=OFFER_ID), name=None)
    assert actions(again) == ["search_availability"]
    assert again.pipeline[0].params["time"] == "11:00"


def test_yes_to_several_slots_asks_which() -> None:
    asked = plan("yes", an_offer(15, 16))
    assert asked_for(asked) is Missing.SLOT
    assert isinstance(asked.reply, Question)
    assert len(asked.reply.slots) == 2
    chosen = plan("the second", after(asked, offer=an_offer(15, 16).offer, offer_id=OFFER_ID))
    assert actions(chosen) == ["search_availability", "create_booking"]


def test_no_to_an_offer_keeps_everything() -> None:
    assert refused(plan("no thanks", an_offer(15))) == "kept"


def test_a_rank_beyond_the_offer_leaves_it_open() -> None:
    again = plan("the third", an_offer(15)).reply
    assert isinstance(again, SlotsOffered)
    assert (again.slots, again.asked_id, again.again) == ((a_slot(15),), OFFER_ID, "unclear")


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        ("at 11:30", {"time": "11:30"}),
        ("what about the 5th of March?", {"date": "2019-03-05"}),
        ("no, on Sunday at 10", {"date": "2019-03-03", "time": "10:00"}),
        ("is there one in Haifa?", {"city": "Haifa"}),
    ],
)
def test_another_day_time_or_place_searches_again(text: str, changed: dict[str, str]) -> None:
    planned = plan(text, an_offer(15))
    assert actions(planned) == ["search_availability"]
    before = {"city": "Tel Aviv", "service_label": "haircut", "date": "2019-03-02", "time": "15:00"}
    assert planned.pipeline[0].params == before | changed


def test_an_offer_of_which_the_slots_are_not_known_is_searched_again() -> None:
    context = Context(offer=SlotsOffered(slots=(), asked=ASKED, exact=False))
    assert actions(plan("yes book it", context)) == ["search_availability"]
    assert plan("at 4pm", context).pipeline[0].params["time"] == "16:00"
    assert refused(plan("the first one", context)) in {"stale_choice", "out_of_scope"}


def test_cancelling_the_only_booking_is_confirmed_first() -> None:
    booking = a_booking("Sam", 15)
    asked = plan("cancel my booking", Context(bookings=(booking,)))
    assert asked.reply == ConfirmWanted(wish=Wish.CANCEL, booking=booking)
    cancelled = plan("yes", after(asked))
    assert actions(cancelled) == ["cancel_booking"]
    assert cancelled.pipeline[0].params == {"booking_id": booking.booking_id}
    assert refused(plan("no, keep it", after(asked))) == "kept"


def test_a_button_of_yes_answers_its_own_question_alone() -> None:
    context = Context(open=ConfirmWanted(wish=Wish.CANCEL, booking=a_booking("Sam", 15)), open_id=OFFER_ID)
    assert actions(checked(choice_plan("yes:01234567", request("Yes", context)))) == ["cancel_booking"]
    assert refused(choice_plan("no:01234567", request("No", context))) == "kept"
    assert refused(choice_plan("yes:76543210", request("Yes", context))) == "stale_choice"
    bare = choice_plan("yes", request("Yes", context)).reply  # of an older release: it may be of another question
    assert isinstance(bare, ConfirmWanted)
    assert (bare.asked_id, bare.again) == (OFFER_ID, "check")


def test_no_to_an_offer_counts_while_a_name_is_asked_for_and_not_once_something_else_is() -> None:
    offer = an_offer(15)
    assert (
        refused(choice_plan("no:01234567", request("No", after(NAME_ASKED, offer=offer.offer, offer_id=OFFER_ID))))
        == "kept"
    )
    confirm = Context(
        open=ConfirmWanted(wish=Wish.CANCEL, booking=a_booking("Sam", 15)),
        open_id="f" * 16,
        offer=offer.offer,
        offer_id=OFFER_ID,
    )
    assert refused(choice_plan("no:01234567", request("No", confirm))) == "stale_choice"


@pytest.mark.parametrize("text", ["yes", "Yes please"])
def test_being_forgotten_is_confirmed(text: str) -> None:
    context = Context(open=EraseWanted(), open_id=OFFER_ID)
    assert actions(plan(text, context)) == ["erase_person"]
    assert refused(plan("no", context)) == "kept"


def test_of_several_bookings_it_is_asked_which() -> None:
    bookings = (a_booking("Sam", 10), a_booking("Dan", 15, label="dentist"))
    asked = plan("cancel my booking", Context(bookings=bookings))
    assert asked_for(asked) is Missing.BOOKING
    assert plan("the second", after(asked)).reply == ConfirmWanted(wish=Wish.CANCEL, booking=bookings[1])
    assert plan("the one at 10:00", after(asked)).reply == ConfirmWanted(wish=Wish.CANCEL, booking=bookings[0])
    hesitated = plan("hmm", after(asked))
    assert isinstance(hesitated.reply, SmallTalk)
    assert hesitated.pipeline == ()


def test_a_booking_that_the_words_name_needs_no_question() -> None:
    bookings = (a_booking("Sam", 10), a_booking("Sam", 15, label="dentist"))
    planned = plan("cancel my dentist appointment", Context(bookings=bookings))
    assert planned.reply == ConfirmWanted(wish=Wish.CANCEL, booking=bookings[1])


def test_nothing_to_cancel_is_said() -> None:
    assert refused(plan("cancel my booking")) == "nothing_booked"


def test_my_bookings_are_listed() -> None:
    assert actions(plan("show my bookings")) == ["list_bookings"]


@pytest.mark.parametrize(("text", "action"), [("approve", "confirm_booking"), ("decline it", "decline_booking")])
def test_an_owner_decides_on_the_one_that_waits(text: str, action: str) -> None:
    planned = plan(text, Context(approvals=(a_booking("Sarah", 15),)), owner=True)
    assert actions(planned) == [action]
    assert planned.pipeline[0].params == {"booking_id": "booking-of-Sarah"}


def test_of_several_that_wait_the_owner_names_one() -> None:
    waiting = (a_booking("Sarah Cohen", 15), a_booking("Dan", 16))
    context = Context(approvals=waiting)
    asked = plan("approve", context, owner=True)
    assert asked_for(asked) is Missing.BOOKING
    assert plan("approve Sarah's", context, owner=True).pipeline[0].params["booking_id"] == waiting[0].booking_id
    assert plan("approve the second", context, owner=True).pipeline[0].params["booking_id"] == waiting[1].booking_id
    assert plan("Dan", after(asked), owner=True).pipeline[0].params["booking_id"] == waiting[1].booking_id


def test_who_owns_nothing_approves_nothing() -> None:
    planned = plan("approve", Context(approvals=()))
    assert (planned.reply is not None, planned.pipeline) == (True, ())


@pytest.mark.parametrize(
    ("text", "params"),
    [
        ("show my schedule for tomorrow", {"date": "2019-03-02"}),
        ("what do I have today", {"date": "2019-03-01"}),
        ("my schedule", {}),
    ],
)
def test_an_owner_sees_a_day(text: str, params: dict[str, str]) -> None:
    planned = plan(text, owner=True)
    assert actions(planned) == ["daily_schedule"]
    assert planned.pipeline[0].params == params


def test_the_day_of_somebody_without_a_business_is_their_bookings() -> None:
    for text in ("what do I have tomorrow", "what do I have today"):
        assert actions(plan(text)) == ["list_bookings"]


def test_greetings_are_helped_and_what_is_no_appointment_is_refused() -> None:
    assert isinstance(plan("hello").reply, SmallTalk)
    assert plan("help").reply == Help()
    assert refused(plan("what is the weather in Paris")) == "out_of_scope"
    agreed = plan("yes")
    assert isinstance(agreed.reply, SmallTalk)
    assert agreed.pipeline == ()
    assert refused(plan("no")) == "kept"


def test_a_message_goes_on_with_what_is_being_arranged() -> None:
    task = Understood(intent=Wish.BOOK, label="dentist", city="Gilroy")
    planned = plan("Great, on the 5th at 3pm", Context(frame=Frame(task=task)))
    assert planned.pipeline[0].params == {
        "city": "Gilroy",
        "service_label": "dentist",
        "date": "2019-03-05",
        "time": "15:00",
    }


def test_a_question_that_only_its_words_are_known_of_is_answered_too() -> None:
    task = Understood(intent=Wish.BOOK, label="dentist")
    asked = Context(frame=Frame(task=task), asked=State.ASK_CITY)
    assert plan("Gilroy would be great", asked).pipeline[0].params["city"] == "Gilroy"


def test_what_was_done_is_not_taken_over() -> None:
    turns = (Turn(speaker="user", text="I need a dentist in Gilroy"), Turn(speaker="system", text="booking_told"))
    assert asked_for(plan("book an appointment on the 5th", Context(turns=turns))) is Missing.SERVICE_LABEL


def test_another_service_is_another_wish() -> None:
    task = Understood(intent=Wish.BOOK, label="haircut", city="Haifa", date="2019-03-02", time="15:00")
    planned = plan("then find me a dentist", Context(frame=Frame(task=task)))
    assert planned.pipeline[0].params == {"city": "Haifa", "service_label": "dentist"}


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        ("slot:1:01234567", ["search_availability", "create_booking"]),
        ("slot:2:01234567", "stale_choice"),
        ("slot:1:99999999", "stale_choice"),
        ("slot:1:", "stale_choice"),
        ("slot:²:01234567", "stale_choice"),
        ("slot:1", "stale_choice"),
        ("yes:01234567", ["search_availability", "create_booking"]),
        ("yes:76543210", "stale_choice"),
        ("no:01234567", "kept"),
        ("approve:some-id", ["confirm_booking"]),
        ("decline:some-id", ["decline_booking"]),
        ("booking:1", "stale_choice"),
        ("booking:1:01234567", "stale_choice"),
        ("anything", "stale_choice"),
    ],
)
def test_buttons_and_rows_are_resolved_by_us(choice: str, expected: list[str] | str) -> None:
    planned = checked(choice_plan(choice, request("Book it", an_offer(15))))
    assert (refused(planned) if isinstance(expected, str) else actions(planned)) == expected


def test_a_row_of_a_question_chooses_its_booking() -> None:
    bookings = (a_booking("Sam", 10), a_booking("Sam", 15))
    asked = plan("cancel my booking", Context(bookings=bookings))
    listed = after(asked, open_id=OFFER_ID)
    chosen = choice_plan("booking:2:01234567", request("15:00", listed))
    assert chosen.reply == ConfirmWanted(wish=Wish.CANCEL, booking=bookings[1])
    for stale in ("booking:3:01234567", "booking:2:76543210", "booking:²:01234567", "booking::01234567"):
        assert refused(choice_plan(stale, request("x", listed))) == "stale_choice"
    assert is_asked_again(choice_plan("booking:2", request("x", listed)), asked)
    assert actions(plan("yes", after(chosen))) == ["cancel_booking"]


def test_a_registration_that_leaves_its_zone_open_is_asked_for_it() -> None:
    sender = Sender(identity="+15550000000", name="Sam", time_zone="America/New_York")
    text = "Register Blue Ocean, a hair salon in Springfield, open every day 9 to 18"
    asked = plan_by_rules(PlanRequest(text=text, sender=sender, now=NOW))
    assert asked_for(asked) is Missing.TIME_ZONE
    again = plan_by_rules(PlanRequest(text="hmm, which one is that", sender=sender, now=NOW, context=after(asked)))
    assert asked_for(again) is Missing.TIME_ZONE
    answered = plan_by_rules(PlanRequest(text="near Los Angeles", sender=sender, now=NOW, context=after(asked)))
    register = checked(answered).pipeline[0]
    assert register.params["time_zone"] == "America/Los_Angeles"
    assert register.params["cities"] == ["Springfield"]


def test_what_is_behind_the_clauses_that_are_read_is_named() -> None:
    said = "A haircut in Tel Aviv tomorrow at 3 please. " + "ok. " * 30 + "It is for Maya. Cancel it"
    planned = plan_by_rules(request(said))

    (rest,) = (one for one in parts_of(planned.reply) if isinstance(one, CannotDo) and one.act is Act.NONE)
    assert rest.said[0].endswith("Cancel it")


def test_what_is_behind_the_letters_that_are_read_is_named() -> None:
    """Nothing that somebody says is dropped in silence."""
    wish = "A haircut in Tel Aviv tomorrow at 3 please. "
    planned = plan_by_rules(request(wish + "My hair is long and brown. " * 40 + "And cancel the one on Friday"))
    talked, unknown = plan_by_rules(request("hello " * 300)), plan_by_rules(request("x" * 4096))

    assert "search_availability" in actions(planned)
    (rest,) = (one for one in parts_of(planned.reply) if isinstance(one, CannotDo) and one.act is Act.NONE)
    assert "brown. " in rest.said[0]
    assert isinstance(talked.reply, SmallTalk)
    assert refused(unknown)


def test_no_more_letters_are_looked_at_than_are_read() -> None:
    """Every part of a list is looked at for days and hours: of seven hundred parts that took seconds."""
    read: list[int] = []

    def reader(heard: Heard) -> Reading:
        read.append(len(heard.text))
        return Reading(said=(Said(act=Act.REGISTER, sure=0.7),))

    planned = ReadingPlanner(reader).plan_now(request("יבוא, " * 680))

    assert max(read) == MAX_READ
    assert planned.reply is not None
