"""From one to another, before, after, until: spans of days and hours out of their ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from skeji_ray.languages.when.cascade import Place, rules
from skeji_ray.languages.when.clocks import read_clock
from skeji_ray.languages.when.conventions import MAX_SPOKEN_RANGE_MINUTES, SATURDAY
from skeji_ray.languages.when.dates import number
from skeji_ray.languages.when.days import MAX_DAY, Days, is_possible, merge, solve, span
from skeji_ray.languages.when.hours import Clock, Hours, resolve, with_part
from skeji_ray.languages.when.numerals import pair
from skeji_ray.languages.when.tokens import Token

MAX_HOUR_SAID = 12


def _to_days(place: Place) -> Sequence[Token] | None:
    token = place.one("w")
    weekday, kind = token.value
    if place.context.is_hebrew_like and (place.after() == "#" or (token.is_definite and weekday != SATURDAY)):
        return place.token("x", None)  # Hebrew's "two people", "the first one"
    return None if kind == "every" else place.token("d", Days(weekday=weekday))


def _to_month(place: Place) -> Sequence[Token]:
    return place.token("d", Days(month=place.one("m").value))


def _day_range(place: Place) -> Sequence[Token] | None:
    """Two days, and a span that both are in: "next week between Wednesday and Friday"."""
    found = [token.value for token in place.all("d")]
    spans = [days for days in found if days.is_span]
    ends = [days for days in found if not days.is_span]
    if len(found) == 3 and len(ends) == 2:
        merged = [merge(days, spans[0], place.context.customs) for days in ends]
        if merged[0] is None or merged[1] is None:
            return None
        return _made_range(place, merged[0], merged[1])
    return _made_range(place, found[0], found[1]) if len(found) == 2 else None


def _within_span(place: Place) -> Sequence[Token] | None:
    """ "By Tuesday next week": the day is one of the span before anything bounds it."""
    one, two = (token.value for token in place.all("d"))
    if one.is_span == two.is_span or not (one.is_pattern or two.is_pattern):
        return None
    made = merge(one, two, place.context.customs)
    return place.token("d", made) if made else None


def _day_to_day(place: Place) -> Sequence[Token] | None:
    """ "Monday to Friday"; in "move Tuesday to Thursday", and in Hebrew, these are two days."""
    is_move = any(token.code == "x" and token.value == "move" for token in place.tokens[: place.start])
    return None if is_move or place.context.is_hebrew_like else _day_range(place)


def _made_range(place: Place, first: Days, last: Days) -> Sequence[Token] | None:
    if first.is_swapped and last.other_order and not last.is_swapped:
        last = replace(last, day=last.other_order[0], month=last.other_order[1])
    if last.is_swapped and first.other_order and not first.is_swapped:
        first = replace(first, day=first.other_order[0], month=first.other_order[1])
    if first.day and first.month is None and first.weekday is None and last.month and not first.first:
        first = _with_month_of(first, last)
    if first.month and not first.year and last.year and last.month:
        first = replace(first, year=last.year if first.month <= last.month else last.year - 1)
    customs, today = place.context.customs, place.context.today
    start = solve(replace(first, other_order=None), today, customs)
    if not start or not start[0]:
        return None
    end = solve(replace(last, other_order=None), today, customs)  # "next Tuesday" is counted from today
    if not end or not end[1] or end[1] < start[0]:
        end = solve(replace(last, other_order=None), start[0], customs)
    if not end or not end[1] or end[1] < start[0]:
        return None
    return place.token("d", span(start[0], end[1]))


def _with_month_of(first: Days, last: Days) -> Days:
    """ "The 24th through 1 January": the month is said once, and the one before it where the first day is larger."""
    assert first.day is not None
    assert last.month is not None
    if last.day is None or first.day <= last.day:
        return replace(first, month=last.month, year=last.year)
    month = last.month - 1 or 12
    return replace(first, month=month, year=last.year - (month == 12) if last.year else None)


def _from_number(place: Place) -> Sequence[Token] | None:
    """ "13 to 15 July", "24 to 1 January": the month is said once."""
    day, days = number(place.all("no")[0]), place.all("d")[-1].value
    if days.day is None or days.weekday is not None:
        return None
    if days.month is not None and MAX_HOUR_SAID < day <= MAX_DAY and day > days.day:
        return _made_range(place, Days(day=day), replace(days, other_order=None))
    if not is_possible(day, days.month or 1) or day >= days.day:
        return None
    return _made_range(place, replace(days, day=day, other_order=None), replace(days, other_order=None))


def _to_number(place: Place) -> Sequence[Token] | None:
    """ "July 13 to 15", "April 27th to the 3rd"."""
    days, day = place.all("d")[0].value, number(place.all("no")[-1])
    is_day = days.day is not None and not days.is_span
    if not is_day or not 1 <= day <= 31 or place.all("no")[-1].value == (day, 0, False):
        return None
    month, year = (days.month, days.year) if day > days.day else (None, None)
    if place.all("y"):
        year = place.one("y").value
        days = replace(days, year=year)
    return _made_range(place, replace(days, other_order=None), Days(day=day, month=month, year=year))


def _named_range(place: Place) -> Sequence[Token] | None:
    """ "May eighth - tenth, 2010"."""
    one, two = (number(token) for token in place.all("no"))
    month = place.one("m").value
    year = place.all("y")[0].value if place.all("y") else None
    if not (is_possible(one, month) and is_possible(two, month)) or one >= two:
        return None
    return _made_range(place, Days(day=one, month=month, year=year), Days(day=two, month=month, year=year))


def _numbers_in_span(place: Place) -> Sequence[Token] | None:
    """ "4 to 23 next month", "between 4 and 22 this month": both days are in it."""
    one, two = (number(token) for token in place.all("no"))
    days = place.all("d")[-1].value
    is_month = days.is_span and days.first and days.last and 27 <= (days.last - days.first).days <= 30
    if not is_month or not 1 <= one < two <= 31:
        return None
    return _made_range(place, replace(days, day=one), replace(days, day=two))


def _between_days(place: Place) -> Sequence[Token] | None:
    """Hebrew's "between the 14 and 18": no hour has an article."""
    first, last = place.all("no")
    one, two = number(first), number(last)
    if not (place.context.is_hebrew_like and first.is_definite and first.is_digits) or not one < two <= MAX_DAY:
        return None
    return _made_range(place, Days(day=one), Days(day=two))


NAMED_MONTHS = rules(((r"[GW]?m_?[no][T\-_l][no](?![MK:u]),?y?", _named_range),))
IN_SPANS = rules(
    (
        (r"[GW]?[no][T\-_l&][no][CIlb]*d", _numbers_in_span),
        (r"W[no]l[no](?![MKu#%mCl])", _between_days),
    )
)


def _ends(place: Place) -> list[Clock] | None:
    clocks = [read_clock(token) for token in place.all(_ENDS)]
    return [clock for clock in clocks if clock] if len(clocks) == 2 and all(clocks) else None


def _are_days(place: Place) -> bool:
    """ "From 8.12 to 11.12", "8.12 until 14:00": a dotted number that could be a day is one."""
    dotted = [token for token in place.all("g") if pair(token.value[0], token.value[1], None, place.context)]
    is_led = place.matched[0].code in "GWF"
    return bool(dotted) and (len(dotted) == len(place.all(_ENDS)) or not is_led)


_ENDS = "ntyg"


def _hour_range(place: Place) -> Sequence[Token] | None:
    ends = _ends(place)
    if ends is None or _are_days(place):
        return None
    others = [token for token in place.matched if token.code == "d"]
    return [*place.token("c", Hours(ends[0], ends[1])), *others]


def _bare_range(place: Place) -> Sequence[Token] | None:
    """ "9-11", "7-6": hours where so little lies between them, else a day and a month."""
    one, two = place.all("n")
    ends = _ends(place)
    if ends and not (one.value[0] <= 7 and two.value[0] > 12):
        start, end = resolve(Hours(ends[0], ends[1]))
        if start is not None and end is not None and 0 < end - start <= MAX_SPOKEN_RANGE_MINUTES:
            return place.token("c", Hours(ends[0], ends[1]))
    days = pair(one.value[0], two.value[0], None, place.context)
    return place.token("d", days) if days and place.all("-_") else None


def _spoken_range(place: Place) -> Sequence[Token] | None:
    """ "9 to 11 on Friday"; Hebrew's "to" parts what is moved from where it is moved to."""
    one, two = place.all("n")
    is_move = any(token.code == "x" and token.value in ("move", "later", "earlier") for token in place.tokens)
    if place.context.is_hebrew_like and (is_move or not (one.is_digits and two.is_digits)):
        return None
    return _bare_range(place)


def _lone_bare_range(place: Place) -> Sequence[Token] | None:
    """ "9-11" with nothing beside it; after "on" it is a day and a month."""
    if place.before() == "O":
        one, two = place.all("n")
        days = pair(one.value[0], two.value[0], None, place.context)
        return place.token("d", days) if days else None
    return _bare_range(place)


def _sure_by_part(place: Place) -> Sequence[Token] | None:
    """ "Between 3 in the morning and 5pm": the part of the day is of its own end alone."""
    clock = read_clock(place.all("nt")[0])
    if clock is None:
        return None
    made = with_part(Hours(clock, clock, is_point=True), place.one("p").value)
    return place.token("t", made.start)


def _closest(place: Place) -> Sequence[Token] | None:
    """ "The Monday closest to the 5th" is asked about; it is no span."""
    return place.token("U", None) if place.matched[0].value == "closest" else None


def _listed_day(place: Place) -> Sequence[Token] | None:
    """ "4 and 5 December": the month is said once."""
    token, days = place.one("n"), place.one("d").value
    day = number(token)
    if not token.is_digits or days.day is None or days.month is None or not 1 <= day < days.day:
        return None
    own = Place(place.tokens, place.start, place.start + 1, place.context).token("d", replace(days, day=day))
    return [*own, *place.matched[1:]]


def _dotted_day(place: Place) -> Sequence[Token] | None:
    """ "8.12": a day where the sentence says nothing else of it."""
    one, two, width = place.one("g").value
    days = pair(one, two, None, place.context)
    if days is None:
        return place.token("U", None) if two >= 60 or width == 1 else None
    return place.token("d", days)


_HOUR = f"[{_ENDS}]"
_TO = r"[T\-_l]"
RULES = rules(
    (
        (r"(?<=[GW])[nt][Ib]?p(?=[&T\-l])|t[AIb]?p(?=[T\-])", _sure_by_part),
        (r"(?<=t[T\-])[nt][AIb]?p", _sure_by_part),
        (r"(?<=[ZBYT])[nt][Ib]?p|(?<=[ZBYTG])p,?A?[nt]", _sure_by_part),
        (rf"W~?{_HOUR}d?[&T\-_l]~?A?{_HOUR}(?![#u%])", _hour_range),
        (rf"[GF]~?{_HOUR}d?{_TO}~?A?{_HOUR}(?![#u%])", _hour_range),
        (rf"[tg]~?{_TO}~?A?{_HOUR}(?![#u%])", lambda place: _hour_range(place) if place.all("t") else None),
        (rf"{_HOUR}{_TO}~?A?t", _hour_range),
        (r"(?<=[dpwA,])n[\-_T]n(?![#u%M])", _bare_range),
        (r"n[\-_T]n(?=,?[OIb]?[dpw])", _bare_range),
        (r"(?<=[dpwA])nln(?![#u%])", _spoken_range),
        (r"nln(?=,?[Ob]?[dpw])", _spoken_range),
        (r"(?<![n_])n[\-_]n(?![#u%_n])", _lone_bare_range),
        (r"(?<![n_])nTn(?![#u%_nmodCK:M])", _lone_bare_range),
        (r"n[\-_]n$", _lone_bare_range),
        (r"g", _dotted_day),
        (r"xwl[dw]", _closest),
        (r"w", _to_days),
        (r"(?<![ntWo])n[&|,]d", _listed_day),
        (r"m", _to_month),
        (r"[GWb]?[no][T\-_l]d", _from_number),
        (r"W[no]&d", _from_number),
        (r"[GW]?d&?[T\-_l][no](?![MKu#%])", _to_number),
        (r"Wd&[no](?![MKu#%])", _to_number),
        (r"(?:d,?)?Wd[&T\-_l]d(?:,?[OIC]?d)?", _day_range),
        (r"(?:d,?)?G?d,?&?[T\-_]d(?:,?[OICb]?d)?", _day_range),
        (r"(?:d,?)?Gd,?ld(?:,?[OIC]?d)?", _day_range),
        (r"d,?ld,?[OICb]?d|d,?d,?ld", _day_to_day),
        (r"d,?ld", _day_to_day),
        (r"d,?[OIC]?d", _within_span),
    )
)
