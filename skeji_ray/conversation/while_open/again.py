"""What is open in a conversation, and how it is asked again: an answer that settles nothing leaves it open."""

from __future__ import annotations

from typing import Literal

from skeji_ray.conversation.parts import refuse, reply
from skeji_ray.languages.assent import Act, asks
from skeji_ray.messages import acts as said
from skeji_ray.messages.asked import ChangeWanted, ConfirmWanted, EraseWanted, Question, SlotsOffered
from skeji_ray.messages.results import Help
from skeji_ray.messages.talk import SmallTalk
from skeji_ray.messages.wishes import Understood, Wish
from skeji_ray.pipeline.context import Context
from skeji_ray.pipeline.conversation import FORGOTTEN_AFTER
from skeji_ray.pipeline.planning import Planned, PlanRequest

Why = Literal["asked", "unclear", "check"]
_ASSENTS = {
    said.Act.CANCEL_CUSTOMER: Act.CANCEL,
    **dict.fromkeys((said.Act.CLOSE, said.Act.BLOCK, said.Act.PAUSE), Act.CLOSE),
    **dict.fromkeys((said.Act.REOPEN, said.Act.UNBLOCK, said.Act.RESUME), Act.REOPEN),
}
"""What a yes repeats of it; of everything else, words of change."""


def act_asked(context: Context) -> Act | None:
    """What a yes would do; None where nothing waits for one."""
    match context.open:
        case EraseWanted():
            return Act.ERASE
        case ConfirmWanted():
            return Act.CANCEL
        case ChangeWanted(act=act):
            return _ASSENTS.get(act, Act.CHANGE)
    if context.offer is None:
        return None
    return Act.BOOK if context.offer.moves is None else Act.MOVE


def ask_again(request: PlanRequest, understood: Understood | None = None, why: Why | None = None) -> Planned:
    """Ask what is open once more, with buttons and rows that are as good as the first ones.

    Args:
        why: None: by the message itself, which asks or is not understood.
    """
    context = request.context
    reason = why or ("asked" if asks(request.text) else "unclear")
    asked: Question | ConfirmWanted | EraseWanted | ChangeWanted | SlotsOffered | None = context.open or context.offer
    if asked is None or (isinstance(asked, SlotsOffered) and not asked.slots):
        return refuse("out_of_scope", understood)
    id = context.open_id if context.open is not None else context.offer_id
    if isinstance(asked, Question) and asked.slots:
        id = context.offer_id
    again = asked.model_copy(update={"asked_id": id, "again": reason})
    known = understood or Understood()
    return reply(again, known if known != Understood() or not isinstance(asked, Question) else asked.understood)


def say_again(request: PlanRequest) -> Planned:
    """Say what is open once more, in the language that was asked for; what can be done here where nothing is."""
    context = request.context
    offer = context.offer if context.offer is not None and context.offer.slots else None
    asked: Question | ConfirmWanted | EraseWanted | ChangeWanted | SlotsOffered | None = context.open or offer
    if asked is None:
        return reply(Help(), Understood(intent=Wish.HELP))
    again = asked.model_copy(update={"again": None})
    return reply(again, asked.understood if isinstance(asked, Question) else Understood())


def stays_open(request: PlanRequest) -> Planned:
    """Nothing is hurried: until when what is open can be answered is told."""
    context, task = request.context, request.context.frame.task
    is_open = context.open is not None or context.offer is not None
    until = context.told_at + FORGOTTEN_AFTER if is_open and context.told_at is not None else None
    business = context.business or (task.business if task is not None else None)
    zone = request.sender.time_zone
    return reply(SmallTalk(talk="hold", business=business, open_until=until, time_zone=zone))
