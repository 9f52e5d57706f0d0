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


def asks_for_room(text: str) -> bool:
    """Tell whether it asks if something is free then: "is Thursday free?", "anything after 5?"."""
    return _ROOM.search(text) is not None


def says_from(text: str) -> bool:
    """Tell whether the time that is given up stands beside the new one: "from 4 to 5"."""
    return _FROM.search(text) is not None


_FROM = re.compile(
    r"(?<!\w)from (?!\S+ on(?!\w)).*\b(?:to|till|until)\b|(?<!\w)מ-?(?:יום |ה)?[\w'׳]+(?: ב-?\S+)? ל-?", re.IGNORECASE
)


def says_one_more(text: str) -> bool:
    """Tell whether it is one more that is wanted, and not another time of what stands: "the week after too"."""
    return _ONE_MORE.search(text) is not None


_ONE_MORE = re.compile(
    r"(?<!\w)(?:too|as well|another(?: one)?(?! (?:time|day|hour|slot|date))|one more|also|a second one|"
    r"ו?עוד(?! (?:מעט|שעה|שעתיים|חצי|רבע|דקות|דקה|יום|יומיים|שבוע|שבועיים|חודש|חודשיים|קצת|לא|\d|מוקדם|מאוחר))|"
    r"בנוסף)(?!\w)",
    re.IGNORECASE,
)
_ROOM = re.compile(
    r"(?<!\w)(?:free|room|space|available|availability|openings?|slots?|(?:any|some)(?:thing| time)(?! else)|"
    r"(?:what|how) about|or|פנוי(?:ה|ים|ות)?|מקום|משהו(?! אחר)|מה עם|או)(?!\w)",
    re.IGNORECASE,
)


def says_that_week(text: str) -> bool:
    """Tell whether a day is of the week that is spoken of: "the Wednesday of that week"."""
    return _THAT_WEEK.search(text) is not None


_THAT_WEEK = re.compile(
    r"(?<!\w)(?:(?:that|the same) week|(?:ב|של |של ה|ה)?אותו (?:ה)?שבוע|שבוע ההוא)(?!\w)", re.IGNORECASE
)


def names_a_booking(text: str, said: Iterable[str]) -> bool:
    """Tell whether what is booked stands right beside these words of the day: "my Tuesday appointment"."""
    for words in said:
        before, _, behind = text.partition(words)
        if _BOOKED_BEHIND.search(behind) or _BOOKED_BEFORE.search(before):
            return True
    return False


_BOOKED_BEHIND = re.compile(r"^(?:['’]?s)? (?:appointments?|appts?|apt|bookings?|slot)(?!\w)", re.IGNORECASE)
_BOOKED_BEFORE = re.compile(r"(?<!\w)ה?תור(?: שלי)? (?:של |מ|ב)?$")
