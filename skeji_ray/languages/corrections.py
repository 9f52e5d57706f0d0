"""Words by which somebody takes back what was just said or done: "it" is then what was spoken of last."""

from __future__ import annotations

import re

_CORRECTS = re.compile(
    r"(?<!\w)(?:actually|sorry|wait|oops|whoops|on second thoughts?|changed my mind|my mistake|i meant|instead|"
    r"בעצם|רגע|סליחה|אופס|טעות|התכוונתי|במקום)(?!\w)",
    re.IGNORECASE,
)


def corrects(text: str) -> bool:
    """Tell whether it takes back what was just said or done."""
    return _CORRECTS.search(text) is not None


_HAS = re.compile(
    r"(?<!\w)(?:(?:i|we) (?:have|got|booked)|(?:i|we)'?ve (?:got|booked)|i'?m (?:booked|down|in)|"
    r"(?:my|our) (?:\w+ )?(?:appointment|appt|booking|slot|lesson)|"
    r"יש (?:לי|לנו)|קבעתי|קבענו|קבוע (?:לי|לנו)|רשו(?:ם|מה) (?:לי|ל|ב)|התור שלי)(?!\w)",
    re.IGNORECASE,
)


def says_has(text: str) -> bool:
    """Tell whether the appointment that stands is said with its time: "I have one on Wednesday at 10, any earlier?"."""
    return _HAS.search(text) is not None
