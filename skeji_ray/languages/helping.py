"""Whole messages about helping to manage a business: an invitation is answered, or a business is left."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from skeji_ray.languages.assent import Act, Answer, answer_to

MAX_CHARACTERS = 200


class SaidOfHelping(NamedTuple):
    """What a message says, and the business that it names."""

    what: Literal["accept", "decline", "leave"]
    name: str | None = None
    is_certain: bool = True
    """It can be about nothing else: it names the business, or says that it is about an invitation or a business."""


_INVITATION = re.compile(
    r"(?:please )?(?:i )?(?:(?P<yes>accept|join)|(?P<no>decline|refuse|reject)) (?:the|this|that|your|my) invitation",
    re.IGNORECASE,
)
_INVITATION_HEBREW = re.compile(r"(?:אני )?(?:(?P<yes>לקבל|מקבלת?|לאשר|מאשרת?)|(?P<no>לדחות|דוחה|מסרבת?)) את ההזמנה")
_LEAVE = re.compile(
    r"(?:please )?(?:i(?: want|'d like|’d like| would like)? to )?(?:leave|stop (?:managing|helping(?: to)? manage))"
    r"(?:(?P<bare> (?:the|this|my) business)|:? (?P<name>.{2,100}))?",
    re.IGNORECASE,
)
_LEAVE_HEBREW = re.compile(r"(?:אני רוצה )?(?:לעזוב|להפסיק לנהל)(?:(?P<bare> את העסק)| את (?P<name>.{2,100}))?")


def find_said_of_helping(text: str) -> SaidOfHelping | None:
    """What a whole message says about helping; None where it says anything else, or anything beside."""
    if len(text) > MAX_CHARACTERS:
        return None
    said = " ".join(text.split()).strip(" .!")
    if match := _INVITATION.fullmatch(said) or _INVITATION_HEBREW.fullmatch(said):
        return SaidOfHelping("accept" if match["yes"] else "decline")
    answer = answer_to(Act.JOIN, text)
    if answer is not Answer.OTHER:
        return SaidOfHelping("accept" if answer is Answer.YES else "decline", is_certain=False)
    if match := _LEAVE.fullmatch(said) or _LEAVE_HEBREW.fullmatch(said):
        return SaidOfHelping("leave", match["name"], is_certain=match["bare"] is not None)
    return None
