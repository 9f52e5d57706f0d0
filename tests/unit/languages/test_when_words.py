"""The words of time of a language: every one is of a kind that the grammar knows; a third language is one module."""

from __future__ import annotations

import datetime as dt
import sys
from types import ModuleType

import pytest

from skeji_ray.languages.when.conventions import PARTS_OF_DAY
from skeji_ray.languages.when.reader import read_when, time_words
from skeji_ray.languages.when.tokens import CODES, TimeWords, table

NOW = dt.datetime(2026, 12, 1, 9, 30, tzinfo=dt.UTC)


@pytest.mark.parametrize("language", ["en", "he"])
def test_the_words_of_a_language_are_of_known_kinds(language: str) -> None:
    for phrase, tokens in time_words(language).phrases.items():
        assert phrase == phrase.lower().strip()
        for code, value in tokens:
            assert code in CODES, phrase
            assert code != "p" or value in PARTS_OF_DAY, phrase


@pytest.mark.parametrize("language", ["en", "he"])
def test_every_month_and_weekday_has_a_word(language: str) -> None:
    tokens = [token for tokens in time_words(language).phrases.values() for token in tokens]
    assert {value for code, value in tokens if code == "m"} == set(range(1, 13))
    assert {value[0] for code, value in tokens if code == "w"} == set(range(7))


def test_a_third_language_is_one_module(monkeypatch: pytest.MonkeyPatch) -> None:
    toy = ModuleType("skeji_ray.languages.xx.when")
    rows = [("d", "tomorrow", "morgen"), ("w", (4, ""), "freitag"), ("A", None, "um"), ("|", None, "oder")]
    toy.__dict__["WHEN"] = TimeWords(phrases=table(rows))
    monkeypatch.setitem(sys.modules, "skeji_ray.languages.xx", ModuleType("skeji_ray.languages.xx"))
    monkeypatch.setitem(sys.modules, "skeji_ray.languages.xx.when", toy)
    found = read_when("Geht morgen oder Freitag um 15:30?", language="xx", now=NOW)
    assert found is not None
    assert [(span.date_from, span.time_from) for span in found.when.spans] == [
        (dt.date(2026, 12, 2), "15:30"),
        (dt.date(2026, 12, 4), "15:30"),
    ]
