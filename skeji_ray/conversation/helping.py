"""The plans of helping to manage a business: by buttons and by whole messages alone, never by a model."""

from __future__ import annotations

from skeji_ray.conversation.parts import MOST_LISTED, refuse, reply, steps
from skeji_ray.languages.assent import Act, Answer, answer_to
from skeji_ray.languages.helping import SaidOfHelping, find_said_of_helping
from skeji_ray.messages.asked import LeaveWanted
from skeji_ray.messages.pipeline import Step
from skeji_ray.messages.views import BusinessView
from skeji_ray.messages.wishes import Understood
from skeji_ray.pipeline.planning import Planned, PlanRequest

_ACTIONS = {"join": "accept_invitation", "refuse": "decline_invitation", "leave": "leave_business"}


def choose_helping(kind: str, business_id: str, request: PlanRequest) -> Planned | None:
    """A button or a row about helping; None where it is none. Whether they may is the service's to check."""
    if kind in _ACTIONS and business_id:
        step = Step(service="business-units", action=_ACTIONS[kind], params={"business_id": business_id})
        return steps(step, understood=Understood())
    if kind == "stay" and business_id:
        return refuse("kept")
    if kind == "leave_which" and business_id:
        return _leave(tuple(one for one in _helped(request) if one.business_id == business_id))
    return None


def plan_helping(request: PlanRequest) -> Planned | None:
    """The plan of a whole message about helping; None where it is about something else.

    A mere yes or no is about an invitation only where nothing else waits for it, and one invitation alone does.
    """
    if (answered := _answer_about_leaving(request)) is not None:
        return answered
    said = find_said_of_helping(request.text)
    if said is None:
        return None
    if said.what == "leave":
        return _leave_named(said, request)
    return _answer(said, request)


def _answer(said: SaidOfHelping, request: PlanRequest) -> Planned | None:
    context = request.context
    waits = context.open is not None or context.offer is not None or bool(context.approvals)
    if len(context.invitations) != 1 or (waits and not said.is_certain):
        return None
    kind = "join" if said.what == "accept" else "refuse"
    return choose_helping(kind, context.invitations[0].business_id, request)


def _asked_about_leaving(request: PlanRequest) -> bool:
    told = [turn.text for turn in request.context.turns if turn.speaker == "system"]
    return bool(told) and told[-1] == LeaveWanted.model_fields["kind"].default


def _answer_about_leaving(request: PlanRequest) -> Planned | None:
    """A whole yes leaves the only business that they help manage; of several it is asked which, once more."""
    answer = answer_to(Act.LEAVE, request.text) if _asked_about_leaving(request) else Answer.OTHER
    if answer is Answer.OTHER:
        return None
    if answer is Answer.NO:
        return refuse("kept")
    helped = _helped(request)
    yes = choose_helping("leave", helped[0].business_id, request) if len(helped) == 1 else None
    return yes or _leave(helped)


def _leave_named(said: SaidOfHelping, request: PlanRequest) -> Planned | None:
    helped = _helped(request)
    if said.name is not None:
        named = tuple(one for one in helped if one.name.casefold() == said.name.strip(" \"'“”").casefold())
        return _leave(named) if named else None
    if not helped:
        return refuse("no_helper") if said.is_certain else None
    return _leave(helped)


def _leave(businesses: tuple[BusinessView, ...]) -> Planned:
    return reply(LeaveWanted(businesses=businesses[:MOST_LISTED])) if businesses else refuse("no_helper")


def _helped(request: PlanRequest) -> tuple[BusinessView, ...]:
    """The businesses that the sender helps manage, and did not register."""
    return tuple(own.business for own in request.context.owned if request.sender.identity in own.maintainers)
