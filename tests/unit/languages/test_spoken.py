"""Which language a person speaks, by what they have written so far."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skeji_ray.languages.spoken import find_language, remember
from skeji_ray.messages.people import Language, Spoken

ENGLISH, HEBREW = Language.ENGLISH, Language.HEBREW
SHOWS_NOTHING = (
    "15:00", "Dan", "Dan Cohen", "Dr. O'Brien", "ok", "OK!", "STOP", "help", "👍", "", "...", "2", "+972501234567",
    "Dan " * 50, "bonjour je voudrais un rendez-vous",
    "SKEJI-7K3M2Q4H", "https://example.com/book/a/haircut/for/me", "Europe/London", "привет",
)  # fmt: skip


def after(*texts: str, remembered: Language | None = None) -> Language:
    known = Spoken(language=remembered) if remembered else None
    for text in texts:
        known = remember(known, text)
    assert known is not None
    return known.language


@pytest.mark.parametrize("remembered", Language)
@pytest.mark.parametrize("text", SHOWS_NOTHING)
def test_a_name_a_time_and_a_command_change_nothing(text: str, remembered: Language) -> None:
    assert after(*[text] * 5, remembered=remembered) is remembered


@pytest.mark.parametrize(
    ("texts", "language"),
    [
        (("תספורת מחר",), HEBREW),
        (("שלום",), HEBREW),
        (("book a haircut",), ENGLISH),
        (("Dan",), ENGLISH),
        (("SKEJI-7K3M2Q4H", "תספורת"), HEBREW),
        (("STOP", "שלום"), HEBREW),
        (("תספורת", "15:00", "Dan", "ok"), HEBREW),
    ],
)
def test_before_anything_has_shown_it_the_first_that_does_decides(texts: Sequence[str], language: Language) -> None:
    assert after(*texts) is language


@pytest.mark.parametrize(
    ("texts", "remembered", "language"),
    [
        (("haircut",), HEBREW, HEBREW),
        (("haircut", "Tel Aviv"), HEBREW, ENGLISH),
        (("haircut", "15:00", "tomorrow"), HEBREW, ENGLISH),
        (("haircut", "תספורת", "tomorrow"), HEBREW, HEBREW),
        (("book a haircut tomorrow at 3pm in Tel Aviv",), HEBREW, ENGLISH),
        (("cancel my booking",), HEBREW, ENGLISH),
        (("תספורת",), ENGLISH, ENGLISH),
        (("תספורת", "תל אביב"), ENGLISH, HEBREW),
        (("אני רוצה תור",), ENGLISH, HEBREW),
        (("תספורת מחר בשעה 15:00 בתל אביב",), ENGLISH, HEBREW),
        (("book for דן כהן tomorrow please",), ENGLISH, ENGLISH),
        (('Register "גזירה", a hair salon in Haifa',), ENGLISH, ENGLISH),
        (("לרשום את Blue Ocean Hair Salon, מספרה בתל אביב",), HEBREW, HEBREW),
        (("דן בן כהן",), ENGLISH, ENGLISH),
    ],
)
def test_it_changes_by_two_messages_or_by_a_whole_sentence(
    texts: Sequence[str], remembered: Language, language: Language
) -> None:
    assert after(*texts, remembered=remembered) is language


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("in English please", ENGLISH),
        ("English", ENGLISH),
        ("Hi, can we continue in English please?", ENGLISH),
        ("I don't speak Hebrew, sorry", ENGLISH),
        ("אפשר באנגלית?", ENGLISH),
        ("אנגלית בבקשה", ENGLISH),
        ("עברית בבקשה", HEBREW),
        ("בעברית", HEBREW),
        ("hebrew please", HEBREW),
        ("אני לא מבין אנגלית", HEBREW),
        ("book an English lesson tomorrow", None),
        ("English or Hebrew?", None),
        ("please", None),
        ("שיעור אנגלית מחר", None),
    ],
)
def test_it_changes_at_once_when_it_is_asked_for(text: str, wanted: Language | None) -> None:
    assert find_language(text) is wanted
    if wanted is not None:
        other = next(one for one in Language if one is not wanted)
        assert after(text, remembered=other) is wanted
        assert after(text, "15:00", "Dan", remembered=other) is wanted


@given(st.lists(st.text(max_size=60) | st.sampled_from(SHOWS_NOTHING), max_size=4))
def test_whatever_is_written_leaves_one_language_and_a_small_count(texts: list[str]) -> None:
    known: Spoken | None = None
    for text in texts:
        known = remember(known, text)
        assert known.others < 2
        assert remember(known, "15:00") == known
