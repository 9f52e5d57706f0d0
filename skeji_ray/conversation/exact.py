"""What is done without any reading: commands, exact wishes, and messages that as a whole answer what is open."""

from __future__ import annotations

from skeji_ray.conversation.capabilities import BY_ACT
from skeji_ray.conversation.changes import plan_change
from skeji_ray.conversation.commands import command_plan
from skeji_ray.conversation.helping import plan_helping
from skeji_ray.conversation.turn import Turn
from skeji_ray.conversation.while_open.again import say_again
from skeji_ray.conversation.whole import whole_plan
from skeji_ray.languages.commands import find_command, find_wish
from skeji_ray.languages.spoken import find_language
from skeji_ray.messages.acts import Act
from skeji_ray.messages.people import Role
from skeji_ray.messages.reading import Reading, Said
from skeji_ray.messages.wishes import Understood, Wish
from skeji_ray.pipeline.planning import Planned, PlanRequest

_ACTS = {Wish.HELP: Act.HELP, Wish.LIST: Act.LIST, Wish.DAY: Act.AGENDA, Wish.CANCEL: Act.CANCEL}


def plan_exactly(request: PlanRequest) -> Planned | None:
    """Return the plan of a message that needs no reader; None where its words have to be read."""
    command = find_command(request.text)
    planned = command_plan(command) if command else None
    if planned is not None:
        return planned
    if find_language(request.text) is not None:
        return say_again(request)
    return plan_helping(request) or whole_plan(request) or _wish(request)


def _wish(request: PlanRequest) -> Planned | None:
    wish = find_wish(request.text)
    if wish is Wish.CHANGE:
        return plan_change(request, Understood(intent=wish))
    if wish is Wish.DAY and request.sender.role is Role.CUSTOMER:
        wish = Wish.LIST
    if wish not in _ACTS:
        return None
    said = Said(act=_ACTS[wish])
    return BY_ACT[said.act].plan(Turn(request, Reading(said=(said,))), said)
