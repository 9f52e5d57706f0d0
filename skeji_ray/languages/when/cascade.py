"""Rules that turn tokens into fewer tokens: a regular expression over the codes, and what it builds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from skeji_ray.languages.when.tokens import Context, Token

MAX_PASSES = 8
"""How often a rule is tried again on what it made."""


class Place(NamedTuple):
    """What a rule's pattern matched, and everything around it."""

    tokens: list[Token]
    start: int
    end: int
    context: Context

    @property
    def matched(self) -> list[Token]:
        return self.tokens[self.start : self.end]

    def all(self, codes: str) -> list[Token]:
        """Return the matched tokens of these kinds."""
        return [token for token in self.matched if token.code in codes]

    def one(self, codes: str) -> Token:
        return self.all(codes)[0]

    def before(self) -> str:
        """Return the code before the match, or nothing at the beginning."""
        return self.tokens[self.start - 1].code if self.start else ""

    def after(self) -> str:
        return self.tokens[self.end].code if self.end < len(self.tokens) else ""

    def token(self, code: str, value: Any) -> list[Token]:
        """Return one token in place of all that matched."""
        first, last = self.tokens[self.start], self.tokens[self.end - 1]
        definite, digits = first.is_definite, all(token.is_digits for token in self.matched)
        return [Token(code, value, first.start, last.end, is_definite=definite, is_digits=digits)]


Build = Callable[[Place], Sequence[Token] | None]


class Rule(NamedTuple):
    """A pattern over codes, and what makes its tokens; None leaves them as they are."""

    pattern: re.Pattern[str]
    build: Build


def rules(rows: Iterable[tuple[str, Build]]) -> tuple[Rule, ...]:
    return tuple(Rule(re.compile(pattern), build) for pattern, build in rows)


def run(cascade: Iterable[Rule], tokens: list[Token], context: Context) -> list[Token]:
    """Apply the rules one after the other, each from left to right, and again to what it made."""
    codes = "".join(token.code for token in tokens)
    for rule in cascade:
        for _ in range(MAX_PASSES):
            made = _applied(rule, tokens, codes, context)
            if made is None:
                break
            tokens = made
            codes = "".join(token.code for token in tokens)
    return tokens


def _applied(rule: Rule, tokens: list[Token], codes: str, context: Context) -> list[Token] | None:
    """Return the tokens after one rule; None where it changes nothing."""
    made: list[Token] = []
    at = taken = 0
    is_changed = False
    while match := rule.pattern.search(codes, at):
        start, end = match.span()
        built = rule.build(Place(tokens, start, end, context))
        if built is None:
            at = start + 1
            continue
        made += tokens[taken:start]
        made += built
        at = taken = end
        is_changed = is_changed or [token.code for token in built] != list(codes[start:end])
    if not taken:
        return None
    made += tokens[taken:]
    return made if is_changed or made != tokens else None
