"""What waits behind what is answered, and whether an answer says more."""

from __future__ import annotations

from skeji_ray.languages.assent import only_answers, without_denied
from skeji_ray.languages.whole import words_of
from skeji_ray.messages.outcomes import parts_of, together
from skeji_ray.pipeline.planning import Planned, PlanRequest

MIN_WORDS = 2
"""Of what stands behind a no: one word is hardly a wish."""


def says_more(text: str) -> bool:
    """Tell whether something is said beside what is not to be done."""
    rest = without_denied(text)
    return len(words_of(rest).split()) >= MIN_WORDS and not only_answers(rest)


def said_behind(request: PlanRequest, planned: Planned) -> Planned:
    """Return the plan of a yes or a no with what waits behind it: it is asked again."""
    behind = request.context.frame.behind
    if not behind or len(parts_of(planned.reply)) > 1:
        return planned
    again = behind[-1].model_copy(update={"asked_id": None, "again": None})
    frame = (planned.frame or request.context.frame).model_copy(update={"behind": behind[:-1]})
    return planned.model_copy(update={"reply": together((*parts_of(planned.reply), again)), "frame": frame})
