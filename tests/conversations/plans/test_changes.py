"""What an owner changes, as a plan: done at once, on what is theirs, and asked about where it is not clear."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skeji_ray.catalogue.actions import action_of, parse_params
from skeji_ray.conversation.choices import choice_plan
from skeji_ray.messages.acts import Slot
from skeji_ray.messages.asked import ChangeWanted, Question
from skeji_ray.messages.refusals import Failed, Refusal
from skeji_ray.messages.talk import CannotDo
from skeji_ray.messages.when import WEEKDAYS
from skeji_ray.messages.wishes import Missing
from skeji_ray.pipeline.authority import check_rights
from skeji_ray.pipeline.context import Context
from skeji_ray.pipeline.planning import Planned
from tests.support.planning import plan_by_rules
from tests.support.readings import (
    a_request,
    a_schedule,
    actions,
    an_offer,
    asked_for,
    is_asked_again,
    owned,
    params,
    refused,
)

ONE = owned(a_schedule(1))
TWO = owned(a_schedule(1), a_schedule(2, "Haifa"))
THREE = owned(a_schedule(1), a_schedule(2, "Haifa"), a_schedule(3, "Eilat", business=2))


def plan(text: str, context: Context = ONE, *, owner: bool = True) -> Planned:
    """The plan, which holds nothing that its sender may not do or that the catalogue does not know."""
    request = a_request(text, context, owner=owner)
    planned = plan_by_rules(request)
    check_rights(planned.pipeline, request.sender, request.context)
    for step in planned.pipeline:
        parse_params(action_of(step.service, step.action), step.params)
    return planned


def after(planned: Planned, context: Context = ONE) -> Context:
    """The conversation once the question was told."""
    assert isinstance(planned.reply, Question)
    return context.model_copy(update={"open": planned.reply, "open_id": "0123456789"})


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("change my hours to 10-20", {"start_of_day": "10:00", "end_of_day": "20:00"}),
        ("we close at 17 from now on", {"end_of_day": "17:00"}),
        ("open on Fridays too", {"working_days": ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday"]}),
        ("we don't work Sundays any more", {"working_days": ["monday", "tuesday", "wednesday", "thursday"]}),
        ("we work only Monday and Tuesday", {"working_days": ["monday", "tuesday"]}),
        ("haircuts take 30 minutes now", {"meeting_minutes": 30}),
        ("change the break to 10 minutes", {"break_minutes": 10}),
        ("up to 8 people per class", {"participants_per_slot": 8}),
        ("change the time zone to Europe/London", {"time_zone": "Europe/London"}),
        ("אנחנו כבר לא עובדים בימי ראשון", {"working_days": ["monday", "tuesday", "wednesday", "thursday"]}),
        ("תור לוקח חצי שעה", {"meeting_minutes": 30}),
    ],
)
def test_a_change_of_the_only_calendar_is_done_at_once(text: str, changes: dict[str, Any]) -> None:
    planned = plan(text)
    assert actions(planned) == ["update_schedule"]
    assert params(planned) == {"schedule_id": "schedule-1", **changes}


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("change the business name to Blue Lagoon", {"name": "Blue Lagoon"}),
        ("we also do manicure", {"labels": ["haircut", "manicure"]}),
        ("our website is blue.example.com", {"website_urls": ["blue.example.com"]}),
    ],
)
def test_a_change_of_the_only_business_is_done_at_once(text: str, changes: dict[str, Any]) -> None:
    planned = plan(text)
    assert actions(planned) == ["update_business"]
    assert params(planned) == {"business_id": "business-1", **changes}


def test_two_businesses_do_not_get_one_name() -> None:
    assert (
        asked_for(plan("rename my salon to Blue and set the hours to 10-20 in all branches", THREE)) is Missing.SCHEDULE
    )


def test_both_can_change_in_one_message() -> None:
    planned = plan(
        "rename my salon to Blue and change my hours to 10-20", THREE.model_copy(update={"owned": ONE.owned})
    )
    assert actions(planned) == ["update_business", "update_schedule"]


def test_a_day_is_closed_and_opened_by_what_closes_and_opens_days() -> None:
    context = owned(a_schedule(1, exceptions=("2029-12-25", "2030-01-20")))
    closed, opened = plan("closed on 10 January", context), plan("we're open on 20 January after all", context)
    assert (actions(closed), params(closed)) == (["close_days"], {"date": "2030-01-10"})
    assert (actions(opened), params(opened)) == (["reopen_days"], {"date": "2030-01-20"})


def test_a_holiday_is_one_of_all_calendars() -> None:
    assert params(plan("closed on 10 January", THREE)) == {"date": "2030-01-10"}


def test_all_of_a_day_that_is_blocked_is_a_closed_day() -> None:
    wanted = plan("block tomorrow, all day").reply
    assert isinstance(wanted, ChangeWanted)
    assert [(step.action, step.params) for step in wanted.steps] == [("close_days", {"date": "2030-01-03"})]


@pytest.mark.parametrize(
    ("text", "schedule"),
    [
        ("change my hours in Haifa to 10-20", "schedule-2"),
        ("change my hours to 10-20 at Red Sea", "schedule-3"),
        ("change my hours at Herzl 1 to 10-20", "schedule-1"),
        ("לשנות את השעות בחיפה ל-10 עד 20", "schedule-2"),
    ],
)
def test_the_calendar_that_is_named_is_meant(text: str, schedule: str) -> None:
    assert params(plan(text, THREE))["schedule_id"] == schedule


@pytest.mark.parametrize(
    ("answer", "schedules"),
    [
        ("Haifa", ["schedule-2"]),
        ("חיפה", ["schedule-2"]),
        ("the third", ["schedule-3"]),
        ("2", ["schedule-2"]),
        ("Red Sea", ["schedule-3"]),
        ("all of them", ["schedule-1", "schedule-2", "schedule-3"]),
        ("כולם", ["schedule-1", "schedule-2", "schedule-3"]),
    ],
)
def test_of_several_calendars_it_is_asked_which(answer: str, schedules: list[str]) -> None:
    asked = plan("change my hours to 10-20", THREE)
    assert asked_for(asked) is Missing.SCHEDULE
    planned = plan(answer, after(asked, THREE))
    assert [step.params["schedule_id"] for step in planned.pipeline] == schedules
    assert all(step.params["start_of_day"] == "10:00" for step in planned.pipeline)


def test_no_keeps_everything() -> None:
    asked = plan("change my hours to 10-20", THREE)
    assert refused(plan("no", after(asked, THREE))) == "kept"


def test_what_changed_while_the_question_was_open_stays_changed() -> None:
    asked = plan("we also work on Fridays", TWO)
    meanwhile = owned(a_schedule(1), a_schedule(2, "Haifa", working_days=("monday",)))
    planned = plan("Haifa", after(asked, meanwhile))
    assert params(planned)["working_days"] == ["monday", "friday"]
    assert refused(plan("Haifa", after(asked, owned(a_schedule(1))))) == "no_schedule"


def test_a_row_chooses_and_one_of_an_older_question_is_stale() -> None:
    calendars, businesses = plan("change my hours to 10-20", THREE), plan("we also do manicure", THREE)
    assert asked_for(businesses) is Missing.BUSINESS
    chosen = choice_plan("schedule:2:01234567", a_request("", after(calendars, THREE), owner=True))
    assert params(chosen)["schedule_id"] == "schedule-2"
    chosen = choice_plan("business:2:01234567", a_request("", after(businesses, THREE), owner=True))
    assert params(chosen) == {"business_id": "business-2", "labels": ["haircut", "manicure"]}
    assert refused(choice_plan("schedule:2", a_request("", THREE, owner=True))) == "stale_choice"
    for stale in ("business:9:01234567", "business:2:98765432", "schedule:2:01234567", "schedule:2"):
        assert refused(choice_plan(stale, a_request("", after(businesses, THREE), owner=True))) == "stale_choice"
    of_an_older_release = choice_plan("business:2", a_request("", after(businesses, THREE), owner=True))
    assert is_asked_again(of_an_older_release, businesses)


@pytest.mark.parametrize(
    ("text", "missing", "answer", "changes"),
    [
        ("change my hours", Missing.HOURS, "9 to 5", {"start_of_day": "09:00", "end_of_day": "17:00"}),
        ("תשנה את שעות הפעילות", Missing.HOURS, "10 עד 19", {"start_of_day": "10:00", "end_of_day": "19:00"}),
        ("change my working days", Missing.WORKING_DAYS, "Monday and Friday", {"working_days": ["monday", "friday"]}),
        ("change the appointment length", Missing.MEETING_MINUTES, "30", {"meeting_minutes": 30}),
        ("change the break", Missing.BREAK_MINUTES, "a quarter of an hour", {"break_minutes": 15}),
    ],
)
def test_what_is_missing_is_asked_for(text: str, missing: Missing, answer: str, changes: dict[str, Any]) -> None:
    asked = plan(text)
    assert asked_for(asked) is missing
    assert params(plan(answer, after(asked))) == {"schedule_id": "schedule-1", **changes}


def test_a_missing_name_is_asked_for() -> None:
    asked = plan("rename my business")
    assert asked_for(asked) is Missing.BUSINESS_NAME
    assert params(plan("Blue Lagoon", after(asked)))["name"] == "Blue Lagoon"


@pytest.mark.parametrize("text", ["open on Fridays too from 9 to 13", "change my hours on Friday to 9-13"])
def test_single_days_can_not_have_hours_of_their_own(text: str) -> None:
    refusal = plan(text).reply
    assert isinstance(refusal, CannotDo)
    assert refusal.slot is Slot.HOURS
    assert "friday" in params(plan(text.replace("13", "18")))["working_days"]


@pytest.mark.parametrize("text", ["we moved to 12 Herzl street", "change our phone", "change the lunch break to 13-14"])
def test_what_can_not_be_changed_is_said_to_be_so(text: str) -> None:
    planned = plan(text)
    assert isinstance(planned.reply, CannotDo)
    assert planned.pipeline == ()


@pytest.mark.parametrize("text", ["change my hours to 9-18", "we also do manicure", "open a branch in Haifa"])
def test_only_owners_change_anything_and_only_what_they_have(text: str) -> None:
    assert plan(text, Context(), owner=False).pipeline == ()
    assert refused(plan(text, Context())) == "no_schedule"


def test_a_customer_who_speaks_of_their_own_hours_wants_an_appointment() -> None:
    planned = plan("I work until 5, find me a dentist in Haifa tomorrow at 6pm", Context(), owner=False)
    assert actions(planned) == ["search_availability"]


def test_a_change_is_a_new_subject_whatever_is_open() -> None:
    context = an_offer(10, 15).model_copy(update={"owned": ONE.owned})
    assert actions(plan("change my hours to 10-20", context)) == ["update_schedule"]


def test_a_maintainer_is_added_beside_those_that_stand_and_taken_away() -> None:
    (own,) = ONE.owned
    standing = Context(owned=(own.model_copy(update={"maintainers": {"+972500000001": "Noa"}}),))
    added = params(plan("add maintainer +972521234567 Dana", standing))
    assert added == {"business_id": "business-1", "maintainers": {"+972500000001": "Noa", "+972521234567": "Dana"}}
    assert params(plan("remove maintainer +972500000001", standing))["maintainers"] == {}
    gaucho = Context(owned=(own.model_copy(update={"maintainers": {"+5491123456789": "Noa", "IL.134912": "Dan"}}),))
    for dialled in ("+54 11 15 2345 6789", "+54 11 2345 6789", "+5491123456789"):
        assert params(plan(f"remove maintainer {dialled}", gaucho))["maintainers"] == {"IL.134912": "Dan"}


def test_another_branch_makes_its_city_one_of_the_business_s() -> None:
    city, calendar = plan("open a branch in Eilat at 12 Herzl street, 10 to 16").pipeline
    assert city.params == {"business_id": "business-1", "cities": ["Tel Aviv", "Haifa", "Eilat"]}
    assert calendar.params == {
        "business_id": "business-1", "city": "Eilat", "address": "12 Herzl street",
        "start_of_day": "10:00", "end_of_day": "16:00",
    }  # fmt: skip


def test_a_second_branch_of_a_city_is_called_by_its_address() -> None:
    assert params(plan("open a branch in Tel Aviv at 5 Dizengoff street"))["name"] == "Blue Ocean, 5 Dizengoff street"


def test_a_branch_asks_for_its_city_and_for_the_business() -> None:
    asked = plan("open another branch", THREE)
    assert asked_for(asked) is Missing.CITY
    which = plan("Haifa", after(asked, THREE))
    assert asked_for(which) is Missing.BUSINESS
    assert actions(plan("Red Sea", after(which, THREE))) == ["create_schedule"]
    assert asked_for(plan("open a branch in Haifa", THREE)) is Missing.BUSINESS


def test_more_calendars_than_a_pipeline_has_steps_are_not_changed_in_part() -> None:
    many = owned(*(a_schedule(number) for number in range(1, 13)))
    asked = plan("change my hours to 10-20", many)
    assert asked_for(asked) is Missing.SCHEDULE
    assert asked_for(plan("all", after(asked, many))) is Missing.SCHEDULE


_DAYS = st.lists(st.sampled_from(WEEKDAYS), min_size=1, max_size=7, unique=True)


@given(_DAYS, _DAYS)
def test_days_come_to_those_that_stand_or_leave_them(standing: list[str], named: list[str]) -> None:
    context = owned(a_schedule(1, working_days=tuple(standing)))
    words = " and ".join(named)
    more = params(plan(f"we also work on {words}", context))["working_days"]
    assert sorted(more) == sorted({*standing, *named})
    left = [day for day in standing if day not in named]
    planned = plan(f"we no longer work on {words}", context)
    assert (params(planned)["working_days"] if planned.pipeline else []) == left


@given(st.text(max_size=60), st.sampled_from([ONE, TWO, THREE]), st.booleans())
def test_nobody_s_words_reach_what_is_not_theirs(text: str, context: Context, owner: bool) -> None:
    for said in (text, f"change my hours to 10-20 {text}", f"closed on {text}"):
        planned = plan_by_rules(a_request(said, context if owner else Context(), owner=owner))
        theirs = {one.schedule_id for one in context.schedules} if owner else set()
        assert {step.params["schedule_id"] for step in planned.pipeline if step.action == "update_schedule"} <= theirs


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("we don't do haircuts any more", "labels"),
        ("we are closed on sunday, monday, tuesday, wednesday and thursday from now on", "working_days"),
    ],
)
def test_the_last_service_and_the_last_working_day_are_not_taken_away(text: str, field: str) -> None:
    planned = plan(text)
    assert planned.pipeline == ()
    assert isinstance(planned.reply, Failed)
    assert (planned.reply.code, planned.reply.field) == ({"labels": "last_service"}.get(field, "last_day"), field)


@pytest.mark.parametrize(
    "text",
    ["change my hours to 9-18", "can you set our opening hours to 10-16?", "rename my salon to Amber Lagoon",
     "לשנות את השעות שלי ל-9 עד 17"],
)  # fmt: skip
def test_whoever_owns_nothing_is_told_that_only_owners_change_a_business(text: str) -> None:
    assert refused(plan(text, Context(), owner=False)) == "not_allowed"


@pytest.mark.parametrize("text", ["what are your opening hours?", "I want to change the hour of my haircut"])
def test_what_a_customer_may_want_is_no_change_of_a_business(text: str) -> None:
    planned = plan(text, Context(), owner=False)
    assert not isinstance(planned.reply, Refusal) or planned.reply.reason == "nothing_booked"
