"""Times of a story: since when it hurts, when it broke, what was done last month. None of them is a wished time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from skeji_ray.languages.when.tokens import Context, Token

AILS, BROKE, TREATED = "ails", "broke", "treated"
"""What goes on, what happened and what was done to somebody: words whose times have been."""
MAX_MONTHS_AGO = 6
_SINCE, _PAST, _AILS, _BROKE, _TREATED, _LAST_MONTHS, _LAST = "2345678"
_HOUR = r"(?:,?[IbA]?[pn])?"
_TIME = rf"(?:[ro{_LAST}]?[dwpum]|[{_PAST}{_LAST_MONTHS}]){_HOUR}"
_STORY = re.compile(
    rf"{_SINCE}[IOb]?{_TIME}"
    rf"|{_AILS}[x#]{{0,3}}G{_TIME}(?!,?[&]?[T\-_l])"
    rf"|G{_PAST}{_HOUR}"
    rf"|{_BROKE}[x#]{{0,2}}(?:{_PAST}|[ro]p|[OI]w|[OIb]?{_LAST}[wu]){_HOUR}"
    rf"|{_BROKE}[x#]?dp"
    rf"|[{_BROKE}{_TREATED}]x{{0,2}}[Ib]?{_LAST_MONTHS}(?![no_])"
)
_OF_PAST = re.compile(rf"(?:[IbAO]?[pn],?)?[OI]?(?:{_PAST}|{_LAST}[uw](?![CI])){_HOUR}")
_WISHED = frozenset("dwtmpeqrS")


def without_past(tokens: Sequence[Token], context: Context) -> list[Token]:
    """Return the tokens with those of past times as ordinary words. A past day alone stays: it may be asked about."""
    made = _told(list(tokens), _STORY, context)
    rest = _OF_PAST.sub("", _codes(made, context))
    return _told(made, _OF_PAST, context) if _WISHED & set(rest) else made


def _told(tokens: list[Token], pattern: re.Pattern[str], context: Context) -> list[Token]:
    made = list(tokens)
    for match in pattern.finditer(_codes(tokens, context)):
        for place in range(*match.span()):
            made[place] = replace(tokens[place], code="x", value=None)
    return made


def _codes(tokens: Sequence[Token], context: Context) -> str:
    return "".join(_code(token, context) for token in tokens)


def _code(token: Token, context: Context) -> str:
    """A letter of the token's kind, or the mark of what it says of the past."""
    if token.code == "x":
        return {AILS: _AILS, BROKE: _BROKE, TREATED: _TREATED}.get(token.value, "x")
    if token.code == "G" and token.value == "since":
        return _SINCE
    if token.code == "o" and token.value == -1 and not context.is_hebrew_like:
        return _LAST
    if token.code == "d" and token.value.last is not None and token.value.last < context.today:
        return _PAST
    if token.code == "m" and 0 < (context.today.month - token.value) % 12 <= MAX_MONTHS_AGO:
        return _LAST_MONTHS
    return token.code
