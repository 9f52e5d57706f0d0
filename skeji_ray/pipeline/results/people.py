"""What is known about the sender, and that it is forgotten."""

from __future__ import annotations

from skeji_ray.messages.outcomes import Outcome
from skeji_ray.messages.results import PersonForgotten, PersonTold
from skeji_ray.pipeline.execution import Execution
from skeji_ray.pipeline.results.steps import Tellers, steps_done

_EXPORT = ("bookings", "export_person")
_ERASE = ("bookings", "erase_person")


def _known(execution: Execution) -> Outcome:
    [*_, (_, result)] = steps_done(execution, _EXPORT)
    return PersonTold.model_validate(result)


def _erased(execution: Execution) -> Outcome:
    [*_, (_, result)] = steps_done(execution, _ERASE)
    return PersonForgotten.model_validate(result)


TOLD: Tellers = {
    _EXPORT: _known,
    _ERASE: _erased,
}
