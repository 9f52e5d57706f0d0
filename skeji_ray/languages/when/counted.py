"""Amounts from now or from a day, and shifts: "in two hours", "a week from Friday", "an hour later"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from skeji_ray.languages.when.amounts import UNITS, Amount
from skeji_ray.languages.when.cascade import Build, Place, rules
from skeji_ray.languages.when.conventions import SUNDAY
from skeji_ray.languages.when.days import DAY, Days, add_months, day_at, solve, span, week_of
from skeji_ray.languages.when.hours import Clock
from skeji_ray.languages.when.relative import THIS, span_of_unit, weekend, window
from skeji_ray.languages.when.tokens import Token


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


def _from_event(place: Place) -> Sequence[Token] | None:
    """ "The day before my wedding on Friday"."""
    is_plain = all(token.value is None for token in place.all("x"))
    return _from_day(place) if is_plain else None


def _from_today(place: Place) -> Sequence[Token] | None:
    """ "In a fortnight today", "in two weeks tomorrow"; "in two weeks on Friday" is the Friday of that week."""
    days = place.one("d").value
    return None if days.is_pattern or days.is_span else _from_day(place)


def _days_from(place: Place) -> Sequence[Token] | None:
    """ "For 10 days from 18 December"."""
    amount, token = place.one("q").value, place.matched[-1]
    days = Days(weekday=token.value[0]) if token.code == "w" else token.value
    found = solve(days, place.context.today, place.context.customs)
    if amount.minutes or not found or not found[0]:
        return None
    last = add_months(found[0], amount.months) + DAY * (amount.days - 1)
    return place.token("d", span(found[0], last))


def _weeks_on(place: Place) -> Sequence[Token] | None:
    """ "Two weeks today", "a week on Friday"."""
    amount: Amount = place.one("q").value
    is_weeks = amount.days and amount.days % 7 == 0 and not (amount.months or amount.minutes)
    return _from_day(place) if is_weeks else None


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


def _moved_by(place: Place) -> Sequence[Token] | None:
    """ "Push it an hour", "postpone by a week"."""
    sign = {"later": 1, "earlier": -1}.get(str(place.matched[0].value))
    last = place.matched[-1]
    unit = last.value or "hour"  # Hebrew's "by an hour" is its "at the hour", a token without a value
    amount = last.value if last.code == "q" else UNITS.get(unit)
    if sign is None or amount is None:
        return None
    made = Amount(amount.months * sign, amount.days * sign, amount.minutes * sign)
    return [*place.matched[:-1], Token("k", made, last.start, last.end)]


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
    made = span(*week_of(found[0], place.context.customs)) if unit == "week" else weekend(found[0], place)
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
    return place.token("d", weekend(place.context.today, place))


def _weekday_after(place: Place) -> Sequence[Token] | None:
    """ "The Friday after", "the Friday after that"."""
    last = place.matched[-1]
    if last.code == "L" and last.value != "that":
        return None
    return place.token("d", Days(weekday=place.one("w").value[0], is_after=True))


def _weekday_before(place: Place) -> Sequence[Token]:
    """ "Saturday is no good, the Thursday before"."""
    return place.token("d", Days(weekday=place.one("w").value[0], is_before=True))


def _first_thing(place: Place) -> Sequence[Token] | None:
    """Hebrew's "Wednesday, first thing in the morning", in which "first" is Sunday's name too."""
    one, two = place.all("w")
    is_first = place.context.is_hebrew_like and two.value == (SUNDAY, "plain")
    return [one] if is_first and place.tokens[place.end].value == "first_thing" else None


def _earlier_in(place: Place) -> Sequence[Token] | None:
    """ "Earlier in the week" is earlier than what was shown, in the week that it is in."""
    unit = place.one("u")
    return place.token("R", None) if unit.is_definite and unit.value in ("week", "month", "day") else None


BEFORE_SPANS = rules(
    (
        (r"nwJ", _weekdays_from_now),
        (r"wZ(?=$|[.,x&])|wL", _weekday_after),
        (r"wB(?=[.,]*$)", _weekday_before),
        (r"ww(?=p)", _first_thing),
        (r"RIu", _earlier_in),
    )
)
COUNTED = rules(
    (
        (r"i~?[qu][ZG]?d?", _within),
        (r"FqG[wd]", _days_from),
        (r"I?[qu][GZB][wd]", _from_day),
        (r"[qu][ZB]x{1,4}[OIb]?[wd]", _from_event),
        (r"I~?qd", _from_today),
        (r"[Ij]~?[q]J?", _from_now),
        (r"j~?u", _from_now),
        (r"[qu]J", _from_now),
        (r"J(?=[T\-l])", _today),
        (r"(?<=[GW])0", _today),
        (r"o[wup](?![CIb])", _last),
        (r"[FI]u(?!C)", _this_one),
        (r"[dw]u(?![C])", _week_later),
        (r"(?<![IijFE])qO?[dw]", _weeks_on),
        (r"u[C][dw]", _week_around),
    )
)
SHIFTS = rules(
    (
        (r"x{1,4}(?:[bYFA]?[qh]|bu)(?![nt])", _moved_by),
        (r"q~?L|uL", _shift(1)),
        (r"q~?R|uR", _shift(-1)),
        (r"[qu]Z(?=x?[.,]*$|[.,LS]|x{1,2}[.,]*S)", _shift(1)),
        (r"(?<!N)[qu]B(?=$|[.,x|S]|[Ib]p)", _shift(-1)),
        (r"u", _weekend_alone),
    )
)
