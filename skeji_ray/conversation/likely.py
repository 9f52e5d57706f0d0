"""What an owner hardly said, and still means: by our own patterns, as what goes on, or shown before it is done."""

from __future__ import annotations

from skeji_ray.conversation.capabilities import BY_ACT
from skeji_ray.conversation.going_on import goes_on
from skeji_ray.conversation.known import when_said
from skeji_ray.conversation.mending.doubts import has_window
from skeji_ray.conversation.parts import refuse, today_of
from skeji_ray.conversation.times import hull
from skeji_ray.conversation.turn import CERTAIN, SURE, Turn
from skeji_ray.languages.assent import without_denied
from skeji_ray.languages.changes import find_change
from skeji_ray.languages.owners import find_owner_s_wish
from skeji_ray.messages.acts import Act
from skeji_ray.messages.asked import ChangeWanted, ConfirmWanted, Question
from skeji_ray.messages.outcomes import Several
from skeji_ray.messages.reading import Said
from skeji_ray.messages.wishes import Wish
from skeji_ray.pipeline.planning import Planned

_LIKELY = 0.2
_EXACTLY = {Wish.CHANGE: Act.CHANGE_HOURS, Wish.BRANCH: Act.CHANGE_DETAILS}
_OF_A_BUSINESS = frozenset({*_EXACTLY, Wish.BLOCK, Wish.REGISTER})
"""Wishes of which a question is about a business."""
_CHANGES_NOTHING = frozenset({Act.AGENDA, Act.MOVE_CUSTOMER})
"""What is only looked for, or offered."""
_SHOWN_FIRST = _CHANGES_NOTHING | frozenset(
    {
        Act.BLOCK,
        Act.UNBLOCK,
        Act.CLOSE,
        Act.REOPEN,
        Act.PAUSE,
        Act.RESUME,
        Act.CHANGE_HOURS,
        Act.CHANGE_SERVICES,
        Act.CANCEL_CUSTOMER,
        Act.APPROVE,
        Act.DECLINE,
    }
)


def changed_exactly(turn: Turn) -> Planned | None:
    """Return the plan of a change of an owner's that our own patterns read, where no reading is certain."""
    first = turn.reading.said[0]
    is_certain = turn.reading.reader == "rules" and first.sure >= CERTAIN
    if is_certain or not turn.is_owner or _is_asked_of_a_business(turn) or wish_of(turn) is not Wish.CHANGE:
        return None
    if (act := _of_other_days(turn)) is not None:
        return BY_ACT[act].plan(turn, first.model_copy(update={"act": act}))
    return BY_ACT[Act.CHANGE_HOURS].plan(turn, Said(act=Act.CHANGE_HOURS, sure=first.sure, slots=first.slots))


def _of_other_days(turn: Turn) -> Act | None:
    """Closing or opening days, where the grammar of time reads others than our patterns do, or hours of them: the
    grammar is believed, and they are shown first."""
    found, when = find_change(turn.text, today_of(turn.request)), when_said(turn)
    change = found.change if found is not None else None
    days = (change.closed_on or change.open_on) if change is not None else ()
    if not days or change is None or when is None:
        return None
    if hull(when)[:2] in {(None, None), (min(days), max(days))} and not has_window(when):
        return None
    return Act.CLOSE if change.closed_on else Act.REOPEN


def wish_of(turn: Turn) -> Wish | None:
    """What our own patterns read that only an owner can want: a change of a business, another branch."""
    known = find_owner_s_wish(without_denied(turn.text), today_of(turn.request))
    return known.intent if known is not None else None


def _is_asked_of_a_business(turn: Turn) -> bool:
    """The words may answer what is asked about a business."""
    return turn.question is not None and turn.question.understood.intent in _OF_A_BUSINESS


def in_exact_words(turn: Turn) -> Planned | None:
    """Return the plan of what our own patterns read, whatever is open; None where they read nothing."""
    wish = wish_of(turn)
    if wish is None or _is_asked_of_a_business(turn):
        return None
    if not turn.is_owner:
        return refuse("not_allowed")
    act = _EXACTLY[wish]
    first = turn.reading.said[0]
    return BY_ACT[act].plan(turn, Said(act=act, sure=first.sure, when=first.when, slots=first.slots))


def going_on(turn: Turn) -> Planned | None:
    """Return the plan of what goes on with what was just told; None where it is something else."""
    return goes_on(turn, turn.reading.said[0], is_sure=False) if turn.is_owner else None


def likeliest(turn: Turn) -> Planned | None:
    """Return what the likeliest reading comes to, where that is shown before it is done, or changes nothing."""
    said, shown = turn.reading.said[0], turn.context.open
    is_enough = said.sure >= (SURE if turn.context.owned else _LIKELY)  # another one is seldom meant
    if said.act is Act.REGISTER and is_enough and shown is None and turn.offer is None:
        planned = BY_ACT[said.act].plan(turn, said)
        return planned if isinstance(planned.reply, Question) else None  # what is missing is asked: nothing is done yet
    is_same = isinstance(shown, ChangeWanted) and shown.act is said.act
    if is_same or not (turn.is_owner and said.act in _SHOWN_FIRST and said.sure >= _LIKELY):
        return None
    planned = BY_ACT[said.act].plan(turn, said)
    is_shown = not planned.pipeline and isinstance(planned.reply, ChangeWanted | ConfirmWanted | Several)
    return planned if is_shown or said.act in _CHANGES_NOTHING else None
