"""Whether the day that somebody says of a booking is the one that it stands on, or the new one."""

from __future__ import annotations

import re
from collections.abc import Iterable

_MOVES = re.compile(
    r"(?<!\w)(?:move|moving|reschedule|rescheduling|change|changing|switch|swap|shift|postpone|push|"
    r"להזיז|תזיז[יו]?|נזיז|להעביר|תעביר[יו]?|לשנות|תשנ[היו]|לדחות|תדח[היו]|להחליף)(?!\w)",
    re.IGNORECASE,
)
_NEW = re.compile(r"(?:to|till|until|for|instead|into) (?:the )?$|\bל(?:יום |-)?$", re.IGNORECASE)
_IS_NEW = re.compile(r"^(?:to|till|until|for|into)\b|^ל", re.IGNORECASE)
_OTHER_HOUR = re.compile(
    r"(?<!\w)(?:(?:an)?other|different|better) (?:time|hour|slot)|(?<!\w)instead(?!\w)|"
    r"(?:שעה|שעות) אחר(?:ת|ות)|זמן אחר|במקום",
    re.IGNORECASE,
)


def says_move(text: str) -> bool:
    """Tell whether a word of it says that a booking is to be moved."""
    return _MOVES.search(text) is not None


def is_its_own_day(text: str, said: Iterable[str]) -> bool:
    """Tell whether these words of the day name the booking: "my Wednesday appointment", not "move it to Wednesday"."""
    if _OTHER_HOUR.search(text) is not None:
        return False
    return not any(_IS_NEW.search(words) or _NEW.search(text[: max(text.find(words), 0)]) for words in said)


def names_a_booking(text: str, said: Iterable[str]) -> bool:
    """Tell whether what is booked stands right beside these words of the day: "my Tuesday appointment"."""
    for words in said:
        before, _, behind = text.partition(words)
        if _BOOKED_BEHIND.search(behind) or _BOOKED_BEFORE.search(before):
            return True
    return False


_BOOKED_BEHIND = re.compile(r"^(?:['’]?s)? (?:appointments?|appts?|apt|bookings?|slot)(?!\w)", re.IGNORECASE)
_BOOKED_BEFORE = re.compile(r"(?<!\w)ה?תור(?: שלי)? (?:של |מ|ב)?$")
