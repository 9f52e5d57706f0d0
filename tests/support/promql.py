"""As much of PromQL as our alerts and dashboards use, evaluated over recorded series.

Not Prometheus: where it would have to guess it refuses. A rate is the increase within the window, resets counted,
over the span between its first and last sample; Prometheus also extrapolates to the window's ends.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import pairwise

from tests.support.promql_words import AGGREGATES, Token, tokens

Labels = frozenset[tuple[str, str]]
Vector = dict[Labels, float]
Samples = list[tuple[float, float]]
"""Seconds and values, in order."""

STALE_AFTER_S = 300.0
_UNITS = {"s": 1.0, "m": 60.0, "h": 3600.0}
_WHERE = re.compile(r'(\w+)(!?=)"([^"]*)"')
_SIGNS: dict[str, Callable[[float, float], float]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / b if b else math.nan,
}
_COMPARED: dict[str, Callable[[float, float], bool]] = {">": lambda a, b: a > b, "<": lambda a, b: a < b}


class Series:
    """What was scraped."""

    def __init__(self) -> None:
        self._kept: dict[str, dict[Labels, Samples]] = defaultdict(dict)

    def add(self, at_s: float, value: float, name: str, /, **labels: str) -> None:
        self._kept[name].setdefault(frozenset(labels.items()), []).append((at_s, value))

    def of(self, name: str) -> dict[Labels, Samples]:
        return self._kept.get(name, {})


def evaluate(text: str, series: Series, at_s: float) -> Vector:
    """The vector of an expression at a time. Raises ValueError for what is no expression, or a scalar."""
    reading = _Reading(tokens(text), series, at_s)
    value = reading.either()
    if reading.left or isinstance(value, float):
        raise ValueError(f"{text}: {reading.left[:1]}")
    return value


class _Reading:
    """A parser that evaluates as it reads: or < comparison < sum < product."""

    def __init__(self, left: list[Token], series: Series, at_s: float) -> None:
        self.left = left
        self._series = series
        self._at_s = at_s

    def either(self) -> Vector | float:
        value = self._compared()
        while self._takes("or"):
            other = self._compared()
            if isinstance(value, float) or isinstance(other, float):
                raise ValueError("or stands between vectors")  # noqa: TRY004 - of the expression, not of Python
            value = {**other, **value}
        return value

    def _compared(self) -> Vector | float:
        value = self._added()
        while self._next() in _COMPARED:
            holds = _COMPARED[self.left.pop(0).text]
            value = _kept(value, self._added(), holds)
        return value

    def _added(self) -> Vector | float:
        value = self._multiplied()
        while self._next() in {"+", "-"}:
            value = _joined(self.left.pop(0).text, value, self._multiplied())
        return value

    def _multiplied(self) -> Vector | float:
        value = self._one()
        while self._next() in {"*", "/"}:
            value = _joined(self.left.pop(0).text, value, self._one())
        return value

    def _one(self) -> Vector | float:
        token = self.left.pop(0)
        if token.kind == "number":
            return float(token.text)
        if token.text == "(":
            value = self.either()
            self._expect(")")
            return value
        if token.text in AGGREGATES:
            return self._aggregated(AGGREGATES[token.text])
        if token.text == "rate":
            return self._rate()
        if token.text == "absent":
            return {} if self._argument() else {frozenset(): 1.0}
        if token.text == "histogram_quantile":
            return self._quantile()
        return self._instant(self._selected(token))

    def _aggregated(self, fold: Callable[[list[float]], float]) -> Vector:
        by = set(self._grouping()) if self._takes("by") else set()
        groups: dict[Labels, list[float]] = defaultdict(list)
        for labels, value in self._argument().items():
            groups[frozenset(pair for pair in labels if pair[0] in by)].append(value)
        return {labels: fold(values) for labels, values in groups.items()}

    def _grouping(self) -> Iterator[str]:
        self._expect("(")
        while not self._takes(")"):
            yield self.left.pop(0).text
            self._takes(",")

    def _argument(self) -> Vector:
        self._expect("(")
        value = self.either()
        self._expect(")")
        if isinstance(value, float):
            raise ValueError("a number where a vector is needed")  # noqa: TRY004 - of the expression, not of Python
        return value

    def _rate(self) -> Vector:
        self._expect("(")
        selected = self._selected(self.left.pop(0))
        window = self.left.pop(0)
        if window.kind != "window":
            raise ValueError("rate needs a window")
        self._expect(")")
        span_s = float(window.text[:-1]) * _UNITS[window.text[-1]]
        within = {
            labels: [one for one in samples if self._at_s - span_s <= one[0] <= self._at_s]
            for labels, samples in selected.items()
        }
        return {labels: _increase(samples) for labels, samples in within.items() if len(samples) > 1}

    def _quantile(self) -> Vector:
        self._expect("(")
        share = float(self.left.pop(0).text)
        self._expect(",")
        value = self.either()
        self._expect(")")
        assert not isinstance(value, float)
        buckets: dict[Labels, list[tuple[float, float]]] = defaultdict(list)
        for labels, count in value.items():
            ends = dict(labels)
            end = float(ends.pop("le"))
            buckets[frozenset(ends.items())].append((end, count))
        return {labels: _quantile_of(share, sorted(found)) for labels, found in buckets.items()}

    def _selected(self, token: Token) -> dict[Labels, Samples]:
        if token.kind != "word":
            raise ValueError(f"{token.text!r} is no metric")
        wanted = _WHERE.findall(self.left.pop(0).text) if self.left and self.left[0].kind == "where" else []
        return {
            labels: samples
            for labels, samples in self._series.of(token.text).items()
            if all((dict(labels).get(name, "") == text) == (sign == "=") for name, sign, text in wanted)
        }

    def _instant(self, selected: dict[Labels, Samples]) -> Vector:
        found: Vector = {}
        for labels, samples in selected.items():
            known = [value for at_s, value in samples if self._at_s - STALE_AFTER_S < at_s <= self._at_s]
            if known:
                found[labels] = known[-1]
        return found

    def _next(self) -> str | None:
        return self.left[0].text if self.left else None

    def _takes(self, text: str) -> bool:
        if self._next() != text:
            return False
        self.left.pop(0)
        return True

    def _expect(self, text: str) -> None:
        if not self._takes(text):
            raise ValueError(f"{text!r} expected, not {self._next()!r}")


def _increase(samples: Samples) -> float:
    grown = sum(later[1] - earlier[1] if later[1] >= earlier[1] else later[1] for earlier, later in pairwise(samples))
    return grown / (samples[-1][0] - samples[0][0])


def _quantile_of(share: float, buckets: list[tuple[float, float]]) -> float:
    """Linear within the bucket that holds it; the last finite end for what lies beyond."""
    total = buckets[-1][1]
    if not total:
        return math.nan
    start, below = 0.0, 0.0
    for end, count in buckets:
        if count >= share * total:
            return start if math.isinf(end) else start + (end - start) * (share * total - below) / (count - below)
        start, below = end, count
    raise ValueError("the last bucket has no end at infinity")


def _joined(sign: str, left: Vector | float, right: Vector | float) -> Vector | float:
    act = _SIGNS[sign]
    if isinstance(left, float) and isinstance(right, float):
        return act(left, right)
    if isinstance(right, float):
        assert not isinstance(left, float)
        return {labels: act(value, right) for labels, value in left.items()}
    if isinstance(left, float):
        return {labels: act(left, value) for labels, value in right.items()}
    return {labels: act(value, right[labels]) for labels, value in left.items() if labels in right}


def _kept(left: Vector | float, right: Vector | float, holds: Callable[[float, float], bool]) -> Vector:
    if isinstance(left, float):
        raise ValueError("a comparison begins with a vector")  # noqa: TRY004 - of the expression, not of Python
    if isinstance(right, float):
        return {labels: value for labels, value in left.items() if holds(value, right)}
    return {labels: value for labels, value in left.items() if labels in right and holds(value, right[labels])}
