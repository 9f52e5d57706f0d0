"""Several requests that are decided in one message: "dana yes, tom no, i'm away by then, and lee is fine"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from skeji_ray.conversation.capabilities.shown_first import show, too_many
from skeji_ray.conversation.decisions import DECISIONS
from skeji_ray.conversation.parts import local_of
from skeji_ray.conversation.turn import Turn
from skeji_ray.languages.assent import Act as Asked
from skeji_ray.languages.assent import Answer, answers_in, is_asked
from skeji_ray.languages.reading_table import PREFIXES
from skeji_ray.languages.whole import words_of
from skeji_ray.messages.acts import Act
from skeji_ray.messages.asked import AlsoWanted
from skeji_ray.messages.steps import MOST_STEPS, Step
from skeji_ray.messages.views import BookingView
from skeji_ray.messages.wishes import Understood, Wish
from skeji_ray.pipeline.planning import Planned

_BORDER = re.compile(r"[.,;!\n]+(?!\d)")
MAX_PREFIX = 2
"""Letters that are written at the front of a name."""
_WISHES = {Answer.YES: Wish.APPROVE, Answer.NO: Wish.DECLINE}
_ACTS = {Wish.APPROVE: Act.APPROVE, Wish.DECLINE: Act.DECLINE}


class _Said(NamedTuple):
    """One word of a message that says who, or whether."""

    part: int
    """Which stretch between two commas it stands in."""
    who: tuple[BookingView, ...] = ()
    answer: Answer | None = None


def plan_verdicts(turn: Turn) -> Planned | None:
    """Show what is decided of several requests at once, with one yes; None where the message does not say so of each
    that it names."""
    waiting = turn.context.approvals
    if len(waiting) < len(_WISHES) or is_asked(turn.text):
        return None
    decided = verdicts_in(turn.text, waiting)
    if len(decided) < len(_WISHES):
        return None
    groups = {
        wish: tuple(one for one in waiting if decided.get(one.booking_id) is answer) for answer, wish in _WISHES.items()
    }
    wanted = tuple(
        Step(service="bookings", action=DECISIONS[wish], params={"booking_id": one.booking_id})
        for wish, several in groups.items()
        for one in several
    )
    known = Understood(intent=Wish.APPROVE if groups[Wish.APPROVE] else Wish.DECLINE)
    if len(wanted) > MOST_STEPS:
        return too_many(known)
    (wish, first), *others = [(wish, several) for wish, several in groups.items() if several]
    also = tuple(AlsoWanted(act=_ACTS[wish], bookings=several) for wish, several in others)
    return show(_ACTS[wish], wanted, known, bookings=first, also=also)


def verdicts_in(text: str, waiting: tuple[BookingView, ...]) -> dict[str, Answer]:
    """Return yes or no by the id of each request that is named; empty where one of them stands without.

    A verdict stands behind the names or before them, all through: what comes between a verdict and the next name is a
    reason.
    """
    said = _named(text, waiting) or _timed(text, waiting)
    names = [at for at, one in enumerate(said) if one.who]
    if not names:
        return {}
    part = said[names[0]].part
    last = max(at for at in names if said[at].part == part)
    is_behind = any(one.part == part and one.answer for one in said[last:]) or not any(
        one.answer for one in said[: names[0]]
    )
    pairs = _pairs(said if is_behind else said[::-1])
    decided: dict[str, Answer] = {}
    for who, answer in pairs:
        if answer is None or any(decided.get(one.booking_id, answer) is not answer for one in who):
            return {}
        decided |= {one.booking_id: answer for one in who}
    return decided


def _pairs(said: list[_Said]) -> Iterator[tuple[tuple[BookingView, ...], Answer | None]]:
    """Each run of names with the first verdict that follows it; None where none does."""
    who: tuple[BookingView, ...] = ()
    is_decided = True
    for one in said:
        if one.who:
            who = one.who if is_decided else (*who, *one.who)
            is_decided = False
        elif who and not is_decided and one.answer is not None:
            yield who, one.answer
            is_decided = True
    if not is_decided:
        yield who, None


def _named(text: str, waiting: tuple[BookingView, ...]) -> list[_Said]:
    """The words of a message that name a customer or decide; empty where nobody is named."""
    said: list[_Said] = []
    for number, part in enumerate(_BORDER.split(text)):
        words = words_of(part).split()
        for word, answer in zip(words, answers_in(Asked.APPROVE, words), strict=True):
            who = tuple(one for one in waiting if _is_called(one, word))
            said += [_Said(number, who=who)] if who else [_Said(number, answer=answer)] if answer else []
    return said if any(one.who for one in said) else []


def _timed(text: str, waiting: tuple[BookingView, ...]) -> list[_Said]:
    """Likewise, where the requests are named by their hours: "10 yes, 18 no"."""
    said: list[_Said] = []
    for number, part in enumerate(_BORDER.split(text)):
        words = words_of(part.replace(":00", "")).split()
        for word, answer in zip(words, answers_in(Asked.APPROVE, words), strict=True):
            who = tuple(one for one in waiting if word.lstrip("בהלו").isdecimal() and _is_at(one, word))
            said += [_Said(number, who=who)] if len(who) == 1 else [_Said(number, answer=answer)] if answer else []
    return said


def _is_called(booking: BookingView, word: str) -> bool:
    """By the first name, with what is written to its ends: "dana's", "לדנה", "ולדנה"."""
    first = next(iter(words_of(booking.customer_name or "").split()), None)
    before = word.removesuffix(first) if first is not None and word.endswith(first) else None
    is_prefix = before is not None and len(before) <= MAX_PREFIX and all(letter in PREFIXES for letter in before)
    return first is not None and (is_prefix or word == f"{first}s")


def _is_at(booking: BookingView, word: str) -> bool:
    start, hour = local_of(booking), int(word.lstrip("בהלו"))
    return start.minute == 0 and hour in {start.hour, start.hour - 12}
