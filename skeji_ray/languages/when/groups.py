"""One alternative of what was said, days and hours of them, and what alternatives lend each other."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from skeji_ray.languages.when.conventions import EARLIEST_OF_MORNING, PARTS_OF_DAY
from skeji_ray.languages.when.days import Days, merge, solve
from skeji_ray.languages.when.hours import (
    DAY_MINUTES,
    HALF_DAY,
    Clock,
    Hours,
    by_default,
    have_in_common,
    part_hours,
    resolve,
    text_of,
)
from skeji_ray.languages.when.tokens import Context, Token
from skeji_ray.messages.when import Span

MAX_DAYS_OF_A_WEEK = 7


@dataclass
class Group:
    """One alternative: days, and hours of them."""

    days: Days | None = None
    hours: Hours | None = None
    parts: tuple[str, ...] = ()
    by: tuple[Clock, ...] = ()
    """When it has to be over, each of them."""
    is_away: bool = False
    """Who writes is away then: beside other days, it is none that is wished."""
    is_habit: bool = False
    """Somebody is always busy then: where hours are wished, it says nothing more."""
    is_same_day: bool = False
    """It is on the day that is being talked about: days of its neighbours are none of it."""
    is_apart: bool = False
    """Other words, or the end of a sentence, stand between it and the one before: that one lends it no hours."""
    is_led: bool = False
    """Its hours stand before its days, and before those that follow: "after 5 on Wednesday and Thursday"."""

    @property
    def has_time(self) -> bool:
        return self.hours is not None or bool(self.parts) or bool(self.by)


def joined(group: Group, token: Token, context: Context) -> Group | None:
    if token.code == "d":
        return _with_days(group, token.value, context)
    if token.code == "p":
        is_narrower = have_in_common((*group.parts, token.value))
        return replace(group, parts=(*group.parts, token.value) if is_narrower else (token.value,))
    if token.code == "t":
        return _with_hours(group, Hours(token.value, token.value, is_point=True))
    if token.value.is_over:
        return replace(group, by=(*group.by, token.value.end))
    return _with_hours(group, token.value)


def contradicts(group: Group, token: Token) -> bool:
    """Tell whether the hour of one is none that people mean by the part of the day of the other: of "mornings are best,
    I finish at 1", one is no hour of the morning."""
    hours, parts = (token.value, group.parts) if token.code == "c" else (group.hours, (token.value,))
    if token.code == "t":
        hours, parts = Hours(token.value, token.value, is_point=True), group.parts
    if hours is None or hours.is_over or token.code == "d":
        return False
    return _is_none_of(hours, parts)


def _is_none_of(hours: Hours, parts: tuple[str, ...]) -> bool:
    if not parts or PARTS_OF_DAY[parts[-1]].half != "am":
        return False
    return any(
        clock and not clock.is_sure and clock.minutes < EARLIEST_OF_MORNING for clock in (hours.start, hours.end)
    )


def _with_days(group: Group, days: Days, context: Context) -> Group | None:
    if group.days is None:
        return replace(group, days=days, is_led=group.has_time)
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
    if mine.is_limit or hours.is_limit:
        return replace(group, hours=_narrowed(hours, mine) if mine.is_limit else _narrowed(mine, hours))
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


def _narrowed(wish: Hours, limit: Hours) -> Hours:
    """What is wished, as far as the limit leaves it: of a time that is named the limit says nothing more, nor where it
    would leave nothing."""
    floor = limit.start
    if wish.is_point or floor is None:
        return wish
    start, end = resolve(wish)
    least = by_default(floor).minutes
    if start is not None and start >= least:
        return wish
    if end is not None and end <= least:
        return wish
    return replace(wish, start=floor, is_limit=wish.is_limit)


def _can_be(one: Clock | None, other: Clock | None) -> bool:
    if one is None or other is None:
        return False
    if one.is_sure and other.is_sure:
        return one.minutes == other.minutes
    return one.minutes % 720 == other.minutes % 720


def _with_month(group: Group, following: list[Group]) -> Group:
    """ "The 1st or the 2nd of January": the month is said once."""
    days, other = group.days, following[0].days if following else None
    is_bare = days and days.day and not (days.month or days.first or days.last or days.weekday is not None)
    if not days or not other or not is_bare or other.day is None or other.month is None:
        return group
    return replace(group, days=replace(days, month=other.month, year=other.year))


def _in_week_of(group: Group, near: list[Group]) -> Group:
    """ "Next week, Tuesday or Wednesday": a weekday alone is in the week that is said with its neighbour."""
    if group.days is None or group.days != Days(weekday=group.days.weekday) or group.is_apart:
        return group
    week = next((one.days for one in near if one.days is not None and _is_in_a_week(one.days)), None)
    return group if week is None else replace(group, days=replace(week, weekday=group.days.weekday))


def _is_in_a_week(days: Days) -> bool:
    if days.weekday is None or days.first is None or days.last is None:
        return False
    return dt.timedelta() < days.last - days.first < dt.timedelta(days=MAX_DAYS_OF_A_WEEK)


def _takes_hours(group: Group, following: Group, context: Context) -> bool:
    """ "Tuesday or Thursday after 4" are hours of both. "Today, or tomorrow first thing", and hours that have been,
    are none of today."""
    if group.has_time or group.is_same_day or following.is_apart or not (following.has_time and following.days):
        return False
    if group.days is None or solve(group.days, context.today, context.customs) != (context.today, context.today):
        return True
    return "first_thing" not in following.parts and not _is_over(*_hours_of(following), context)


def shared(groups: list[Group], context: Context) -> list[Group]:
    """ "Tuesday or Thursday after 4", "today at 1 or 2": what one alternative lacks, it has from its neighbour."""
    made = [_with_month(group, groups[at + 1 : at + 2]) for at, group in enumerate(groups)]
    for at in (*range(1, len(made)), *range(len(made) - 2, -1, -1)):
        made[at] = _in_week_of(made[at], [*made[max(at - 1, 0) : at], *made[at + 1 : at + 2]])
    for at in range(len(made) - 2, -1, -1):
        following = made[at + 1]
        if _takes_hours(made[at], following, context):
            made[at] = replace(made[at], hours=following.hours, parts=following.parts, by=following.by)
    for at in range(1, len(made)):
        lends, group = made[at - 1], made[at]
        if lends.is_led and group.days and not (group.has_time or group.is_apart):
            made[at] = replace(group, hours=lends.hours, parts=lends.parts, by=lends.by, is_led=True)
    for at, group in enumerate(made):
        if group.days is None and not group.is_same_day:
            before = next((one.days for one in reversed(made[:at]) if one.days), None)
            after = next((one.days for one in made[at + 1 :] if one.days), None)
            made[at] = replace(group, days=before or after)
        is_near = at and not group.is_apart
        parts = made[at - 1].parts if is_near else ()
        if group.hours and not group.parts and not group.days and parts and not _is_none_of(group.hours, parts):
            made[at] = replace(made[at], parts=parts)
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
    if first == context.today and group.days == Days(weekday=context.today.weekday()) and _is_over(start, end, context):
        first = last = context.today + dt.timedelta(days=MAX_DAYS_OF_A_WEEK)  # "Monday at 7am", said at noon
    over = _over_of(group, start)
    if over is None and group.by and start is not None and start == end:  # "a wedding at 2, so done by noon"
        start = end = None
        over = _over_of(group, None)
    if over is not None and start != end:
        end = over if end is None or over < end else end
    elif over is not None and start is None:
        end = over
    return Span(date_from=first, date_to=last, time_from=text_of(start), time_to=text_of(end), ends_by=text_of(over))


def _is_over(start: int | None, end: int | None, context: Context) -> bool:
    """Tell whether the hours of today have been."""
    now = context.now.hour * 60 + context.now.minute
    return end is not None and end <= now and (start is None or start <= end)


def _over_of(group: Group, start: int | None) -> int | None:
    """When it has to be over, after it has begun."""
    ends = [by_default(clock).minutes for clock in group.by]
    is_wish = group.hours is None or not group.hours.is_limit
    if start is not None and is_wish:
        ends = [end + HALF_DAY if end <= start < end + HALF_DAY < DAY_MINUTES else end for end in ends]
    return min((end for end in ends if start is None or end > start), default=None)


def _hours_of(group: Group) -> tuple[int | None, int | None]:
    if group.hours is not None:
        start, end = resolve(replace(group.hours, parts=(*group.hours.parts, *group.parts)))
        is_midnight = end == 0 and not group.hours.is_point
        return start, DAY_MINUTES - 1 if is_midnight else end
    return part_hours(group.parts) or (None, None)


def is_around(group: Group) -> bool:
    hours = group.hours
    return bool(hours and hours.is_point and hours.start and hours.start.is_around)
