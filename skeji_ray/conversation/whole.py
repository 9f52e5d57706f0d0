"""Messages that as a whole answer what is open: they need no reader."""

from __future__ import annotations

from skeji_ray.conversation.decisions import decide_by_id
from skeji_ray.conversation.groups import choose_several
from skeji_ray.conversation.offers import agree, disagree, repeatable, whole_answer
from skeji_ray.conversation.parts import ask_which
from skeji_ray.conversation.while_open.again import act_asked, ask_again
from skeji_ray.conversation.while_open.waiting import said_behind, says_more
from skeji_ray.languages.assent import Act, Answer, answer_to, denies, is_asked, only_answers
from skeji_ray.languages.names import find_name
from skeji_ray.languages.several import several_in
from skeji_ray.messages.asked import ChangeWanted, ConfirmWanted, EraseWanted, Question
from skeji_ray.messages.refusals import Refusal
from skeji_ray.messages.wishes import Missing, Understood, Wish
from skeji_ray.pipeline.planning import Planned, PlanRequest


def whole_plan(request: PlanRequest) -> Planned | None:
    """Return the plan of a message that as a whole is a yes, a no or a choice; None where it says more or less."""
    if isinstance(request.context.open, ConfirmWanted | EraseWanted | ChangeWanted):
        return _confirmed(request)
    return _several(request) or whole_answer(request, Understood(name=find_name(request.text))) or _verdict(request)


def _several(request: PlanRequest) -> Planned | None:
    """ "Both please": several of the times that wait for a choice."""
    context, opened = request.context, request.context.open
    is_about_it = opened is None or (isinstance(opened, Question) and opened.missing[0] is Missing.SLOT)
    if context.offer is None or len(context.offer.slots) < 2 or not is_about_it:
        return None
    several = several_in(request.text)
    if several is None:
        return None
    return choose_several(request, several) if context.is_asked_last else ask_again(request, why="check")


def _confirmed(request: PlanRequest) -> Planned | None:
    """The plan of a whole yes, or of a no; None where the words are neither."""
    text = request.text
    answer = answer_to(act_asked(request.context) or Act.CANCEL, text, repeatable(request))
    if answer is Answer.YES:
        return _with_behind(request, agree(request))
    is_denied = denies(text) and not is_asked(text) and not says_more(text)
    return _with_behind(request, disagree(request)) if answer is Answer.NO or is_denied else None


def _with_behind(request: PlanRequest, planned: Planned) -> Planned:
    """The answer, and what waits behind what it answers; not where this is only asked once more."""
    is_again = planned.reply is not None and not isinstance(planned.reply, Refusal)
    return planned if is_again else said_behind(request, planned)


def _verdict(request: PlanRequest) -> Planned | None:
    """Yes or no of an owner whose approval was asked for last: to the one request that waits, else to which. One that
    names the decision ("approve") is about that request, whatever was told since."""
    context, answer = request.context, answer_to(Act.APPROVE, request.text)
    if answer is Answer.OTHER or not context.approvals:
        return None
    wish = Wish.APPROVE if answer is Answer.YES else Wish.DECLINE
    is_about_it = context.is_approval_newest or not only_answers(request.text)
    if len(context.approvals) == 1 and is_about_it:
        return decide_by_id(wish, context.approvals[0].booking_id)
    return ask_which(Understood(intent=wish), context.approvals)
