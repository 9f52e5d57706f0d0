"""Words that take back what was just said: what is meant, and what is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skeji_ray.languages.mending import Piece, corrects, pieces_of, says_away, says_meant, says_works


@pytest.mark.parametrize(
    ("text", "meant", "denied"),
    [
        ("not tomorrow, sorry, thursday", ["thursday"], ["tomorrow"]),
        ("sunday instead of monday", ["sunday"], ["monday"]),
        ("it's 14:30, not 14:00", ["14:30"], ["14:00"]),
        ("לא שני אלא שלישי", ["שלישי"], ["שני"]),
        ("שלישי במקום שני", ["שלישי"], ["שני"]),
    ],
)
def test_what_is_meant_stands_apart_from_what_is_not(text: str, meant: list[str], denied: list[str]) -> None:
    pieces = list(pieces_of(text))
    assert [one.text for one in pieces if not one.is_denied] == meant
    assert [one.text for one in pieces if one.is_denied] == denied


@pytest.mark.parametrize(
    "text", ["we're open on sunday", "i do work that day", "אני כן עובדת בראשון", "ראשון פתוחים כרגיל"]
)
def test_who_works_says_so(text: str) -> None:
    assert says_works(text)
    assert not says_away(text)


@pytest.mark.parametrize(
    "text", ["we're not open on sunday", "i won't work", "don't book anyone", "אני לא עובדת", "אל תקבעי לי"]
)
def test_who_does_not_work_says_so(text: str) -> None:
    assert says_away(text)
    assert not says_works(text)


def test_to_think_of_it_anew_is_less_than_to_have_meant_something_else() -> None:
    assert corrects("actually, sunday")
    assert not says_meant("actually, sunday")
    assert says_meant("i meant sunday")
    assert not corrects("on sunday please")


@given(st.text(max_size=200))
def test_any_text_is_parted(text: str) -> None:
    assert all(isinstance(one, Piece) and one.text for one in pieces_of(text))
