"""Several wishes of an owner's message, each read by itself: "close Friday and block Thursday 1 to 3 and show me
Wednesday". What stands in one part is said of no other."""

from __future__ import annotations

import re

from skeji_ray.conversation.capabilities import BY_ACT
from skeji_ray.conversation.heard import heard_of
from skeji_ray.conversation.several import CHANGES, OF_OWNERS
from skeji_ray.conversation.turn import SURE
from skeji_ray.conversation.while_open.afresh import Read, has_decision, names_a_request
from skeji_ray.conversation.while_open.meanwhile import beside_requests
from skeji_ray.conversation.while_open.yes_and_more import border_of
from skeji_ray.languages.changes import find_lengths
from skeji_ray.languages.enumerated import enumerated
from skeji_ray.languages.owners import names_one
from skeji_ray.languages.phrasing import IDLE, REQUESTED
from skeji_ray.languages.priced import items_in
from skeji_ray.languages.reading_table import language_of
from skeji_ray.languages.whole import words_of
from skeji_ray.messages.acts import Act, Slot
from skeji_ray.messages.people import Role
from skeji_ray.messages.reading import Reading, Said, State
from skeji_ray.pipeline.planning import PlanRequest

MAX_PARTS, MIN_WORDS = 4, 2
_SURE = 0.8
"""Of each part that changes something."""
_GUESS = 0.5
"""What is less sure, and says no day and nobody, is said beside."""
_BEHIND_QUESTION = re.compile(r"(?<=\?)\s+")
_DECISIONS = frozenset({Act.APPROVE, Act.DECLINE})


def read_each(request: PlanRequest, state: State, reading: Reading, read: Read) -> Reading:
    """Return the reading of each part, where every one of them surely is a wish of its own and these are more than were
    read of the whole; else that of the whole."""
    if request.sender.role is not Role.OWNER or state not in IDLE | REQUESTED:
        return reading
    if len(items_in(request.text)) > 1:  # "newborn two hours, family one" is said of one list
        return reading
    lengths = find_lengths(request.text)
    if lengths.meeting_minutes is not None and lengths.break_minutes is not None:  # "an hour each, no breaks" is of one
        return reading
    parts = enumerated(request.text) or _parts_of(request.text)
    if not 1 < len(parts) <= MAX_PARTS or any(len(part.split()) < MIN_WORDS for part in parts):
        return reading
    said: list[Said] = []
    for part in parts:
        alone = request.model_copy(update={"text": part})
        found = beside_requests(alone, read(heard_of(alone)), read)
        first = found.said[0]
        is_refused = BY_ACT[first.act].is_refusal and state in REQUESTED
        does_nothing = first.act is Act.AGENDA or is_refused
        is_decided = any(one.act in _DECISIONS for one in said)
        if first.act in _DECISIONS and not _decides(request, part, is_decided=is_decided):  # "never mind. Close me"
            continue
        is_guess = first.act is Act.NONE or first.sure < _GUESS
        if is_guess and not first.slots and first.when is None:  # "my son has a fever", "he called me": a remark
            continue
        if said and _is_only_when(part, first):  # "after 5 on Wednesday | and Thursday": one list of days
            return reading
        if first.act is Act.HOLD and first.sure >= _SURE:  # "not sure about Dana. Block tomorrow first"
            continue
        if said and first.act is said[-1].act and Slot.NAME not in first.slots and names_one(part):
            return reading  # "Dan can't come, cancel him" is of one
        if said and first.act is said[-1].act and not first.slots and first.when is None:
            return reading  # "I'm away from Sunday on, close everything": it is said once more
        is_told = first.sure >= (SURE if does_nothing else _SURE)
        if not is_told or first.act not in OF_OWNERS or len(found.said) > 1:
            return reading
        said.append(first.model_copy(update={"text": part}))
    whole = [one for one in reading.said if one.act in OF_OWNERS]
    is_more = len(said) > len(whole) and any(one.act in CHANGES for one in said)
    return Reading(said=tuple(said), reader=reading.reader) if is_more else reading


def _is_only_when(part: str, said: Said) -> bool:
    """It says a day, and nothing of it."""
    words = words_of(part)
    for when in said.slots.get(Slot.WHEN, ()):
        words = words.replace(words_of(when), " ", 1)
    return not words.strip()


def _parts_of(text: str) -> tuple[str, ...]:
    """What stands between sentences, and between the words that join them."""
    border = border_of(language_of(text))
    sentences = _BEHIND_QUESTION.split(text)
    return tuple(part.strip() for one in sentences for part in border.split(one) if part.strip())


def _decides(request: PlanRequest, part: str, *, is_decided: bool) -> bool:
    """It says by its verb, or by a name, that a request is decided on, or answers what was asked last, unless a part
    before it did."""
    return (
        (request.context.is_approval_newest and not is_decided)
        or has_decision(part)
        or names_a_request(request.model_copy(update={"text": part}))
    )
