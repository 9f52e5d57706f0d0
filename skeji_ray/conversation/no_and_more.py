"""A no with something else behind it: "no, don't cancel, move her to 11". The rest is taken as a message of its own."""

from __future__ import annotations

from skeji_ray.conversation.afresh import Read, alone, is_a_wish
from skeji_ray.conversation.again import act_asked
from skeji_ray.conversation.heard import heard_of
from skeji_ray.conversation.meanwhile import beside_requests
from skeji_ray.conversation.turn import Turn
from skeji_ray.conversation.waiting import MIN_WORDS, says_more
from skeji_ray.conversation.yes_and_more import border_of
from skeji_ray.languages.assent import Act, Answer, answer_to, denies, is_asked, only_answers
from skeji_ray.languages.reading_table import language_of
from skeji_ray.languages.whole import words_of
from skeji_ray.messages.asked import ChangeWanted, ConfirmWanted
from skeji_ray.messages.people import Role
from skeji_ray.pipeline.planning import PlanRequest


def rest_of_no(request: PlanRequest, read: Read) -> Turn | None:
    """Return what is said behind a whole no, read as a message of its own; None where it surely asks for nothing."""
    is_asked_of_us = (
        is_asked(request.text) and request.sender.role is not Role.OWNER
    )  # "no, or can I still come later?"
    if is_asked_of_us or not isinstance(request.context.open, ConfirmWanted | ChangeWanted):
        return None
    for text in _behind_no(request):
        other = alone(request.model_copy(update={"text": text}))
        reading = beside_requests(other, read(heard_of(other)), read)
        if is_a_wish(other, reading, 0):  # nothing final waits any more
            return Turn(other, reading)
    return None


def _behind_no(request: PlanRequest) -> list[str]:
    """What may stand behind the no, the shortest first."""
    text, asked = request.text, act_asked(request.context) or Act.CANCEL
    found = []
    for border in reversed(list(border_of(language_of(text)).finditer(text))):
        no, rest = text[: border.start()], text[border.end() :].strip()
        is_no = answer_to(asked, no) is Answer.NO or (denies(no) and not says_more(no))
        if is_no and len(words_of(rest).split()) >= MIN_WORDS and not only_answers(rest):
            found.append(rest)
    return found
