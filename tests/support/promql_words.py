"""The words of a PromQL expression, and the metrics that it names."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

_TOKEN = re.compile(
    r"\s*(?:(?P<number>\d+(?:\.\d+)?)(?![\w.])|(?P<word>[a-zA-Z_][\w:]*)|\[(?P<window>[^\]]+)\]|\{(?P<where>[^}]*)\}"
    r"|(?P<sign>[-+*/()<>,]))"
)
AGGREGATES: dict[str, Callable[[list[float]], float]] = {
    "sum": sum,
    "max": max,
    "avg": lambda values: sum(values) / len(values),
}
_WORDS = {*AGGREGATES, "by", "or", "rate", "absent", "histogram_quantile"}


@dataclass(frozen=True)
class Token:
    kind: str
    text: str


def tokens(text: str) -> list[Token]:
    """Raises ValueError for what this does not know."""
    found, place = [], 0
    while text[place:].strip():
        match = _TOKEN.match(text, place)
        if match is None:
            raise ValueError(f"{text[place : place + 20]!r} is not understood")
        assert match.lastgroup is not None
        found.append(Token(match.lastgroup, match[match.lastgroup]))
        place = match.end()
    return found


def names(text: str) -> set[str]:
    """The metrics that an expression names."""
    words = tokens(text)
    grouped = {place for place, _ in enumerate(words) if _in_grouping(words, place)}
    return {
        token.text
        for place, token in enumerate(words)
        if token.kind == "word" and place not in grouped and token.text not in _WORDS
    }


def _in_grouping(words: list[Token], place: int) -> bool:
    """Between the parentheses after a `by`."""
    before = words[:place]
    opened = max((n for n, token in enumerate(before) if token.text == "by"), default=None)
    return opened is not None and all(token.text != ")" for token in before[opened:])
