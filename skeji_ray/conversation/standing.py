"""What an owner has as it would stand once steps were done: calendars and businesses, and which steps are one."""

from __future__ import annotations

from datetime import date
from typing import Any

from skeji_ray.messages.acts import Act
from skeji_ray.messages.steps import Step
from skeji_ray.messages.views import BusinessView, ScheduleView
from skeji_ray.messages.when import Span
from skeji_ray.pipeline.context import Context

OF_DAYS = {"close_days": Act.CLOSE, "reopen_days": Act.REOPEN}
_ONE_EACH = {"update_schedule": "schedule_id", "update_business": "business_id"}
"""Of several such changes of one thing, one command is enough."""


def standing(context: Context, steps: tuple[Step, ...]) -> Context:
    """Return the context with what is owned as these steps would leave it."""
    schedules = {one.schedule_id: one for one in context.schedules}
    owned = {own.business.business_id: own for own in context.owned}
    for step in steps:
        fields = {name: tuple(value) if isinstance(value, list) else value for name, value in step.params.items()}
        if step.action == "update_schedule" and (schedule := schedules.get(step.params["schedule_id"])) is not None:
            schedules[schedule.schedule_id] = ScheduleView.model_validate(schedule.model_dump() | fields)
        if step.action == "update_business" and (own := owned.get(step.params["business_id"])) is not None:
            shown = {name: value for name, value in fields.items() if name in BusinessView.model_fields}
            renewed = own.model_copy(update={"business": own.business.model_copy(update=shown)})
            owned[own.business.business_id] = renewed
    businesses = tuple(
        own.model_copy(update={"schedules": tuple(schedules.get(one.schedule_id, one) for one in own.schedules)})
        for own in owned.values()
    )
    return context.model_copy(update={"owned": businesses})


def changed(context: Context, steps: tuple[Step, ...]) -> dict[str, tuple[ScheduleView | BusinessView, ...]]:
    """Return the calendars and businesses that these steps change, as they would stand."""
    after = standing(context, steps)
    ids = {step.params.get("schedule_id") for step in steps if step.action == "update_schedule"}
    names = {step.params.get("business_id") for step in steps if step.action == "update_business"}
    return {
        "schedules": tuple(one for one in after.schedules if one.schedule_id in ids),
        "businesses": tuple(own.business for own in after.owned if own.business.business_id in names),
    }


def in_one(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """Return the steps, each once, and changes of one calendar or business as one: what is said last counts."""
    found: dict[str, Step] = {}
    for number, step in enumerate(steps):
        field = _ONE_EACH.get(step.action)
        key = f"{step.action}:{step.params.get(field)}" if field else str((step.action, sorted(step.params.items())))
        if any("${" in str(value) and not str(value).startswith("$${") for value in step.params.values()):
            key = str(number)  # it needs the step before it
        before = found.get(key)
        params: dict[str, Any] = (before.params | step.params) if before is not None and field else step.params
        found[key] = step.model_copy(update={"params": params})
    return tuple(found.values())


def span_of(step: Step) -> Span | None:
    """Return the days and the window of a step; None where it has none."""
    params = step.params
    if not isinstance(params.get("date"), str):
        return None
    first = date.fromisoformat(params["date"])
    last = date.fromisoformat(params.get("date_to", params["date"]))
    return Span(date_from=first, date_to=last, time_from=params.get("start_time"), time_to=params.get("end_time"))
