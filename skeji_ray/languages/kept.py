"""What of several appointments stays and what goes, by the parts of a message: "keep Thursday, lose Tuesday". It holds
no word of any language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import NamedTuple

from skeji_ray.languages.message_words import KeptWords
from skeji_ray.languages.reading_table import any_of
from skeji_ray.languages.visits import names_somebody


def _pattern(words: Callable[[KeptWords], str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_of(lambda one: words(one.kept))})(?!\w)", re.IGNORECASE)


class Part(NamedTuple):
    """One part of what was said, and what it says of those that it names."""

    text: str
    """Without the words that say it."""
    clause: str
    """With them."""
    stays: bool
    """They stay; else they go."""
    is_only: bool = False
    """They alone stay."""
    is_strong: bool = True
    """It says so of an appointment, and not merely that somebody comes."""


_BORDERS = _pattern(lambda one: one.borders)
_GOES, _STAYS = _pattern(lambda one: one.goes), _pattern(lambda one: one.stays)
_ABSENT, _COMES = _pattern(lambda one: one.absent), _pattern(lambda one: one.comes)
_NOT_GONE = _pattern(lambda one: one.not_gone)
_DENIED, _ONLY = _pattern(lambda one: one.denied), _pattern(lambda one: one.only)
_OTHER, _OWN, _THEM = _pattern(lambda one: one.other), _pattern(lambda one: one.own), _pattern(lambda one: one.them)
_SELF, _ALONE, _SOME = _pattern(lambda one: one.self), _pattern(lambda one: one.alone), _pattern(lambda one: one.some)
_VERBS = (
    (_NOT_GONE, True, True),
    (_ABSENT, False, False),
    (_GOES, False, True),
    (_STAYS, True, True),
    (_COMES, True, False),
)
"""Pattern, what it says stays, and whether it speaks of an appointment: the first that is found is meant."""


def parts_of(text: str) -> Iterator[Part]:
    """Yield what the parts of a message say of appointments, in the order said."""
    before: Part | None = None
    for clause in _clauses(text.replace("’", "'")):
        if (part := _read(clause, before)) is None:
            continue
        left, denied = _denied_in(part)
        yield left
        if denied is not None:
            yield denied
        before = part


def _clauses(text: str) -> Iterator[str]:
    """Part a message at its borders, and before a second verb: "keep thursday cancel tuesday"."""
    for stretch in _BORDERS.split(re.sub(r"[,;.!?\n]+(?!\d)", "\n", text)):
        for clause in stretch.split("\n"):
            starts = sorted({found.start() for verb in (_GOES, _STAYS) for found in verb.finditer(clause)})
            cuts = [0, *(at for at in starts[1:] if _NOT_GONE.search(clause) is None), len(clause)]
            yield from (part for at, end in pairwise(cuts) if (part := clause[at:end].strip()))


def _read(clause: str, before: Part | None) -> Part | None:
    for verb, stays, is_strong in _VERBS:
        if verb.search(clause) is not None:
            is_only = stays and _ONLY.search(clause) is not None
            return Part(verb.sub(" ", clause), clause, stays, is_only, is_strong or is_only)
    if _ALONE.search(clause) is not None:  # "only me"
        return Part(clause, clause, stays=True, is_only=True)
    if before is None:
        return None
    if _DENIED.match(clause) is not None:  # "cancel the other one, not Thursday"
        return Part(_DENIED.sub(" ", clause), clause, not before.stays)
    is_turned = before.stays and not before.is_only and _ONLY.match(clause) is not None
    return Part(clause, clause, stays=False) if is_turned else None  # "don't cancel thursday, just tuesday"


def _denied_in(part: Part) -> tuple[Part, Part | None]:
    """ "Everyone on Thursday except Dana": what is said of the rest, and the other way round of her."""
    denied = _DENIED.search(part.text)
    if denied is None or _NOT_GONE.search(part.clause) is not None:
        return part, None
    rest = part._replace(text=part.text[: denied.start()])
    left_out = part.text[denied.end() :]
    return rest, Part(left_out, left_out, not part.stays, is_strong=part.is_strong)


def says_other(text: str) -> bool:
    """Tell whether a message speaks of the other one of two: "is the other one still on?"."""
    return _OTHER.search(text) is not None


def says_not_gone(text: str) -> bool:
    """Tell whether a message says that nothing is to go: "I'm not cancelling, just asking"."""
    return _NOT_GONE.search(text.replace("’", "'")) is not None


def is_only_oneself(text: str) -> bool:
    """Tell whether a message says that nobody comes but who writes: "never mind, just me then"."""
    return _ALONE.search(text) is not None


def whose(text: str) -> bool | None:
    """Tell whether a part names what is the writer's own, or, False, somebody else's; None where it names neither."""
    if names_somebody(text) or _THEM.search(text) is not None:
        return False
    return True if _OWN.search(text) is not None else None


def says_oneself(text: str) -> bool:
    """Tell whether the writer is who comes, or does not: "I'll still be there"."""
    return _SELF.search(text) is not None


def says_some(text: str) -> bool:
    """Tell whether one of several is meant without a word of which: "cancel one of them", "the other"."""
    return _SOME.search(text) is not None or says_other(text)


def says_own_stays(text: str) -> bool:
    """Tell whether the writer's own appointment is said to stay: "and mine stays"."""
    return any(part.stays and part.is_strong and whose(part.text) is True for part in parts_of(text))


def behind_as_it_is(text: str) -> str | None:
    """Return what is said behind "leave it as it is"; None where nothing is to be left so."""
    found = _AS_IT_IS.search(text.replace("’", "'"))
    return text[found.end() :] if found is not None else None


_AS_IT_IS = _pattern(lambda one: one.as_it_is)
