"""Repeated groups are taken in one way: a text that repeats itself is read as fast as any other."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest

from skeji_ray.languages.repetition import taken_once
from skeji_ray.messages.people import Language, Role
from skeji_ray.messages.reading import Heard, State
from skeji_ray.readers import rules

_NOW = datetime(2030, 1, 1, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("pattern", "once"),
    [
        ("(?:a|ab|abc)*", "(?>abc|ab|a)*"),
        ("^(?: (?:no|not|no way))+$", "^(?> (?:no way|not|no))+$"),
        ("(?:an?|any)+", "(?>any|an?)+"),
        (r"(?:x|\)|[)|]|y\|z){1,}", r"(?>[)|]|y\|z|\)|x){1,}"),
        ("(?:(?:a|b)c){0,20}", "(?>(?:a|b)c){0,20}"),
        ("(?:a|)* ", "(?>a|)* "),
    ],
)
def test_a_repeated_group_of_alternatives_is_atomic(pattern: str, once: str) -> None:
    assert taken_once(pattern) == once


@pytest.mark.parametrize(
    "pattern", [r"(?: \S+)*\?", "(?:a|b)", "(?:a|b)?", "(?:a|b){0,3}", "(a|b)*", "(?=a|b)c*", "(?P<what>a|b)", "[(|)]*"]
)
def test_any_other_pattern_stays_as_it_is(pattern: str) -> None:
    assert taken_once(pattern) == pattern


def test_whole_repetitions_are_given_back() -> None:
    """ "no way" is one of them, and what stands behind it finds its word all the same."""
    found = re.compile(taken_once("^(?:no|no way|way)(?: (?:no|no way|way))* no$"))

    assert found.search("no no way way no")
    assert found.search("no " * 40 + "yes") is None


_AGAIN = [
    ("en", "", "ok "), ("en", "", "thats just "), ("en", "am u", " all"), ("en", "hello", " its me again"),
    ("en", "no way", " way"), ("en", "none", " work"), ("en", "cancel it", " xx"),
    ("en", "did u hear", " from a back"), ("en", "turn ", "booking"),
    ("en", "ask", " with a"), ("en", "may they go in", " 2mrw sundays"),
    ("he", "אל", " חייב אישרתי"), ("he", "לבטל", " בבקשה תודה"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "first", "again"), _AGAIN)
def test_the_same_words_again_and_again_are_read(language: Language, first: str, again: str) -> None:
    """Once, each of them could be taken in two ways, and every mixture of the two was tried."""
    for behind in ("", " zq zq"):
        for role in Role:
            text = first + again * 40 + behind
            assert rules.read(Heard(text=text, language=language, role=role, state=State.NOTHING, at=_NOW)).said
