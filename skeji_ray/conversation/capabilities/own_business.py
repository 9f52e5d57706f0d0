"""To run a business: register it, see the day, decide on requests, change what stands."""

from __future__ import annotations

from skeji_ray.conversation.blocks import plan_block
from skeji_ray.conversation.branches import plan_branch
from skeji_ray.conversation.capabilities.base import Capability
from skeji_ray.conversation.changes import plan_change
from skeji_ray.conversation.decisions import plan_decision
from skeji_ray.conversation.known import known_of
from skeji_ray.conversation.parts import refuse, reply, steps
from skeji_ray.conversation.turn import Turn
from skeji_ray.conversation.wishes import plan_wish
from skeji_ray.language.understand import understand
from skeji_ray.messages.acts import Act, Slot
from skeji_ray.messages.outcomes import Refusal, Understood, Wish
from skeji_ray.messages.pipeline import Step
from skeji_ray.messages.reading import Said
from skeji_ray.messages.talk import CannotDo
from skeji_ray.pipeline.planning import Planned

_WISHES = {Act.APPROVE: Wish.APPROVE, Act.DECLINE: Wish.DECLINE, Act.COMPLETE: Wish.COMPLETE}


def plan_register(turn: Turn, said: Said) -> Planned:
    """Put a business on, out of all that was said of it."""
    own = understand(turn.text, turn.request.read_at, turn.request.sender.time_zone)
    known = own if own.intent is Wish.REGISTER else known_of(turn, said, Wish.REGISTER)
    return plan_wish(turn.request, known.model_copy(update={"intent": Wish.REGISTER}))


def plan_agenda(turn: Turn, said: Said) -> Planned:
    """Show who comes, on the day that was said."""
    known = known_of(turn, said, Wish.DAY)
    params = {"date": known.date} if known.date else {}
    return steps(Step(service="schedules", action="daily_schedule", params=params), understood=known)


def plan_decide(turn: Turn, said: Said) -> Planned:
    """Decide on one request, or on one booking that took place."""
    context, wish = turn.context, _WISHES[said.act]
    begun = tuple(one for one in context.served if one.start_time <= turn.request.now)
    listed = (begun or context.served) if wish is Wish.COMPLETE else context.approvals
    return plan_decision(turn.request, Understood(intent=wish), listed)


def plan_changes(turn: Turn, said: Said) -> Planned:
    """Change hours, days, lengths, services, details; what cannot be changed is named."""
    planned = plan_change(turn.request, Understood(intent=Wish.CHANGE))
    if isinstance(planned.reply, Refusal) and planned.reply.reason == "unchangeable":
        words = tuple(word for slot in (Slot.ADDRESS, Slot.PHONE, Slot.PRICE) for word in said.slots.get(slot, ()))
        return reply(CannotDo(act=said.act, said=words), planned.understood)
    return planned


def plan_span(turn: Turn, said: Said) -> Planned:
    """Take hours out of the calendar."""
    return plan_block(turn.request, known_of(turn, said, Wish.BLOCK))


def plan_details(turn: Turn, said: Said) -> Planned:
    """Change name, website or city; another branch is one too."""
    known = known_of(turn, said, Wish.BRANCH)
    return plan_branch(turn.request, known) if known.city is not None else plan_changes(turn, said)


def plan_not_allowed(turn: Turn, said: Said) -> Planned:
    """What only an owner may."""
    return refuse("not_allowed")


_UPDATE = (("schedules", "update_schedule"),)
REGISTER = Capability(
    "register",
    frozenset({Act.REGISTER}),
    plan_register,
    (("business-units", "register_business"), ("schedules", "create_schedule")),
)
AGENDA = Capability("agenda", frozenset({Act.AGENDA}), plan_agenda, (("schedules", "daily_schedule"),))
DECIDE = Capability("decide", frozenset(_WISHES), plan_decide, (("bookings", "confirm_booking"),))
BLOCK = Capability("block", frozenset({Act.BLOCK}), plan_span, (("schedules", "block_time"),))
CHANGE = Capability(
    "change",
    frozenset(
        {Act.CLOSE, Act.REOPEN, Act.CHANGE_HOURS, Act.CHANGE_SERVICES, Act.STAFF, Act.PAUSE, Act.RESUME, Act.UNBLOCK}
    ),
    plan_changes,
    _UPDATE,
)
DETAILS = Capability("details", frozenset({Act.CHANGE_DETAILS}), plan_details, (("business-units", "update_business"),))
