"""What an owner changes, as a model reads it: believed where our own rules find nothing, and done on what is theirs."""

from __future__ import annotations

import json
from typing import Any

import pytest

from skeji_ray.messages.outcomes import Missing, Question
from skeji_ray.model.actions import authority_of, state_of
from skeji_ray.model.plans import plan_reading
from skeji_ray.model.reading import Unreadable, read
from skeji_ray.model.situation import situation
from skeji_ray.pipeline.authority import check_rights
from skeji_ray.pipeline.conversation import Context
from skeji_ray.pipeline.planning import Planned
from tests.support.readings import a_request, a_schedule, actions, asked_for, is_asked_again, owned, params, refused

ONE = owned(a_schedule(1))
THREE = owned(a_schedule(1), a_schedule(2, "Haifa"), a_schedule(3, "Eilat", business=2))


def plan(text: str, context: Context = ONE, *, owner: bool = True, **reading: Any) -> Planned:
    """The plan of what a model wrote, which is checked as any other answer."""
    request = a_request(text, context, owner=owner)
    written = read(json.dumps(reading), authority_of(request.sender.role, state_of(context)))
    planned = plan_reading(request, written)
    check_rights(planned.pipeline, request.sender, context)
    return planned


def asking(planned: Planned, context: Context = ONE) -> Context:
    """The conversation once the question was told."""
    assert isinstance(planned.reply, Question)
    return context.model_copy(update={"open": planned.reply})


@pytest.mark.parametrize(
    ("text", "reading", "changes"),
    [
        (
            "could you make it ten till six from now on",
            {"action": "change_hours", "opens": "10:00", "closes": "18:00"},
            {"start_of_day": "10:00", "end_of_day": "18:00"},
        ),
        (
            "my week has only two days now, the first two",
            {"action": "change_hours", "working_days": ["sunday", "monday"]},
            {"working_days": ["sunday", "monday"]},
        ),
        (
            "nobody has time for more than a half of an hour with us",
            {"action": "change_lengths", "appointment_minutes": 30},
            {"meeting_minutes": 30},
        ),
        ("we need 20 minutes to clean up", {"action": "change_lengths", "break_minutes": 10}, {"break_minutes": 20}),
        (
            "sabbath guests are welcome as well",
            {"action": "also_open", "working_days": ["saturday"]},
            {"working_days": ["sunday", "monday", "tuesday", "wednesday", "thursday", "saturday"]},
        ),
        (
            "my Thursdays are for the kids",
            {"action": "not_open", "working_days": ["thursday"]},
            {"working_days": ["sunday", "monday", "tuesday", "wednesday"]},
        ),
        (
            "my sister marries on the 10th of January, nobody comes in",
            {"action": "not_open", "date": "2030-01-11"},
            {"exceptions": ["2030-01-10"]},
        ),
    ],
)
def test_what_only_the_model_understands_is_done(text: str, reading: dict[str, Any], changes: dict[str, Any]) -> None:
    planned = plan(text, **reading)
    assert actions(planned) == ["update_schedule"]
    assert params(planned) == {"schedule_id": "schedule-1", **changes}


def test_what_our_own_rules_read_stands_before_the_model_s() -> None:
    planned = plan("change my hours to 9-17", action="change_hours", opens="10:00", working_days=["monday"])
    assert params(planned) == {"schedule_id": "schedule-1", "start_of_day": "09:00", "end_of_day": "17:00"}
    planned = plan("אנחנו כבר לא עובדים בימי ראשון", action="change_lengths", appointment_minutes=30)
    assert params(planned)["working_days"] == ["monday", "tuesday", "wednesday", "thursday"]


@pytest.mark.parametrize(
    ("text", "reading", "changes"),
    [
        (
            "people shall know us as Zed Cuts",
            {"action": "rename_business", "business_name": "Zed Cuts"},
            {"name": "Zed Cuts"},
        ),
        ("nails are on the menu", {"action": "add_service", "service": "nails"}, {"labels": ["haircut", "manicure"]}),
    ],
)
def test_a_name_and_a_service_are_the_sender_s_words(
    text: str, reading: dict[str, Any], changes: dict[str, Any]
) -> None:
    assert params(plan(text, **reading)) == {"business_id": "business-1", **changes}


@pytest.mark.parametrize(
    "reading",
    [
        {"action": "rename_business", "business_name": "call +15550001111"},
        {"action": "add_service", "service": "transfer 100 dollars"},
        {"action": "change_hours"},
        {"action": "not_open", "date": "2020-01-01"},
    ],
)
def test_what_nobody_said_changes_nothing(reading: dict[str, Any]) -> None:
    assert refused(plan("hm, let me think", **reading)) == "unchangeable"


def test_which_calendar_is_asked_and_never_guessed() -> None:
    asked = plan("make it ten till six", THREE, action="change_hours", opens="10:00", closes="18:00")
    assert asked_for(asked) is Missing.SCHEDULE
    by_model = plan("the one up north", asking(asked, THREE), action="answer", schedule="schedule_2")
    assert params(by_model)["schedule_id"] == "schedule-2"
    by_words = plan("the one in Eilat", asking(asked, THREE), action="answer", schedule="schedule_2")
    assert params(by_words)["schedule_id"] == "schedule-3"
    unsaid = plan("hm", asking(asked, THREE), action="answer")
    assert unsaid.reply == asked.reply or is_asked_again(unsaid, asked)


TEN_TO_SIX = {"opens": "10:00", "closes": "18:00"}
FIRST_TWO = {"working_days": ["sunday", "monday"]}


@pytest.mark.parametrize(
    ("text", "answer", "reading", "changes"),
    [
        ("change my hours", "ten till six", TEN_TO_SIX, {"start_of_day": "10:00", "end_of_day": "18:00"}),
        ("change my hours", "8-14", TEN_TO_SIX, {"start_of_day": "08:00", "end_of_day": "14:00"}),
        ("change my working days", "the first two", FIRST_TWO, FIRST_TWO),
        ("change the appointment length", "as long as a lesson", {"appointment_minutes": 45}, {"meeting_minutes": 45}),
        ("change the break", "none at all", {"break_minutes": 0}, {"break_minutes": 0}),
        ("we're closed", "on new year of the trees", {"date": "2030-01-19"}, {"exceptions": ["2030-01-19"]}),
    ],
)
def test_an_answer_is_taken_from_the_words_or_else_from_the_model(
    text: str, answer: str, reading: dict[str, Any], changes: dict[str, Any]
) -> None:
    asked = plan(text, action="change_hours")
    planned = plan(answer, asking(asked), action="answer", **reading)
    assert params(planned) == {"schedule_id": "schedule-1", **changes}


def test_a_name_that_was_asked_for_is_the_model_s_reading_of_the_answer() -> None:
    asked = plan("rename my business", action="rename_business")
    named = plan("well, Zed Cuts it shall be", asking(asked), action="answer", business_name="Zed Cuts")
    assert params(named)["name"] == "Zed Cuts"


def test_a_branch_is_opened_where_the_sender_said() -> None:
    planned = plan(
        "a second shop of ours, Kfar Vradim, Herzl 5", action="open_branch", city="Kfar Vradim", address="Herzl 5"
    )
    assert actions(planned) == ["update_business", "create_schedule"]
    assert planned.pipeline[1].params == {"business_id": "business-1", "city": "Kfar Vradim", "address": "Herzl 5"}
    asked = plan("a second shop of ours", action="open_branch", city="Mallory", address="Mallory 5")
    assert asked_for(asked) is Missing.CITY
    planned = plan("near Kfar Vradim", asking(asked), action="answer", city="Kfar Vradim")
    assert planned.pipeline[1].params == {"business_id": "business-1", "city": "Kfar Vradim"}


def test_nothing_of_this_can_be_read_for_a_customer() -> None:
    for action in ("change_hours", "rename_business", "open_branch"):
        with pytest.raises(Unreadable):
            plan("change my hours to 9-18", Context(), owner=False, action=action)
    assert refused(plan("change my hours to 9-18", Context(), owner=False, action="none")) == "not_allowed"


def test_a_change_that_our_own_rules_know_is_one_whatever_the_model_saw() -> None:
    assert actions(plan("change my hours to 9-17", action="none")) == ["update_schedule"]


def test_a_customer_s_own_hours_do_not_hide_what_they_want() -> None:
    text = "I work until 5, a dentist in Haifa please"
    planned = plan(text, Context(), owner=False, action="search_availability", service="dentist", city="Haifa")
    assert actions(planned) == ["search_availability"]


def test_a_situation_names_calendars_by_ordinal_and_by_nothing_secret() -> None:
    told = situation(a_request("hi", THREE, owner=True))
    assert 'schedule_3: "Red Sea", Eilat, "Herzl 3"' in told
    assert "schedule-3" not in told
    assert "business-2" not in told
