"""Clock times: "half past three", "quarter to six", "7:30 pm", "three thirty", "at 1930", "3ish"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from skeji_ray.languages.when.cascade import Build, Place, rules
from skeji_ray.languages.when.days import MAX_DAY, Days, solve
from skeji_ray.languages.when.hours import HALF_DAY, Clock, clock_at, in_half
from skeji_ray.languages.when.numerals import clock_of_digits, pair
from skeji_ray.languages.when.tokens import Token

MAX_DAYS_NEAR = 92
"""Ahead: a dotted number that is such a day is no hour, whatever is open."""
MAX_YEARS_NEAR = 3
"""2027 beside a day is a year, 1930 a time."""
NO_WAIT = "no_wait"
MINUTES_SPOKEN = frozenset({5, 10, 15, 20, 25})


def read_clock(token: Token) -> Clock | None:
    """Return the clock time that a token is, or could be."""
    if token.code == "t":
        return token.value if isinstance(token.value, Clock) else None
    if token.code == "n":
        value, width, has_zero = token.value
        if width < 0:  # "a few", and Hebrew's construct numbers: none of them is an hour
            return None
        return clock_of_digits(value, width, is_exact=has_zero or (width > 3 and value >= 1300))
    if token.code == "y":
        return clock_at(token.value // 100, token.value % 100)
    if token.code == "g":
        hour, minute, width = token.value
        return clock_at(hour, minute) if width == 2 else None
    return None


def _clock(place: Place) -> Sequence[Token] | None:
    clock = read_clock(place.one("ntgy"))
    return None if clock is None else place.token("t", clock)


def _clock_or_not(place: Place) -> Sequence[Token]:
    """At 25:00, at 47: what cannot be is asked about."""
    return _clock(place) or place.token("U", None)


def _marked(place: Place) -> Sequence[Token] | None:
    clock, half = read_clock(place.one("ntgy")), place.one("M").value
    if clock is None:
        return None
    if clock.is_sure and half == "p" and 60 <= clock.minutes < HALF_DAY:
        clock = replace(clock, minutes=clock.minutes + HALF_DAY)
    return place.token("t", in_half(clock, f"{half}m"))


def _spoken(minutes: int) -> Build:
    def build(place: Place) -> Sequence[Token] | None:
        clock = read_clock(place.all("ntgy")[-1])
        return None if clock is None else place.token("t", clock.plus(minutes))

    return build


def _half(place: Place) -> Sequence[Token] | None:
    """ "Half eight" is half past eight. Hebrew says "eight and a half": half eight could be half past seven, too."""
    return place.token("U", None) if place.context.is_hebrew_like else _spoken(30)(place)


def _less_a_quarter(place: Place) -> Sequence[Token] | None:
    """Hebrew's "six less a quarter"."""
    clock = read_clock(place.matched[0])
    return None if clock is None else place.token("t", clock.plus(-15))


def _minutes_past(place: Place) -> Sequence[Token] | None:
    return _by_minutes(place, 1)


def _minutes_to(place: Place) -> Sequence[Token] | None:
    return _by_minutes(place, -1)


def _by_minutes(place: Place, sign: int) -> Sequence[Token] | None:
    minutes_token, clock = place.all("nq")[0], read_clock(place.all("ntgy")[-1])
    if clock is None or (minutes_token.code == "q" and any(minutes_token.value[:2])):
        return None
    minutes = minutes_token.value[2] if minutes_token.code == "q" else minutes_token.value[0]
    return place.token("t", clock.plus(sign * minutes)) if 0 < minutes < 60 else None


def _words_to(place: Place) -> Sequence[Token] | None:
    """ "Five to five": words, and minutes that people say so; "5 to 6" is a range."""
    one, two = place.all("nt")[0], place.all("nt")[-1]
    if one.is_digits or two.is_digits or one.value[0] not in MINUTES_SPOKEN or place.before() in tuple("GW"):
        return None
    return _minutes_to(place)


def _at_hour(place: Place) -> Sequence[Token] | None:
    """Hebrew's "hour four"."""
    return _clock(place) if place.one("u").value == "hour" else None


def _hour_minute(place: Place) -> Sequence[Token] | None:
    """ "Seven thirty", "fifteen fifteen"; in digits with am or pm alone ("7 30 pm")."""
    hour, minute = (token.value for token in place.all("n"))
    are_words = not any(token.is_digits for token in place.all("n"))
    if not are_words and not (hour[1] in (1, 2) and minute[1] == 2 and place.after() == "M"):
        return None
    if not (1 <= hour[0] <= 23 and 10 <= minute[0] <= 59):
        return None
    clock = clock_at(hour[0], minute[0])
    return None if clock is None else place.token("t", clock)


def _hour_and_minutes(place: Place) -> Sequence[Token] | None:
    """ "Six forty-three minutes", and in Hebrew "five and ten"."""
    hour, minutes = read_clock(place.all("nt")[0]), place.all("nq")[-1]
    if minutes.code == "q":
        count = minutes.value[2] if not any(minutes.value[:2]) else 0
    else:
        count = minutes.value[0] if place.context.is_hebrew_like and not minutes.is_digits else 0
    is_spoken = count in MINUTES_SPOKEN or minutes.code == "q" or 30 <= count < 60
    if hour is None or not 0 < count < 60 or hour.minutes % 60 or not is_spoken:
        return None
    return place.token("t", replace(hour, minutes=hour.minutes + count))


def _hebrew_only(build: Build) -> Build:
    return lambda place: build(place) if place.context.is_hebrew_like else None


def _around(place: Place) -> Sequence[Token] | None:
    clock = read_clock(place.one("ntgy"))
    is_amount = place.one("ntgy").code == "y" and place.matched[0].code != "~"
    return None if clock is None or is_amount else place.token("t", replace(clock, is_around=True))


def _next_hours(place: Place) -> Sequence[Token] | None:
    """ "This evening, seven eight": one of two hours that follow each other."""
    one, two = place.all("n")
    clocks = read_clock(one), read_clock(two)
    are_hours = one.value[0] % 12 + 1 == two.value[0] and max(one.value[1], two.value[1]) <= 2
    if clocks[0] is None or clocks[1] is None or not are_hours:
        return None
    return [
        replace(one, code="t", value=clocks[0]),
        Token("|", None, one.end, one.end),
        replace(two, code="t", value=clocks[1]),
    ]


def _dotted(place: Place) -> Sequence[Token] | None:
    """ "17.30" and "at 6.45" are times; "8.12" is a day, which other rules read."""
    token = place.one("g")
    _, minute, width = token.value
    is_led = place.before() in tuple("AhP~K")
    if width != 2 or (minute <= 12 and not is_led and not (place.context.has_bare_hours and not _is_near_day(place))):
        return None
    if place.before() == "O" and minute <= 31:
        return None
    return _clock(place)


def _is_near_day(place: Place) -> bool:
    """ "9.12" said at the end of November: a day that can be booked, and no hour that anybody would name."""
    hour, minute, _ = place.one("g").value
    days, today = pair(hour, minute, None, place.context), place.context.today
    found = solve(days, today, place.context.customs) if days is not None else None
    return found is not None and found[0] is not None and (found[0] - today).days <= MAX_DAYS_NEAR


def _same_clock(place: Place) -> Sequence[Token] | None:
    """ "12 noon", "12 midnight": said twice."""
    one, two = read_clock(place.one("n")), place.one("t").value
    is_same = one is not None and one.minutes % HALF_DAY == two.minutes % HALF_DAY
    return place.token("t", two) if is_same else None


def _o_clock(place: Place) -> Sequence[Token] | None:
    return _clock(place)


def _words_past(place: Place) -> Sequence[Token] | None:
    minutes = place.matched[0].value[0]
    return _minutes_past(place) if minutes in MINUTES_SPOKEN else None


EARLY = rules(
    (
        (r"(?<![mn])nn(?![mn])", _hour_minute),
        (r"[ntgy]M(?!C)", _marked),
        (r"h~?[ntg](?!&)", _clock_or_not),
        (r"(?<![nq])un(?![u#&])", _hebrew_only(_at_hour)),
        (r"n[HQ]?t", lambda place: _same_clock(place) if len(place.matched) == 2 else None),
        (r"tM", _marked),
        (r"HP[nt]", _spoken(30)),
        (r"HZ[nt]", _hebrew_only(_spoken(30))),
        (r"H[nt](?![#u])", _half),
        (r"z?Q[PZ][nt]", _spoken(15)),
        (r"z?Q[TlCB][nt]", _spoken(-15)),
        (r"[nt]aQ", _less_a_quarter),
        (r"[nt]&H", _hebrew_only(_spoken(30))),
        (r"[nt]&Q", _hebrew_only(_spoken(15))),
        (r"[nt]&Q?[nq](?![u#xmwlb])", _hebrew_only(_hour_and_minutes)),
        (r"[nq]P[nt]", _minutes_past),
        (r"nZ[nt]", _words_past),
        (r"q[TlB][nt]", _minutes_to),
        (r"n[Tl][nt]", _words_to),
        (r"(?<=A)n[q]", _hour_and_minutes),
        (r"[nt]K", _o_clock),
        (r"[nt]M", _marked),
        (r"g", _dotted),
        (r"(?<=[dp])[,zAb~]{0,2}nn(?![u#xmn%o:])", _next_hours),
        (r"[ntg]_?~", _around),
        (r"~[Ab]?[ntgy](?![#u])", _around),
    )
)


def _is_moved_to(before: list[Token]) -> bool:
    """Hebrew's "move it to one", "Sunday, to one"."""
    return before[-1].code == "l" and any(one.code in "dwp" or one.value == "move" for one in before[:-1])


def _hour(place: Place) -> Sequence[Token] | None:
    """An hour that a day, a part of the day or "at" stands beside."""
    token = place.all("nyg")[-1]
    index = next(i for i in range(place.start, place.end) if place.tokens[i] is token)
    following = place.tokens[index + 1].code if index + 1 < len(place.tokens) else ""
    clock = read_clock(token)
    is_year = token.code == "y" and abs(token.value - place.context.today.year) <= MAX_YEARS_NEAR
    is_one = token.value == (1, 0, False)  # "the Thursday one"
    is_led = index > 0 and (place.tokens[index - 1].code in tuple("Abh") or _is_moved_to(place.tokens[:index]))
    ahead = "".join(token.code for token in place.tokens[index + 1 : index + 3])
    if (is_year or (is_one and not ahead.startswith(("p", "Ip", "bp")))) and not is_led:
        return None
    if clock is None or following in tuple("#%u"):
        return None
    made = Place(place.tokens, index, index + 1, place.context).token("t", clock)
    return [*place.tokens[place.start : index], *made, *place.tokens[index + 1 : place.end]]


def _part_of_marker(place: Place) -> Sequence[Token]:
    """ "Tuesday am"."""
    return place.token("p", "morning" if place.one("M").value == "a" else "afternoon")


def _hebrew_hour(place: Place) -> Sequence[Token] | None:
    """Hebrew's "at 3", "to 3"; from 13 to 24 it could be a day of the month as well."""
    number = place.one("n").value
    has_day = place.context.has_bare_hours or any(token.code in "dwp" for token in place.tokens)
    if number[1] > 2 and not has_day:
        return None
    is_end = not place.context.is_hebrew_like and place.before() == "n" and place.after() not in tuple("mo")
    if is_end and _begins_before(place, number[0]):  # "12 to 13"
        return _hour(place)
    if number[0] > 12 and number[1] <= 2 and not has_day and number[0] <= MAX_DAY and place.after() not in tuple("#%u"):
        is_hour = number[0] <= 24
        return place.token("U", None) if is_hour else place.token("d", Days(day=number[0]))
    return _hour(place)


def _denied_hour(place: Place) -> Sequence[Token] | None:
    """ "Can't do 2, ..."."""
    denial, number = place.matched
    clock = read_clock(number) if denial.value == "cannot" and number.is_digits else None
    return None if clock is None else [denial, replace(number, code="t", value=clock)]


def _begins_before(place: Place, hour: int) -> bool:
    """Both are hours, and the first stands before the other: so they are written in digits of 24 hours."""
    first = place.tokens[place.start - 1]
    return first.is_digits and first.value[1] <= 2 and 0 < first.value[0] < hour <= 24


def _corrected_hour(place: Place) -> Sequence[Token] | None:
    """ "At 10, no wait, best 11", "I have to leave by 3, so 2": such a number is an hour."""
    token, clock = place.matched[-1], read_clock(place.matched[-1])
    is_end = place.matched[0].value == "so" and place.after() in ("", ".", ",") and len(place.matched) == 2
    if (place.matched[0].value != NO_WAIT and not is_end) or clock is None or not token.is_digits:
        return None
    return [*place.matched[:-1], replace(token, code="t", value=clock)]


def _two_hours(place: Place) -> Sequence[Token] | None:
    """ "6 or 9 on the same day"."""
    clocks = [read_clock(token) for token in place.all("n")]
    if not all(clocks):
        return None
    made = [replace(token, code="t", value=clock) for token, clock in zip(place.all("n"), clocks, strict=True)]
    return [made[0], place.matched[1], made[1]]


def _either_hour(place: Place) -> Sequence[Token] | None:
    """ "At 1 or 2", "1 or 2 pm": what one says of its half of the day, it says of the other."""
    one, two = place.all("nt")
    clocks = [read_clock(token) for token in (one, two)]
    bare, known = (clocks[0], clocks[1]) if one.code == "n" else (clocks[1], clocks[0])
    if bare is None or known is None or place.after() in tuple("#%u"):
        return None
    if known.is_sure and not bare.is_sure:
        bare = in_half(bare, "pm" if known.minutes >= HALF_DAY else "am")
    made = [replace(token, code="t", value=bare) if token.code == "n" else token for token in (one, two)]
    return [made[0], *place.matched[1:-1], made[1]]


LATE = rules(
    (
        (r"x,?[xV]{0,3}[A,]?[n](?![#u%mwo&_\-TC])", _corrected_hour),
        (r"(?<=[dw])M", _part_of_marker),
        (r"[Ah](?!n[_\-])[nyg]", _hour),
        (r"bn(?!E|[T\-_]d)", _hebrew_hour),
        (r"Nn(?=[,.]|$)", _denied_hour),
        (r"ln(?![lCE])", _hebrew_hour),
        (r"[dpw],?[AObl]?[n](?![xnmwo_\-T#Culp]|&[no])", _hour),
        (r"[dpw][Abl]?[ny](?![nmwo_\-T#Cu%l]|&[no])", _hour),
        (r"(?<![nto_\-&TlCF])n(?:,?[OIb]?[dpw]|Ap)|[FC]n[Ib]?p", _hour),
        (r"[dpw][xS]{0,3}[,.]A?n(?=[,.]*$)", _hour),
        (r"n\|n(?=,?[AOFIb]*[dpwS])", _two_hours),
        (r"n\|A?t|t\|A?n", _either_hour),
    )
)
