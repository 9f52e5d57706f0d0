"""The first Monday of December, the last week of the month."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from skeji_ray.languages.when.cascade import Place, rules
from skeji_ray.languages.when.dates import number
from skeji_ray.languages.when.days import (
    DAY,
    Days,
    day_at,
    month_of,
    solve,
    span,
    week_of,
)  # fmt: skip
from skeji_ray.languages.when.tokens import Token


def _nth(place: Place) -> Sequence[Token] | None:
    """ "The first Monday of December", "the last week of this month", with the part of the day that stands between."""
    count = place.one("o").value
    weekdays, within = place.all("w"), _span_of(place.matched[-1], place)
    if within is None:
        return None
    name = weekdays[0].value[0] if weekdays else place.one("u").value
    if place.matched[-1].code == "u" and place.one("u") is place.matched[-1] and not weekdays:
        return None
    made = _nth_of(count, name, within, place)
    if made is None and place.matched[-1].code == "u":
        following = within[1] + DAY
        made = _nth_of(count, name, month_of(following.year, following.month), place)
    if made is None:
        return None
    return [*place.token("d", made), *place.all("p")]


def _hebrew_nth(place: Place) -> Sequence[Token] | None:
    """Hebrew's "first" is its "Sunday": with an article after a weekday it counts."""
    weekday, count = place.all("w")
    within = _span_of(place.matched[-1], place)
    if not count.is_definite or within is None:
        return None
    made = _nth_of(number(count), weekday.value[0], within, place)
    return place.token("d", made) if made else None


def _span_of(token: Token, place: Place) -> tuple[dt.date, dt.date] | None:
    today = place.context.today
    if token.code == "u":
        return month_of(today.year, today.month) if token.value == "month" else None
    if token.code == "y":
        return dt.date(token.value, 1, 1), dt.date(token.value, 12, 31)
    days = Days(month=token.value) if token.code == "m" else token.value
    if not (days.is_month or days.is_span):
        return None
    found = solve(days, today, place.context.customs)
    if not found or not found[0] or not found[1]:
        return None
    return month_of(found[0].year, found[0].month) if days.is_month else (found[0], found[1])


def _nth_of(count: int, name: int | str, within: tuple[dt.date, dt.date], place: Place) -> Days | None:
    """The day or days, if they have not passed; the year after where they have and no year was said."""
    customs, today = place.context.customs, place.context.today
    if name == "week":
        days = _weeks(within, place)
    elif name == "weekend":
        days = _days_on(customs.weekend[0], within)
    elif name == "day":
        days = [within[0] + DAY * step for step in range((within[1] - within[0]).days + 1)]
    elif isinstance(name, int):
        days = _days_on(name, within)
    else:
        return None
    try:
        first = days[count - 1 if count > 0 else count]
    except IndexError:
        return None
    if name == "week":
        return span(*week_of(first, customs))
    if name == "weekend":
        return span(first, first + DAY)
    if first < today and place.matched[-1].code == "u":
        return None
    return day_at(first)


def _days_on(weekday: int, within: tuple[dt.date, dt.date]) -> list[dt.date]:
    first = within[0] + DAY * ((weekday - within[0].weekday()) % 7)
    return [first + DAY * step for step in range(0, (within[1] - first).days + 1, 7)]


def _weeks(within: tuple[dt.date, dt.date], place: Place) -> list[dt.date]:
    """A week belongs where its fourth day is."""
    middle = (place.context.customs.week_start + 3) % 7
    return _days_on(middle, within)


RULES = rules(
    (
        (r"o[wu]p?[CIlb]*[dmyu]", _nth),
        (r"wo[CIlb]*[dm]", _nth),
        (r"ww[Clb]+[dm]", _hebrew_nth),
    )
)
