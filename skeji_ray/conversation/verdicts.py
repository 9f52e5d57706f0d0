"""Several requests that are decided in one message: "dana yes, tom no, i'm away by then, and lee is fine"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from skeji_ray.conversation.among import Group, bare, is_at, leaves_out, meant_at
from skeji_ray.conversation.capabilities.shown_first import show, too_many
from skeji_ray.conversation.decisions import DECISIONS
from skeji_ray.conversation.joined import joined
from skeji_ray.conversation.parts import reply
from skeji_ray.conversation.turn import Turn
from skeji_ray.languages.acts import act_words
from skeji_ray.languages.assent import Act as Asked
from skeji_ray.languages.assent import Answer, answers_in, is_asked
from skeji_ray.languages.reading_table import language_of
from skeji_ray.languages.several import says_all
from skeji_ray.languages.whole import words_of
from skeji_ray.messages.acts import Act
from skeji_ray.messages.asked import AlsoWanted
from skeji_ray.messages.steps import MOST_STEPS, Step
from skeji_ray.messages.talk import MAX_SAID, CannotDo
from skeji_ray.messages.views import BookingView
from skeji_ray.messages.wishes import Understood, Wish
from skeji_ray.pipeline.planning import Planned

_BORDER = re.compile(r"[.,;!\n]+(?!\d)")
MIN_OTHERS = 2
"""Words of a part beside names and verdicts: so many say something of their own."""
MAX_SHORT = 5
"""Words of "everybody except for Dan", which says nothing else."""
_WISHES = {Answer.YES: Wish.APPROVE, Answer.NO: Wish.DECLINE}
_ACTS = {Wish.APPROVE: Act.APPROVE, Wish.DECLINE: Act.DECLINE}


class _Said(NamedTuple):
    """One word of a message that says who, or whether."""

    part: int
    """Which stretch between two commas it stands in."""
    who: tuple[BookingView, ...] = ()
    answer: Answer | None = None
    group: Group | None = None
    is_other: bool = False
    """Its part names one, and neither accepts nor refuses it."""


def plan_verdicts(turn: Turn) -> Planned | None:
    """Show what is decided of several requests at once, with one yes; None where the message does not say so of each
    that it names. What it says beside, of one that it does not decide on, is named."""
    waiting = turn.context.approvals
    if len(waiting) < len(_WISHES) or is_asked(turn.text):
        return None
    decided, left_out = verdicts_in(turn.text, waiting), _left_out(turn.text, waiting)
    if len(decided) + len(left_out) < len(_WISHES) and not _is_of_all_but(turn.text, waiting):
        return None
    if not decided or (len(decided) == len(waiting) and says_all(turn.text) and len(set(decided.values())) == 1):
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
    shown = show(_ACTS[wish], wanted, known, bookings=first, also=also)
    return joined([*_told_of(turn, left_out), shown])


def _told_of(turn: Turn, left_out: list[str]) -> Iterator[Planned]:
    """What is said of those that are not decided on: by its name where it cannot be done."""
    cannot = next((one.act for one in turn.reading.said if one.act in _CANNOT), None)
    for words in left_out:
        said = CannotDo(act=cannot) if cannot else CannotDo(act=Act.NONE, said=(words[:MAX_SAID],))
        yield reply(said)


_CANNOT = frozenset({Act.PROPOSE, Act.MESSAGE_CUSTOMERS, Act.OWNER_LATE})


def verdicts_in(text: str, waiting: tuple[BookingView, ...]) -> dict[str, Answer]:
    """Return yes or no by the id of each request that is named; empty where one of them stands without.

    A verdict stands behind the names or before them, in each part that has both, else all through: what comes between
    a verdict and the next name is a reason. A part that names one and says something else of it decides nothing of it.
    """
    said = _decided_in(text, waiting)
    if not any(one.who for one in said):
        return {}
    pairs = [pair for group in _groups(said) for pair in _paired(group)]
    decided: dict[str, Answer] = {}
    for who, answer in pairs:
        if answer is None or any(decided.get(one.booking_id, answer) is not answer for one in who):
            return {}
        decided |= {one.booking_id: answer for one in who}
    return decided


def _decided_in(text: str, waiting: tuple[BookingView, ...]) -> list[_Said]:
    """What names and decides, by names and ranks; by hours or numbers, where nobody is named."""
    named = _settled(_said(text, waiting), waiting, is_short=len(words_of(text).split()) <= MAX_SHORT)
    others = {one.part for one in named if one.is_other}
    named = [one for one in named if one.part not in others]
    timed = _counted(text, lambda word: tuple(one for one in waiting if is_at(one, word)))
    if any(one.who for one in named):
        return _with_hours(named, timed)
    if any(one.who for one in timed):
        return timed
    return _counted(text, lambda word: waiting[int(word) - 1 : int(word)] if word.isdecimal() and word != "0" else ())


def _with_hours(named: list[_Said], timed: list[_Said]) -> list[_Said]:
    """ "Yes to the 5 o'clock one and no to Dana": a part that names nobody, and decides, may say an hour."""
    names = {one.part for one in named if one.who}
    decides = {one.part for one in timed if one.answer} & {one.part for one in timed if one.who}
    by_hour = decides - names
    kept = [one for one in named if one.part not in by_hour]
    return sorted([*kept, *(one for one in timed if one.part in by_hour)], key=lambda one: one.part)


def _left_out(text: str, waiting: tuple[BookingView, ...]) -> list[str]:
    """The parts that name a request, and say something else of it than a yes or a no."""
    others = {one.part for one in _said(text, waiting) if one.is_other}
    return [part.strip() for number, part in enumerate(_parts_of(text)) if number in others]


def _is_of_all_but(text: str, waiting: tuple[BookingView, ...]) -> bool:
    """ "Everybody except Dan": those that are left out wait on."""
    return any(one.group is Group.BUT_FOR for one in _said(text, waiting))


def _parts_of(text: str) -> list[str]:
    """What stands between commas, full stops and "and"."""
    words = act_words(language_of(text))
    joined_by = re.compile(rf"\s+(?:{words.breaks})\s+", re.IGNORECASE)
    return [
        part
        for stretch in _BORDER.split(text)
        for part in ([stretch] if leaves_out(stretch) else joined_by.split(stretch))
    ]


def _groups(said: list[_Said]) -> list[list[_Said]]:
    """The parts of a message, each with its verdict: names alone belong to the part before them where its verdict comes
    first ("yes to Dana and Lee"), else to the one behind them ("Dana, Lee fine")."""
    groups: list[list[_Said]] = []
    waiting: list[_Said] = []
    for number in dict.fromkeys(one.part for one in said):
        part = [one for one in said if one.part == number]
        if any(one.answer for one in part):
            groups.append([*waiting, *part])
            waiting = []
        elif groups and groups[-1][0].answer:
            groups[-1] += part
        else:
            waiting += part
    return [*groups, waiting] if waiting else groups


def _paired(said: list[_Said]) -> list[tuple[tuple[BookingView, ...], Answer | None]]:
    """The names with their verdicts, read forwards where these stand behind them, else backwards."""
    names = [at for at, one in enumerate(said) if one.who]
    if not names:
        return []
    part = said[names[0]].part
    last = max(at for at in names if said[at].part == part)
    is_behind = any(one.part == part and one.answer for one in said[last:]) or not any(
        one.answer for one in said[: names[0]]
    )
    return list(_pairs(said if is_behind else said[::-1]))


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


def _said(text: str, waiting: tuple[BookingView, ...]) -> list[_Said]:
    """The words of a message that name requests, by name, rank or as a group, and those that decide."""
    said: list[_Said] = []
    for number, part in enumerate(_parts_of(text)):
        words, found = words_of(part).split(), len(said)
        answers, at, others, between = _answers(words), 0, 0, 0
        while at < len(words):
            length, meant = meant_at(words, at, waiting)
            if isinstance(meant, Group):
                said.append(_Said(number, group=meant))
            elif meant is not None:
                said.append(_Said(number, who=meant))
            elif (answer := answers[at]) is not None:
                between = max(between, others if len(said) > found else 0)
                said.append(_Said(number, answer=answer))
            else:
                others += 1
            at += length
        decides = any(one.answer or one.group for one in said[found:]) and between <= MIN_OTHERS
        if others >= MIN_OTHERS and not decides and any(one.who for one in said[found:]):
            said.append(_Said(number, is_other=True))
    return said


def _answers(words: list[str]) -> list[Answer | None]:
    """The yes and no of each word, also where "and" is written at its front."""
    found = answers_in(Asked.APPROVE, words)
    return [
        one or next(filter(None, (answers_in(Asked.APPROVE, [other])[0] for other in bare(word)[1:2])), None)
        for one, word in zip(found, words, strict=True)
    ]


def _settled(said: list[_Said], waiting: tuple[BookingView, ...], *, is_short: bool) -> list[_Said]:
    """Put in the place of a group those that it means; those that are left out of all of them wait on.

    Args:
        is_short: nothing else is said: "everybody but Dan" lets the others come.
    """
    at = next((number for number, one in enumerate(said) if one.group is Group.BUT_FOR), None)
    before = said[:at]
    if at is not None and any(one.who for one in before):  # "yes to Dana, but not Tom"
        said = [*before, said[at]._replace(group=None, answer=Answer.NO), *said[at + 1 :]]
    elif at is not None:
        kept = {one.booking_id for left in said[at:] for one in left.who}
        others = tuple(one for one in waiting if one.booking_id not in kept)
        answer = next((one.answer for one in said if one.answer), Answer.YES if is_short else None)
        return [_Said(0, who=others), _Said(0, answer=answer)] if kept and others else []
    named = {one.booking_id for word in said for one in word.who}
    others = tuple(one for one in waiting if one.booking_id not in named)
    meant = {Group.REST: others, Group.ALL: waiting}
    return [one._replace(who=meant[one.group]) if one.group else one for one in said]


def _counted(text: str, who_at: Callable[[str], tuple[BookingView, ...]]) -> list[_Said]:
    """Likewise, where the requests are named by their hours or numbers: "10 yes, 18 no"; "1 and 3 yes, 2 no"."""
    said: list[_Said] = []
    for number, part in enumerate(_parts_of(text)):
        words = words_of(part.replace(":00", "")).split()
        for word, answer in zip(words, _answers(words), strict=True):
            who = who_at(word)
            said += [_Said(number, who=who)] if len(who) == 1 else [_Said(number, answer=answer)] if answer else []
    return said
