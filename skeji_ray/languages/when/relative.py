"""Days counted from today or from a day: "next week", "the end of the month", "in two hours", "a week from Friday"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from skeji_ray.languages.when.amounts import UNITS, Amount
from skeji_ray.languages.when.cascade import Build, Place, rules
from skeji_ray.languages.when.days import DAY, Days, add_months, day_at, month_of, solve, span, week_of
from skeji_ray.languages.when.hours import Clock, Hours
from skeji_ray.languages.when.tokens import Token

THIS, NEXT, AFTER_NEXT = 0, 1, 2


def _unit_span(place: Place) -> Sequence[Token] | None:
    unit, count = place.one("u").value, place.all("r")[-1].value
    made = span_of_unit(place, unit, count)
    return place.token("d", made) if made else _next_day(place, unit, count)


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
        return _weekend(today + DAY * 7 * count, place)
    if unit == "month":
        start = add_months(today.replace(day=1), count)
        return span(*month_of(start.year, start.month))
    if unit == "year" and count:
        return span(dt.date(today.year + count, 1, 1), dt.date(today.year + count, 12, 31))
    return None


def _weekend(day: dt.date, place: Place) -> Days:
    """The weekend of the week that `day` is in, or the one that it stands in."""
    weekend = place.context.customs.weekend
    if day.weekday() == weekend[1]:
        return span(day - DAY, day)
    first = day + DAY * ((weekend[0] - day.weekday()) % 7)
    return span(first, first + DAY)


def _weekday(place: Place) -> Sequence[Token] | None:
    weekday, count = place.one("w").value[0], place.all("r")[-1].value
    if count == NEXT:
        return place.token("d", Days(weekday=weekday, is_next=True))
    return place.token("d", Days(weekday=weekday, plus_days=7 if count == AFTER_NEXT else 0))


def _month(place: Place) -> Sequence[Token]:
    return place.token("d", Days(month=place.one("m").value))


def _part(place: Place) -> Sequence[Token]:
    day = place.context.today + DAY * place.one("r").value
    return [*place.token("d", day_at(day)), place.one("p")]


def _next_amount(place: Place) -> Sequence[Token] | None:
    """ "The next 3 days" begin tomorrow; weeks and months are whole ones, where they are no vague "couple of weeks"."""
    amount: Amount = place.one("q").value
    now, today = place.context.now, place.context.today
    if amount.minutes:
        return window(place, amount)
    if place.all("r")[-1].value != NEXT:
        return place.token("d", span(today, add_months(today, amount.months) + DAY * (amount.days - 1)))
    if amount.months:
        first = add_months(today.replace(day=1), 1)
        last = add_months(first, amount.months) - DAY
        return place.token("d", span(first, last))
    first = today + DAY
    if amount.days % 7 == 0 and not amount.is_vague:
        first = week_of(now.date() + DAY * 7, place.context.customs)[0]
    return place.token("d", span(first, first + DAY * (amount.days - 1)))


def window(place: Place, amount: Amount) -> Sequence[Token]:
    """From now for some hours, of today alone."""
    now = place.context.now
    end = min(now.hour * 60 + now.minute + amount.minutes, 24 * 60 - 1)
    hours = Hours(Clock(now.hour * 60 + now.minute, is_sure=True), Clock(end, is_sure=True))
    return [*place.token("d", day_at(now.date())), *place.token("c", hours)]


def _within(place: Place) -> Sequence[Token] | None:
    token = place.one("qu")
    amount: Amount | None = UNITS.get(token.value) if token.code == "u" else token.value
    if amount is None:
        return None
    if amount.minutes and not (amount.days or amount.months):
        return window(place, amount)
    first = place.context.today
    if place.all("d"):
        found = solve(place.one("d").value, first, place.context.customs)
        if not found or not found[0]:
            return None
        first = found[0]
    return place.token("d", span(first, add_months(first, amount.months) + DAY * amount.days))


def _from_now(place: Place) -> Sequence[Token] | None:
    """ "In two hours" is a time of a day; "in a week" a day, which stands for its week beside a weekday."""
    token = place.all("qu")[-1]
    amount = UNITS.get(token.value) if token.code == "u" else token.value
    if amount is None:
        return None
    if amount.minutes:
        moment = place.context.now + dt.timedelta(days=amount.days, minutes=amount.minutes)
        clock = Clock(moment.hour * 60 + moment.minute, is_sure=True)
        return [*place.token("d", day_at(moment.date())), *place.token("t", clock)]
    day = add_months(place.context.today, amount.months) + DAY * amount.days
    is_week = not amount.months and amount.days % 7 == 0
    return place.token("d", replace(day_at(day), is_week=is_week))


def _from_day(place: Place) -> Sequence[Token] | None:
    """ "A week from Friday", "3 days after January 12th"; before a day where the word is before."""
    amount_token, day_token = place.all("qu")[0], place.all("dw")[-1]
    amount = UNITS.get(amount_token.value) if amount_token.code == "u" else amount_token.value
    days = Days(weekday=day_token.value[0]) if day_token.code == "w" else day_token.value
    found = solve(days, place.context.today, place.context.customs)
    if amount is not None and amount.minutes and not (amount.days or amount.months):
        return [Token("x", None, amount_token.start, amount_token.end), day_token]
    if amount is None or amount.minutes or not found or not found[0] or found[0] != found[1]:
        return None
    sign = -1 if place.all("B") else 1
    return place.token("d", day_at(add_months(found[0], sign * amount.months) + DAY * (sign * amount.days)))


def _weekdays_from_now(place: Place) -> Sequence[Token] | None:
    """ "3 Fridays from now"."""
    count, weekday = place.one("n").value[0], place.one("w").value[0]
    tomorrow = place.context.today + DAY
    first = tomorrow + DAY * ((weekday - tomorrow.weekday()) % 7)
    return place.token("d", day_at(first + DAY * 7 * (count - 1))) if 1 <= count <= 52 else None


def _today(place: Place) -> Sequence[Token]:
    """ "From now until Friday"."""
    return place.token("d", day_at(place.context.today))


def _this_one(place: Place) -> Sequence[Token] | None:
    """ "For the week", "in the month"."""
    unit = place.one("u")
    days = span_of_unit(place, unit.value, THIS) if unit.is_definite and unit.value in ("week", "month") else None
    return place.token("d", days) if days else None


def _last(place: Place) -> Sequence[Token] | None:
    """ "Last Tuesday", "last week", "last night": what is past."""
    token, today = place.matched[-1], place.context.today
    if place.one("o").value != -1:
        return None
    if token.code == "p":
        return [*place.token("d", day_at(today - DAY)), token] if token.value == "night" else None
    if token.code == "w":
        return place.token("d", day_at(today - DAY * ((today.weekday() - token.value[0] - 1) % 7 + 1)))
    days = span_of_unit(place, token.value, -1) if token.value in ("week", "weekend", "month") else None
    return place.token("d", days) if days else None


def _week_later(place: Place) -> Sequence[Token] | None:
    """ "Friday week"."""
    if place.one("u").value != "week":
        return None
    token = place.all("dw")[0]
    days = Days(weekday=token.value[0]) if token.code == "w" else token.value
    is_day = days.is_pattern or (days.first is not None and days.first == days.last)
    return place.token("d", replace(days, plus_days=7)) if is_day and not days.plus_days else None


def _week_around(place: Place) -> Sequence[Token] | None:
    """ "The week of the 6th", "the weekend of the 6th"."""
    unit, token = place.one("u").value, place.all("dw")[-1]
    days = Days(weekday=token.value[0]) if token.code == "w" else token.value
    found = solve(days, place.context.today, place.context.customs)
    if unit not in ("week", "weekend") or not found or not found[0] or found[0] != found[1]:
        return None
    made = span(*week_of(found[0], place.context.customs)) if unit == "week" else _weekend(found[0], place)
    return place.token("d", made)


def _shift(sign: int) -> Build:
    def build(place: Place) -> Sequence[Token] | None:
        token = place.all("qu")[0]
        amount = UNITS.get(token.value) if token.code == "u" else token.value
        if amount is None:
            return None
        days = amount.days * sign
        return place.token("k", Amount(amount.months * sign, days, amount.minutes * sign))

    return build


def _weekend_alone(place: Place) -> Sequence[Token] | None:
    if place.one("u").value != "weekend":
        return None
    return place.token("d", _weekend(place.context.today, place))


SPANS = rules(
    (
        (r"nwJ", _weekdays_from_now),
        (r"r[u]r?", _unit_span),
        (r"ur", _unit_span),
        (r"rq|qr", _next_amount),
        (r"rm|mr", _month),
        (r"[r]w", _weekday),
        (r"wr", _weekday),
    )
)
COUNTED = rules(
    (
        (r"i~?[qu][ZG]?d?", _within),
        (r"I?[qu][GZB][wd]", _from_day),
        (r"[Ij]~?[q]J?", _from_now),
        (r"j~?u", _from_now),
        (r"[qu]J", _from_now),
        (r"J(?=[T\-l])", _today),
        (r"o[wup](?![CIb])", _last),
        (r"[FI]u(?!C)", _this_one),
        (r"[dw]u(?![C])", _week_later),
        (r"u[C][dw]", _week_around),
    )
)
SHIFTS = rules(
    (
        (r"q~?L|uL", _shift(1)),
        (r"q~?R|uR", _shift(-1)),
        (r"[qu]Z(?=$|[.,xL])", _shift(1)),
        (r"(?<!N)[qu]B(?=$|[.,x])", _shift(-1)),
        (r"rp", _part),
        (r"u", _weekend_alone),
    )
)
