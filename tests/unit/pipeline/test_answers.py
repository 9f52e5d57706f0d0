"""The one answer of an execution."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from skeji_ray.catalogue.results import BookingList, BusinessList, BusinessResult, DayOfBookings
from skeji_ray.messages.asked import SlotsOffered
from skeji_ray.messages.outcomes import Outcome
from skeji_ray.messages.pipeline import Failure, Plan, Reply, Step
from skeji_ray.messages.refusals import Apology, Failed, NothingFree
from skeji_ray.messages.results import (
    BookingsShown,
    BookingTold,
    BusinessesShown,
    BusinessRegistered,
    DayShown,
    Done,
    Help,
    SchedulesChanged,
)
from skeji_ray.messages.views import BookingStatus
from skeji_ray.messages.when import Span, When
from skeji_ray.pipeline.answers import outcome_of
from skeji_ray.pipeline.decisions import Replied, TimedOut, advance, start
from skeji_ray.pipeline.execution import begin, command_of
from skeji_ray.pipeline.results.availability import MOST_SLOTS_SHOWN
from tests.support.pipelines import (
    ASKED,
    BOOK,
    NOON,
    OPEN,
    REGISTER,
    SARAH,
    SEARCH,
    THREE,
    a_booking,
    a_business,
    a_plan,
    a_schedule,
    a_slot,
    booked,
    found,
    opened,
    registered,
)

HOUR = timedelta(hours=1)
TAKEN = Failure(business=True, code="slot_taken")


def told(plan: Plan, *replies: dict[str, Any] | Failure) -> Outcome:
    """The outcome once the services answered so, step by step."""
    execution = start(begin(plan, SARAH, "c1", 0, NOON), NOON)
    for number, answer in enumerate(replies):
        said = {"failure": answer} if isinstance(answer, Failure) else {"result": answer}
        ids = {"command_id": command_of(execution, number), "conversation_id": "v", "step": number}
        execution = advance(execution, Replied(Reply.model_validate({**ids, **said})), NOON)
    return outcome_of(execution)


def test_a_time_that_was_asked_for_and_is_free_is_offered_alone() -> None:
    outcome = told(a_plan(SEARCH, understood=ASKED), found(a_slot(), a_slot(THREE + HOUR), exact=True))
    assert outcome == SlotsOffered(slots=(a_slot(),), asked=ASKED, exact=True)


def test_a_time_that_is_not_free_is_answered_with_what_is_free_near_it() -> None:
    near = [a_slot(THREE + number * HOUR) for number in range(1, 15)]
    outcome = told(a_plan(SEARCH, understood=ASKED), found(*near))
    assert outcome == SlotsOffered(slots=tuple(near[:MOST_SLOTS_SHOWN]), asked=ASKED, exact=False)


def test_a_search_without_a_time_lists_what_is_free() -> None:
    asked = ASKED.model_copy(update={"time": None})
    outcome = told(a_plan(SEARCH, understood=asked), found(a_slot(), a_slot(THREE + HOUR)))
    assert isinstance(outcome, SlotsOffered)
    assert (len(outcome.slots), outcome.exact) == (2, False)


def test_a_search_that_finds_nothing_says_how_many_were_looked_at() -> None:
    assert told(a_plan(SEARCH, understood=ASKED), found(businesses=3)) == NothingFree(asked=ASKED, businesses=3)


def test_what_lies_outside_of_the_wish_is_offered_as_such() -> None:
    outcome = told(a_plan(SEARCH, understood=ASKED), found(nearest=(a_slot(THREE + HOUR),), businesses=1))
    assert outcome == SlotsOffered(slots=(a_slot(THREE + HOUR),), asked=ASKED, exact=False, nearest=True)


def test_booking_what_no_search_found_offers_what_is_nearest() -> None:
    outcome = told(a_plan(SEARCH, BOOK), found(nearest=(a_slot(THREE + HOUR),), businesses=1))
    assert outcome == SlotsOffered(slots=(a_slot(THREE + HOUR),), asked=ASKED, exact=False, nearest=True)


def test_the_days_of_a_bare_search_are_what_was_asked_for() -> None:
    thursday = {"date_from": "2030-05-02", "date_to": "2030-05-02", "time_from": "12:00"}
    search = SEARCH.model_copy(update={"params": {"city": "Tel Aviv", "spans": [thursday]}})
    outcome = told(a_plan(search), found(businesses=1))
    assert isinstance(outcome, NothingFree)
    assert outcome.asked.when == When(spans=(Span.model_validate(thursday),))
    referring = SEARCH.model_copy(update={"params": {"spans": "${previous_step.matches}"}})
    offered = told(a_plan(SEARCH, referring), found(a_slot()), found())
    assert isinstance(offered, SlotsOffered)
    assert offered.asked.when is None


def test_several_searches_are_answered_together_each_with_its_share() -> None:
    first = [a_slot(THREE + number * HOUR, "schedule-1") for number in range(8)]
    second = [a_slot(THREE + number * HOUR, "schedule-2") for number in range(2)]
    outcome = told(a_plan(SEARCH, SEARCH, understood=ASKED), found(*first, exact=True), found(*second, exact=True))
    assert isinstance(outcome, SlotsOffered)
    assert [slot.schedule_id for slot in outcome.slots] == ["schedule-1"] * 4 + ["schedule-2"] * 2


def test_a_booking_is_told() -> None:
    assert told(a_plan(SEARCH, BOOK), found(a_slot()), booked()) == BookingTold(booking=a_booking())


def test_a_slot_that_went_meanwhile_is_answered_with_the_others() -> None:
    outcome = told(a_plan(SEARCH, BOOK), found(a_slot(), a_slot(THREE + HOUR), exact=True), TAKEN)
    assert isinstance(outcome, Failed)
    assert outcome.code == "slot_taken"
    assert outcome.alternatives == (a_slot(THREE + HOUR),)
    assert outcome.asked == ASKED, "of a bare plan: what its search asked for"


def test_the_time_that_was_refused_is_no_alternative_however_it_was_written() -> None:
    book = BOOK.model_copy(update={"params": {"schedule_id": "schedule-1", "start_time": "2030-05-02T15:00:00+03:00"}})
    outcome = told(a_plan(SEARCH, book), found(a_slot(), a_slot(THREE + HOUR)), TAKEN)
    assert isinstance(outcome, Failed)
    assert outcome.alternatives == (a_slot(THREE + HOUR),)


def test_booking_what_no_search_found_is_nothing_free() -> None:
    outcome = told(a_plan(SEARCH, BOOK), found(businesses=2))
    assert outcome == NothingFree(asked=ASKED, businesses=2)


def test_a_refusal_of_something_else_offers_no_slots() -> None:
    cancel = Step(service="bookings", action="cancel_booking", params={"booking_id": "booking-1"})
    outcome = told(
        a_plan(SEARCH, cancel), found(a_slot()), Failure(business=True, code="not_found", field="booking_id")
    )
    assert outcome == Failed(code="not_found", field="booking_id", asked=ASKED)


def test_a_registration_is_told_with_the_schedules_that_were_opened() -> None:
    second = OPEN.model_copy(update={"params": {"business_id": "${steps.0.business_id}", "city": "Haifa"}})
    outcome = told(a_plan(REGISTER, OPEN, second), registered(), opened("schedule-1"), opened("schedule-2"))
    schedules = (a_schedule("schedule-1"), a_schedule("schedule-2"))
    assert outcome == BusinessRegistered(business=a_business(), schedules=schedules)


def test_an_owners_day_is_shown() -> None:
    day = DayOfBookings(date=THREE.date(), bookings=(a_booking(),))
    daily = Step(service="schedules", action="daily_schedule")
    assert told(a_plan(daily), day.model_dump(mode="json")) == DayShown(day=THREE.date(), bookings=(a_booking(),))


def test_their_bookings_are_shown() -> None:
    listed = BookingList(bookings=(a_booking(),)).model_dump(mode="json")
    assert told(a_plan(Step(service="bookings", action="list_bookings")), listed) == BookingsShown(
        bookings=(a_booking(),)
    )


def test_several_changes_of_bookings_are_shown_together_each_as_it_is_now() -> None:
    cancel = Step(service="bookings", action="cancel_booking", params={"booking_id": "x"})
    first = a_booking("booking-1", BookingStatus.CANCELLED)
    second = a_booking("booking-2", BookingStatus.CANCELLED)
    assert told(a_plan(cancel, cancel), booked(first), booked(second)) == BookingsShown(
        bookings=(first, second), changed=True
    )
    assert told(a_plan(cancel, cancel), booked(), booked(first)) == BookingTold(booking=first)


def test_businesses_are_shown_once_each() -> None:
    get = Step(service="business-units", action="get_business", params={"business_id": "business-1"})
    search = Step(service="business-units", action="search_businesses", params={"cities": ["x"], "labels": ["y"]})
    one = BusinessResult(business=a_business()).model_dump(mode="json")
    several = BusinessList(businesses=(a_business(), a_business("business-2"))).model_dump(mode="json")
    outcome = told(a_plan(get, search), one, several)
    assert outcome == BusinessesShown(businesses=(a_business(), a_business("business-2")))


def test_the_last_step_that_tells_something_is_told() -> None:
    show = Step(service="schedules", action="get_schedule", params={"schedule_id": "schedule-1"})
    assert told(a_plan(SEARCH, BOOK, show), found(a_slot()), booked(), opened()) == BookingTold(booking=a_booking())
    assert told(a_plan(show), opened()) == Done(what="get_schedule")


def test_what_is_no_refusal_is_apologised_for() -> None:
    broken = Failure(business=False, code="internal_error")
    assert told(a_plan(SEARCH), broken) == Apology(reason="internal_error")
    late = advance(start(begin(a_plan(SEARCH), SARAH, "c1", 0, NOON), NOON), TimedOut(), NOON)
    assert outcome_of(late) == Apology(reason="timed_out")


def test_an_empty_pipeline_is_answered_by_its_reply() -> None:
    assert told(a_plan(reply=Help())) == Help()


def test_changed_calendars_are_told_each_once_as_they_are_now_with_whom_that_leaves_out() -> None:
    change = Step(service="schedules", action="update_schedule", params={"schedule_id": "schedule-1"})
    view = opened()["schedule"]
    late = {**opened(), "schedule": {**view, "end_of_day": "20:00"}, "affected": [a_booking().model_dump(mode="json")]}
    outcome = told(a_plan(change, change), opened(), late)
    assert isinstance(outcome, SchedulesChanged)
    assert [schedule.end_of_day for schedule in outcome.schedules] == ["20:00"]
    assert outcome.affected == (a_booking(),)


def test_another_branch_is_told_as_it_stands() -> None:
    opening = Step(service="schedules", action="create_schedule")
    outcome = told(a_plan(opening), opened())
    assert isinstance(outcome, SchedulesChanged)
    assert len(outcome.schedules) == 1
