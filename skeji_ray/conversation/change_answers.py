"""The `rules` planner's reading of answers to what was asked about a change: how long, which days, which calendar."""

from __future__ import annotations

import re

from skeji_ray.conversation.branches import open_branch, plan_branch
from skeji_ray.conversation.changes import change_business, change_schedules, plan_change
from skeji_ray.conversation.owned import pick_businesses, pick_listed, pick_schedules
from skeji_ray.conversation.parts import MOST_LISTED, refuse, today_of
from skeji_ray.conversation.while_open.again import ask_again
from skeji_ray.languages.assent import Act, Answer, answer_to, is_held_back
from skeji_ray.languages.business_names import business_answer
from skeji_ray.languages.changes import asks_everywhere
from skeji_ray.languages.clauses import in_plain_english
from skeji_ray.languages.dates import find_dates, find_working_days
from skeji_ray.languages.durations import find_minutes
from skeji_ray.languages.opening import without_dates
from skeji_ray.languages.places import city_answer
from skeji_ray.languages.times import find_hours
from skeji_ray.messages.asked import Question
from skeji_ray.messages.changes import Change
from skeji_ray.messages.views import BusinessView
from skeji_ray.messages.wishes import Missing, Understood, Wish
from skeji_ray.pipeline.planning import Planned, PlanRequest

_BARE_NUMBER = re.compile(r"\W*(\d{1,3})\W*")


def answer_change(request: PlanRequest, question: Question) -> Planned:
    """The one thing that was asked for; where it is not said, it is asked for again."""
    missing, known = question.missing[0], question.understood
    if answer_to(Act.BOOK, request.text) is Answer.NO:
        return refuse("kept")
    if missing is not Missing.BUSINESS_NAME and is_held_back(request.text):
        return ask_again(request, known)
    if missing is Missing.SCHEDULE:
        return _schedule(request, question)
    if missing is Missing.BUSINESS:
        meant = pick_listed(question.businesses, request.text) or pick_businesses(question.businesses, request.text)
        return go_on_with_business(request, known, meant)
    if missing is Missing.CITY:
        city = city_answer(request.text)
        return plan_branch(request, known.model_copy(update={"city": city})) if city else ask_again(request, known)
    said = _said(request, missing)
    return ask_again(request, known) if said is None else go_on_with(request, known, said)


def go_on_with(request: PlanRequest, known: Understood, said: Change) -> Planned:
    """What was asked for is said: go on with the change."""
    change = said.over(known.change)
    return plan_change(request, known.model_copy(update={"change": change}))


def go_on_with_business(request: PlanRequest, known: Understood, meant: tuple[BusinessView, ...]) -> Planned:
    """The business is known now."""
    if known.intent is Wish.BRANCH:
        return open_branch(request, known, meant)
    return change_business(request, known, meant)


def _schedule(request: PlanRequest, question: Question) -> Planned:
    known, listed = question.understood, question.schedules
    if asks_everywhere(request.text):
        change = (known.change or Change()).model_copy(update={"everywhere": True})
        meant = listed if len(listed) < MOST_LISTED else request.context.schedules
        return change_schedules(request, known.model_copy(update={"change": change}), meant)
    meant = pick_listed(listed, request.text) or pick_schedules(listed, request.text)
    return change_schedules(request, known, meant)


def _said(request: PlanRequest, missing: Missing) -> Change | None:
    """What was asked for, read out of the message."""
    text, plain = request.text, in_plain_english(request.text)
    match missing:
        case Missing.HOURS if hours := find_hours(without_dates(plain)):
            return Change(opens=hours[0], closes=hours[1])
        case Missing.WORKING_DAYS if days := find_working_days(plain):
            return Change(working_days=days)
        case Missing.MEETING_MINUTES | Missing.BREAK_MINUTES if (minutes := _minutes(plain)) is not None:
            return Change.model_validate({missing.value: minutes})
        case Missing.DATE if dates := find_dates(plain, today_of(request)):
            return Change(closed_on=tuple(day.isoformat() for day in dates))
        case Missing.BUSINESS_NAME if name := business_answer(text):
            return Change(name=name)
    return None


def _minutes(plain: str) -> int | None:
    """ "30" alone is so many minutes."""
    bare = _BARE_NUMBER.fullmatch(plain)
    return int(bare[1]) if bare else find_minutes(plain)
