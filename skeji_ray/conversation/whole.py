"""Messages that as a whole answer what is open: they need no reader."""

from __future__ import annotations

from skeji_ray.conversation.answers import confirmed_in_words, verdict_of
from skeji_ray.conversation.offers import whole_answer
from skeji_ray.languages.names import find_name
from skeji_ray.messages.outcomes import ChangeWanted, ConfirmWanted, EraseWanted, Understood
from skeji_ray.pipeline.planning import Planned, PlanRequest


def whole_plan(request: PlanRequest) -> Planned | None:
    """Return the plan of a message that as a whole is a yes, a no or a choice; None where it says more or less."""
    if isinstance(request.context.open, ConfirmWanted | EraseWanted | ChangeWanted):
        return confirmed_in_words(request, Understood())
    return whole_answer(request, Understood(name=find_name(request.text))) or verdict_of(request)
