"""The phrases of a language, compiled: which of them is in a clause, by what is open and who writes."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from skeji_ray.languages.acts import act_words
from skeji_ray.languages.phrasing import IDLE, Phrase
from skeji_ray.languages.repetition import taken_once
from skeji_ray.messages.acts import ACTS, CHANGES_BUSINESS, Act
from skeji_ray.messages.people import Language, Role
from skeji_ray.messages.reading import Heard, State

_HIDDEN = "\0"
MAX_CLAUSES_KEPT = 64
"""Clauses whose phrase is kept: a message is read more than once, and repeats itself."""
OF_CALENDARS = CHANGES_BUSINESS | {Act.AGENDA, Act.ASK_BUSINESS}
"""Acts of owners that nothing which is open turns into something else."""


class _Gate(NamedTuple):
    """The phrases of one act, and one pattern that finds any of them: most acts are ruled out by one search."""

    roles: frozenset[Role]
    any: re.Pattern[str]
    phrases: tuple[Phrase, ...]


def find_phrase(heard: Heard, clause: str) -> Phrase | None:
    """Return the surest phrase of a clause, of equally sure ones the longest; None where none is in it."""
    return _find(heard.language, heard.role, heard.state, clause)


@lru_cache(MAX_CLAUSES_KEPT)
def _find(language: Language, role: Role, state: State, clause: str) -> Phrase | None:
    hidden = word_pattern(language, "denied").sub(lambda match: _HIDDEN * len(match[0]), clause)
    found: tuple[float, int] = (0, 0)
    best: Phrase | None = None
    for gate in _gates(language):
        if role not in gate.roles or gate.any.search(clause) is None:
            continue
        for phrase in gate.phrases:
            if phrase.sure < found[0] or not _fits(phrase, role, state):
                continue
            match = _compiled(phrase.pattern).search(clause if phrase.is_denial else hidden)
            if match is None or _is_denied(hidden, match.start()):
                continue
            rank = (phrase.sure, match.end() - match.start())
            if rank > found:
                found, best = rank, phrase
    return best


def is_elsewhere(text: str, language: Language) -> bool:
    """It speaks of what nobody writes to a business: alarms, music, taxis."""
    return _plain_pattern(act_words(language).elsewhere).search(text) is not None


def is_doubtful(text: str, language: Language) -> bool:
    """It speaks of what is seldom written to a business."""
    return _plain_pattern(act_words(language).doubtful).search(text) is not None


def is_weak(clause: str, language: Language) -> bool:
    """It answers only where nothing is asked or done beside it."""
    return _plain_pattern(act_words(language).weak).fullmatch(clause) is not None


Kind = Literal["denied", "moot", "fillers", "no_names", "claims", "told_of_own", "provides", "wishes", "sought"]
"""Of the patterns of a language that are no act."""


@cache
def word_pattern(language: Language, which: Kind) -> re.Pattern[str]:
    """Return one of a language's patterns, between the ends of words."""
    return _compiled(getattr(act_words(language), which))


def warm(language: Language) -> None:
    """Compile everything, so that no message waits for it."""
    for gate in _gates(language):
        for phrase in gate.phrases:
            _compiled(phrase.pattern)


def _fits(phrase: Phrase, role: Role, state: State) -> bool:
    if phrase.states is not None and state not in phrase.states and not _is_one_more(phrase, role, state):
        return False
    return role in (ACTS[phrase.act].roles if phrase.roles is None else phrase.roles)


def _is_one_more(phrase: Phrase, role: Role, state: State) -> bool:
    """An owner may want one more thing while another waits for its yes."""
    is_shown = role is Role.OWNER and state is State.CONFIRM_CANCEL
    return is_shown and phrase.act in OF_CALENDARS and phrase.states is not None and phrase.states >= IDLE


def _is_denied(hidden: str, start: int) -> bool:
    """What is denied begins before the phrase: the phrase is not its own denial."""
    return start > 0 and hidden[start - 1] == _HIDDEN


@cache
def _gates(language: Language) -> tuple[_Gate, ...]:
    by_act: dict[Act, list[Phrase]] = {}
    for one in act_words(language).phrases:
        by_act.setdefault(one.act, []).append(one)
    return tuple(
        _Gate(
            ACTS[act].roles.union(*(one.roles or () for one in several)),
            _compiled("|".join(one.pattern for one in several)),
            tuple(several),
        )
        for act, several in by_act.items()
    )


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(taken_once(rf"(?<!\w)(?:{_END.sub(_ENDED, pattern)})(?!\w)"))


@cache
def _plain_pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


_END, _ENDED = re.compile(r"(?<!\\)(?<!\\\?)(?<!\\\?\?)\$(?=\||\Z)"), r"\\??$"
"""The end of a pattern that does not speak of the question mark itself."""
