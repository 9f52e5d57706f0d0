"""What a well-formed reading says that can not be: worth asking a model once more, never worth an apology."""

from __future__ import annotations

from skeji_ray.conversation.parts import today_of
from skeji_ray.model.context import bookings_by_ordinal, schedules_by_ordinal, slots_by_ordinal
from skeji_ray.model.reading import Reading
from skeji_ray.model.words import day_of, own_reading
from skeji_ray.pipeline.planning import PlanRequest


def doubt_of(request: PlanRequest, reading: Reading) -> str | None:
    """What is wrong, in words for the model; None where nothing is."""
    if reading.slot is not None and reading.slot not in slots_by_ordinal(request.context):
        return f"slot: there is no {reading.slot}"
    if reading.booking is not None and reading.booking not in bookings_by_ordinal(request.context):
        return f"booking: there is no {reading.booking}"
    if reading.schedule is not None and reading.schedule not in schedules_by_ordinal(request.context):
        return f"schedule: there is no {reading.schedule}"
    is_reckoned = own_reading(request).date is not None  # by our own rules: the model's is not looked at
    if reading.date is not None and not is_reckoned and day_of(request, reading.date) is None:
        return f"date: {reading.date} has passed or is too far ahead, today is {today_of(request).isoformat()}"
    return None
