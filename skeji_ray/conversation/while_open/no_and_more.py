"""A no with something else behind it: "no, don't cancel, move her to 11". The rest is taken as a message of its own."""

from __future__ import annotations

import re

from skeji_ray.conversation.heard import heard_of
from skeji_ray.conversation.several import OF_OWNERS
from skeji_ray.conversation.turn import Turn
from skeji_ray.conversation.while_open.afresh import Read, alone, is_a_wish
from skeji_ray.conversation.while_open.again import act_asked
from skeji_ray.conversation.while_open.meanwhile import beside_requests
from skeji_ray.conversation.while_open.waiting import MIN_WORDS, says_more
from skeji_ray.conversation.while_open.yes_and_more import border_of
from skeji_ray.languages.assent import Act as Assent
from skeji_ray.languages.assent import Answer, answer_to, denies, is_asked, only_answers
from skeji_ray.languages.reading_table import language_of
from skeji_ray.languages.whole import words_of
from skeji_ray.messages.acts import Act
from skeji_ray.messages.asked import ChangeWanted, ConfirmWanted, Question
from skeji_ray.messages.people import Role
from skeji_ray.pipeline.planning import PlanRequest

MAX_WORDS_OF_NO = 3
""" "No", "no no": where no mark parts them from what is said behind."""
_BLANK = re.compile(r"\s+")


def rest_of_no(request: PlanRequest, read: Read) -> Turn | None:
    """Return what is said behind a whole no, read as a message of its own; None where it surely asks for nothing."""
    opened, is_of_a_customer = request.context.open, request.sender.role is not Role.OWNER
    if is_of_a_customer and is_asked(request.text):  # "no, or can I still come later?"
        return None
    if not isinstance(opened, ConfirmWanted | ChangeWanted | Question):
        return None
    for text in _behind_no(request):
        other = alone(request.model_copy(update={"text": text}))
        reading = beside_requests(other, read(heard_of(other)), read)
        first = reading.said[0].act
        if isinstance(opened, Question) and first is not Act.REGISTER and first not in OF_OWNERS:
            continue  # "no, on Friday" answers it
        if is_a_wish(other, reading, 0):  # nothing final waits any more
            return Turn(other, reading)
    return None


def _behind_no(request: PlanRequest) -> list[str]:
    """What may stand behind the no, the shortest first."""
    text, asked = request.text, act_asked(request.context) or Assent.CANCEL
    found = []
    borders = [(one.start(), one.end()) for one in reversed(list(border_of(language_of(text)).finditer(text)))]
    if isinstance(request.context.open, Question):
        borders += [(one.start(), one.end()) for one in _BLANK.finditer(text)][:MAX_WORDS_OF_NO]
    for start, end in borders:
        no, rest = text[:start], text[end:].strip()
        is_no = answer_to(asked, no) is Answer.NO or (denies(no) and not says_more(no))
        if is_no and len(words_of(rest).split()) >= MIN_WORDS and not only_answers(rest):
            found.append(rest)
    return found
