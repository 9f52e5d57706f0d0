"""What an owner says, as a plan: out of hand-made readings, given what exists and what was told before."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from skeji_ray.conversation.choices import choice_plan
from skeji_ray.conversation.dialogue import plan_reading
from skeji_ray.conversation.whole import whole_plan
from skeji_ray.messages.acts import Act, Slot
from skeji_ray.messages.asked import ChangeWanted, ConfirmWanted, Question
from skeji_ray.messages.frame import Frame
from skeji_ray.messages.outcomes import Several
from skeji_ray.messages.people import Sender
from skeji_ray.messages.reading import Reading, Said
from skeji_ray.messages.refusals import Failed
from skeji_ray.messages.results import BookingsShown, DaysClosed, TimeBlocked
from skeji_ray.messages.steps import MOST_STEPS
from skeji_ray.messages.talk import CannotDo
from skeji_ray.messages.when import Span, When
from skeji_ray.messages.wishes import Missing
from skeji_ray.pipeline.authority import check_rights
from skeji_ray.pipeline.context import Context, Turn
from skeji_ray.pipeline.conversation import Conversation
from skeji_ray.pipeline.frame import after
from skeji_ray.pipeline.planning import Planned
from tests.support.readings import (
    NOW,
    OWNER,
    a_booking,
    a_request,
    a_schedule,
    actions,
    asked_for,
    owned,
    params,
    refused,
)

THURSDAY, FRIDAY = date(2030, 1, 3), date(2030, 1, 4)
ONE = owned(a_schedule(1))
SARAH, DAN = a_booking("b-sarah", 15), a_booking("b-dan", 16, "Dan Peretz")


def on(first: date, last: date | None = None, begins: str | None = None, ends: str | None = None, **also: Any) -> When:
    return When(spans=(Span(date_from=first, date_to=last or first, time_from=begins, time_to=ends),), **also)


def said(act: Act, when: When | None = None, sure: float = 0.95, **slots: str) -> Said:
    return Said(act=act, sure=sure, when=when, slots={Slot(name): (words,) for name, words in slots.items()})


def plan(text: str, *several: Said, context: Context = ONE, reader: str = "rules") -> Planned:
    """The plan, which holds nothing that its sender may not do."""
    request = a_request(text, context, owner=True)
    planned = plan_reading(request, Reading(said=several, reader=reader))
    check_rights(planned.pipeline, request.sender, request.context)
    return planned


def shown(planned: Planned) -> ChangeWanted:
    assert isinstance(planned.reply, ChangeWanted)
    assert planned.pipeline == ()
    return planned.reply


def told(outcome: Any, context: Context = ONE) -> Context:
    """The conversation once this was told."""
    frame = after(context.frame, outcome)
    return context.model_copy(update={"frame": frame, "turns": (Turn(speaker="system", text=outcome.kind),)})


def opened(change: ChangeWanted, context: Context = ONE) -> Context:
    turns = (Turn(speaker="system", text=change.kind),)
    return context.model_copy(update={"open": change, "open_id": "01234567", "turns": turns})


BLOCKED = TimeBlocked(day=THURSDAY, start_time="12:00", end_time="13:00", schedules=1)


def test_a_longer_absence_is_closed_as_one_span() -> None:
    planned = plan("i'm away from the 3rd to the 14th", said(Act.CLOSE, on(THURSDAY, date(2030, 1, 14))))

    (step,) = shown(planned).steps
    assert (step.action, step.params) == ("close_days", {"date": "2030-01-03", "date_to": "2030-01-14"})


def test_each_weekday_of_a_span_is_blocked_until_the_day_ends() -> None:
    when = on(date(2030, 1, 1), date(2030, 1, 20), "16:00", every=("thursday",))

    planned = plan("block thursdays from 4 until the 20th", said(Act.BLOCK, when))

    steps = shown(planned).steps
    assert [step.params["date"] for step in steps] == ["2030-01-03", "2030-01-10", "2030-01-17"]
    assert {(step.params["start_time"], step.params["end_time"]) for step in steps} == {("16:00", "23:59")}


def test_the_same_hours_every_week_without_an_end_are_named_as_not_possible() -> None:
    when = When(spans=(Span(time_from="08:00", time_to="10:00"),), every=("sunday",))

    wish = Said(act=Act.BLOCK, when=when, slots={Slot.WHEN: ("sunday mornings",)})

    planned = plan("block sunday mornings", wish)

    assert isinstance(planned.reply, CannotDo)
    assert (planned.reply.slot, planned.reply.said) == (Slot.DAYS, ("sunday mornings",))


def test_more_days_than_one_message_can_do_are_not_done_in_part() -> None:
    when = on(date(2030, 1, 2), date(2030, 6, 30), "16:00", every=("thursday",))

    planned = plan("block thursdays from 4 till july", said(Act.BLOCK, when))

    assert isinstance(planned.reply, Failed)
    assert planned.pipeline == ()


def test_a_point_is_as_long_as_was_said() -> None:
    planned = plan("take an hour off thursday at 12", said(Act.BLOCK, on(THURSDAY, None, "12:00", "12:00")))

    assert (params(planned)["start_time"], params(planned)["end_time"]) == ("12:00", "13:00")


def test_what_somebody_else_read_is_shown_and_done_by_its_button_or_a_whole_yes() -> None:
    change = shown(plan("gone thursday", said(Act.CLOSE, on(THURSDAY)), reader="learned"))
    context = opened(change)

    by_button = choice_plan("yes:01234567", a_request("", context, owner=True))
    in_words = whole_plan(a_request("yes please", context, owner=True))

    assert by_button.pipeline == change.steps
    assert in_words is not None
    assert in_words.pipeline == change.steps
    assert refused(choice_plan("no:01234567", a_request("", context, owner=True))) == "kept"
    assert refused(choice_plan("yes:98765432", a_request("", context, owner=True))) == "stale_choice"


@pytest.mark.parametrize("text", ["yes but not friday", "yes?", "open it", "if you must", "i think so, let me check"])
def test_what_is_no_whole_yes_does_nothing_that_was_shown(text: str) -> None:
    change = shown(plan("gone thursday", said(Act.CLOSE, on(THURSDAY)), reader="learned"))

    assert whole_plan(a_request(text, opened(change), owner=True)) is None
    assert plan(text, said(Act.AFFIRM), context=opened(change)).pipeline == ()


def test_a_question_closes_nothing() -> None:
    assert shown(plan("am i closed thursday?", said(Act.CLOSE, on(THURSDAY)))).act is Act.CLOSE


def test_the_same_on_another_day_has_the_same_hours() -> None:
    planned = plan("same on friday", said(Act.REFINE, on(FRIDAY), 0.3), context=told(BLOCKED))

    assert actions(planned) == ["block_time"]
    assert params(planned) == {"date": "2030-01-04", "start_time": "12:00", "end_time": "13:00"}


@pytest.mark.parametrize(
    ("done", "action"),
    [
        (BLOCKED, "unblock_time"),
        (DaysClosed(day=THURSDAY, until=FRIDAY), "reopen_days"),
        (DaysClosed(day=THURSDAY, until=FRIDAY, is_open=True), "close_days"),
    ],
)
def test_what_was_just_done_to_the_calendar_is_taken_back(done: Any, action: str) -> None:
    planned = plan("undo that", said(Act.UNDO), context=told(done))

    assert (actions(planned), params(planned)["date"]) == ([action], "2030-01-03")


def test_a_pause_with_an_end_is_shown_as_closed_days() -> None:
    planned = plan("no bookings till friday", said(Act.PAUSE, When(spans=(Span(date_to=FRIDAY),))))

    [step] = shown(planned).steps
    assert (step.action, step.params) == ("close_days", {"date": "2030-01-02", "date_to": "2030-01-04"})
    assert actions(plan("no bookings for now", said(Act.PAUSE))) == ["pause_bookings"]


def test_opening_again_means_the_pause_while_there_is_one() -> None:
    paused = owned(a_schedule(1, is_paused=True))

    assert actions(plan("open up again", said(Act.REOPEN), context=paused)) == ["resume_bookings"]


def test_closed_days_are_reopened_and_blocked_ones_unblocked() -> None:
    closed = owned(a_schedule(1, exceptions=("2030-01-03",)))

    assert actions(plan("unblock thursday", said(Act.UNBLOCK, on(THURSDAY)), context=closed)) == ["reopen_days"]
    assert actions(plan("unblock thursday", said(Act.UNBLOCK, on(THURSDAY)))) == ["unblock_time"]


def test_the_hours_that_a_block_lacks_are_asked_for_and_taken() -> None:
    asked = plan("block thursday", said(Act.BLOCK, on(THURSDAY)))
    assert asked_for(asked) is Missing.TIME
    assert isinstance(asked.reply, Question)

    answer = said(Act.REFINE, When(spans=(Span(time_from="14:00", time_to="16:00"),)))
    planned = plan("2 to 4", answer, context=ONE.model_copy(update={"open": asked.reply, "open_id": "01234567"}))

    assert params(planned) == {"date": "2030-01-03", "start_time": "14:00", "end_time": "16:00"}


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        (on(THURSDAY), {"date": "2030-01-03"}),
        (on(THURSDAY, date(2030, 1, 9)), {"date_from": "2030-01-03", "date_to": "2030-01-09"}),
        (When(shift_days=1), {"date": "2030-01-04"}),
        (None, {}),
    ],
)
def test_the_agenda_is_of_the_days_that_are_said(when: When | None, expected: dict[str, str]) -> None:
    context = ONE.model_copy(update={"frame": Frame(day="2030-01-03")})

    assert params(plan("who is coming", said(Act.AGENDA, when), context=context)) == expected


def test_whoever_asks_right_after_closing_means_those_days() -> None:
    context = told(DaysClosed(day=THURSDAY, until=FRIDAY))

    planned = plan("anybody booked then", said(Act.AGENDA), context=context)

    assert params(planned) == {"date_from": "2030-01-03", "date_to": "2030-01-04"}


def test_all_of_a_day_are_cancelled_only_after_they_were_shown() -> None:
    context = ONE.model_copy(update={"served": (SARAH, DAN)})

    change = shown(plan("i'm ill, cancel thursday", said(Act.CANCEL_CUSTOMER, on(THURSDAY)), context=context))
    done = whole_plan(a_request("yes, all of them", opened(change, context), owner=True))

    assert change.bookings == (SARAH, DAN)
    assert done is not None
    assert actions(done) == ["cancel_booking", "cancel_booking"]


def test_one_of_them_is_confirmed_by_name_and_two_at_one_time_are_asked_about() -> None:
    context = ONE.model_copy(update={"served": (SARAH, DAN, a_booking("b-gil", 15, "Gil"))})

    by_name = plan("cancel dan", said(Act.CANCEL_CUSTOMER, name="dan"), context=context)
    at_a_time = plan("cancel the 3pm", said(Act.CANCEL_CUSTOMER, on(THURSDAY, None, "15:00", "15:00")), context=context)

    assert isinstance(by_name.reply, ConfirmWanted)
    assert by_name.reply.booking == DAN
    assert asked_for(at_a_time) is Missing.BOOKING


def test_more_than_one_message_can_cancel_are_counted() -> None:
    many = tuple(a_booking(f"b-{number}", 15, f"Name{number}") for number in range(MOST_STEPS + 2))
    context = ONE.model_copy(update={"served": many})

    change = shown(plan("cancel everyone on thursday", said(Act.CANCEL_CUSTOMER, on(THURSDAY)), context=context))

    assert (len(change.steps), change.more) == (MOST_STEPS, 2)


def test_her_is_the_customer_who_was_spoken_of_last() -> None:
    context = ONE.model_copy(update={"served": (SARAH, DAN), "frame": Frame(bookings=(DAN,))})
    same = When(spans=on(FRIDAY).spans, same="time")

    planned = plan("move him to friday same time", said(Act.MOVE_CUSTOMER, same), context=context)

    assert planned.pipeline[0].params == {"booking_id": "b-dan"}
    assert (planned.pipeline[1].params["date"], planned.pipeline[1].params["time"]) == ("2030-01-04", "16:00")


@pytest.mark.parametrize("text", ["approve both", "yes to all of them", "לאשר את כולם"])
def test_all_requests_are_approved_by_whole_words(text: str) -> None:
    context = ONE.model_copy(update={"approvals": (SARAH, DAN)})

    assert actions(plan(text, said(Act.APPROVE), context=context)) == ["confirm_booking", "confirm_booking"]


@pytest.mark.parametrize("text", ["approve both if they paid", "approve both?", "approve all but dan"])
def test_what_says_more_approves_nothing(text: str) -> None:
    context = ONE.model_copy(update={"approvals": (SARAH, DAN)})

    assert plan(text, said(Act.APPROVE), context=context).pipeline == ()


def test_a_loose_yes_to_one_request_is_shown() -> None:
    context = ONE.model_copy(update={"approvals": (SARAH,)})

    change = shown(plan("sure, she's lovely", said(Act.APPROVE, sure=0.8), context=context))

    assert (change.act, change.bookings, change.steps[0].action) == (Act.APPROVE, (SARAH,), "confirm_booking")


def test_another_time_for_a_request_is_honestly_not_possible_and_declining_is_offered() -> None:
    context = ONE.model_copy(update={"approvals": (SARAH,)})

    planned = plan("can't, would 4 suit her", said(Act.PROPOSE), context=context)

    assert isinstance(planned.reply, Several)
    cannot, change = planned.reply.parts
    assert isinstance(cannot, CannotDo)
    assert isinstance(change, ChangeWanted)
    assert change.act is Act.DECLINE


def test_what_was_done_is_open_no_longer() -> None:
    change = shown(plan("gone thursday", said(Act.CLOSE, on(THURSDAY)), reader="learned"))
    conversation = Conversation(id="c", sender=Sender(identity=OWNER), spoke_at=NOW).told(change, "0" * 32, NOW)
    assert conversation.question == change

    done = conversation.told(BookingsShown(bookings=(SARAH,), changed=True), "1" * 32, NOW)

    assert done.question is None
    assert conversation.told(BookingsShown(bookings=(SARAH,)), "1" * 32, NOW).question == change


def test_a_business_is_registered_out_of_several_messages() -> None:
    first = plan("a barber shop called Sharp Edge", said(Act.REGISTER, service="barber shop"), context=Context())
    assert asked_for(first) is Missing.CITY
    assert isinstance(first.reply, Question)
    context = Context(open=first.reply, open_id="01234567")

    text = "holon, sunday to thursday 10-20, half an hour each"
    planned = plan(text, said(Act.REGISTER, city="holon"), context=context)

    register, schedule = (step.params for step in planned.pipeline)
    assert (register["name"], register["cities"]) == ("Sharp Edge", ["Holon"])
    assert (schedule["start_of_day"], schedule["end_of_day"], schedule["meeting_minutes"]) == ("10:00", "20:00", 30)
    assert schedule["working_days"] == ["sunday", "monday", "tuesday", "wednesday", "thursday"]


def test_hours_of_one_day_and_prices_are_named_when_a_business_is_registered() -> None:
    first = plan("a barber shop called Sharp Edge", said(Act.REGISTER, service="barber shop"), context=Context())
    assert isinstance(first.reply, Question)
    text = "in holon, monday to thursday 10-20, friday 9-13, 80 shekels"

    planned = plan(text, said(Act.REGISTER, city="holon", price="80 shekels"), context=Context(open=first.reply))

    assert isinstance(planned.reply, Several)
    assert [one.slot for one in planned.reply.parts if isinstance(one, CannotDo)] == [Slot.PRICE, Slot.HOURS]
    assert planned.pipeline[1].params["working_days"] == ["monday", "tuesday", "wednesday", "thursday"]


def test_a_service_with_a_price_is_shown_and_the_price_is_named() -> None:
    text = "add a manicure 40 min for 90 shekels"
    wish = said(Act.CHANGE_SERVICES, service="manicure", price="90 shekels", duration="40 min")

    planned = plan(text, wish)

    assert isinstance(planned.reply, Several)
    price, duration, change = planned.reply.parts
    assert isinstance(price, CannotDo)
    assert isinstance(duration, CannotDo)
    assert isinstance(change, ChangeWanted)
    assert change.businesses[0].labels == ("haircut", "manicure")


def test_closing_a_weekday_for_good_changes_the_working_days() -> None:
    planned = plan("close on thursdays", said(Act.CLOSE, When(every=("thursday",))))

    assert params(planned)["working_days"] == ["sunday", "monday", "tuesday", "wednesday"]
