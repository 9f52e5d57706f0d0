"""What an owner says otherwise of the days and hours that were just taken out, given back, or shown to be.

A correction replaces exactly what it names, and undoes the old: "i meant wednesday", "not 2, 3", "until 4, actually",
"we are open on the 27th". It is shown before it is done.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from skeji_ray.conversation.capabilities.shown_first import show
from skeji_ray.conversation.doubts import OF_DAYS_OFF
from skeji_ray.conversation.heard import heard_of
from skeji_ray.conversation.known import found_in
from skeji_ray.conversation.off import WHOLE_DAY, days_in, steps_off
from skeji_ray.conversation.parts import current_date_of
from skeji_ray.conversation.standing import in_one
from skeji_ray.conversation.turn import CERTAIN, SURE, Turn
from skeji_ray.languages.assent import is_held_back
from skeji_ray.languages.clauses import in_plain_english, phrases_of
from skeji_ray.languages.mending import corrects, pieces_of, says_meant, says_works
from skeji_ray.languages.when.reader import WhenFound, read_when
from skeji_ray.messages.acts import Act, Slot
from skeji_ray.messages.asked import AlsoWanted, ChangeWanted
from skeji_ray.messages.steps import Step
from skeji_ray.messages.when import Span, When
from skeji_ray.messages.wishes import Understood, Wish
from skeji_ray.pipeline.planning import Planned

MAX_OLD_DAYS = 62
"""Of what was taken out: a longer stretch is mended as a whole alone."""
MAX_DENIED_WORDS = 8
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
}  # fmt: skip
"""What a correction is read as."""


class _Old(NamedTuple):
    """What it is that may be mended."""

    act: Act
    spans: tuple[Span, ...]
    shown: ChangeWanted | None
    """It is shown, and not done yet."""


class _New(NamedTuple):
    """What is said otherwise."""

    wanted: When | None
    denied: When | None


def days_mended(turn: Turn) -> Planned | None:
    """Return the plan of what is said otherwise of those days; None where nothing is."""
    old = _old_of(turn)
    if old is None or len(_by_day(old.spans)) > MAX_OLD_DAYS or _is_of_something_else(turn):
        return None
    new = _said(turn, old)
    if new.wanted is None and new.denied is None:
        return None
    spans: tuple[Span, ...] | None
    if says_works(turn.text) and new.wanted is not None and old.act in _AWAY:
        spans = _without(old.spans, new.wanted.spans)
    elif _is_correction(turn, old, new):
        spans = _replaced(turn, old, new)
    else:
        return None
    if spans is None or set(spans) == set(old.spans):
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
    is_last = turn.told_last in OF_DAYS_OFF
    if shown is not None or act is None or frame.off is None or not is_last:
        return None
    return _Old(act, frame.off.spans, None)


def _first(shown: ChangeWanted) -> AlsoWanted:
    return AlsoWanted(act=shown.act, when=shown.when, bookings=shown.bookings, more=shown.more)


def _is_of_something_else(turn: Turn) -> bool:
    """It surely does something else, or is one more of the same, or is of every week."""
    phrases, plain = phrases_of(turn.text), in_plain_english(turn.text)
    if any(one.act not in _MENDS and one.sure >= SURE for one in turn.reading.said):
        return True
    if any(_OTHER & set(one.slots) for one in turn.reading.said if one.sure >= SURE):
        return True
    is_more = phrases.too.search(turn.text) or phrases.same.search(turn.text)
    return bool(is_more or phrases.for_good.search(plain))


def _said(turn: Turn, old: _Old) -> _New:
    """What is meant, and what is not, each with its days as they lie near the old ones."""
    wanted: list[str] = []
    denied: list[When] = []
    for piece in pieces_of(turn.text):
        parts = _denied(turn, piece.text) if piece.is_denied else None
        when = _read(turn, old, parts[0]) if parts is not None else None
        if parts is None or when is None or not _touches(when.spans, old.spans):
            wanted.append(piece.text)  # "no, wednesday" denies nothing of it
            continue
        denied.append(when)
        wanted.append(parts[1])
    text = ", ".join(one for one in wanted if one and found_in(turn, one, has_bare_hours=True) is not None)
    return _New(_read(turn, old, text) if text else None, denied[-1] if denied else None)


def _denied(turn: Turn, text: str) -> tuple[str, str] | None:
    """The time that stands right behind "not", and what is behind it; None where no time stands there."""
    words = text.split()
    whole = _time_at_front(turn, text)
    if whole is None:
        return None
    for count in range(1, min(len(words), MAX_DENIED_WORDS)):
        first, rest = " ".join(words[:count]), " ".join(words[count:])
        one, other = found_in(turn, first, has_bare_hours=True), found_in(turn, rest, has_bare_hours=True)
        if one is not None and other is not None and _is_same_kind(one.when, other.when):
            return first, rest
    return text, ""


def _time_at_front(turn: Turn, text: str) -> WhenFound | None:
    found = found_in(turn, text, has_bare_hours=True)
    return found if found is not None and found.places and found.places[0][0] == 0 else None


def _is_same_kind(one: When, other: When) -> bool:
    """Both are a day, or both hours: "tomorrow | wednesday", and not "tomorrow | morning"."""
    return _kind(one) == _kind(other) != (False, False)


def _kind(when: When) -> tuple[bool, bool]:
    spans = when.spans or when.without
    is_day = bool(spans) and all(one.date_from is not None and one.date_from == one.date_to for one in spans)
    return is_day, any(one.time_from or one.time_to for one in spans) and not is_day


def _read(turn: Turn, old: _Old, text: str) -> When | None:
    """What some words say, where a weekday alone is the one nearest to the old days."""
    found = found_in(turn, text, has_bare_hours=True)
    if found is None or found.when.unclear or found.when.every or not (found.when.spans or found.when.without):
        return None
    spans = tuple(_near(turn, old, text, one) for one in found.when.spans or found.when.without)
    return found.when.model_copy(update={"spans": spans, "without": ()})


def _near(turn: Turn, old: _Old, text: str, span: Span) -> Span:
    day, days = span.date_from, list(_each(old.spans))
    if day is None or day != span.date_to or not days or not _is_weekday(turn, text, day):
        return span
    week = timedelta(days=7)
    ahead = [day + week * number for number in range(-9, 10) if day + week * number >= current_date_of(turn.request)]
    near = [one for one in ahead if one in days] or sorted(ahead, key=lambda one: abs(one - days[0]))
    return span.model_copy(update={"date_from": near[0], "date_to": near[0]}) if near else span


def _is_weekday(turn: Turn, text: str, day: date) -> bool:
    """It is said by its weekday alone: the same words are of a day a week later then, and of the same day tomorrow."""
    if phrases_of(text).this_once.search(in_plain_english(text)):
        return False
    said = [_days_at(turn, text, later) for later in (1, 7)]
    return day + timedelta(days=7) in said[1] and (day in said[0] or day + timedelta(days=7) in said[0])


def _days_at(turn: Turn, text: str, later: int) -> set[date]:
    """The days that the words would say some days later."""
    heard = heard_of(turn.request)
    now = heard.at + timedelta(days=later)
    found = read_when(text, language=heard.language, now=now, country=heard.country, has_bare_hours=True)
    return {one.date_from for one in found.when.spans if one.date_from is not None} if found is not None else set()


def _is_correction(turn: Turn, old: _Old, new: _New) -> bool:
    """It says that the old was not meant; or it hedges, and is no plain wish of its own."""
    if new.denied is not None or says_meant(turn.text):
        return True
    first = turn.reading.said[0]
    is_plain = turn.reading.reader == "rules" and first.act in _OFF and first.sure >= CERTAIN
    has_day = new.wanted is not None and any(one.date_from for one in new.wanted.spans)
    if is_plain and has_day and new.wanted is not None and not _touches(new.wanted.spans, old.spans):
        return False
    is_only = phrases_of(turn.text).only.search(turn.text) is not None
    is_short = old.shown is not None and not has_day
    return corrects(turn.text) or is_only or is_short or (is_held_back(turn.text) and not has_day)


def _replaced(turn: Turn, old: _Old, new: _New) -> tuple[Span, ...] | None:
    """The old days with what is said in place of what it replaces."""
    kept, named = _named(old, new)
    if new.wanted is None:
        is_whole = new.denied is not None and not any(one.time_from or one.time_to for one in new.denied.spans)
        return kept if is_whole else None
    said = new.wanted.spans
    windows = {(one.time_from, one.time_to) for one in named}
    if any(one.date_from for one in said):
        window = next(iter(windows)) if len(windows) == 1 else (None, None)
        base = Span(time_from=window[0], time_to=window[1])
        dated = (one.model_copy(update=_narrowed(base, one)) for one in said)
        return (
            *kept,
            *(_closed(one) for one in dated if one.date_from is not None and one.date_to is not None),
        ) or None
    if len(said) != 1:
        return None
    return (*kept, *(_closed(one.model_copy(update=_narrowed(one, said[0]))) for one in named))


def _named(old: _Old, new: _New) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The old days that stay, and those that are replaced: all of them where none is named."""
    if new.denied is None or not any(one.date_from for one in new.denied.spans):
        return (), old.spans
    return _without(old.spans, new.denied.spans), tuple(
        one for one in old.spans if any(day in set(_each(new.denied.spans)) for day in _each((one,)))
    )


def _narrowed(before: Span, said: Span) -> dict[str, str | None]:
    """The hours that are said; of "only until 11", with the beginning that was said before."""
    begins, ends = said.time_from, said.time_to
    if begins is None and ends is None:
        return {"time_from": before.time_from, "time_to": before.time_to}
    if begins == ends and begins is not None and before.time_from is not None and before.time_to is not None:
        ends = _later(begins, before)
    if begins is None and ends is not None and before.time_from is not None and before.time_from < ends:
        begins = before.time_from
    if ends is None and begins is not None and before.time_to is not None and before.time_to > begins:
        ends = before.time_to
    return {"time_from": begins, "time_to": ends}


def _later(begins: str, before: Span) -> str:
    """As long as it was: "make it 3" of two hours."""
    start, first, last = (datetime.combine(date.min, time.fromisoformat(one or "00:00"))
                          for one in (begins, before.time_from, before.time_to))  # fmt: skip
    ends = start + (last - first)
    return f"{ends:%H:%M}" if ends.date() == start.date() else WHOLE_DAY[1]


def _closed(span: Span) -> Span:
    """With both ends of its window, as it is kept."""
    if span.time_from is None and span.time_to is None:
        return span
    begins, ends = span.time_from or WHOLE_DAY[0], span.time_to or WHOLE_DAY[1]
    return span.model_copy(update={"time_from": begins, "time_to": ends})


def _without(spans: tuple[Span, ...], gone: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return days without those that are gone; a day of which some hours are, is taken out for the rest of it."""
    found: list[Span] = []
    for day in _each(spans):
        stood = next(one for one in spans if one.date_from and one.date_to and one.date_from <= day <= one.date_to)
        lost = [one for one in gone if day in set(_each((one,))) or (one.date_from is None and one.date_to is None)]
        rest = _rest(stood, lost) if lost else [(stood.time_from, stood.time_to)]
        found += [Span(date_from=day, date_to=day, time_from=first, time_to=last) for first, last in rest]
    return _stretches(found)


def _rest(stood: Span, lost: list[Span]) -> list[tuple[str | None, str | None]]:
    only = lost[0]
    if only.time_from is None and only.time_to is None:
        return []
    first, last = stood.time_from or WHOLE_DAY[0], stood.time_to or WHOLE_DAY[1]
    parts = [(first, only.time_from), (only.time_to, last)]
    return [(begins, ends) for begins, ends in parts if begins and ends and begins < ends]


def _stretches(days: list[Span]) -> tuple[Span, ...]:
    """Days that follow one another, with one window, as one."""
    found: list[Span] = []
    for one in days:
        last = found[-1] if found else None
        is_next = last is not None and last.date_to is not None and last.date_to + timedelta(days=1) == one.date_from
        if last is not None and is_next and (last.time_from, last.time_to) == (one.time_from, one.time_to):
            found[-1] = last.model_copy(update={"date_to": one.date_to})
        else:
            found.append(one)
    return tuple(found)


def _each(spans: Iterable[Span]) -> Iterator[date]:
    for one in spans:
        yield from days_in(one.date_from, one.date_to)


def _touches(one: tuple[Span, ...], other: tuple[Span, ...]) -> bool:
    """They have a day in common, or are hours without one."""
    days = set(_each(one))
    return not days or not days.isdisjoint(_each(other))


def _shown(turn: Turn, old: _Old, spans: tuple[Span, ...]) -> Planned | None:
    """Ask whether what is new is to take the place of the old."""
    if old.shown is not None:
        return _shown_instead(turn, old, old.shown, spans)
    before, after = _by_day(old.spans), _by_day(spans)
    gone = _stretches([one for one in before if one not in after and not any(_holds(new, one) for new in after)])
    more = _stretches([one for one in after if one not in before])
    changes = ((_BACK[old.act], gone), (old.act, more))
    parts = [AlsoWanted(act=_act(act, days), when=When(spans=days)) for act, days in changes if days]
    if not parts:
        return None
    steps = tuple(step for one in parts if one.when is not None for step in steps_off(turn, one.act, one.when.spans))
    first, *others = reversed(parts)  # what is wanted is told first, what makes room for it is done first
    return show(first.act, steps, Understood(intent=Wish.BLOCK), when=first.when, also=tuple(others))


def _holds(new: Span, old: Span) -> bool:
    """The hours of the one lie within those of the other, on one day."""
    (begins, ends), (first, last) = ((one.time_from or WHOLE_DAY[0], one.time_to or WHOLE_DAY[1]) for one in (new, old))
    return new.date_from == old.date_from and begins <= first and last <= ends


def _by_day(spans: tuple[Span, ...]) -> list[Span]:
    return [one.model_copy(update={"date_from": day, "date_to": day}) for one in spans for day in _each((one,))]


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
