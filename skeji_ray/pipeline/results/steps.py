"""The steps of an execution that were done, with their results."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from skeji_ray.messages.outcomes import Outcome
from skeji_ray.messages.pipeline import Step
from skeji_ray.messages.views import BookingView
from skeji_ray.pipeline.execution import Execution

Result = dict[str, Any]
Tellers = Mapping[tuple[str, str], Callable[[Execution], Outcome]]
"""Action -> what tells its result."""
MOST_AFFECTED_SHOWN = 10


def steps_done(execution: Execution, *keys: tuple[str, str]) -> Iterator[tuple[Step, Result]]:
    """The steps of these kinds that were done, in order, with their results."""
    for step, result in zip(execution.plan.pipeline, execution.results, strict=False):
        if (step.service, step.action) in keys:
            yield step, result


def last_of(execution: Execution, key: tuple[str, str]) -> int:
    """Return which step of a kind is the last."""
    return max(n for n, step in enumerate(execution.plan.pipeline) if (step.service, step.action) == key)


def each_once(bookings: Iterable[BookingView]) -> tuple[BookingView, ...]:
    """Return whom a change concerns, as it is now, as many as are shown."""
    return tuple({one.booking_id: one for one in bookings}.values())[:MOST_AFFECTED_SHOWN]
