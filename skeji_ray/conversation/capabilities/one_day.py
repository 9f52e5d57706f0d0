"""Other hours on single days: what is before and after them is taken out of the calendar, and no other day changes.

A day that was closed is opened for it; of one that is shown closed, the rest stays so.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from skeji_ray.conversation.capabilities.reopening import says_from
from skeji_ray.conversation.capabilities.shown_first import show
from skeji_ray.conversation.days_worked import Window, days_worked, hours_worked, is_closed_then, is_of_every_week
from skeji_ray.conversation.joined import joined
from skeji_ray.conversation.known import when_said
from skeji_ray.conversation.mending.doubts import OF_DAYS_OFF
from skeji_ray.conversation.mending.spans import by_day, exchanged, is_whole, stretches
from skeji_ray.conversation.off import WHOLE_DAY, steps_off
from skeji_ray.conversation.parts import refuse, reply, today_of
from skeji_ray.conversation.turn import CERTAIN, SURE, Turn
from skeji_ray.languages.assent import asks, is_asked
from skeji_ray.languages.clauses import in_plain_english
from skeji_ray.languages.dates import find_working_days
from skeji_ray.languages.mending import (
    says_at_work,
    says_away,
    says_none_before_or_after,
    says_themselves_at_work,
    takes_out,
)
from skeji_ray.messages.acts import Act, Slot
from skeji_ray.messages.asked import AlsoWanted, ChangeWanted
from skeji_ray.messages.reading import Said
from skeji_ray.messages.talk import CannotDo
from skeji_ray.messages.when import WEEKDAYS, Span, When
from skeji_ray.messages.wishes import Understood, Wish
from skeji_ray.pipeline.planning import Planned

MAX_CHARACTERS = 300
_SAID_OF = frozenset(
    {
        Act.CHANGE_HOURS, Act.BLOCK, Act.CLOSE, Act.UNBLOCK, Act.REOPEN, Act.RESUME, Act.PAUSE, Act.OWNER_LATE,
        Act.REFINE, Act.NONE, Act.DENY, Act.HOLD, Act.UNDO, Act.AFFIRM, Act.ACK, Act.BOOK, Act.MOVE, Act.CHOOSE,
        Act.RECURRING, Act.GREET, Act.THANK, Act.CANCEL, Act.CANCEL_CUSTOMER, Act.BOOK_CUSTOMER, Act.GIVE_NAME,
    }
)  # fmt: skip
"""What hours of one day are easily read as."""
_OTHER = frozenset({Slot.NAME, Slot.SERVICE, Slot.CITY, Slot.STAFF, Slot.PRICE, Slot.DURATION})
_DAYS_OFF = frozenset({Act.BLOCK, Act.CLOSE})
_GIVES_BACK = frozenset({Act.UNBLOCK, Act.REOPEN, Act.UNDO})
_CLOSED = frozenset({"days_closed", "time_blocked"})


def works_then(turn: Turn) -> Planned | None:
    """Plan a message that says when its owner works on single days: "tomorrow I only start at 11", "open it again from
    2", "on the 10th we do work, till 12". None where it says something else, or hours of more days."""
    opened = turn.context.open
    is_busy = turn.offer is not None or turn.question is not None
    if not turn.is_owner or is_busy or is_asked(turn.text) or _is_of_something_else(turn):
        return None
    if isinstance(opened, ChangeWanted) and opened.act not in _DAYS_OFF and opened.when is not None:
        return None
    return plan_one_day(turn)


def plan_one_day(turn: Turn) -> Planned | None:
    """Show what is taken out of the days on which hours are said, and what is opened for them; of a weekday that may be
    every such day, the next one."""
    is_none_beside = says_none_before_or_after(turn.text) and not takes_out(turn.text)
    is_none_beside = is_none_beside and not (_is_told_outright(turn, Act.BLOCK) and _has_hours(turn.reading.said[0]))
    off = _days_off(turn)
    if len(turn.text) > MAX_CHARACTERS or says_from(turn) or _gives_a_part_back(turn):
        return None
    if not (is_none_beside or says_at_work(turn.text)):
        when = when_said(turn)
        is_of_hours = when is not None and when.every and any(one.time_from or one.time_to for one in when.spans)
        return _of_every_week(turn, off) if is_of_hours and not says_away(turn.text) else None
    days, rest = days_worked(turn, off)
    if _is_of_a_block(turn, days, off):
        return None
    window = hours_worked(turn, rest) if days else (None, None)
    closed = [day for day in days if is_closed_then(turn, day, off)]
    if days and window == (None, None) and _is_told_outright(turn, Act.REOPEN, Act.CHANGE_HOURS) and not off:
        return None
    if days and (window != (None, None) or len(closed) == len(days)):
        return _within(turn, days, closed, window, off)
    return _of_every_week(turn, off)


def _gives_a_part_back(turn: Turn) -> bool:
    """ "Open the evening again": the rest of that day is not taken out for it."""
    said = turn.reading.said[0]
    is_part = said.when is not None and not any(letter.isdigit() for letter in " ".join(said.slots.get(Slot.WHEN, ())))
    return said.act in _GIVES_BACK and said.sure >= SURE and is_part


def _is_of_a_block(turn: Turn, days: list[date], off: tuple[Span, ...]) -> bool:
    """ "Only till 3", right after hours within that day were taken out, is when these end."""
    inner = {one.date_from for one in by_day(off) if not _reaches_an_edge(one)}
    is_last = turn.context.open is not None or turn.told_of_work in OF_DAYS_OFF
    is_of_them = not days or not inner.isdisjoint(days)
    return bool(inner) and is_last and is_of_them and not says_themselves_at_work(turn.text)


def _reaches_an_edge(one: Span) -> bool:
    """It is what lies before or behind the hours of its day."""
    return (one.time_from == WHOLE_DAY[0]) is not (one.time_to == WHOLE_DAY[1])


def next_such_day(turn: Turn) -> Planned | None:
    """Show the hours that one weekday is to have every week taken out of the next such day alone; None where none can
    be, or they are those of a break."""
    weekdays = find_working_days(in_plain_english(turn.text))
    if len(weekdays) != 1 or takes_out(turn.text):
        return None
    today = today_of(turn.request)
    day = today + timedelta(days=(WEEKDAYS.index(weekdays[0]) - today.weekday()) % len(WEEKDAYS))
    window = _clipped(turn, hours_worked(turn, turn.text))
    if window == (None, None) or _is_never(turn, day):
        return None
    return _shown(turn, [day], [], window, _days_off(turn))


def _of_every_week(turn: Turn, off: tuple[Span, ...]) -> Planned | None:
    """ "Thursdays I'm only in till 2" cannot be kept, and the next Thursday can."""
    when = when_said(turn)
    is_weekly = (when is not None and bool(when.every)) or is_of_every_week(turn, turn.text)
    if not is_weekly or hours_worked(turn, turn.text) == (None, None) or off:
        return None
    shown = next_such_day(turn)
    if shown is None:
        is_one = len(find_working_days(in_plain_english(turn.text))) == 1
        is_told = takes_out(turn.text) or _is_told_outright(turn, Act.CHANGE_HOURS)
        return _cannot(turn) if is_one and not is_told else None
    return joined([_cannot(turn), shown])


def _has_hours(said: Said) -> bool:
    return said.when is not None and any(one.time_from or one.time_to for one in said.when.spans)


def _is_told_outright(turn: Turn, *acts: Act) -> bool:
    """The rules are certain of what is done: "nobody after 5 on Wednesday"."""
    said = turn.reading.said[0]
    return turn.reading.reader == "rules" and said.act in acts and said.sure >= CERTAIN


def _is_of_something_else(turn: Turn) -> bool:
    is_view = asks(turn.text) or _is_told_outright(turn, Act.AGENDA)
    said_of = _SAID_OF if is_view else _SAID_OF | {Act.AGENDA}
    sure = [one for one in turn.reading.said if one.sure >= SURE]
    return any(one.act not in said_of or _OTHER & set(one.slots) for one in sure)


def _days_off(turn: Turn) -> tuple[Span, ...]:
    """What is shown to be taken out, else what was taken out last."""
    shown = turn.context.open
    if isinstance(shown, ChangeWanted):
        parts = ((shown.act, shown.when), *((one.act, one.when) for one in shown.also))
        return tuple(span for act, when in parts if act in _DAYS_OFF and when is not None for span in when.spans)
    return turn.frame.off.spans if turn.frame.off is not None and turn.frame.done in _CLOSED else ()


def _within(turn: Turn, days: list[date], closed: list[date], window: Window, off: tuple[Span, ...]) -> Planned:
    """What can be taken out; before it, that hours outside of the calendar's, or of a day that it never has, cannot be
    had so."""
    inside = _clipped(turn, window)
    if any(_is_never(turn, day) for day in days) or (window != inside and inside == (None, None) and not closed):
        return _cannot(turn)
    shown = _shown(turn, days, closed, inside, off)
    return shown if window == inside else joined([_cannot(turn), shown])


def _cannot(turn: Turn) -> Planned:
    return reply(CannotDo(act=Act.CHANGE_HOURS, slot=Slot.HOURS, said=(turn.text,)), Understood(intent=Wish.CHANGE))


def _is_never(turn: Turn, day: date) -> bool:
    """No calendar has that weekday."""
    schedules = turn.context.schedules
    return bool(schedules) and not any(WEEKDAYS[day.weekday()] in one.working_days for one in schedules)


def _clipped(turn: Turn, window: Window) -> Window:
    """The hours without an end that lies where it is closed anyway."""
    schedules, (begins, ends) = turn.context.schedules, window
    opens = min((one.start_of_day for one in schedules), default=WHOLE_DAY[0])
    closes = max((one.end_of_day for one in schedules), default=WHOLE_DAY[1])
    return (
        None if begins is not None and begins < opens else begins,
        None if ends is not None and ends > closes else ends,
    )


def _around(day: date, window: Window) -> Iterator[Span]:
    """What of a day lies before it is worked on, and behind."""
    begins, ends = window
    if begins is not None:
        yield Span(date_from=day, date_to=day, time_from=WHOLE_DAY[0], time_to=begins)
    if ends is not None:
        yield Span(date_from=day, date_to=day, time_from=ends, time_to=WHOLE_DAY[1])


def _shown(turn: Turn, days: list[date], closed: list[date], window: Window, off: tuple[Span, ...]) -> Planned:
    """Ask for what is to be opened, and for what stays taken out of it."""
    known, taken = Understood(intent=Wish.BLOCK), by_day(off)
    mine = [one for one in taken if one.date_from in days and (is_whole(one) or _is_at_edge(one, window))]
    around = [one for day in days for one in _around(day, window)]
    if isinstance(turn.context.open, ChangeWanted) and mine:  # nothing of it is done yet
        spans = stretches(_in_order([*(one for one in taken if one not in mine), *around]))
        act = Act.CLOSE if any(map(is_whole, spans)) else Act.BLOCK
        return show(act, steps_off(turn, act, spans), known, when=When(spans=spans)) if spans else refuse("kept")
    whole = [Span(date_from=day, date_to=day) for day in closed]
    hours = [one for one in mine if not is_whole(one) and one.date_from not in closed]
    given, rest = exchanged([*whole, *hours], around)
    parts = [
        (Act.REOPEN, stretches([one for one in given if is_whole(one)])),
        (Act.UNBLOCK, stretches([one for one in given if not is_whole(one)])),
        (Act.BLOCK, stretches(rest)),
    ]
    parts = [(act, spans) for act, spans in parts if spans]
    if not parts:
        return refuse("kept")
    steps = tuple(step for act, spans in parts for step in steps_off(turn, act, spans))
    (act, first), *others = parts
    also = tuple(AlsoWanted(act=other, when=When(spans=spans)) for other, spans in others)
    return show(act, steps, known, when=When(spans=first), also=also)


def _is_at_edge(taken: Span, window: Window) -> bool:
    """What was taken out is where the day begins or ends by what is said now."""
    begins, ends = window
    if begins is None:
        return ends is None or taken.time_to == WHOLE_DAY[1]
    return ends is not None or taken.time_from == WHOLE_DAY[0]


def _in_order(spans: list[Span]) -> list[Span]:
    return sorted(spans, key=lambda one: (one.date_from or date.min, one.time_from or ""))
