"""Names of businesses, as their owners write them: in quotes, after "called", or beside what the business is."""

from __future__ import annotations

import re

from skeji_ray.languages.services import LABEL
from skeji_ray.messages.vocabulary import CITY_PHRASES

_MAX_LENGTH = 100
_KINDS = r"business|company|salon|shop|store|clinic|studio|practice|office|barbershop|place|brand|parlou?r|spa|gym"

_PAIRS = (
    ('"', '"'),
    ("“", "”"),
    ("”", "”"),
    ("„", "“"),
    ("„", "”"),
    ("«", "»"),
    ("״", "״"),
    ("׳", "׳"),
    ("‘", "’"),
    ("'", "'"),
)
_QUOTED = tuple(
    re.compile(
        rf"(?<!\w){opening}(?=\S)(?P<name>(?:[^{opening}{closing}\n]|(?<=\w)[{opening}{closing}](?=\w)){{2,{_MAX_LENGTH}}}?)"
        rf"(?<=\S){closing}(?!\w)"
    )
    for opening, closing in _PAIRS
)
"""A mark within a word is part of it: the apostrophe of "Dan's", the gershayim of "ד״ר"."""

_SHORTENED = ("dr", "st", "mr", "mrs", "ms", "prof", "(?-i:No)", "mt", "(?-i:[A-Z])")
FULL_STOP = "".join(rf"(?<!\b{word})" for word in _SHORTENED) + "[.]"
"""The point of "Dr. Cohen" is none. In patterns that ignore case."""
_HEBREW_CITY = "|".join(sorted((city for city in CITY_PHRASES if not city.isascii()), key=len, reverse=True))
_END = (
    rf"(?=\s*(?:$|[,;:\n]|(?:{FULL_STOP}|[!?])(?=\s|$)|\s[-–—]\s|"
    rf"\s(?:in|as|is|which|that|located|based|offering)\b|"
    r"\s(?:at|on)\s+(?:\d|the corner)|"
    rf"\s(?:it'?s|we'?re|an?|my|our)\s+(?:[\w-]+\s+){{0,3}}?(?:{LABEL.pattern}|(?:{_KINDS})\b)|"
    r"\s(?:and|&|but)\s+(?:i|we|it|is|are|want|would|need|open|please|can|do|i'?d|we'?re|it'?s)\b|"
    r"\sopen(?:s|ed)?\s+(?:every|daily|from|at|all|until|week|mon|tue|wed|thu|fri|sat|sun|24|\d)|"
    rf"\sב-?(?:{_HEBREW_CITY})(?!\w)|\s(?:ברחוב|בשדרות|בעיר|פתוח(?:ה|ים)?|שהו?א|שהיא|שזה|שזו|ואנחנו|ואני|עם)(?!\w)))"
)
_NAME = r"(?P<name>[^\W_](?:[^,;\"“”\n]|(?<=\w)\"(?=\w)){0,98}?)" + _END
_NO_NAME = (
    r"(?!(?:(?:an?|my|our|the|new|very|also|still|just|really|small|in|at|on|for|to|not|open|closed|by|with|and|"
    r"after|here|there|called|named|please|this|that|it|its|mon|tues?|wed|thu|thur|thurs|fri|sat|sun|(?:mon|tues|"
    r"wednes|thurs|fri|satur|sun)days?)\b))"
)
_A_CAPITAL = r"(?=(?-i:[A-Z\d\u05d0-\u05ea]))"


def _of(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_CALLED = (
    _of(
        r"\b(?:called|named|goes by(?: the name)?(?: of)?|(?:under|by|with) the name(?: of)?|known as|call it)"
        rf"\s*:?\s+(?!after\b){_NAME}"
    ),
    _of(rf"\b(?:its|it's|the|our|(?:{_KINDS})(?:'s)?) name(?:\s+is|'s|\s*:|\s+will be)\s*{_NAME}"),
    _of(rf"(?<!my )\bname\s*:\s*{_NAME}"),
    _of(
        r"(?<!\w)(?:קוראים ל(?:ו|ה|זה|נו|עסק|מספרה|מקום|סטודיו|מרפאה)|ש?נקרא(?:ת|ים)?|בשם|תחת השם|"
        r"(?:ה?שם(?: ה(?:עסק|מספרה|מרפאה|סטודיו|מקום))?(?: של(?:ו|ה|נו|י))?)(?:\s+(?:הוא|זה)|\s*:))\s*:?\s*" + _NAME
    ),
    _of(rf"(?<!\w)שם ה(?:עסק|מספרה|מרפאה|סטודיו|מקום)\s+{_NAME}"),
)
_BESIDE = (
    _of(rf"\b(?:it'?s|it is|we'?re|we are|(?:my|our|the) (?:{_KINDS}) is)\s+{_NO_NAME}{_A_CAPITAL}{_NAME}"),
    _of(
        rf"\b(?:my|our)\s+(?:(?:new|own|little|small)\s+)*(?:{_KINDS}|{LABEL.pattern})\s*[,:–-]?\s+"
        rf"{_NO_NAME}{_A_CAPITAL}{_NAME}"
    ),
    _of(rf"(?:^|[.!?\n]\s*){_NO_NAME}{_A_CAPITAL}(?!I\b){_NAME}(?=\s+is\s+(?:an?|my|our)\b)"),
)
"""With a capital alone: "it's Bright Smile", not "it's open"."""
_AFTER_VERB = _of(
    r"\b(?:register(?:ing)?|sign(?:ing)? up|add(?:ing)?|open(?:ing)?|list(?:ing)?|set(?:ting)? up)\s*:?\s+"
    rf"(?-i:(?:us|me|my|our|a|an|the|new|{_KINDS}|called|named|as)\s+)*{_NAME}"
)
"""What it is comes in small letters; "Studio 54" is a name."""
_AFTER_VERB_IN_HEBREW = _of(
    r"(?<!\w)(?:ל?רשום|תרשו?ם|תרשמו|תרשמי|רשמו|רשמי|לרשם|רישום)\s+"
    r"(?:(?:את|לי|לנו|בבקשה|ה?עסק|ה?חדשה?|שלי|שלנו|ה?מספרה|ה?מרפאה|ה?סטודיו|ה?חנות)\s+)*" + _NAME
)
_KIND = re.compile(
    rf"(?:(?:an?|my|our|the|new|it|{_KINDS}|עסק|העסק|שלי|שלנו|את|חדש|החדש)\b\s*)+$|(?:an?|my|our)\b", re.IGNORECASE
)
"""What it is, not what it is called."""
_AROUND = ' \t.!,:;-–—"“”„«»״'
_POLITE = re.compile(r"(?:[\s,.!]+(?:please|thanks|thank you|now|בבקשה|תודה)\b[\s.!]*)+$", re.IGNORECASE)


def find_business_name(text: str) -> str | None:
    """What a business is to be called: in quotes, after "called", beside what it is, or after "register"."""
    said = text.replace("’", "'") if "‘" not in text else text
    for pattern in (*_QUOTED, *_CALLED, *_BESIDE):
        match = pattern.search(said)
        name = _clean(match["name"]) if match else ""
        if name and not _KIND.match(name):
            return _as_written(name, text)
    match = _AFTER_VERB.search(said) or _AFTER_VERB_IN_HEBREW.search(said)
    name = _clean(match["name"]) if match else ""
    is_name = name and not _KIND.match(name) and LABEL.fullmatch(name) is None
    return _as_written(name, text) if is_name else None


def business_answer(text: str) -> str | None:
    """An answer to "what is your business called?"."""
    said = text.replace("’", "'") if "‘" not in text else text
    for pattern in (*_QUOTED, *_CALLED):
        if match := pattern.search(said):
            name = _clean(match["name"])
            break
    else:
        name = _clean(_AND_MORE.sub("", _BEGINS.sub("", said)))
    return _as_written(name, text) if 2 <= len(name) <= _MAX_LENGTH else None


_BEGINS = re.compile(
    r"^\W*(?:(?:hi|hello|hey|yes|ok|okay|sure|well|so|it'?s|it is|we are|we'?re|this is|that'?s|"
    r"(?:the|its|our) name is|זה|זו|השם הוא|שם העסק|העסק|אנחנו)(?:\s*[,:!]\s*|\s+))+",
    re.IGNORECASE,
)
_AND_MORE = re.compile(r"\s*,\s*(?:an?|we|it'?s|in|open|located)\b.*$", re.IGNORECASE | re.DOTALL)


def _clean(name: str) -> str:
    return _POLITE.sub("", name.strip(_AROUND)).strip(_AROUND)[:_MAX_LENGTH]


def _as_written(name: str, text: str) -> str:
    """The name with the marks that its owner typed: a curly apostrophe was read as a straight one."""
    at = text.replace("’", "'").find(name)
    return text[at : at + len(name)] if at >= 0 else name
