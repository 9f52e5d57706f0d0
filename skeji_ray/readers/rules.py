"""The rules reader: a message's acts and slots, by the phrases of its language and the tables of what is open."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from skeji_ray.languages.acts import act_words
from skeji_ray.languages.phrasing import IDLE, Phrase
from skeji_ray.messages.acts import ACTS, Act, Slot
from skeji_ray.messages.people import Language, Role
from skeji_ray.messages.reading import Heard, Reading, Said, State
from skeji_ray.readers.answers import Answered, bare_answer, command_in, whole_answer
from skeji_ray.readers.clauses import Clause, clauses_of
from skeji_ray.readers.merging import Part, merged
from skeji_ray.readers.plain import Plain, plain
from skeji_ray.readers.slots import Words, slots_in

MAX_LENGTH = 1000
"""Letters that are read: what comes after them changes nothing that the rules could be sure of."""
_NOTHING_SURE, _ELSEWHERE_SURE = 0.3, 0.9


def read(heard: Heard) -> Reading:
    """Return what a message does, as far as phrases and what is open tell; `none`, hardly sure, where they do not."""
    words = act_words(heard.language)
    heard = heard.model_copy(update={"text": heard.text[:MAX_LENGTH]})
    said = plain(heard.text, words.pictures, words.doubled, words.drawn_out)
    parts = _parts_of(heard, said) or [Part(Act.NONE, _NOTHING_SURE, 0, len(said.text))]
    return Reading(said=tuple(_with_slots(heard, said, parts)), reader="rules")


def _parts_of(heard: Heard, said: Plain) -> list[Part]:
    answered = command_in(heard.text) or whole_answer(heard, said.text)
    if answered is not None:
        return [_part(answered, 0, len(said.text))]
    if heard.state in IDLE and _elsewhere(heard.language).search(said.text):
        return [Part(Act.NONE, _ELSEWHERE_SURE, 0, len(said.text))]
    parts: list[Part] = []
    for clause in clauses_of(said.text, heard.language):
        parts.append(_act_in(heard, clause) or Part(Act.NONE, 0, clause.start, clause.end))
    return merged(heard, parts, lambda start, end: _bare(heard, said, start, end))


def _act_in(heard: Heard, clause: Clause) -> Part | None:
    """The act of one clause: that of its surest phrase, then of its longest."""
    is_weak = _weak(heard.language).fullmatch(clause.text) is not None
    answered = whole_answer(heard, clause.text)
    if answered is not None:
        return replace(_part(answered, clause.start, clause.end), is_weak=is_weak)
    hidden = _denied(heard.language).sub(_blank, clause.text)
    found = [
        (phrase.sure, match.end() - match.start(), -number, phrase)
        for gate in _gates(heard.language, heard.state, heard.role)
        if gate.any.search(clause.text)
        for number, (phrase, pattern) in enumerate(gate.phrases)
        if (match := pattern.search(clause.text if phrase.is_denial else hidden))
    ]
    if not found:
        return None
    best = max(found, key=lambda one: one[:3])[3]
    return Part(best.act, best.sure, clause.start, clause.end, best.topic, best.is_emphatic, is_weak=is_weak)


def _blank(match: re.Match[str]) -> str:
    return "\0" * len(match[0])


@cache
def _denied(language: Language) -> re.Pattern[str]:
    return re.compile(act_words(language).denied)


@cache
def _weak(language: Language) -> re.Pattern[str]:
    return re.compile(act_words(language).weak)


@cache
def _elsewhere(language: Language) -> re.Pattern[str]:
    return re.compile(act_words(language).elsewhere)


@cache
def _moot(language: Language) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{act_words(language).moot})(?!\w)")


class _Gate(NamedTuple):
    """The phrases of one act, and one pattern that finds any of them."""

    any: re.Pattern[str]
    phrases: tuple[tuple[Phrase, re.Pattern[str]], ...]


@cache
def _gates(language: Language, state: State, role: Role) -> tuple[_Gate, ...]:
    by_act: dict[Act, list[Phrase]] = {}
    for one in act_words(language).phrases:
        fits = (one.states is None or state in one.states) and (one.roles is None or role in one.roles)
        if fits and role in ACTS[one.act].roles:
            by_act.setdefault(one.act, []).append(one)
    return tuple(_gate(tuple(phrases)) for phrases in by_act.values())


@cache
def _gate(phrases: tuple[Phrase, ...]) -> _Gate:
    """Compile a gate; most of them are the same in several states."""
    any_of = "|".join(f"(?:{_ended(one.pattern)})" for one in phrases)
    return _Gate(re.compile(rf"(?<!\w)(?:{any_of})(?!\w)"), tuple((one, _compiled(one.pattern)) for one in phrases))


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_ended(pattern)})(?!\w)")


def _ended(pattern: str) -> str:
    return f"{pattern[:-1]}\\??$" if pattern.endswith("$") and not pattern.endswith("?$") else pattern


def _part(answered: Answered, start: int, end: int) -> Part:
    return Part(answered.act, answered.sure, start, end, slot=answered.slot)


def _bare(heard: Heard, said: Plain, start: int, end: int) -> Part | None:
    """What a stretch of text does that no phrase was found in."""
    text = said.text[start:end] + ("?" if said.text[end:].lstrip().startswith("?") else "")
    found = slots_in(heard, *said.typed(start, end))
    is_moot = _moot(heard.language).search(text) is not None
    answered = bare_answer(heard, text, frozenset(one.slot for one in found), is_moot=is_moot)
    return None if answered is None else _part(answered, start, end)


def _with_slots(heard: Heard, said: Plain, parts: Sequence[Part]) -> Iterable[Said]:
    for part in parts:
        start, end = said.typed(part.start, part.end)
        slots = _by_slot(heard.text, slots_in(heard, start, end, [part.act]))
        if part.topic is not None:
            slots[Slot.TOPIC] = (part.topic.value,)
        if part.slot is not None and part.slot not in slots:
            slots[part.slot] = (heard.text[start:end].strip(),)
        yield Said(act=part.act, sure=part.sure, slots=slots)


def _by_slot(text: str, found: Iterable[Words]) -> dict[Slot, tuple[str, ...]]:
    slots: dict[Slot, tuple[str, ...]] = {}
    for one in found:
        slots[one.slot] = (*slots.get(one.slot, ()), text[one.start : one.end])
    return slots
