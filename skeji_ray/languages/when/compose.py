"""Put the values that stand in a text together: what is beside one another is said of one thing, "or" parts them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from skeji_ray.languages.when.days import Days, day_at, merge, solve
from skeji_ray.languages.when.hours import DAY_MINUTES, Clock, Hours, part_hours, resolve, text_of
from skeji_ray.languages.when.tokens import Context, Token
from skeji_ray.messages.when import Span, When

VALUES = "dtcp"
SAID = f"{VALUES}kSVLR*fU10"
"""Kinds that say something; the others only join them."""


@dataclass
class Group:
    """One alternative: days, and hours of them."""

    days: Days | None = None
    hours: Hours | None = None
    parts: tuple[str, ...] = ()

    @property
    def has_time(self) -> bool:
        return self.hours is not None or bool(self.parts)


@dataclass
class Found:
    """What was found on the way through the tokens."""

    groups: list[Group] = field(default_factory=list)
    without: list[Group] = field(default_factory=list)
    said: dict[str, Any] = field(default_factory=dict)
    every: list[str] = field(default_factory=list)
    unclear: list[Token] = field(default_factory=list)
    used: list[Token] = field(default_factory=list)


def compose(tokens: Sequence[Token], context: Context) -> Found:
    """Return what the tokens say together."""
    found = Found()
    is_denied = is_new = is_soft = False
    for token in tokens:
        code = token.code
        if code == "N":
            is_denied, is_new = True, True
        elif code == "|":
            is_new, is_soft = True, token.value == "soft"
        elif code == "0" and not any(group.days for group in found.groups):
            _add(found.groups, replace(token, code="d", value=day_at(context.today)), context, is_new=False)
            found.used.append(token)
        elif code in ",.":
            is_new, is_denied = is_new or is_denied, False
        elif code == "!" and found.groups:
            found.without.append(found.groups.pop())
            is_new = True
        elif code == "1":
            _next_one(found, token, context)
        elif code in SAID:
            found.used.append(token)
            if code in VALUES:
                groups = found.without if is_denied else found.groups
                is_other = is_new and bool(groups) and not (is_soft and _lacks(groups[-1], token))
                _add(groups, token, context, is_new=is_other)
                is_new = is_soft = False
            else:
                _note(found, token)
    return found


def _lacks(group: Group, token: Token) -> bool:
    """ "Thursday, maybe in the evening" says more of one thing."""
    return group.days is None if token.code == "d" else not group.has_time


def _next_one(found: Found, token: Token, context: Context) -> None:
    """ "Not this Friday but the next one"."""
    last = (found.groups or found.without)[-1:]
    if last and last[0].days and last[0].days.weekday is not None:
        days = replace(last[0].days, plus_days=last[0].days.plus_days + 7)
        found.groups.append(Group(days=days))
        found.used.append(token)


def _note(found: Found, token: Token) -> None:
    if token.code == "*":
        found.every.extend(token.value)
    elif token.code == "U":
        found.unclear.append(token)
    elif token.code in "LR":
        found.said.setdefault("than_shown", "later" if token.code == "L" else "earlier")
    elif token.code == "V":
        found.said.setdefault("order", token.value)
    elif token.code == "S":
        found.said.setdefault("same", token.value)
    elif token.code == "f":
        found.said.setdefault("minutes", token.value)
    elif token.code == "k":
        amount = token.value
        if amount.minutes:
            found.said.setdefault("shift_minutes", amount.minutes)
        if amount.days or amount.months:
            found.said.setdefault("shift_days", amount.days + 30 * amount.months)


def _add(groups: list[Group], token: Token, context: Context, *, is_new: bool) -> None:
    """Add a value to the last group where both can be one thing, else begin another."""
    last = groups[-1] if groups and not is_new else None
    joined = last and _joined(last, token, context)
    if joined:
        groups[-1] = joined
        return
    groups.append(_joined(Group(), token, context) or Group())


def _joined(group: Group, token: Token, context: Context) -> Group | None:
    if token.code == "d":
        return _with_days(group, token.value, context)
    if token.code == "p":
        if group.parts and part_hours((*group.parts, token.value)) is None:
            return None
        return replace(group, parts=(*group.parts, token.value))
    if token.code == "t":
        return _with_hours(group, Hours(token.value, token.value, is_point=True))
    return _with_hours(group, token.value)


def _with_days(group: Group, days: Days, context: Context) -> Group | None:
    if group.days is None:
        return replace(group, days=days)
    made = merge(group.days, days, context.customs)
    if made is None or solve(made, context.today, context.customs) is None:
        made = _same_day(group.days, days, context)
    return replace(group, days=made) if made else None


def _same_day(one: Days, other: Days, context: Context) -> Days | None:
    """ "Today, Monday": two ways to say one day."""
    found = [solve(days, context.today, context.customs) for days in (one, other)]
    return one if found[0] and found[0] == found[1] else None


def _with_hours(group: Group, hours: Hours) -> Group | None:
    mine = group.hours
    if mine is None:
        return replace(group, hours=hours)
    if mine.is_point and hours.is_point:
        is_same = _can_be(mine.start, hours.start)
        sure = mine if mine.start and mine.start.is_sure else hours
        return replace(group, hours=sure) if is_same else None
    if mine.is_point or hours.is_point:
        return None
    if (mine.start is None) != (hours.start is None) and (mine.end is None) != (hours.end is None):
        start, end = mine.start or hours.start, mine.end or hours.end
        return replace(group, hours=Hours(start, end))
    return None


def _can_be(one: Clock | None, other: Clock | None) -> bool:
    if one is None or other is None:
        return False
    if one.is_sure and other.is_sure:
        return one.minutes == other.minutes
    return one.minutes % 720 == other.minutes % 720


def shared(groups: list[Group]) -> list[Group]:
    """ "Tuesday or Thursday after 4", "today at 1 or 2": what one alternative lacks, it has from its neighbour."""
    made = list(groups)
    for at in range(len(made) - 2, -1, -1):
        if not made[at].has_time and made[at + 1].has_time and made[at + 1].days:
            made[at] = replace(made[at], hours=made[at + 1].hours, parts=made[at + 1].parts)
    for at, group in enumerate(made):
        if group.days is None:
            before = next((one.days for one in reversed(made[:at]) if one.days), None)
            after = next((one.days for one in made[at + 1 :] if one.days), None)
            made[at] = replace(group, days=before or after)
        if group.hours and not group.parts and not group.days and at and made[at - 1].parts:
            made[at] = replace(made[at], parts=made[at - 1].parts)
    return made


def span_of(group: Group, context: Context) -> Span | None:
    """Return the group as a span; None where there is no such day."""
    first: dt.date | None = None
    last: dt.date | None = None
    if group.days is not None:
        solved = solve(group.days, context.today, context.customs)
        if solved is None:
            return None
        first, last = solved
    start, end = _hours_of(group)
    return Span(date_from=first, date_to=last, time_from=text_of(start), time_to=text_of(end))


def _hours_of(group: Group) -> tuple[int | None, int | None]:
    if group.hours is not None:
        start, end = resolve(replace(group.hours, parts=(*group.hours.parts, *group.parts)))
        is_midnight = end == 0 and not group.hours.is_point
        return start, DAY_MINUTES - 1 if is_midnight else end
    return part_hours(group.parts) or (None, None)


def value_of(found: Found, context: Context, text: str) -> When | None:
    """Return what was found as a value; `text` is where the words of what is unclear stand."""
    spans, unclear = _spans(shared(found.groups), context)
    without, no_such = _spans(_within_week(found, context), context)
    words = " ".join(text[token.start : token.end] for token in found.unclear)
    if (unclear or no_such) and not words:
        words = " ".join(text[token.start : token.end] for token in found.used if token.code == "d")
    made = When(
        spans=spans,
        without=without,
        is_around=any(_is_around(group) for group in found.groups),
        every=tuple(dict.fromkeys(found.every)),
        unclear=words or None,
        **found.said,
    )
    return made if made != When() else None


def _is_around(group: Group) -> bool:
    hours = group.hours
    return bool(hours and hours.is_point and hours.start and hours.start.is_around)


def _within_week(found: Found, context: Context) -> list[Group]:
    """ "Next week, not Monday": the Monday of that week."""
    weeks = [group.days for group in found.groups if group.days and group.days.is_span]
    if len(weeks) != 1 or len(found.groups) != 1:
        return found.without
    made: list[Group] = []
    for group in found.without:
        days = merge(weeks[0], group.days, context.customs) if group.days and group.days.weekday is not None else None
        made.append(replace(group, days=days) if days and solve(days, context.today, context.customs) else group)
    return made


def _spans(groups: list[Group], context: Context) -> tuple[tuple[Span, ...], bool]:
    made: list[Span] = []
    is_unclear = False
    for group in groups:
        span = span_of(group, context)
        is_unclear = is_unclear or span is None
        if span is not None and span != Span() and span not in made:
            made.append(span)
    return tuple(made), is_unclear
