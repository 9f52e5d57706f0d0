"""Whole messages about helping to manage a business: an invitation is answered, or a business is left."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from skeji_ray.languages.assent import Act, Answer, answer_to
from skeji_ray.languages.reading_table import READING

MAX_CHARACTERS = 200


class SaidOfHelping(NamedTuple):
    """What a message says, and the business that it names."""

    what: Literal["accept", "decline", "leave"]
    name: str | None = None
    is_certain: bool = True
    """It can be about nothing else: it names the business, or says that it is about an invitation or a business."""


_INVITATIONS = tuple(re.compile(one.helping.invitation, re.IGNORECASE) for one in READING.values())
_LEAVES = tuple(re.compile(one.helping.leave, re.IGNORECASE) for one in READING.values())


def find_said_of_helping(text: str) -> SaidOfHelping | None:
    """What a whole message says about helping; None where it says anything else, or anything beside."""
    if len(text) > MAX_CHARACTERS:
        return None
    said = " ".join(text.split()).strip(" .!")
    if match := _whole(_INVITATIONS, said):
        return SaidOfHelping("accept" if match["yes"] else "decline")
    answer = answer_to(Act.JOIN, text)
    if answer is not Answer.OTHER:
        return SaidOfHelping("accept" if answer is Answer.YES else "decline", is_certain=False)
    if match := _whole(_LEAVES, said):
        return SaidOfHelping("leave", match["name"], is_certain=match["bare"] is not None)
    return None


def _whole(patterns: tuple[re.Pattern[str], ...], said: str) -> re.Match[str] | None:
    return next((match for pattern in patterns if (match := pattern.fullmatch(said))), None)
