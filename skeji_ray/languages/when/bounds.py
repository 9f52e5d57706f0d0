"""Before, after, until, from: one end of days or hours; and lengths, "for two hours"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from skeji_ray.languages.when.amounts import UNITS, Amount
from skeji_ray.languages.when.cascade import Build, Place, rules
from skeji_ray.languages.when.clocks import read_clock
from skeji_ray.languages.when.conventions import PARTS_OF_DAY
from skeji_ray.languages.when.days import DAY, Days, add_months, day_at, solve, span
from skeji_ray.languages.when.hours import Clock, Hours
from skeji_ray.languages.when.tokens import Token


def _is_counted(place: Place) -> bool:
    return place.after() in tuple("#u%")


def _says_nothing(token: Token) -> bool:
    return token.value in (None, "anything")


def _bound(*, is_start: bool) -> Build:
    def build(place: Place) -> Sequence[Token] | None:
        clock = read_clock(place.all("ntyg")[0])
        if clock is None or _is_counted(place):
            return None
        return place.token("c", Hours(start=clock) if is_start else Hours(end=clock))

    return build


def _bound_of_day(*, is_start: bool) -> Build:
    """ "2pm Friday at the earliest" bounds the hour."""

    def build(place: Place) -> Sequence[Token] | None:
        clock = read_clock(place.all("ntyg")[0])
        if clock is None:
            return None
        hours = Hours(start=clock) if is_start else Hours(end=clock)
        return [*place.token("c", hours), place.one("d")]

    return build


def _limit(place: Place) -> Sequence[Token] | None:
    """ "I finish work at 1" is after one, "she goes to bed at 7:30" before that; "before my shift at 5" likewise."""
    first, clock = place.matched[0], read_clock(place.all("ntyg")[0])
    kind = {"Z": OVER, "B": DUE}.get(first.code, first.value)
    if kind == OVER and first.code == "x" and place.all("YBT"):  # "one that finishes before 5"
        kind = DUE
    apart = (OVER, DUE, "no_wait") if kind == OVER else (OVER, DUE, BUSY, "no_wait")  # "he finishes school at 3"
    others = [token for token in place.matched[1:] if token.code == "x" and token.value in apart]
    if kind not in (OVER, DUE) or others or clock is None or _is_counted(place) or place.before() == "N":
        return None
    if not place.all("x"):
        return None  # "before 11" is what is wished itself
    is_over = kind == DUE
    return place.token("c", Hours(end=clock, is_over=True) if is_over else Hours(start=clock, is_limit=True))


def _between_limits(place: Place) -> Sequence[Token] | None:
    """ "Between the school run at 8 and work at 10"."""
    start, end = (read_clock(token) for token in place.all("ntyg"))
    if start is None or end is None or _is_counted(place):
        return None
    return place.token("c", Hours(start, end))


def _limit_of_range(place: Place) -> Sequence[Token] | None:
    """ "I work until 5" is after five."""
    clock = read_clock(place.all("ntyg")[0])
    if place.matched[0].value != BUSY or clock is None or _is_counted(place):
        return None
    return place.token("c", Hours(start=clock, is_limit=True))


def _busy_range(place: Place) -> Sequence[Token] | None:
    """ "I work 9 to 5": any hours but these."""
    first, hours = place.matched[0], place.matched[-1]
    if first.value != BUSY or hours.value.start is None or hours.value.end is None or place.before() == "N":
        return None
    at = first.end
    return [Token("N", None, at, at), hours, Token(",", None, hours.end, hours.end)]


def _busy_part(place: Place) -> Sequence[Token] | None:
    """ "I work mornings", "he has the car in the mornings": any hours but these, where no others are named."""
    first, part = place.matched[0], place.matched[-1]
    if first.value != BUSY or place.before() == "N":
        return None
    return [first, Token("N", HABIT, part.start, part.start), part, Token(",", None, part.end, part.end)]


def _until_event(place: Place) -> Sequence[Token] | None:
    """ "I have an exam on Thursday" is a limit too: it is to be before that."""
    found = _solved(place)
    is_event = place.matched[0].value == EVENT and all(map(_says_nothing, place.all("x")[1:]))
    if not is_event or not found or not found[0].first or found[0].first != found[1].last:
        return None
    return place.token("d", span(None, found[0].first - DAY))


def _before_event(place: Place) -> Sequence[Token] | None:
    """ "Before the wedding on Friday": its eve first."""
    found = _solved(place)
    others = [token for token in place.all("x") if not _says_nothing(token)]
    if others or not found or not found[0].first:
        return None
    return place.token("d", replace(span(None, found[0].first - DAY), is_deadline=True))


def _unable_beyond(place: Place) -> Sequence[Token] | None:
    """ "Can not before four", "can't get there till four" are after it."""
    clock = read_clock(place.all("ntyg")[0])
    is_unable = place.matched[0].value in UNABLE and all(map(_says_nothing, place.all("x")[1:]))
    if not is_unable or clock is None or _is_counted(place):
        return None
    return place.token("c", Hours(start=clock) if place.all("BTY") else Hours(end=clock))


def _unable_until(place: Place) -> Sequence[Token] | None:
    """ "I can't until Thursday", "can't do it before Thursday": that day is the first one."""
    first = place.matched[0]
    is_unable = first.value in UNABLE
    others = [token for token in place.matched[1:-1] if not _says_nothing(token) and token.value != EVENT]
    return _from_day(place) if is_unable and not others else None


def _denied_before(place: Place) -> Sequence[Token] | None:
    """ "Wednesday I cannot, ...": that day is none."""
    return place.token("N", "cannot") if place.matched[-1].value in UNABLE else None


def _denied_behind(place: Place) -> Sequence[Token] | None:
    """ "I can't Thursday at 3": it is none."""
    return place.token("N", "cannot") if place.one("x").value == "unable" else None


def _part_bound(*, is_start: bool) -> Build:
    def build(place: Place) -> Sequence[Token]:
        window = PARTS_OF_DAY[place.one("p").value]
        clock = Clock(window.end if is_start else window.start, is_sure=True)
        return place.token("c", Hours(start=clock) if is_start else Hours(end=clock))

    return build


def _until_part(place: Place) -> Sequence[Token]:
    return place.token("c", Hours(end=Clock(PARTS_OF_DAY[place.one("p").value].end, is_sure=True)))


def _from_part(place: Place) -> Sequence[Token]:
    return place.token("c", Hours(start=Clock(PARTS_OF_DAY[place.one("p").value].start, is_sure=True)))


def _solved(place: Place) -> tuple[Days, Days] | None:
    days = place.one("d").value
    found = solve(days, place.context.today, place.context.customs)
    if not found or (days.first is None and days.last is None and not days.is_pattern):
        return None
    return Days(first=found[0]), Days(last=found[1])


def _after_day(place: Place) -> Sequence[Token] | None:
    if place.one("Z").value == FROM:
        return _from_day(place)
    found = _solved(place)
    if not found or not found[1].last:
        return None
    return place.token("d", span(found[1].last + DAY, None))


def _before_day(place: Place) -> Sequence[Token] | None:
    found = _solved(place)
    if not found or not found[0].first:
        return None
    return place.token("d", span(None, found[0].first - DAY))


def _from_day(place: Place) -> Sequence[Token] | None:
    found = _solved(place)
    return place.token("d", span(found[0].first, None)) if found and found[0].first else None


def _on_day(place: Place) -> Sequence[Token]:
    """ "By Sunday at four": who says the hour means that day, and no last one."""
    return [place.one("d")]


def _until_day(place: Place) -> Sequence[Token] | None:
    found = _solved(place)
    return place.token("d", span(None, found[1].last)) if found and found[1].last else None


def _after_amount(place: Place) -> Sequence[Token] | None:
    token = place.one("qu")
    amount: Amount | None = UNITS.get(token.value) if token.code == "u" else token.value
    if amount is None or token.is_definite:
        return None
    if amount.minutes:
        moment = place.context.now + dt.timedelta(days=amount.days, minutes=amount.minutes)
        begins = Clock(moment.hour * 60 + moment.minute, is_sure=True)
        return [*place.token("d", day_at(moment.date())), *place.token("c", Hours(start=begins))]
    return place.token("d", span(add_months(place.context.today, amount.months) + DAY * amount.days, None))


def _length(place: Place) -> Sequence[Token] | None:
    """ "For two hours"; "for two weeks" from a day on is a span."""
    amount: Amount = place.one("q").value
    is_length = amount.minutes and not (amount.days or amount.months)
    return place.token("f", amount.minutes) if is_length else None


def _days_long(place: Place) -> Sequence[Token] | None:
    """ "From Monday for two weeks"."""
    days, amount = place.one("d").value, place.one("q").value
    found = solve(days, place.context.today, place.context.customs)
    if not found or not found[0] or amount.minutes:
        return None
    return place.token("d", span(found[0], add_months(found[0], amount.months) + DAY * (amount.days - 1)))


def _approximate(place: Place) -> Sequence[Token]:
    token = place.one("cd")
    return place.token(token.code, token.value)


def _from_for(place: Place) -> Sequence[Token] | None:
    """ "From 9 for two hours"."""
    clock, length = read_clock(place.one("ntyg")), place.one("f")
    return None if clock is None else [*place.token("c", Hours(start=clock, length=length.value)), length]


def _after_it(place: Place) -> Sequence[Token] | None:
    """ "The one after 2pm": where an hour or a day follows, it is no "next one"."""
    return place.token("Z", None) if place.one("1").value == "after" else None


UNABLE = frozenset({"unable", "absent", "cannot"})
"""Words of who cannot come; "absent" ("can't make it") is said of what is booked, too, and denies no day behind it."""
HABIT = "habit"
"""What denies the part of the day in which somebody is busy."""
FROM = "from"
"""What is not before a day begins with it."""
OVER, DUE, BUSY, EVENT = "over", "due", "busy", "event"
"""What ends, begins, goes on or happens then: words that make an hour or a day a limit."""
_HOUR = "[ntyg]"
RULES = rules(
    (
        (r"1(?=[ntygpd])", _after_it),
        (r"[FI]q(?=G)|[F]q", _length),
        (r"q(?=[FG]t)", _length),
        (r"G?dFq", _days_long),
        (rf"G{_HOUR},?f|fG{_HOUR}", _from_for),
        (rf"xx?[YT]A?~?{_HOUR}", _limit_of_range),
        (r"xx?G?c", _busy_range),
        (r"xx?[IOb]?p", _busy_part),
        (rf"[xN][xl]{{0,3}}[BZTY]A?~?{_HOUR}", _unable_beyond),
        (r"[Nx]x{0,2}[TB]x{0,2}[Ob]?d", _unable_until),
        (r"(?<=d)x{1,2}(?=[,.]|$)", _denied_before),
        (r"x(?=O?[dt])", _denied_behind),
        (r"!(?=[BZ][ntyg])", lambda place: place.token("N", None)),  # Hebrew's "then not before five"
        (rf"x{{1,3}}[YBT]A?~?{_HOUR}", _limit),
        (rf"Wx{{1,4}}A?{_HOUR}&x{{0,3}}A?{_HOUR}", _between_limits),
        (rf"[xZB][xF#]{{0,4}},?[AbOl]?~?{_HOUR}", _limit),
        (rf"Z~?{_HOUR}", _bound(is_start=True)),
        (rf"N?[G]A?~?{_HOUR}", _bound(is_start=True)),
        (rf"{_HOUR}p?>", _bound(is_start=True)),
        (rf"NB{_HOUR}", _bound(is_start=True)),
        (rf"NZ{_HOUR}", _bound(is_start=False)),
        (rf"B~?{_HOUR}", _bound(is_start=False)),
        (rf"[YT]A?~?{_HOUR}", _bound(is_start=False)),
        (rf"{_HOUR}<|<{_HOUR}", _bound(is_start=False)),
        (rf">{_HOUR}", _bound(is_start=True)),
        (rf"{_HOUR},?O?d>", _bound_of_day(is_start=True)),
        (rf"{_HOUR},?O?d<", _bound_of_day(is_start=False)),
        (rf"Wx&A?~?{_HOUR}", _bound(is_start=False)),
        (rf"W{_HOUR}&?", _bound(is_start=True)),
        (r"Zp", _part_bound(is_start=True)),
        (r"Bp", _part_bound(is_start=False)),
        (r"[YT]p", _until_part),
        (r"[G]p", _from_part),
        (r"Z[qu]", _after_amount),
        (r"ZF?O?d", _after_day),
        (r"BO?d", _before_day),
        (r"Bx{1,4}[OIAbl]?d", _before_event),
        (r"(?<![ZBYTGqu])x{1,4}[OIAb]?d", _until_event),
        (r"YO?d(?=,?A[pt])", _on_day),
        (r"[YT]O?d", _until_day),
        (r"[G][O]?d>?|d>", _from_day),
        (r"d<", _until_day),
        (r"[cd]~", _approximate),
        (
            r"(?:(?<=c)|(?<=cx)|(?<=c,)|(?<=c,x))Z(?=[.,]*$)",
            lambda place: place.token("x", None),
        ),  # "I finish at 4, so after"
        (r"Z(?=[.,]*$)", lambda place: place.token("S", "after")),  # "and him straight after"
    )
)
