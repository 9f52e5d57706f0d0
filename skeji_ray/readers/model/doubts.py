"""What a well-formed answer says that cannot be: worth asking a model once more, never worth an apology."""

from __future__ import annotations

from skeji_ray.conversation.parts import today_of
from skeji_ray.pipeline.planning import PlanRequest
from skeji_ray.readers.model.grounding import Grounds, day_of
from skeji_ray.readers.model.ordinals import bookings_by_ordinal, slots_by_ordinal
from skeji_ray.readers.model.written import Written, WrittenAct


def doubt_of(request: PlanRequest, written: Written) -> str | None:
    """Return what is wrong, in words for the model; None where nothing is."""
    return next((wrong for one in written.acts if (wrong := _of_act(request, one)) is not None), None)


def _of_act(request: PlanRequest, one: WrittenAct) -> str | None:
    if one.slot is not None and one.slot not in slots_by_ordinal(request.context):
        return f"slot: there is no {one.slot}"
    if one.booking is not None and one.booking not in bookings_by_ordinal(request.context):
        return f"booking: there is no {one.booking}"
    if one.date is None or day_of(request, one.date) is not None or Grounds(request).reckons(one):
        return None
    return f"date: {one.date} has passed or is too far ahead, today is {today_of(request).isoformat()}"
