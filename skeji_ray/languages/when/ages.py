"""How old somebody is, which is no hour and no day: "my son Ben (11)", "who is 9"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from skeji_ray.languages.when.tokens import Token

MAX_AGE = 99
_NEVER = re.compile(r"(?!)")


def without_ages(tokens: Sequence[Token], text: str, said_before: str) -> list[Token]:
    """Return the tokens with every age as another word: a number alone in brackets behind a word of no time, or behind
    words that say that it is one.

    Args:
        said_before: the pattern of those words.
    """
    before = _pattern_of(said_before)
    return [
        replace(token, code="x", value=None) if _is_age(tokens, place, text, before) else token
        for place, token in enumerate(tokens)
    ]


@cache
def _pattern_of(said_before: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{said_before})\s*$", re.IGNORECASE) if said_before else _NEVER


def _is_age(tokens: Sequence[Token], place: int, text: str, before: re.Pattern[str]) -> bool:
    token = tokens[place]
    if token.code != "n" or not token.is_digits or not 0 < token.value[0] <= MAX_AGE:
        return False
    if before.search(text[: token.start]) is not None:
        return True
    is_in_brackets = text[: token.start].endswith("(") and text[token.end :].startswith(")")
    words = [one for one in tokens[:place] if one.code not in ",."]
    return is_in_brackets and bool(words) and words[-1].code == "x"
