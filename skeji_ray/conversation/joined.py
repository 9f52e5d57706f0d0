"""Several plans as one: each step once, and what is told before it."""

from __future__ import annotations

from skeji_ray.messages.outcomes import MAX_PARTS, Outcome, Part, parts_of, together
from skeji_ray.messages.pipeline import Step
from skeji_ray.pipeline.planning import Planned


def joined(planned: list[Planned]) -> Planned:
    """One plan of several: replies before the pipeline, or as the parts of one answer."""
    steps: tuple[Step, ...] = ()
    for one in planned:  # the same is looked up once
        steps += tuple(step for step in one.pipeline if step not in steps)
    replies = [one.reply for one in planned if one.reply is not None]
    main = planned[-1] if planned[-1].pipeline else next((one for one in planned if one.pipeline), planned[-1])
    main = main.model_copy(update={"pipeline": steps, "reply": None})
    if not replies:
        return main
    parts = _parts(replies)[-(MAX_PARTS - (1 if steps else 0)) :]
    return main.model_copy(update={"reply": together(parts)})


def _parts(replies: list[Outcome]) -> list[Part]:
    """Each once, in order."""
    told: list[Part] = []
    for one in replies:
        told += [part for part in parts_of(one) if part not in told]
    return told
