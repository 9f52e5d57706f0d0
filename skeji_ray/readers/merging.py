"""What several clauses do together: an act that is said twice is one, a yes beside a correction is none."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from skeji_ray.languages.phrasing import OPEN
from skeji_ray.messages.acts import ACTS, Act, Slot, Topic
from skeji_ray.messages.reading import Heard, State


@dataclass(frozen=True)
class Part:
    """An act that was read, and the stretch of the plain text in which it is said. `none` is read of a stretch that no
    phrase is in: it belongs to a neighbour, or answers what is open."""

    act: Act
    sure: float
    start: int
    end: int
    topic: Topic | None = None
    is_emphatic: bool = False
    """Small talk that counts beside other acts."""
    slot: Slot | None = None
    """The whole stretch is the words of it."""
    is_weak: bool = False
    """It answers only where nothing is asked or done beside it."""


ReadBare = Callable[[int, int], Part | None]
"""Reads a stretch that no phrase is in, by what is open."""
_DECIDE = frozenset({Act.AFFIRM, Act.DENY, Act.ACK, Act.APPROVE, Act.DECLINE})
_ABSORBS: dict[Act, frozenset[Act]] = {
    Act.REFINE: frozenset({Act.AFFIRM, Act.DENY, Act.ACK, Act.CHOOSE}),
    Act.CHOOSE: frozenset({Act.AFFIRM, Act.DENY, Act.ACK}),
    Act.PROPOSE: frozenset({Act.APPROVE, Act.DECLINE, Act.AFFIRM, Act.DENY, Act.REFINE}),
    Act.BOOK: frozenset({Act.REFINE, Act.ACK}),
    Act.RECURRING: frozenset({Act.BOOK, Act.REFINE}),
    Act.MOVE: frozenset({Act.REFINE}),
    Act.REGISTER: frozenset(
        {Act.AFFIRM, Act.ACK, Act.REFINE, Act.GIVE_NAME, Act.BOOK, Act.HELP, Act.RECURRING, Act.LATE, Act.RELAY}
    ),
    Act.AFFIRM: frozenset({Act.ACK}),
    Act.APPROVE: frozenset({Act.ACK, Act.AFFIRM}),
    Act.DENY: frozenset({Act.ACK}),
    Act.DECLINE: frozenset({Act.ACK, Act.AFFIRM, Act.DENY}),
    Act.WAITLIST: frozenset({Act.REFINE, Act.ACK}),
    Act.HOLD: frozenset({Act.ACK, Act.AFFIRM, Act.DENY}),
    Act.UNDO: frozenset({Act.DENY, Act.ACK}),
    Act.CLOSE: frozenset({Act.PAUSE}),
    Act.BLOCK: frozenset({Act.PAUSE}),
    Act.OWNER_LATE: frozenset({Act.MESSAGE_CUSTOMERS, Act.LATE}),
}
"""Acts that are no act of their own beside another."""
_DECIDED = frozenset({Act.AFFIRM, Act.DENY, Act.CHOOSE, Act.REFINE, Act.APPROVE, Act.DECLINE, Act.PROPOSE})
_SAYS_WHEN = frozenset({Act.AFFIRM, Act.CHOOSE, Act.REFINE, Act.BOOK})
"""Acts that may say a day or an hour, all of the one that is wished for."""
_HOLDS_NOTHING = frozenset({Act.GIVE_NAME, Act.DENY})
_DOUBTED_CANCEL = 0.9
"""Below it, "I can't on Monday" beside another day is a move."""
_ANSWERS_BESIDE = frozenset(
    {Act.ASK_BUSINESS, Act.HELP, Act.LIST, Act.REMIND, Act.RELAY, Act.GIVE_NAME, Act.LATE, Act.AGENDA, Act.HOLD}
)
"""Beside these, a bare day is an answer of its own to what is open."""
_SURE_BESIDE = 0.9
_LIKELY, _BORNE_OUT = 0.85, 0.95
_CONTRADICTED, _WEAK = 0.75, 0.4
"""How sure a yes or no is beside the opposite, or beside words that nobody understood."""
_QUESTIONS = frozenset({Act.ASK_BUSINESS, Act.HELP, Act.LIST, Act.AGENDA})


def merged(heard: Heard, parts: list[Part], bare: ReadBare) -> list[Part]:
    """Return the acts of a message out of what its clauses do, in the order said."""
    kept = _placed(heard, parts, bare)
    kept = _in_one(_without_weak(_without_small_talk(_thought_over(kept))))
    kept = _settled(heard, _moved_instead(kept))
    is_open = heard.state in OPEN
    acts = {one.act for one in kept}
    absorbed = {other for act in acts for other in _ABSORBS.get(act, ())}
    if not is_open and any(not ACTS[act].is_social and act not in _DECIDE for act in acts):
        absorbed |= _DECIDE - {Act.ACK}
    left = _widened([one for one in kept if one.act not in absorbed], [one for one in kept if one.act in absorbed])
    if heard.state is State.ASK_BUSINESS_FIELD and {Act.DENY, Act.REGISTER} <= acts:  # "no, it is 8, not 9"
        corrected = (replace(one, act=Act.REFINE) if one.act is Act.REGISTER else one for one in left)
        left = [one for one in corrected if one.act is not Act.DENY]
    return left or kept


def _widened(left: list[Part], absorbed: list[Part]) -> list[Part]:
    """Give a wish the words of what it absorbs: in "book it on the 6th. Is 10:30 free?" the yes says the day."""
    words = [one for one in absorbed if one.act in _SAYS_WHEN]
    wish = next((one for one in left if one.act in _SAYS_WHEN), None)
    if wish is None or not words:
        return left
    start, end = min(one.start for one in (wish, *words)), max(one.end for one in (wish, *words))
    return [replace(one, start=start, end=end) if one is wish else one for one in left]


def _placed(heard: Heard, parts: list[Part], bare: ReadBare) -> list[Part]:
    """Every stretch that no phrase is in goes to a neighbour, or becomes an answer of its own."""
    doing = {one.act for one in parts if not one.is_weak} - _DECIDE - {Act.NONE}
    doing = {act for act in doing if not ACTS[act].is_social}
    if not doing:
        return _answered(parts, bare)
    placed: list[Part] = []
    is_wish = heard.state not in OPEN and doing == {Act.GIVE_NAME}  # "my name is Dana. A haircut on Tuesday please"
    for one in _in_one_stretch(parts) if is_wish else parts:
        if one.act is not Act.NONE:
            placed.append(one)
            continue
        is_held = Act.HOLD in doing and (
            heard.state is State.ASK_BUSINESS_FIELD or not any(other.act is Act.HOLD for other in placed)
        )
        is_answer = heard.state in OPEN and doing <= _ANSWERS_BESIDE and not is_held
        answer = bare(one.start, one.end) if is_answer or is_wish else None
        if answer is not None and (answer.sure >= _SURE_BESIDE or (is_wish and answer.act is Act.BOOK)):
            placed.append(answer)
        else:
            placed.append(one)
    return _folded(placed)


def _in_one_stretch(parts: list[Part]) -> list[Part]:
    """What is said of one wish between commas, as one: "gel, Sunday, 17:15"."""
    joined: list[Part] = []
    for one in parts:
        if joined and one.act is Act.NONE and joined[-1].act is Act.NONE:
            joined[-1] = replace(joined[-1], end=one.end)
        else:
            joined.append(one)
    return joined


def _answered(parts: list[Part], bare: ReadBare) -> list[Part]:
    """Nothing is done but to answer: what no phrase is in is read as a whole."""
    unread = [one for one in parts if one.act is Act.NONE]
    if not unread:
        return parts
    answer = bare(unread[0].start, unread[-1].end)
    if answer is None:
        return _folded([replace(one, sure=min(one.sure, _WEAK if one.is_weak else _CONTRADICTED)) for one in parts])
    before = [one for one in parts if one.act is not Act.NONE and one.start < answer.start]
    after = [one for one in parts if one.act is not Act.NONE and one.start >= answer.start]
    return [*before, answer, *after]


def _folded(parts: list[Part]) -> list[Part]:
    """Each stretch without an act belongs to the one before it, the first to the one behind it. Where a wish comes
    behind, small talk, a name, a no have none: "Hi! Gel nails, Sunday, 17:15, my name is Dana" is one for Sunday, and
    "no, sorry. Sunday, the 6th, same time" too."""
    last_wish = max((at for at, one in enumerate(parts) if one.act in _SAYS_WHEN), default=-1)
    folded: list[Part] = []
    waiting: int | None = None
    is_held = False
    for at, one in enumerate(parts):
        if one.act is not Act.NONE:
            is_held = at >= last_wish or not (ACTS[one.act].is_social or one.act in _HOLDS_NOTHING)
            folded.append(replace(one, start=waiting) if waiting is not None and is_held else one)
            waiting = None if is_held else waiting
        elif is_held:
            folded[-1] = replace(folded[-1], end=one.end)
        elif waiting is None:
            waiting = one.start
    return folded


def _without_small_talk(parts: list[Part]) -> list[Part]:
    if all(ACTS[one.act].is_social for one in parts):
        return parts
    return [one for one in parts if not ACTS[one.act].is_social or one.is_emphatic]


def _without_weak(parts: list[Part]) -> list[Part]:
    """ "Great, how much?" agrees to nothing, and "wait, cancel it" waits for nothing."""
    doing = {one.act for one in parts if not one.is_weak and not ACTS[one.act].is_social} - {Act.NONE}
    drops_yes = bool(doing & _QUESTIONS)
    return [
        one for one in parts if not (one.is_weak and (drops_yes if one.act in {Act.AFFIRM, Act.APPROVE} else doing))
    ]


def _thought_over(parts: list[Part]) -> list[Part]:
    """Who hesitates and then decides has decided."""
    last = max((at for at, one in enumerate(parts) if one.act in _DECIDED), default=-1)
    return [one for at, one in enumerate(parts) if one.act is not Act.HOLD or at > last]


def _in_one(parts: Iterable[Part]) -> list[Part]:
    """One act that is said twice is one, as sure as its surer half."""
    found: dict[tuple[Act, Topic | None], Part] = {}
    for one in parts:
        key = (one.act, one.topic)
        first = found.get(key)
        found[key] = one if first is None else replace(first, end=max(first.end, one.end), sure=_said_twice(first, one))
    return list(found.values())


def _said_twice(first: Part, one: Part) -> float:
    """Two likely phrases of one act bear each other out: "I'm away next week, don't let anybody book"."""
    surest, other = max(first.sure, one.sure), min(first.sure, one.sure)
    return max(surest, _BORNE_OUT) if other >= _LIKELY else surest


def _settled(heard: Heard, parts: list[Part]) -> list[Part]:
    """A yes and a no to one question: what was said last, and it is not sure."""
    pairs = [(Act.AFFIRM, Act.DENY)] + ([(Act.APPROVE, Act.DECLINE)] if heard.state is State.APPROVAL else [])
    for pair in pairs:
        both = [one for one in parts if one.act in pair]
        if {one.act for one in both} == set(pair):
            last = max(both, key=lambda one: one.start)
            parts = [one for one in parts if one not in both or one is last]
            parts = [replace(one, sure=min(one.sure, _CONTRADICTED)) if one is last else one for one in parts]
    return parts


def _moved_instead(parts: list[Part]) -> list[Part]:
    """Somebody who cannot come then, and names another time, wants it moved."""
    acts = {one.act for one in parts}
    if not acts & {Act.MOVE, Act.REFINE, Act.BOOK}:
        return parts
    doubted = [one for one in parts if one.act is Act.CANCEL and one.sure < _DOUBTED_CANCEL]
    if not doubted:
        return parts
    left = [one for one in parts if one not in doubted]
    return [replace(one, act=Act.MOVE) if one.act in {Act.REFINE, Act.BOOK} else one for one in left]
