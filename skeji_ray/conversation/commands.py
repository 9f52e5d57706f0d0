"""The `rules` planner's plans of exact commands: STOP, START, a business's code, what is known, being forgotten."""

from __future__ import annotations

from skeji_ray.conversation.parts import reply, steps
from skeji_ray.messages.asked import EraseWanted
from skeji_ray.messages.pipeline import Step
from skeji_ray.messages.results import Subscribed
from skeji_ray.messages.wishes import Understood, Wish
from skeji_ray.pipeline.planning import Planned


def command_plan(command: str) -> Planned | None:
    """The plan of what `find_command` found; None where it is none of these."""
    kind, _, rest = command.partition(":")
    if kind in {"stop", "start"} and not rest:
        return reply(Subscribed(to_notices=kind == "start"), Understood(intent=Wish(kind)))
    if kind == "export" and not rest:
        return steps(Step(service="bookings", action="export_person"), understood=Understood(intent=Wish.EXPORT))
    if kind == "erase" and not rest:
        return reply(EraseWanted(), Understood(intent=Wish.ERASE))
    if kind == "code" and rest:
        opening = Step(service="business-units", action="open_link", params={"code": rest})
        return steps(opening, understood=Understood(intent=Wish.LINK))
    return None
