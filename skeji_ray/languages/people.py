"""For how many people something is to be, by the words that say it: "me + 2 friends" are three."""

from __future__ import annotations

import re

from skeji_ray.languages.numbers import NUMBERS

MAX_PARTY = 8
_ONESELF = re.compile(r"\b(?:me|myself|i|us two)\b|(?<!\w)(?:אני|אנחנו|לי)(?!\w)", re.IGNORECASE)
_BOTH = re.compile(
    r"\b(?:both|couple|the two of us)\b|(?<!\w)(?:ל|ש)?(?:שנינו|שתינו|שניים|שתיים|זוג|זוגי)(?!\w)", re.IGNORECASE
)
_SPELLED = {"שני": 2, "שתי": 2, "שלושה": 3, "שלוש": 3, "ארבעה": 4, "ארבע": 4, "חמישה": 5, "חמש": 5}
_DIGITS = re.compile(r"\d{1,2}")
_OTHERS = re.compile(r",|\+|&|\band\b|(?<!\w)ו(?=[א-ת])", re.IGNORECASE)

_OF_THEM = re.compile(
    r"\b(?:can|could|may|if) (?:she|he|they)\b"
    r"|(?<!\w)(?:היא|הוא|הם|הן) (?:גם )?(?:יכול|תוכל|יוכל|תבוא|יבוא|תגיע|יגיע|תקבל|יקבל)",
    re.IGNORECASE,
)

_OF_OTHERS = re.compile(
    r"\b(?:for|and|also) (?:my (?:\w+ )?\w+|her|him|them)\b"
    r"|(?<!\w)ו?(?:גם )?(?:ל|בשביל )(?:אחותי|אחי|אמא|אבא|בעלי|אשתי|ה|ו|הם|(?:ה?\w+ של(?:י|נו)))(?!\w)",
    re.IGNORECASE,
)


def is_of_others(text: str) -> bool:
    """Tell whether something is wanted for somebody else than the writer: "and my sister at 11"."""
    return asks_for_them(text) or _OF_OTHERS.search(text) is not None


def asks_for_them(text: str) -> bool:
    """Tell whether something is asked for somebody who was spoken of: "can she get 11?"."""
    return _OF_THEM.search(text) is not None


def people_in(words: str | None) -> int | None:
    """Return how many people the words are about; None for one, and where they do not say."""
    if words is None:
        return None
    if _BOTH.search(words):
        return 2
    number = _DIGITS.search(words)
    numbers = NUMBERS | _SPELLED
    spelled = next((numbers[word] for word in re.findall(r"\w+", words.casefold()) if word in numbers), None)
    count = int(number[0]) if number is not None else spelled
    if _ONESELF.search(words):
        others = len(_OTHERS.findall(words))
        count = (count + 1) if count is not None else (others + 1 if others else None)
    return count if count is not None and 1 < count <= MAX_PARTY else None
