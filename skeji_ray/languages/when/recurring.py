"""Again and again: "every Monday", "every 3 weeks", "Tuesdays", "once a week"."""

from __future__ import annotations

from collections.abc import Sequence

from skeji_ray.languages.when.amounts import Amount
from skeji_ray.languages.when.cascade import Place, rules
from skeji_ray.languages.when.tokens import Token
from skeji_ray.messages.when import WEEKDAYS


def _weekday(place: Place) -> Sequence[Token] | None:
    """ "Every Monday"; "every other Monday" is of every second week."""
    name = WEEKDAYS[place.one("w").value[0]]
    if place.all("E")[:1] and place.one("E").value == 2:
        return place.token("*", ("2 weeks", name))
    count = place.one("o").value if place.all("o") else 1
    return place.token("*", (f"{count} weeks", name) if count > 1 else (name,)) if count >= 1 else None


def _weekday_part(place: Place) -> Sequence[Token]:
    """ "Friday mornings"."""
    weekday = place.one("w")
    return [Token("*", (WEEKDAYS[weekday.value[0]],), weekday.start, weekday.end), place.one("p")]


def _singular(place: Place) -> Sequence[Token]:
    return []


def _weekdays(place: Place) -> Sequence[Token]:
    return place.token("*", tuple(WEEKDAYS[token.value[0]] for token in place.all("w")))


def _plural(place: Place) -> Sequence[Token] | None:
    token = place.one("w")
    if token.value[1] != "every":
        return None
    if place.before() == "N":  # "I can't do Mondays"
        return place.token("w", (token.value[0], ""))
    following = place.tokens[place.end].value if place.after() == "x" else None
    return place.token("w", (token.value[0], "")) if following == "is" else _weekday(place)  # "Monday's better"


def _unit(place: Place) -> Sequence[Token] | None:
    unit = place.one("u").value
    if unit == "day" and place.context.is_hebrew_like and place.one("E").value is None:
        return []  # Hebrew says so for "any day"
    if unit == "weekend":
        days = place.context.customs.weekend
        return place.token("*", tuple(WEEKDAYS[day] for day in days))
    if unit == "fortnight":
        return place.token("*", ("2 weeks",))
    return place.token("*", (unit,)) if unit in ("day", "week", "month", "year") else None


def _amount(place: Place) -> Sequence[Token] | None:
    amount: Amount = place.one("q").value
    if amount.minutes:
        return None
    if amount.months:
        return place.token("*", ("month",) if amount.months == 1 else (f"{amount.months} months",))
    if amount.days % 7 == 0:
        return place.token("*", ("week",) if amount.days == 7 else (f"{amount.days // 7} weeks",))
    return place.token("*", ("day",) if amount.days == 1 else (f"{amount.days} days",))


def _part(place: Place) -> Sequence[Token]:
    part = place.matched[-1]
    return [Token("*", ("day",), place.matched[0].start, part.start), part]


def _date(place: Place) -> Sequence[Token] | None:
    days = place.matched[-1].value
    return place.token("*", ("year",)) if days.day is not None and days.month is not None else None


def _workdays(place: Place) -> Sequence[Token]:
    off = place.context.customs.weekend
    first = place.context.customs.week_start
    days = [(first + step) % 7 for step in range(7)]
    return place.token("*", tuple(WEEKDAYS[day] for day in days if day not in off))


RULES = rules(
    (
        (r"E?\$", _workdays),
        (r"Ew(?:[,&|]+w)+", _weekdays),
        (r"Eo?w", _weekday),
        (r"[no]?u?C?Eu", _unit),
        (r"wps", _weekday_part),
        (r"s", _singular),
        (r"Eb?q", _amount),
        (r"Ep", _part),
        (r"Ed", _date),
        (r"[no]C?\*", lambda place: place.token("*", place.one("*").value)),
        (r"w(?!,?o)", _plural),
    )
)
