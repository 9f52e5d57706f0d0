"""Days counted from today or from a day: "next week", "the end of the month", "in two hours", "a week from Friday"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from skeji_ray.languages.when.amounts import Amount
from skeji_ray.languages.when.cascade import Place, rules
from skeji_ray.languages.when.days import DAY, Days, add_months, day_at, month_of, span, week_of
from skeji_ray.languages.when.hours import Clock, Hours
from skeji_ray.languages.when.tokens import Token

THIS, NEXT, AFTER_NEXT, COMING, FOLLOWING = 0, 1, 2, 3, 4
"""A coming week or month is the next one, a coming weekday or weekend the first from now on. What is following is the
next one after what is being talked about."""


def _unit_span(place: Place) -> Sequence[Token] | None:
    unit, count = place.one("u").value, place.all("r")[-1].value
    is_after = count == FOLLOWING and unit in ("week", "weekend")
    if count == COMING:
        count = THIS if unit == "weekend" else NEXT
    count = NEXT if count == FOLLOWING else count
    if unit == "hour" and count == NEXT:
        return window(place, Amount(minutes=60))
    made = span_of_unit(place, unit, count)
    return place.token("d", replace(made, is_after=is_after)) if made else _next_day(place, unit, count)


def _next_day(place: Place, unit: str, count: int) -> Sequence[Token] | None:
    if unit == "day" and count:
        return place.token("k", Amount(days=count))
    if unit == "fortnight" and count == NEXT:
        first = place.context.today + DAY
        return place.token("d", span(first, first + DAY * 13))
    return None


def span_of_unit(place: Place, unit: str, count: int) -> Days | None:
    """Return this week, the next, or the one after it; None for units that are no span of days."""
    today, customs = place.context.today, place.context.customs
    first, last = week_of(today + DAY * 7 * count, customs)
    if unit == "week":
        return span(first, last)
    if unit == "workweek":
        off = set(customs.weekend)
        days = [first + DAY * step for step in range(7) if (first + DAY * step).weekday() not in off]
        return span(days[0], days[-1])
    if unit == "weekend":
        return weekend(today + DAY * 7 * count, place)
    if unit == "month":
        start = add_months(today.replace(day=1), count)
        return span(*month_of(start.year, start.month))
    if unit == "year" and count:
        return span(dt.date(today.year + count, 1, 1), dt.date(today.year + count, 12, 31))
    return None


def weekend(day: dt.date, place: Place) -> Days:
    """The weekend of the week that `day` is in, or the one that it stands in."""
    weekend = place.context.customs.weekend
    if day.weekday() == weekend[1]:
        return span(day - DAY, day)
    first = day + DAY * ((weekend[0] - day.weekday()) % 7)
    return span(first, first + DAY)


def _weekday(place: Place) -> Sequence[Token] | None:
    weekday, count = place.one("w").value[0], place.all("r")[-1].value
    if count in (NEXT, FOLLOWING):
        return place.token("d", Days(weekday=weekday, is_next=True, is_after=count == FOLLOWING))
    if count == COMING:
        return place.token("d", Days(weekday=weekday, first=place.context.today + DAY))
    return place.token("d", Days(weekday=weekday, plus_days=7 if count == AFTER_NEXT else 0))


def _month(place: Place) -> Sequence[Token]:
    return place.token("d", Days(month=place.one("m").value))


def _part(place: Place) -> Sequence[Token]:
    day = place.context.today + DAY * (place.one("r").value % COMING)
    return [*place.token("d", day_at(day)), place.one("p")]


def _next_amount(place: Place) -> Sequence[Token] | None:
    """ "The next 3 days" begin tomorrow; weeks and months are whole ones, where they are no vague "couple of weeks"."""
    amount: Amount = place.one("q").value
    now, today = place.context.now, place.context.today
    if amount.minutes:
        return window(place, amount)
    if place.all("r")[-1].value not in (NEXT, COMING, FOLLOWING):
        return place.token("d", span(today, add_months(today, amount.months) + DAY * (amount.days - 1)))
    if amount.months:
        first = add_months(today.replace(day=1), 1)
        last = add_months(first, amount.months) - DAY
        return place.token("d", span(first, last))
    first = today + DAY
    is_series = any(token.code in "E*" for token in place.tokens[: place.start])
    if not is_series and amount.days % 7 == 0 and not amount.is_vague:
        first = week_of(now.date() + DAY * 7, place.context.customs)[0]
    return place.token("d", span(first, first + DAY * (amount.days - 1)))


def window(place: Place, amount: Amount) -> Sequence[Token]:
    """From now for some hours, of today alone."""
    now = place.context.now
    end = min(now.hour * 60 + now.minute + amount.minutes, 24 * 60 - 1)
    hours = Hours(Clock(now.hour * 60 + now.minute, is_sure=True), Clock(end, is_sure=True))
    return [*place.token("d", day_at(now.date())), *place.token("c", hours)]


SPANS = rules(
    (
        (r"r[u]r?", _unit_span),
        (r"ur", _unit_span),
        (r"rq|qr", _next_amount),
        (r"rm|mr", _month),
        (r"[r]w", _weekday),
        (r"wr", _weekday),
    )
)
PARTS = rules(((r"rp", _part),))
