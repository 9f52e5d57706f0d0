"""The `rules` planner: no model at all. What answers an open question comes first, then what is wished for anew."""

from __future__ import annotations

from skeji_ray.conversation.again import leave_open, say_again
from skeji_ray.conversation.answers import answer_of
from skeji_ray.conversation.choices import choice_plan
from skeji_ray.conversation.commands import command_plan
from skeji_ray.conversation.helping import plan_helping
from skeji_ray.conversation.memory import understood_of, with_earlier_turns
from skeji_ray.conversation.moves import moves_instead
from skeji_ray.conversation.parts import refuse
from skeji_ray.conversation.wishes import plan_wish
from skeji_ray.language.answers import is_yes
from skeji_ray.language.assent import denies
from skeji_ray.language.commands import find_command
from skeji_ray.language.spoken import find_language
from skeji_ray.messages.outcomes import Understood, Wish
from skeji_ray.pipeline.planning import Planned, PlanRequest

__all__ = ["RulesPlanner", "choice_plan", "plan_by_rules"]


class RulesPlanner:
    """Fulfils the planner's contract with patterns and tables: the embedded default."""

    async def plan(self, request: PlanRequest) -> Planned:
        return plan_by_rules(request)


def plan_by_rules(request: PlanRequest) -> Planned:
    """What a message means, given what is open in its conversation."""
    command = find_command(request.text)
    planned = command_plan(command) if command else None
    if planned is not None:
        return planned
    if find_language(request.text) is not None:
        return say_again(request)
    planned = plan_helping(request)
    if planned is not None:
        return planned
    fresh = understood_of(request)
    answered = answer_of(request, fresh)
    if answered is not None:
        return answered
    if moves_instead(request, fresh):
        return plan_wish(request, fresh.model_copy(update={"intent": Wish.RESCHEDULE}))
    if fresh == Understood() and denies(request.text):
        return refuse("kept")
    known = with_earlier_turns(request, fresh)
    if fresh.intent is Wish.NONE and known.label is None and is_yes(request.text):
        return leave_open(request, refuse("nothing_to_confirm", known))
    return leave_open(request, plan_wish(request, known))
