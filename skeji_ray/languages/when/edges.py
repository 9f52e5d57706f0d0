"""Parts of weeks, months and days: "the end of the month", "early next week", "the rest of the day", "mid-morning"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from skeji_ray.languages.when.amounts import Amount
from skeji_ray.languages.when.cascade import Place, rules
from skeji_ray.languages.when.conventions import MIDDLES, MONTH_EDGES, PARTS_OF_DAY, WEEK_EDGES
from skeji_ray.languages.when.days import DAY, Days, day_at, month_of, solve, span
from skeji_ray.languages.when.hours import Clock
from skeji_ray.languages.when.relative import THIS, span_of_unit, window
from skeji_ray.languages.when.tokens import Token


def _rest(place: Place) -> Sequence[Token] | None:
    """ "The rest of the week" begins today."""
    now, today = place.context.now, place.context.today
    token = place.all("du")[-1] if place.all("du") else None
    unit = token.value if token and token.code == "u" else None
    if token is None or unit == "day" or (token.code == "d" and token.value.first == token.value.last == today):
        return window(place, Amount(minutes=24 * 60)) if now else None
    days = span_of_unit(place, unit, THIS) if unit else token.value
    if days is None or not days.last:
        return None
    return place.token("d", span(max(today, days.first or today), days.last))


def _edge(place: Place) -> Sequence[Token] | None:
    """ "The end of the month", "early next week", "mid December", "the end of the day"."""
    edge, token = place.one("e").value, place.all("dum")[-1]
    if token.code == "u" and token.value == "day":
        return _edge_of_day(place, edge)
    if token.code == "u":
        days = span_of_unit(place, token.value, THIS)
    else:
        days = Days(month=token.value) if token.code == "m" else token.value
    found = solve(days, place.context.today, place.context.customs) if days else None
    first, last = found or (None, None)
    if not days or not first or not last or not (days.is_span or days.is_month):
        return None
    if (last - first).days < 7:
        start, end = WEEK_EDGES[edge]
        made = span(first + DAY * start, min(first + DAY * end, last))
    elif days.is_month or first.day == 1:
        start, end = MONTH_EDGES[edge]
        first, last = month_of(first.year, first.month)
        made = span(first + DAY * (start - 1), min(first + DAY * (end - 1), last))
    else:
        return None
    made_days = place.token("d", _from_today(made, place))
    return [*place.all("Y"), *made_days]


def _from_today(days: Days, place: Place) -> Days:
    """What has begun already begins today."""
    today = place.context.today
    is_running = days.first and days.last and days.first < today <= days.last
    return replace(days, first=today) if is_running else days


def _edge_of_day(place: Place, edge: str) -> Sequence[Token]:
    if place.all("Y"):
        return place.token("d", Days(last=place.context.today))
    part = {"begin": "first_thing", "early": "first_half", "mid": "midday"}.get(edge, "end_of_day")
    return place.token("p", part)


def _edge_of_part(place: Place) -> Sequence[Token]:
    """ "Early morning" is a shorter window; "mid-morning" is about a point."""
    edge, part = place.one("e").value, place.one("p").value
    if edge == "mid" and part in MIDDLES:
        return place.token("t", Clock(MIDDLES[part], is_sure=True, is_around=True))
    name = f"{'early' if edge in ('early', 'begin') else 'late'}_{part}"
    return place.token("p", name if name in PARTS_OF_DAY else part)


def _later_in(place: Place) -> Sequence[Token] | None:
    """ "Later today", "later this week"."""
    token = place.all("dup")[-1]
    today = place.context.today
    if token.code == "p":
        name = f"late_{token.value}" if f"late_{token.value}" in PARTS_OF_DAY else token.value
        return [*(one for one in place.matched if one.code == "d"), *place.token("p", name)]
    days = span_of_unit(place, token.value, THIS) if token.code == "u" else token.value
    if (token.code == "u" and token.value == "day") or (days and days.first == days.last == today):
        return [*place.token("d", day_at(today)), *place.token("p", "later_today")]
    return place.token("d", _from_today(days, place)) if days and days.is_span and days.first else None


def _part_of_other_day(place: Place) -> Sequence[Token] | None:
    """Hebrew's "this morning of tomorrow" is tomorrow's."""
    one, two = place.all("d")
    return [place.one("p"), two] if one.value == day_at(place.context.today) else None


def _edge_beside_day(place: Place) -> Sequence[Token] | None:
    """ "Early on Thursday", "Sunday early"."""
    day = place.one("dw")
    if day.code == "d" and (day.value.is_span or day.value.is_month):
        return None
    part = {"begin": "morning", "early": "morning", "mid": "midday"}.get(place.one("e").value, "end_of_day")
    if place.one("e").value == "begin" and place.matched[0].code == "e":
        return [Token("G", None, place.matched[0].start, place.matched[0].end), day]
    made = [Token("p", part, token.start, token.end) for token in place.all("e")]
    return [*made, day]


def _edge_of_this_part(place: Place) -> Sequence[Token]:
    """ "Early this morning"."""
    return [place.one("r"), *_edge_of_part(place)]


def _edge_of_tonight(place: Place) -> Sequence[Token]:
    """ "Late tonight"."""
    return [place.one("d"), *_edge_of_part(place)]


def _some_part(place: Place) -> Sequence[Token] | None:
    """ "Early one morning": any of them, and no hour."""
    token = place.one("n")
    is_word = token.value == (1, 0, False) and not token.is_digits
    return [place.one("p")] if is_word and not place.context.is_hebrew_like else None


def _eve(place: Place) -> Sequence[Token] | None:
    """ "Friday eve"; Eve alone is a name."""
    return place.token("p", "evening") if place.one("x").value == "eve" else None


OF_PARTS = rules(
    (
        (r"(?<=[wd])x", _eve),
        (r"(?<![AhGTWZBY&|_\-ln,])np", _some_part),
        (r"erp", _edge_of_this_part),
        (r"edp", _edge_of_tonight),
        (r"e[CIb]?p|pe", _edge_of_part),
    )
)
OF_SPANS = rules(
    (
        (r"DC?[du]", _rest),
        (r"Y?e[CIb]?[dum]", _edge),
        (r"LI[du]|Ld|LI?p", _later_in),
        (r"(?<![qnu])e,?[OF]?[dw]|[dw],?e", _edge_beside_day),
        (r"dpCd", _part_of_other_day),
    )
)
