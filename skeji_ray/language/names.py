"""Names of people and of businesses."""

from __future__ import annotations

import re

from skeji_ray.language.services import LABEL

_MOST = 100
_NO_NAME = (
    "looking|trying|going|interested|in|not|a|an|the|sure|free|available|late|here|there|it|that|this|what|who|ok|okay|"
    "yes|no|fine|good|great|perfect|all|my|your|so|very|just|also|still|happy|glad|sorry|thinking|hoping|planning|"
    "actually|out|wondering|calling|writing|at|on|for|and|is|to|from|with|done|ready|afraid|new|by"
)
_WORD = rf"(?!(?:{_NO_NAME}|please|thanks|thank|tomorrow|today|but|because)\b)[^\W\d_][\w'’.-]*"
_SAID = re.compile(
    rf"\b(?:(?:my|the|her|his) name(?: is|'s|’s)|name is|names?:|under(?: the)? name(?: of)?|call me)\s+"
    rf"({_WORD}(?:\s+{_WORD}){{0,2}})",
    re.IGNORECASE,
)
_CAPITAL = rf"(?!(?i:{_NO_NAME})\b)(?:[A-Z]|[\u0590-\u05FF])[\w'’.-]*"
_INTRODUCED = re.compile(rf"\b(?:[Ii]'?’? ?a?m|[Tt]his is|[Nn]ame)\s+({_CAPITAL}(?:\s+{_CAPITAL}){{0,2}})")
""" "I'm Sarah", not "I'm happy": without the word name only capitals count."""


def find_name(text: str) -> str | None:
    """The name that somebody gives as theirs; not that of a doctor or a salon."""
    match = _SAID.search(text) or _INTRODUCED.search(text)
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
    fits = 1 <= len(words) <= 4 and all(re.fullmatch(r"[^\W\d_][\w'’.-]*", word) for word in words)
    return " ".join(words)[:_MOST] if fits else None


_REGISTER = (
    r"(?:register|sign up|add|open|list|set up)\s+(?:(?:us|me|my|our|a|the|new|business|salon|shop|clinic|studio|"
    r"called|named|as)\s+)*"
)
_QUOTED = re.compile(r"[\"“”']([^\"“”']{2,100})[\"“”']")
_CALLED = re.compile(
    r"\b(?:called|named|name is|name:)\s+([^\W_][^,\"”\n.]{1,98}?)\s*(?:,|\.|\bin\b|\bis an?\b|\bas\b|$)", re.I
)
_AFTER_VERB = re.compile(rf"\b{_REGISTER}([^\W_][^,\"”\n]{{1,98}}?)\s*(?:,|\bas\b|\bis an?\b|\bin\b|\bopen\b|$)", re.I)
_KIND = re.compile(r"(?:(?:a|an|my|our|the|new|business|salon|shop|clinic|studio)\b\s*)+$|(?:an?|my|our)\b", re.I)
"""What it is, not what it is called."""


def find_business_name(text: str) -> str | None:
    """What a business is to be called: in quotes, after "called", or what follows "register"."""
    quoted = _QUOTED.search(text)
    if quoted:
        return quoted[1].strip()
    called = _CALLED.search(text)
    if called:
        return called[1].strip()
    match = _AFTER_VERB.search(text)
    name = match[1].strip() if match else ""
    return name if name and not _KIND.match(name) else None


def business_answer(text: str) -> str | None:
    """An answer to "what is your business called?"."""
    found = _QUOTED.search(text) or _CALLED.search(text)
    words = found[1] if found else re.sub(r"^\W*(?:it'?s|it is|we are|we're|the name is)\s+", "", text, flags=re.I)
    words = words.strip(" .!,\"'")
    return words if 2 <= len(words) <= _MOST else None
