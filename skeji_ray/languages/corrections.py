"""Words by which somebody says the appointment that stands, and not the one that is wanted."""

from __future__ import annotations

import re

_HAS = re.compile(
    r"(?<!\w)(?:(?:i|we) (?:have|got|booked)|(?:i|we)'?ve (?:got|booked)|i'?m (?:booked|down|in)|"
    r"(?:my|our) (?:\w+ )?(?:appointment|appt|booking|slot|lesson)|"
    r"יש (?:לי|לנו)|קבעתי|קבענו|קבוע (?:לי|לנו)|רשו(?:ם|מה) (?:לי|ל|ב)|התור שלי)(?!\w)",
    re.IGNORECASE,
)


def says_has(text: str) -> bool:
    """Tell whether the appointment that stands is said with its time: "I have one on Wednesday at 10, any earlier?"."""
    return _HAS.search(text) is not None
