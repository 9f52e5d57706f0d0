"""Numbers of several words, and amounts of time: "twenty third", "two and a half hours", "1 day 2 hours"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from skeji_ray.languages.when.cascade import Place, rules
from skeji_ray.languages.when.hours import clock_at
from skeji_ray.languages.when.tokens import Token


class Amount(NamedTuple):
    """An amount of time."""

    months: int = 0
    days: int = 0
    minutes: int = 0
    is_vague: bool = False
    """ "A few days", "a couple of weeks"."""

    def plus(self, other: Amount) -> Amount:
        return Amount(self.months + other.months, self.days + other.days, self.minutes + other.minutes)

    def times(self, count: float) -> Amount | None:
        """Return it so many times; None where that is no whole number of its unit."""
        made = Amount(int(self.months * count), int(self.days * count), int(self.minutes * count))
        is_whole = abs(made.months - self.months * count) < 0.01 and abs(made.days - self.days * count) < 0.01
        return made if is_whole and any(made[:3]) else None


UNITS = {
    "minute": Amount(minutes=1),
    "hour": Amount(minutes=60),
    "day": Amount(days=1),
    "week": Amount(days=7),
    "fortnight": Amount(days=14),
    "month": Amount(months=1),
    "year": Amount(months=12),
}
MAX_COUNT = 1000
VAGUE_WIDTH = -1
"""The width of "a few" and "a couple": numbers that are not meant exactly."""
HALF = 0.5


def _tens_and_units(place: Place) -> Sequence[Token] | None:
    tens, units = place.all("no")[0], place.all("no")[-1]
    count = units.value[0] if units.code == "n" else units.value
    if tens.is_digits or units.is_digits or tens.value[0] not in range(20, 100, 10) or not 1 <= count <= 9:
        return None
    total = tens.value[0] + count
    return place.token("n", (total, 0, False)) if units.code == "n" else place.token("o", total)


def _hebrew_tens(place: Place) -> Sequence[Token] | None:
    return _tens_and_units(place) if place.context.is_hebrew_like else None


def _denial(place: Place) -> Sequence[Token] | None:
    """Hebrew's "except" and "no later than" take the letter that else says "from"."""
    first = place.matched[0]
    return place.token(first.code, first.value) if first.value == "from" else None


def _other_bound(place: Place) -> Sequence[Token] | None:
    """ "Before 11 or after 4": another bound follows; in "after 3 and before 6" it is the end of the window."""
    token = place.matched[0]
    if token.value not in ("after", "before", "and_before"):
        return None
    middle = token.start + 1
    return [
        Token("&" if token.value == "and_before" else "|", None, token.start, middle),
        Token("Z" if token.value == "after" else "B", None, middle, token.end),
    ]


def _amount(place: Place, count: float) -> Sequence[Token] | None:
    unit = UNITS.get(place.all("u")[-1].value)
    made = unit.times(count) if unit and count <= MAX_COUNT else None
    is_vague = any(token.value[1] == VAGUE_WIDTH for token in place.all("n"))
    return place.token("q", made._replace(is_vague=is_vague)) if made else None


def _count(place: Place) -> float:
    counted = place.all("nv")
    return 1 if not counted else counted[0].value if counted[0].code == "v" else counted[0].value[0]


def _counted(place: Place) -> Sequence[Token] | None:
    return _amount(place, _count(place))


def _counted_next(place: Place) -> Sequence[Token] | None:
    """ "In the 2 next days" is in the next 2 days."""
    made = _counted(place)
    return [place.one("r"), *made] if made else None


def _coming_days(place: Place) -> Sequence[Token] | None:
    """Hebrew's "in the 3 coming days"."""
    amount = place.one("q").value
    count = place.one("n").value[0]
    if not amount.is_vague or not 1 <= count <= MAX_COUNT:
        return None
    return [
        *Place(place.tokens, place.start, place.end - 1, place.context).token("q", Amount(days=count)),
        place.one("r"),
    ]


def _and_a_half(place: Place) -> Sequence[Token] | None:
    return _amount(place, _count(place) + HALF)


def _quarters(place: Place) -> Sequence[Token] | None:
    return _amount(place, _count(place) * 0.25)


def _decimal(place: Place) -> Sequence[Token] | None:
    whole, part, width = place.one("g").value
    return _amount(place, whole + part / 10**width)


def _and_more(place: Place) -> Sequence[Token] | None:
    """ "Two hours and a half" adds half of the unit that was said last."""
    amount: Amount = place.one("q").value
    half = 30 if amount.minutes >= 60 else 0
    return place.token("q", amount._replace(minutes=amount.minutes + half)) if half else None


def _sum(place: Place) -> Sequence[Token] | None:
    parts = [UNITS[token.value] if token.code == "u" else token.value for token in place.all("uq") if _is_unit(token)]
    if len(parts) != 2:
        return None
    one, two = parts
    is_smaller = (one.minutes >= 60 and 0 < two.minutes < 60) or (one.days and two.minutes) or (one.months and two.days)
    return place.token("q", one.plus(two)) if is_smaller else None


def _is_unit(token: Token) -> bool:
    return token.code == "q" or token.value in UNITS


def _hours(place: Place) -> Sequence[Token]:
    """ "In 1h", "for 2h": an amount; "15h" alone is a clock time."""
    last = Place(place.tokens, place.end - 1, place.end, place.context)
    return [*place.matched[:-1], *last.token("q", Amount(minutes=place.one("X").value * 60))]


def _french_clock(place: Place) -> Sequence[Token]:
    clock = clock_at(place.one("X").value, is_exact=True)
    return place.token("t", clock) if clock else place.token("U", None)


def _address(place: Place) -> Sequence[Token]:
    return [Token("x", None, token.start, token.end) for token in place.matched]


RULES = rules(
    (
        (r"n,?x{1,2}%|n%|%n", _address),
        (r"n#", _address),
        (r"[IijF]~?X", _hours),
        (r"X", _french_clock),
        (r"[NY]G", _denial),
        (r"nqr", _coming_days),
        (r"NTZ?(?=~?[ntgH])", lambda place: place.token("Z", None)),
        (r"[><](?=~?A?[ntgXdwpmo])", _other_bound),
        (r"n[no]", _tens_and_units),
        (r"n&n", _hebrew_tens),
        (r"n&z?Hz?u", _and_a_half),
        (r"vz?u", _counted),
        (r"Hz?u", lambda place: _amount(place, HALF)),
        (r"nQC?z?u", _quarters),
        (r"Qz?C?z?u", _quarters),
        (r"[zn]u&z?H", _and_a_half),
        (r"u&H", _and_a_half),
        (r"gu", _decimal),
        (r"[nz]u", _counted),
        (r"(?<=I)nr,?u", _counted_next),
        (r"q&z?H", _and_more),
        (r"[uq],?&?q", _sum),
    )
)
