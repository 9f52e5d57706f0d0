"""The `rules` planner: no model at all. What answers an open question comes first, then what is wished for anew."""

from __future__ import annotations

from collections.abc import Callable

from skeji_ray.language.answers import is_yes
from skeji_ray.language.commands import find_command
from skeji_ray.messages.outcomes import ConfirmWanted, EraseWanted, Wish
from skeji_ray.pipeline.planning import Planned, PlanRequest
from skeji_ray.rules.answers import (
    answer_of,
    choose_business,
    choose_listed,
    choose_schedule,
    choose_slot,
    say_yes,
)
from skeji_ray.rules.commands import command_plan
from skeji_ray.rules.memory import understood_of, with_earlier_turns
from skeji_ray.rules.moves import moves_instead
from skeji_ray.rules.parts import refuse
from skeji_ray.rules.wishes import decide_by_id, plan_wish


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
    fresh = understood_of(request)
    answered = answer_of(request, fresh)
    if answered is not None:
        return answered
    if moves_instead(request, fresh):
        return plan_wish(request, fresh.model_copy(update={"intent": Wish.RESCHEDULE}))
    known = with_earlier_turns(request, fresh)
    if fresh.intent is Wish.NONE and known.label is None and is_yes(request.text):
        return refuse("nothing_to_confirm", known)
    return plan_wish(request, known)


def choice_plan(choice: str, request: PlanRequest) -> Planned:
    """What a button or a row of ours means; it never reaches a model. What is no longer open is refused as stale."""
    kind, _, rest = choice.partition(":")
    number, _, offer = rest.partition(":")
    if kind == "slot" and number.isdecimal() and _is_current(offer, request):
        return choose_slot(request, int(number))
    if kind in {"yes", "no"} and (not rest or _is_asked_now(rest, request)):
        return say_yes(request) if kind == "yes" else refuse("kept")
    if kind in {"approve", "decline"} and rest:
        return decide_by_id(kind, rest)
    if kind in _LISTED and rest.isdecimal():
        return _LISTED[kind](request, int(rest))
    return command_plan(choice) or refuse("stale_choice")


_LISTED: dict[str, Callable[[PlanRequest, int], Planned]] = {
    "booking": choose_listed,
    "schedule": choose_schedule,
    "business": choose_business,
}
"""Rows of a question."""


def _is_asked_now(asked: str, request: PlanRequest) -> bool:
    """The button names the open question, or the offer that a question is about, by the first characters of its id."""
    context = request.context
    if (context.open_id or "").startswith(asked):
        return True
    return not isinstance(context.open, ConfirmWanted | EraseWanted) and _is_current(asked, request)


def _is_current(offer: str, request: PlanRequest) -> bool:
    """The button names, by the first characters of its id, the offer that is open."""
    context = request.context
    return context.offer is not None and bool(offer) and (context.offer_id or "").startswith(offer)
