"""Days by their number, month, weekday and year: "Saturday 2 January", "the 15th", "first Monday of December"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from skeji_ray.languages.when.cascade import Place, rules
from skeji_ray.languages.when.days import (
    MAX_DAY,
    Days,
    is_possible,
    merge,
)  # fmt: skip
from skeji_ray.languages.when.tokens import Token

MAX_CHOICES = 3
"""The first to the third, in words with nothing beside them, are of things that were named; "the tenth" is a day."""


MAX_RANKS = 5
"""Of a list that is offered: "the 8th" is a day."""


def number(token: Token) -> int:
    """Return the value of a number or an ordinal; in Hebrew a weekday with an article is an ordinal too."""
    if token.code == "o":
        return int(token.value)
    if token.code == "w":
        return (int(token.value[0]) + 1) % 7 + 1  # Hebrew numbers its days from Sunday
    return int(token.value[0]) if token.value[1] <= 2 else 0


def _day_month(place: Place) -> Sequence[Token] | None:
    month, day = place.one("m").value, number(place.one("now"))
    if not 1 <= day <= MAX_DAY:
        return None
    return place.token("d", Days(day=day, month=month)) if is_possible(day, month) else place.token("U", None)


def _hebrew_day_month(place: Place) -> Sequence[Token] | None:
    """ "The third of March" in Hebrew says "the Tuesday of March" too; with its article it is the former."""
    token = place.matched[0]
    is_number = token.code != "w" or token.is_definite or token.value[1] == "plain"
    is_day = place.context.is_hebrew_like and is_number
    return _day_month(place) if is_day else None


def _with_year(place: Place) -> Sequence[Token] | None:
    days, year = place.one("d").value, place.one("y").value
    if days.year or days.first or days.month is None:
        return None
    return place.token("d", replace(days, year=year))


def _with_short_year(place: Place) -> Sequence[Token] | None:
    """ "14th April 15" names the year, where it is this one or the next."""
    days, (value, width, _) = place.one("d").value, place.one("n").value
    year = 2000 + value
    if width != 2 or days.year or days.month is None or days.day is None:
        return None
    is_near = place.context.today.year <= year <= place.context.today.year + 1
    return place.token("d", replace(days, year=year)) if is_near else None


def _month_year(place: Place) -> Sequence[Token] | None:
    return place.token("d", Days(month=place.one("m").value, year=place.one("y").value))


def _weekday_and_day(place: Place) -> Sequence[Token] | None:
    weekday, other = place.one("w"), place.all("dno")[-1]
    if weekday.value[1] == "every":
        return None
    if other.code == "d":
        days: Days = other.value
    else:
        day = number(other)
        if not 1 <= day <= MAX_DAY or (other.code == "n" and day <= 12):
            return None
        days = Days(day=day)
    if days.weekday is None and not days.is_span and (days.day is not None or days.first is not None):
        made = merge(Days(weekday=weekday.value[0]), days, place.context.customs)
        return place.token("d", made) if made else None
    return None


def _day_of_month(place: Place) -> Sequence[Token] | None:
    """ "The 15th", "on 15": a day of this month or the next."""
    token = place.all("no")[-1]
    day = number(token)
    if not 1 <= day <= MAX_DAY:
        return None
    return place.token("d", Days(day=day))


def _definite_day(place: Place) -> Sequence[Token] | None:
    """ "The 24": a number with an article."""
    token = place.one("n")
    is_hour = place.context.has_bare_hours and number(token) <= 12
    is_day = token.is_definite and token.is_digits and place.before() not in tuple("AH") and not is_hour
    return _day_of_month(place) if is_day else None


def _ordinal_day(place: Place) -> Sequence[Token] | None:
    """ "The 15th"; while several times are offered, "the 2nd" is one of them."""
    token = place.one("o")
    is_chosen = place.context.has_ranks and token.value <= MAX_RANKS and place.before() not in tuple("lOFGTBYZ")
    is_one_of_them = place.after() == "n" and not place.tokens[place.end].is_digits  # "the 2nd one"
    is_day = token.is_digits or (token.is_definite and token.value > MAX_CHOICES and not place.context.has_bare_hours)
    if not is_day or is_chosen or is_one_of_them or token.value < 1:
        return None
    return _day_of_month(place)


def _worded_day(place: Place) -> Sequence[Token] | None:
    """ "On the first", "from the second": a worded ordinal needs more than its article."""
    token = place.one("o")
    is_day = (token.is_definite or place.matched[0].code == "b") and token.value >= 1
    return (
        [
            place.matched[0],
            *Place(place.tokens, place.end - 1, place.end, place.context).token("d", Days(day=token.value)),
        ]
        if is_day
        else None
    )


def _in_month(place: Place) -> Sequence[Token] | None:
    """ "The 20th of next month", "the 15th day of next month"."""
    day, days = number(place.all("now")[0]), place.all("d")[-1].value
    is_length = days.is_span and days.first and days.last and (days.last - days.first).days > 20
    if not is_length or not 1 <= day <= MAX_DAY:
        return None
    made = merge(Days(day=day), replace(days, first=days.first), place.context.customs)
    return place.token("d", made) if made else None


def _this_month(place: Place) -> Sequence[Token] | None:
    """ "The 15th of the month"."""
    first, is_month = place.all("now")[0], place.all("u")[-1].value == "month"
    if first.code == "w" and is_month and first.value[1] == "plain":
        return place.token("d", Days(day=number(first)))
    return _day_of_month(place) if is_month and first.code != "w" else None


BY_NAME = rules(
    (
        (r"o_?C?m", _day_month),
        (r"(?<!m)n_m|(?<![APHQZBY])(?<!Q[TlB])nm(?!,?o)|nm(?!,?o|,?n(?!M))", _day_month),
        (r"nCm(?!,?n)", _day_month),
        (r"[no][lb]m", _hebrew_day_month),
        (r"w[lb]m", _hebrew_day_month),
        (r"m_?,?[no](?![u#])", _day_month),
        (r"d_?,?[CI]?y", _with_year),
        (r"y_?,?d", _with_year),
        (r"d,?n(?![n:MKu_\-T#xm])", _with_short_year),
        (r"m_?,?C?y", _month_year),
        (r"y_?,?m", _month_year),
        (r"w,?[Ob]?d", _weekday_and_day),
        (r"d,?w(?!w)", _weekday_and_day),
        (r"wo(?=C?m)", lambda place: None),
        (r"w,?[o](?![wulb]|C[mdu])", _weekday_and_day),
        (r"w,?n(?![MKu#gt]|[\-_Tl]n)", _weekday_and_day),
    )
)
BY_NUMBER = rules(
    (
        (r"[now]u?[CIlb]+d", _in_month),
        (r"[no]d", _in_month),
        (r"[no]u?[Clb]u|wlu", _this_month),
        (r"[O]n(?![MKu_\-T#%:P])", _day_of_month),
        (r"n(?![MKu_#%P])", _definite_day),
        (r"w,?o(?![wu])", _weekday_and_day),
        (r"o(?![wu#%^m])", _ordinal_day),
        (r"[OFGTWBZYb&]o(?![wu#%^])", _worded_day),
    )
)
