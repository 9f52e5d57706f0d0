"""Days that are written as letters alone, as Hebrew does: "only ד ה after three" is Wednesday and Thursday."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from skeji_ray.languages.when.tokens import TimeWords, Token

_JOINING = frozenset(",|T-_&")
MAX_LETTERS = 7
"""More that stand together are no days of a week."""
_ONE = 1
"""One letter alone is a day behind a word that says so, and else anything."""


def with_day_letters(tokens: list[Token], text: str, words: TimeWords) -> list[Token]:
    """Return the tokens with those letters as days that stand together, or behind "only"."""
    if not words.letters:
        return tokens
    made: list[Token] = []
    place = 0
    while place < len(tokens):
        end = _run_from(tokens, place, text, words)
        if end is None:
            made.append(tokens[place])
            place += 1
            continue
        run = tokens[place:end]
        for number, token in enumerate(run):
            is_and = text[token.start : token.end] == words.and_letter and 0 < number < len(run) - 1
            made += [replace(token, code="&")] if is_and else _as_day(token, text, words)
        place = end
    return made


def _run_from(tokens: Sequence[Token], start: int, text: str, words: TimeWords) -> int | None:
    """Where the letters end that begin here; None where none do, or they are no days."""
    letters, end, place = 0, start, start
    while place < len(tokens) and letters <= MAX_LETTERS:
        token = tokens[place]
        if _letter(token, text, words) is not None:
            letters, end = letters + 1, place + 1
        elif place == start or token.code not in _JOINING:
            break
        place += 1
    before = text[tokens[start - 1].start : tokens[start - 1].end] if start else ""
    if not 0 < letters <= MAX_LETTERS or before in words.no_days_behind:
        return None
    return end if letters > _ONE or before in words.days_behind else None


def _letter(token: Token, text: str, words: TimeWords) -> int | None:
    """The weekday of a token that is one letter, with "and" written on to it or not."""
    if token.code != "x" or token.value is not None:
        return None
    said = text[token.start : token.end]
    return words.letters.get(said if len(said) == 1 else said[1:] if said[:1] == words.and_letter else "")


def _as_day(token: Token, text: str, words: TimeWords) -> list[Token]:
    day = _letter(token, text, words)
    if day is None:
        return [token]
    said = text[token.start : token.end]
    own = Token("w", (day, ""), token.end - 1, token.end)
    return [own] if len(said) == 1 else [Token("&", None, token.start, token.start + 1), own]
