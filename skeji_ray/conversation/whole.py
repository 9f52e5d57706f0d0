"""What is done without any reading: commands, and messages that as a whole answer what is open."""

from __future__ import annotations

from skeji_ray.conversation.again import say_again
from skeji_ray.conversation.answers import confirmed_in_words, verdict_of
from skeji_ray.conversation.commands import command_plan
from skeji_ray.conversation.helping import plan_helping
from skeji_ray.conversation.offers import whole_answer
from skeji_ray.language.commands import find_command
from skeji_ray.language.spoken import find_language
from skeji_ray.messages.outcomes import ConfirmWanted, EraseWanted, Understood
from skeji_ray.pipeline.planning import Planned, PlanRequest


def plan_exactly(request: PlanRequest) -> Planned | None:
    """Return the plan of a message that needs no reader; None where its words have to be read."""
    command = find_command(request.text)
    planned = command_plan(command) if command else None
    if planned is not None:
        return planned
    if find_language(request.text) is not None:
        return say_again(request)
    return plan_helping(request) or whole_plan(request)


def whole_plan(request: PlanRequest) -> Planned | None:
    """Return the plan of a message that as a whole is a yes, a no or a choice; None where it says more or less."""
    if isinstance(request.context.open, ConfirmWanted | EraseWanted):
        return confirmed_in_words(request, Understood())
    return whole_answer(request, Understood()) or verdict_of(request)
