"""The `rules` planner's plan of a block: a span that an owner takes out of their calendars."""

from __future__ import annotations

from skeji_ray.conversation.changes import change_schedules
from skeji_ray.conversation.owned import pick_schedules
from skeji_ray.conversation.parts import ask, ask_another_day, has_passed, refuse, steps
from skeji_ray.languages.changes import asks_all_day
from skeji_ray.languages.times import find_span
from skeji_ray.messages.changes import Change
from skeji_ray.messages.outcomes import Missing, Understood, Wish
from skeji_ray.messages.people import Role
from skeji_ray.messages.pipeline import Step
from skeji_ray.pipeline.planning import Planned, PlanRequest


def plan_block(request: PlanRequest, known: Understood) -> Planned:
    """ "Block tomorrow 2 to 4": a day and a span, each asked for where it is missing; all of a day is a closed day."""
    if request.sender.role is Role.CUSTOMER:
        return refuse("not_allowed")
    if has_passed(request, known.date):
        return ask_another_day(known.model_copy(update={"intent": Wish.BLOCK}))
    if known.date is not None and asks_all_day(request.text):
        closing = Understood(intent=Wish.CHANGE, change=Change(closed_on=(known.date,)))
        return change_schedules(request, closing, pick_schedules(request.context.schedules, request.text))
    span = find_span(request.text)
    start, end = span or (known.opens, known.closes)
    known = Understood(intent=Wish.BLOCK, date=known.date, opens=start, closes=end)
    if known.date is None:
        return ask(Missing.DATE, known)
    if start is None or end is None:
        return ask(Missing.TIME, known)
    params = {"date": known.date, "start_time": start, "end_time": end}
    return steps(Step(service="schedules", action="block_time", params=params), understood=known)
