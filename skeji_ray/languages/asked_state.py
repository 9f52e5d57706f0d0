"""What is asked of how things stand: of another booking than was spoken of, and whether what was said is all right."""

from __future__ import annotations

import re

_OTHER = re.compile(
    r"(?<!\w)(?:the|my|our|that) other(?: (?:one|appointment|appt|booking|visit|lesson|class|\w+))?(?!\w)|"
    r"(?<!\w)ו?(?:(?:ה?תור|ה?פגישה|ה?שיעור|ה?טיפול) )?ה(?:שני|שנייה|אחר|אחרת)(?!\w)",
    re.IGNORECASE,
)
_FINE = re.compile(
    r"(?:^|.*[,.!?;–-] *|.*\s)(?:(?:and|so|but|then) )?"
    r"(?:(?:is|will|would) (?:that|this|it)(?: be)? (?:still )?)?(?:ok|okay|alright|all right|fine|cool|a problem)"
    r"(?: (?:with|for|by) (?:you|them|him|her|the \w+))?\W*\?\W*$|"
    r"(?:^|.*[,.!?;–-] *|.*\s)(?:אז |ו)?(?:האם )?(?:זה )?(?:בסדר|אוקיי?|אוקי|סבבה|מקובל|אפשרי|בעיה)"
    r"(?: (?:מבחינתכם|מבחינתך|מצידכם|מצדכם|לכם|לך|איתם|איתכם|עליכם))?\W*\?\W*$",
    re.IGNORECASE | re.DOTALL,
)


def names_the_other(text: str) -> bool:
    """Tell whether the other one of two is meant: "is the other one still on?"."""
    return _OTHER.search(text) is not None


def asks_if_fine(text: str) -> bool:
    """Tell whether a message asks at its end whether what was said is all right: "is that ok?"."""
    return _FINE.match(text[-_MAX_ASKED:]) is not None


_MAX_ASKED = 60
"""Letters of such a question, with what stands before it."""
