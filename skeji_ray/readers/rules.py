"""The rules reader: a message's acts and slots, by the phrases of its language and the tables of what is open."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from skeji_ray.languages.acts import act_words
from skeji_ray.languages.phrasing import IDLE
from skeji_ray.messages.acts import Act, Slot
from skeji_ray.messages.reading import MAX_READ, Heard, Reading, Said
from skeji_ray.messages.when import When
from skeji_ray.readers.answers import Answered, bare_answer, command_in, whole_answer
from skeji_ray.readers.clauses import Clause, clauses_of, unread_from
from skeji_ray.readers.merging import Part, merged
from skeji_ray.readers.own_business import has_business, looks_for_somebody, wish_behind
from skeji_ray.readers.phrasebook import find_phrase, is_doubtful, is_elsewhere, is_weak, word_pattern
from skeji_ray.readers.plain import Plain, plain
from skeji_ray.readers.slots import Words, by_slot, slots_in
from skeji_ray.readers.topics import topics_in

NOTHING_SURE, _ELSEWHERE_SURE, _DOUBTFUL_SURE, _OWN_SURE = 0.3, 0.9, 0.8, 0.96
_FEW = 5
_AROUND = " \t\n.,;:!?"
_WORD = re.compile(r"\w+")


def read(heard: Heard) -> Reading:
    """Return what a message does, as far as phrases and what is open tell; `none`, hardly sure, where they do not."""
    words = act_words(heard.language)
    heard = heard.model_copy(update={"text": heard.text[:MAX_READ]})
    said = plain(heard.text, words.pictures, words.doubled, words.drawn_out)
    parts = _parts_of(heard, said) or [Part(Act.NONE, NOTHING_SURE, 0, len(said.text))]
    return Reading(said=tuple(_with_slots(heard, said, parts)), reader="rules")


def unread(heard: Heard) -> str:
    """Return what of a message is not read: what stands behind as many letters, or clauses, as are."""
    words = act_words(heard.language)
    said = plain(heard.text[:MAX_READ], words.pictures, words.doubled, words.drawn_out)
    start = unread_from(said.text, heard.language)
    end = MAX_READ if start is None else said.typed(start, len(said.text))[0]
    return heard.text[end:].strip()


def denies(heard: Heard) -> bool:
    """Whether something is denied in a message: "don't cancel", "we will not be open"."""
    words = act_words(heard.language)
    said = plain(heard.text[:MAX_READ], words.pictures, words.doubled, words.drawn_out)
    return word_pattern(heard.language, "denied").search(said.text) is not None


def _parts_of(heard: Heard, said: Plain) -> list[Part]:
    whole = _whole(heard, said.text)
    if whole is not None:
        return [whole]
    if heard.state in IDLE and is_elsewhere(said.text, heard.language):
        return [Part(Act.NONE, _ELSEWHERE_SURE, 0, len(said.text))]
    if has_business(heard, said.text):
        return [Part(Act.REGISTER, _OWN_SURE, 0, len(said.text))]
    if looks_for_somebody(heard, said.text):
        return [Part(Act.BOOK, _ELSEWHERE_SURE, 0, len(said.text))]
    parts = merged(heard, _read_clauses(heard, said.text), lambda start, end: _bare(heard, said, start, end))
    registers = any(one.act is Act.REGISTER for one in parts) and heard.state in IDLE
    if registers and (start := wish_behind(heard, said.text)) is not None:  # "I'm a teacher and need a haircut"
        return [Part(Act.BOOK, _ELSEWHERE_SURE, start, len(said.text))]
    if heard.state in IDLE and is_doubtful(said.text, heard.language):
        return [replace(one, sure=min(one.sure, _DOUBTFUL_SURE)) for one in parts]
    return parts


def _whole(heard: Heard, text: str) -> Part | None:
    """What a message does that is one answer from its first word to its last."""
    answered = command_in(heard) or whole_answer(heard, text)
    if answered is None:
        return None
    phrase = find_phrase(heard, text.strip(" .!,"))
    if phrase is not None and phrase.sure > answered.sure:
        return Part(phrase.act, phrase.sure, 0, len(text))
    return _part(answered, 0, len(text))


def _read_clauses(heard: Heard, text: str) -> list[Part]:
    """The act of each clause; of two neighbours that have none alone, that of both together."""
    parts: list[Part] = []
    before: Clause | None = None
    for clause in clauses_of(text, heard.language):
        part = _act_in(heard, clause)
        if part is None and before is not None and parts[-1].act is Act.NONE:
            both = text[before.start : clause.start] + clause.text
            part = _act_in(heard, Clause(before.start, clause.end, both, both, clause.is_asked))
            if part is not None:
                parts.pop()
        parts.append(part or Part(Act.NONE, 0, clause.start, clause.end))
        before = clause
    return parts


def _act_in(heard: Heard, clause: Clause) -> Part | None:
    answered = whole_answer(heard, clause.text)
    phrase = find_phrase(heard, clause.text)
    if phrase is None and answered is None and clause.whole != clause.text:
        phrase = find_phrase(heard, clause.whole)
    weak = is_weak(clause.text, heard.language)
    if answered is not None and (phrase is None or phrase.sure <= answered.sure):
        return replace(_part(answered, clause.start, clause.end), is_weak=weak)
    if phrase is None:
        return None
    return Part(phrase.act, phrase.sure, clause.start, clause.end, phrase.topic, phrase.is_emphatic, is_weak=weak)


def _part(answered: Answered, start: int, end: int) -> Part:
    return Part(answered.act, answered.sure, start, end, slot=answered.slot)


def _bare(heard: Heard, said: Plain, start: int, end: int) -> Part | None:
    """What a stretch of text does that no phrase was found in."""
    text = said.text[start:end] + ("?" if "?" in said.text[end : end + 2] else "")
    first, last = said.typed(start, end)
    found = slots_in(heard, first, last, [Act.NONE])
    slots = frozenset(one.slot for one in found.words)
    is_hedged = word_pattern(heard.language, "moot").search(text) is not None
    is_moot = is_hedged or (Slot.ORDINAL not in slots and not _is_one_time(found.when))
    others = _others(heard, first, last, found.words)
    answered = bare_answer(heard, text, slots, is_moot=is_moot, others=others)
    return None if answered is None else _part(answered, start, end)


def _is_one_time(when: When | None) -> bool:
    """It is a day or a time that one of several offers can have: "4.15", "the friday", and not "after 4", "earlier"."""
    if when is None or len(when.spans) != 1:
        return False
    (span,) = when.spans
    is_altered = when.without or when.order or when.than_shown or when.every or when.shift_minutes or when.shift_days
    return not is_altered and span.time_from == span.time_to and span.date_from == span.date_to


def _others(heard: Heard, start: int, end: int, found: Iterable[Words]) -> int:
    """How many words say something and belong to no slot. Of a language without fillers: whether there are many."""
    if not act_words(heard.language).fillers:
        return 0 if len(heard.text[start:end].split()) <= _FEW else _FEW
    text = list(heard.text[start:end])
    for one in found:
        text[one.start - start : one.end - start] = " " * (one.end - one.start)
    words = act_words(heard.language)
    left = plain("".join(text), words.pictures, words.doubled).text
    return len(_WORD.findall(word_pattern(heard.language, "fillers").sub(" ", left)))


def _with_slots(heard: Heard, said: Plain, parts: Sequence[Part]) -> Iterable[Said]:
    for part in parts:
        start, end = said.typed(part.start, part.end)
        found = slots_in(heard, start, end, [part.act])
        slots = by_slot(heard.text, found.words)
        if part.topic is not None:
            words = said.text[part.start : part.end]
            is_of_a_business = part.act is Act.ASK_BUSINESS
            topics = topics_in(words, heard.language, part.topic) if is_of_a_business else (part.topic,)
            slots[Slot.TOPIC] = tuple(topic.value for topic in topics)
        if part.slot is not None and part.slot not in slots:
            is_all = part.start == 0 and part.end == len(said.text)
            whole = heard.text if is_all else heard.text[start:end]  # with its emojis and marks
            slots[part.slot] = (whole.strip(_AROUND),)
        yield Said(act=part.act, sure=part.sure, slots=slots, when=found.when, text=heard.text[start:end])
