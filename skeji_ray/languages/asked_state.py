"""What is asked of how things stand: of another booking than was spoken of, and whether what was said is all right."""

from __future__ import annotations

import re

_FINE = re.compile(
    r"(?:^|.*[,.!?;–-] *|.*\s)(?:(?:and|so|but|then) )?"
    r"(?:(?:is|will|would) (?:that|this|it)(?: be)? (?:still )?)?(?:ok|okay|alright|all right|fine|cool|a problem)"
    r"(?: (?:with|for|by) (?:you|them|him|her|the \w+))?\W*\?\W*$|"
    r"(?:^|.*[,.!?;–-] *|.*\s)(?:אז |ו)?(?:האם )?(?:זה )?(?:בסדר|אוקיי?|אוקי|סבבה|מקובל|אפשרי|בעיה)"
    r"(?: (?:מבחינתכם|מבחינתך|מצידכם|מצדכם|לכם|לך|איתם|איתכם|עליכם))?\W*\?\W*$",
    re.IGNORECASE | re.DOTALL,
)


_CHECKED = re.compile(
    r"^\W*(?:(?:and|so|ok|okay|wait|sorry|hi|hey|hang on|thanks|just "
    r"(?:checking|making sure|to (?:check|confirm|be (?:sure|clear)))|"
    r"(?:אז|רגע|סליחה|היי|תודה|רק (?:לוודא|בודקת?|לבדוק|שיהיה ברור)))\W+)*"
    r"(?:i|we|i['’]?m|we['’]?re|i['’]?ve|we['’]?ve|my|our|it['’]?s|that['’]?s|the|both|they|they['’]?re|mine|"
    r"אני|אנחנו|ה?תור|יש ל(?:י|נו)|זה|קבעתי|קבענו|נקבע(?: לי)?|שניהם|שתיהן|ה?\w+ של(?:י|נו))(?!\w)"
    r"(?! (?:can|could|want|need|would|will|prefer|free|do|['’]?d|might|may|"
    r"רוצה|צריכה?|יכולה?|אוכל|מעדיפה?|פנויה?)(?!\w))"
    r".*?(?<!\w)(?:(?:right|correct|isn['’]?t (?:it|that)|aren['’]?t (?:i|we|they)|innit|yeah|נכון)\W*\??|"
    r"(?:no|yes|don['’]?t (?:i|we)|didn['’]?t (?:i|we)|is that right|true|לא|כן|צודקת?|בטוח)\W*\?)\W*$"
    r"|^\W*so\W+(?:it|that)['’]?s .* then\W*$",
    re.IGNORECASE | re.DOTALL,
)


def checks(text: str) -> bool:
    """Tell whether a message says how something of theirs stands, and asks whether that is so: "I'm on Thursday,
    right?"."""
    return _CHECKED.match(text[:_MAX_CHECKED]) is not None


_MINE = re.compile(r"(?<!\w)(?:mine|ours|שלי|שלנו)(?!\w)", re.IGNORECASE)


def names_mine(text: str) -> bool:
    """Tell whether all that is theirs may be meant: "when's mine again?"."""
    return _MINE.search(text) is not None


def asks_if_fine(text: str) -> bool:
    """Tell whether a message asks at its end whether what was said is all right: "is that ok?"."""
    return _FINE.match(text[-_MAX_ASKED:]) is not None


_MAX_CHECKED = 200
_MAX_ASKED = 60
"""Letters of such a question, with what stands before it."""


_THANKS = re.compile(r"(?<!\w)(?:thanks|thank (?:you|u)|thx|thanx|cheers|ta|תודה)(?!\w)", re.IGNORECASE)
_YES = re.compile(
    r"^[\s✅👍]*(?:[✅👍]|(?:yes|yeah|yep|yup|ok|okay|sure|absolutely|definitely|please|pls|book|confirm|"
    r"כן|בטח|בסדר|אוקיי?|אוקי|מאשרת?|תקבע\w*)(?!\w))",
    re.IGNORECASE,
)


def only_thanks(text: str) -> bool:
    """Tell whether it thanks and does not begin with a yes: of several times it chooses none, and asks for nothing."""
    return _THANKS.search(text) is not None and _YES.search(text) is None
