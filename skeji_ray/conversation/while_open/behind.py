"""What waits for an owner's yes while they say something else: it stays open behind that, and is asked after it."""

from __future__ import annotations

from skeji_ray.conversation.several import ids_of, is_in_its_place
from skeji_ray.conversation.turn import Turn
from skeji_ray.conversation.while_open.again import ask_again
from skeji_ray.conversation.while_open.waiting import said_behind
from skeji_ray.messages.asked import ChangeWanted, ConfirmWanted
from skeji_ray.messages.frame import MAX_BEHIND
from skeji_ray.messages.outcomes import Outcome, parts_of
from skeji_ray.messages.refusals import Refusal
from skeji_ray.pipeline.planning import Planned

_LOOKS = frozenset({"daily_schedule", "describe_business", "list_bookings", "get_booking", "search_availability"})
"""What changes nothing: what is open stays open beside it, and need not be said again."""


def with_behind(turn: Turn, planned: Planned) -> Planned:
    """Return an owner's plan with what waited for its yes: behind the new question, or asked again after what is done;
    and with what waits behind it, where it was answered."""
    opened = turn.context.open
    if not turn.is_owner or not isinstance(opened, ChangeWanted | ConfirmWanted):
        return planned
    last = next(reversed(parts_of(planned.reply)), None)
    if _is_kept(planned.reply):
        return said_behind(turn.request, planned)
    if isinstance(last, ChangeWanted | ConfirmWanted):
        return planned if is_in_its_place(turn, opened, last) else _put_behind(turn, planned, opened)
    if planned.reply is None and any(step.action not in _LOOKS for step in planned.pipeline):
        if planned.pipeline == _steps_of(opened) or _is_of_the_same(planned, opened):  # it is what was asked about
            return said_behind(turn.request, planned)
        again = ask_again(turn.request, why="check").reply
        return planned.model_copy(update={"reply": again})
    return planned


def _put_behind(turn: Turn, planned: Planned, opened: ChangeWanted | ConfirmWanted) -> Planned:
    frame = planned.frame or turn.frame
    behind = tuple(one for one in frame.behind if one != opened)
    frame = frame.model_copy(update={"behind": (*behind, opened)[-MAX_BEHIND:]})
    return planned.model_copy(update={"frame": frame})


def _is_kept(reply: Outcome | None) -> bool:
    return isinstance(reply, Refusal) and reply.reason == "kept"


def _steps_of(opened: ChangeWanted | ConfirmWanted) -> tuple[object, ...]:
    return opened.steps if isinstance(opened, ChangeWanted) else ()


def _is_of_the_same(planned: Planned, opened: ChangeWanted | ConfirmWanted) -> bool:
    """It is done to the very bookings that are asked about: "approve her then", to "Shall I decline this?"."""
    return not ids_of(opened).isdisjoint(str(step.params.get("booking_id")) for step in planned.pipeline)
