"""Names of people."""

from __future__ import annotations

import re

from skeji_ray.languages.services import LABEL

_MOST = 100
_NO_NAME = (
    "looking|trying|going|interested|in|not|a|an|the|sure|free|available|late|here|there|it|that|this|what|who|ok|okay|"
    "yes|no|fine|good|great|perfect|all|my|your|so|very|just|also|still|happy|glad|sorry|thinking|hoping|planning|"
    "actually|out|wondering|calling|writing|at|on|for|and|is|to|from|with|done|ready|afraid|new|by"
)
_LETTERS = r"[\w'’.\-\u0300-\u060b\u060d-\u1fff\u200c\u200d]*"
"""With the marks of scripts that write vowels and tones beside their letters."""
_WORD = rf"(?!(?:{_NO_NAME}|please|thanks|thank|tomorrow|today|but|because)\b)[^\W\d_]{_LETTERS}"
_SAID = re.compile(
    rf"\b(?:(?:my|the|her|his) name(?: is|'s|’s)|name is|names?:|under(?: the)? name(?: of)?|call me)\s+"
    rf"({_WORD}(?:\s+{_WORD}){{0,2}})",
    re.IGNORECASE,
)
_CAPITAL = rf"(?!(?i:{_NO_NAME})\b)(?:[A-Z]|[\u0590-\u05FF])[\w'’.-]*"
_INTRODUCED = re.compile(rf"\b(?:[Ii]'?’? ?a?m|[Tt]his is|[Nn]ame)\s+({_CAPITAL}(?:\s+{_CAPITAL}){{0,2}})")
""" "I'm Sarah", not "I'm happy": without the word name only capitals count."""

_HEBREW_WORD = r"(?!(?:אבל|אם|אולי|לא|רגע|בבקשה|תודה)(?![\w'’]))[\u05d0-\u05ea][\u05d0-\u05ea'’׳״-]*"
_SAID_IN_HEBREW = re.compile(
    rf"(?<![\u05d0-\u05ea])(?:שמי|השם(?: שלי)?(?: הוא)?|קוראים לי|על שם)\s+({_HEBREW_WORD}(?:\s+{_HEBREW_WORD}){{0,2}})"
)


def find_name(text: str) -> str | None:
    """The name that somebody gives as theirs; not that of a doctor or a salon."""
    match = _SAID.search(text) or _INTRODUCED.search(text) or _SAID_IN_HEBREW.search(text)
    name = match[1].strip(" .'’-")[:_MOST] if match else ""
    of_a_business = LABEL.search(name) or re.match(r"dr\b", name, re.IGNORECASE)
    return None if len(name) < 2 or of_a_business else name


_COURTESY = re.compile(
    r"^\W*(?:(?:hi|hello|yes|ok|okay|sure|it'?s|it is|i'?m|i am|this is|for|under|put)\b[\s,:]*)+|"
    r"[\s,]*\b(?:please|thanks|thank you|here)\W*$",
    re.IGNORECASE,
)


def name_answer(text: str) -> str | None:
    """An answer to "what name?": the name in a sentence, or the whole message where it can be one."""
    found = find_name(text)
    if found:
        return found
    words = _COURTESY.sub("", text).strip(" .!,?\"'").split()
    named = [word for word in words if any(letter.isalnum() for letter in word)]  # an emoji is a part of it
    fits = all(re.fullmatch(rf"[^\W\d_]{_LETTERS}", word) for word in named)
    return " ".join(words)[:_MOST] if fits and (1 <= len(named) <= _FEW or _is_titled(named)) else None


_FEW, _LONGEST = 4, 8
_PARTICLES = frozenset(
    {
        "al", "bat", "ben", "bin", "bint", "da", "de", "del", "della", "dem", "den", "der", "di", "do", "dos", "du",
        "e", "el", "i", "ibn", "la", "las", "le", "los", "ten", "ter", "und", "van", "von", "y", "zu", "zum",
    }
)  # fmt: skip


def _is_titled(words: list[str]) -> bool:
    """Each has a capital or is a small word of names: "Maria de la Cruz von Stein"."""
    is_name = (word[0].isupper() or word in _PARTICLES for word in words)
    return 1 <= len(words) <= _LONGEST and words[0][0].isupper() and all(is_name)
