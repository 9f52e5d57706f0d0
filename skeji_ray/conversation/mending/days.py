"""What an owner says otherwise of the days and hours that were just taken out, given back, or shown to be.

A correction replaces exactly what it names, and undoes the old: "i meant wednesday", "not 2, 3", "until 4, actually",
"we are open on the 27th". It is shown before it is done.
"""

from __future__ import annotations

from typing import NamedTuple

from skeji_ray.conversation.capabilities.shown_first import show
from skeji_ray.conversation.mending.doubts import OF_DAYS_OFF
from skeji_ray.conversation.mending.said_otherwise import SaidOtherwise, said_otherwise
from skeji_ray.conversation.mending.spans import (
    by_day,
    days_of,
    exchanged,
    is_whole,
    narrowed,
    stretches,
    touches,
    with_both_ends,
    without,
)
from skeji_ray.conversation.off import steps_off
from skeji_ray.conversation.standing import in_one
from skeji_ray.conversation.turn import CERTAIN, SURE, Turn
from skeji_ray.languages.assent import asks, is_held_back
from skeji_ray.languages.clauses import in_plain_english, phrases_of
from skeji_ray.languages.mending import (
    corrects,
    says_away,
    says_meant,
    says_more,
    says_only,
    says_opens,
    says_works,
    takes_out,
)
from skeji_ray.messages.acts import Act, Slot
from skeji_ray.messages.asked import AlsoWanted, ChangeWanted
from skeji_ray.messages.steps import Step
from skeji_ray.messages.when import Span, When
from skeji_ray.messages.wishes import Understood, Wish
from skeji_ray.pipeline.planning import Planned

MAX_OLD_DAYS = 62
"""Of what was taken out: a longer stretch is mended as a whole alone."""
_AWAY = frozenset({Act.BLOCK, Act.CLOSE})
_OFF = _AWAY | {Act.UNBLOCK, Act.REOPEN}
_DONE = {
    "time_blocked": Act.BLOCK,
    "days_closed": Act.CLOSE,
    "time_unblocked": Act.UNBLOCK,
    "days_reopened": Act.REOPEN,
}
_BACK = {Act.BLOCK: Act.UNBLOCK, Act.CLOSE: Act.REOPEN, Act.UNBLOCK: Act.BLOCK, Act.REOPEN: Act.CLOSE}
_ACTIONS = frozenset({"block_time", "close_days", "unblock_time", "reopen_days"})
_OTHER = frozenset({Slot.NAME, Slot.SERVICE, Slot.CITY, Slot.STAFF, Slot.PRICE, Slot.DURATION})
_MENDS = _OFF | {
    Act.DENY, Act.REFINE, Act.HOLD, Act.NONE, Act.BOOK, Act.CHOOSE, Act.UNDO, Act.AFFIRM, Act.CHANGE_HOURS, Act.MOVE,
    Act.MOVE_CUSTOMER, Act.PROPOSE, Act.PAUSE, Act.RESUME, Act.ACK, Act.GIVE_NAME, Act.BOOK_CUSTOMER, Act.RECURRING,
    Act.OWNER_LATE,
}  # fmt: skip
"""What a correction is read as."""


class _Old(NamedTuple):
    """What it is that may be mended."""

    act: Act
    spans: tuple[Span, ...]
    shown: ChangeWanted | None
    """It is shown, and not done yet."""


def days_mended(turn: Turn) -> Planned | None:
    """Return the plan of what is said otherwise of those days; None where nothing is."""
    old = _old_of(turn)
    if old is None or len(by_day(old.spans)) > MAX_OLD_DAYS or _is_of_something_else(turn):
        return None
    new = said_otherwise(turn, old.spans)
    if new.wanted is None and new.denied is None:
        return None
    spans: tuple[Span, ...] | None
    is_open = says_works(turn.text) or (says_opens(turn.text) and not takes_out(turn.text))
    if is_open and new.wanted is not None and new.denied is None and old.act in _AWAY:
        spans = without(old.spans, new.wanted.spans)
    elif _is_correction(turn, old, new):
        spans = _replaced(turn, old, new)
    else:
        return None
    if spans is None or set(spans) == set(old.spans):
        return None
    if any(one.time_from is not None and one.time_from == one.time_to for one in spans):  # a number that is no hour
        return None
    return _shown(turn, old, spans)


def _old_of(turn: Turn) -> _Old | None:
    shown, frame = turn.context.open, turn.frame
    if isinstance(shown, ChangeWanted):
        parts = [one for one in (_first(shown), *shown.also) if one.act in _OFF and one.when is not None]
        if len(parts) != 1 or parts[0].when is None:
            return None
        return _Old(parts[0].act, parts[0].when.spans, shown)
    act = _DONE.get(frame.done or "")
    is_last = turn.told_of_work in OF_DAYS_OFF
    if shown is not None or act is None or frame.off is None or not is_last:
        return None
    return _Old(act, frame.off.spans, None)


def _first(shown: ChangeWanted) -> AlsoWanted:
    return AlsoWanted(act=shown.act, when=shown.when, bookings=shown.bookings, more=shown.more)


def _is_of_something_else(turn: Turn) -> bool:
    """It surely does something else, or is one more of the same, or is of every week."""
    phrases, plain = phrases_of(turn.text), in_plain_english(turn.text)
    mends = _MENDS | ({Act.AGENDA} if corrects(turn.text) and not asks(turn.text) else set())
    if any(one.act not in mends and one.sure >= SURE for one in turn.reading.said):
        return True
    if any(_OTHER & set(one.slots) for one in turn.reading.said if one.sure >= SURE):
        return True
    is_more = says_more(turn.text) or phrases.same.search(turn.text)
    return bool(is_more or phrases.for_good.search(plain))


def _is_correction(turn: Turn, old: _Old, new: SaidOtherwise) -> bool:
    """It says that the old was not meant; or it hedges, and is no plain wish of its own."""
    if new.denied is not None or says_meant(turn.text):
        return True
    first = turn.reading.said[0]
    is_plain = turn.reading.reader == "rules" and first.act in _OFF and first.sure >= CERTAIN
    has_day = new.wanted is not None and any(one.date_from for one in new.wanted.spans)
    if is_plain and has_day and new.wanted is not None and not touches(new.wanted.spans, old.spans):
        return False
    if says_away(turn.text) and has_day and new.wanted is not None and not touches(new.wanted.spans, old.spans):
        return False  # "sorry, I can't work on Thursday"
    is_only = says_only(turn.text)
    is_short = old.shown is not None and not has_day
    return corrects(turn.text) or is_only or is_short or (is_held_back(turn.text) and not has_day)


def _replaced(turn: Turn, old: _Old, new: SaidOtherwise) -> tuple[Span, ...] | None:
    """The old days with what is said in place of what it replaces."""
    kept, named = _named(old, new)
    if new.wanted is None:
        is_whole = new.denied is not None and not any(one.time_from or one.time_to for one in new.denied.spans)
        return kept if is_whole else None
    said = new.wanted.spans
    windows = {(one.time_from, one.time_to) for one in named}
    if any(one.date_from or one.date_to for one in said):
        said = tuple(_with_old_end(one, named) for one in said)
        window = next(iter(windows)) if len(windows) == 1 else (None, None)
        base = Span(time_from=window[0], time_to=window[1])
        dated = (one.model_copy(update=narrowed(base, one)) for one in said)
        return (
            *kept,
            *(with_both_ends(one) for one in dated if one.date_from is not None and one.date_to is not None),
        ) or None
    if len(said) != 1:
        return None
    if new.denied is not None and (ends := _end_replaced(said[0], new.denied.spans, named)) is not None:
        return (*kept, *(with_both_ends(one.model_copy(update=ends)) for one in named))
    return (*kept, *(with_both_ends(one.model_copy(update=narrowed(one, said[0]))) for one in named))


def _end_replaced(wanted: Span, denied: tuple[Span, ...], named: tuple[Span, ...]) -> dict[str, str] | None:
    """ "It starts at 2, not 1": the end of the hours that is denied is the one that is replaced."""
    clocks = {clock for one in denied for clock in (one.time_from, one.time_to) if clock}
    clock = wanted.time_from or wanted.time_to
    if clock is None or (None not in (wanted.time_from, wanted.time_to) and wanted.time_from != wanted.time_to):
        return None
    for name in ("time_from", "time_to"):
        if named and all(getattr(one, name) in clocks for one in named):
            return {name: clock}
    return None


def _with_old_end(span: Span, named: tuple[Span, ...]) -> Span:
    """ "Make it till the 16th": from when it began; "from the 11th": till when it was."""
    days = sorted(days_of(named))
    if days and span.date_from is None and span.date_to is not None and span.date_to >= days[0]:
        return span.model_copy(update={"date_from": days[0]})
    if days and span.date_to is None and span.date_from is not None and span.date_from <= days[-1]:
        return span.model_copy(update={"date_to": days[-1]})
    return span


def _named(old: _Old, new: SaidOtherwise) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The old days that stay, and those that are replaced: all of them where none is named."""
    if new.denied is None or not any(one.date_from for one in new.denied.spans):
        return _beside(old, new)
    return without(old.spans, new.denied.spans), tuple(
        one for one in old.spans if any(day in set(days_of(new.denied.spans)) for day in days_of((one,)))
    )


def _beside(old: _Old, new: SaidOtherwise) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """ "On Wednesday only till 3", of Tuesday and Wednesday: hours of some of the days are of no other."""
    said = new.wanted.spans if new.wanted is not None else ()
    days = {day for one in said for day in days_of((one,))}
    has_hours = any(one.time_from or one.time_to for one in said)
    stood = by_day(old.spans)
    if not has_hours or not days or not days < {one.date_from for one in stood}:
        return (), old.spans
    kept = stretches([one for one in stood if one.date_from not in days])
    return kept, tuple(one for one in stood if one.date_from in days)


def _shown(turn: Turn, old: _Old, spans: tuple[Span, ...]) -> Planned | None:
    """Ask whether what is new is to take the place of the old."""
    if old.shown is not None:
        return _shown_instead(turn, old, old.shown, spans)
    gone, more = exchanged(by_day(old.spans), by_day(spans))
    changes = ((_BACK[old.act], gone), (old.act, more))
    parts = [
        AlsoWanted(act=_act(act, days), when=When(spans=days))
        for act, changed in changes
        for days in (stretches([one for one in changed if is_whole(one) is whole]) for whole in (True, False))
        if days
    ]
    if not parts:
        return None
    steps = tuple(step for one in parts if one.when is not None for step in steps_off(turn, one.act, one.when.spans))
    first, *others = reversed(parts)  # what is wanted is told first, what makes room for it is done first
    return show(first.act, steps, Understood(intent=Wish.BLOCK), when=first.when, also=tuple(others))


def _act(act: Act, spans: tuple[Span, ...]) -> Act:
    has_window = any(one.time_from or one.time_to for one in spans)
    if act in _AWAY:
        return Act.BLOCK if has_window else Act.CLOSE
    return Act.UNBLOCK if has_window else Act.REOPEN


def _shown_instead(turn: Turn, old: _Old, shown: ChangeWanted, spans: tuple[Span, ...]) -> Planned | None:
    """The same question with the new days in place of the old; what else is shown stays."""
    if not spans:
        return None
    calendars = {step.params.get("schedule_id") for step in shown.steps if step.action in _ACTIONS}
    others = tuple(step for step in shown.steps if step.action not in _ACTIONS)
    new = steps_off(turn, old.act, spans)
    new = in_one(tuple(_of_calendar(step, one) for step in new for one in sorted(calendars, key=str)))
    part = AlsoWanted(act=_act(old.act, spans), when=When(spans=spans))
    parts = [part if one.act in _OFF and one.when is not None else one for one in (_first(shown), *shown.also)]
    first = parts[0]
    return show(
        first.act, (*others, *new), shown.understood, when=first.when, bookings=first.bookings,
        more=first.more, also=tuple(parts[1:]), schedules=shown.schedules, businesses=shown.businesses,
    )  # fmt: skip


def _of_calendar(step: Step, calendar: str | None) -> Step:
    """In the calendar that was shown, where one was."""
    return step if calendar is None else step.model_copy(update={"params": {**step.params, "schedule_id": calendar}})
