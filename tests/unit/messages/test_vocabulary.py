"""What people call services and cities, in both languages."""

from __future__ import annotations

import re

import pytest

from skeji_ray.languages.en.speech import ENGLISH
from skeji_ray.languages.he.speech import HEBREW
from skeji_ray.messages.synonyms import en, en_cities, he, he_cities
from skeji_ray.messages.vocabulary import (
    CITY_PHRASES,
    LABEL_OF,
    LABEL_PHRASES,
    canonical_city,
    canonical_label,
    label_name,
    normalise_label,
    phrase_pattern,
    spoken,
)


def words_of(table: dict[str, str]) -> list[tuple[str, str]]:
    return [(word, name) for name, words in table.items() for word in (name, *filter(None, words.split("|")))]


@pytest.mark.parametrize("tables", [(en.SERVICES, he.SERVICES), (en_cities.CITIES, he_cities.CITIES)])
def test_no_word_stands_for_two(tables: tuple[dict[str, str], dict[str, str]]) -> None:
    meant: dict[str, str] = {}
    for table in tables:
        for word, name in words_of(table):
            assert meant.setdefault(normalise_label(word), name) == name, word


def test_both_languages_have_the_same_services_and_every_one_is_said_in_hebrew() -> None:
    assert en.SERVICES.keys() == he.SERVICES.keys()
    assert he_cities.CITIES.keys() <= en_cities.CITIES.keys()
    for name in en.SERVICES:
        assert not re.search("[A-Za-z_]", HEBREW.label(normalise_label(name)))
        assert ENGLISH.label(normalise_label(name)) == name


@pytest.mark.parametrize(
    ("words", "shown", "found_as"),
    [
        ("balayage", "highlights", "haircut"),
        ("Gel polish", "gel nails", "manicure"),
        ("lash lift", "eyelashes", "cosmetician"),
        ("root canal", "root canal", "dentist"),
        ("tyres", "tire change", "garage"),
        ("pilates", "pilates", "pilates"),
        ("yoga class", "yoga", "yoga"),
        ("driving lessons", "driving lesson", "driving_lesson"),
        ("photo shoot", "photographer", "photographer"),
        ("dog groomer", "dog grooming", "dog_grooming"),
    ],
)
def test_a_service_is_shown_by_its_own_name_and_found_with_whoever_does_it(
    words: str, shown: str, found_as: str
) -> None:
    assert label_name(words) == shown
    assert canonical_label(words) == found_as


@pytest.mark.parametrize(
    ("text", "service"),
    [
        ("אפשר לקבוע לק ג'ל?", "gel nails"),
        ("תור אצל ספר כלבים", "dog grooming"),
        ("ניקוי אבנית בבקשה", "teeth cleaning"),
        ("צריך טיפול שנתי", "annual service"),
        ("שיעור נהיגה ביום שני", "driving lesson"),
        ("a blow-dry tomorrow", "blow dry"),
        ("can you do my dog haircuts", "dog grooming"),
    ],
)
def test_the_longest_name_of_a_service_is_found_in_a_sentence(text: str, service: str | None) -> None:
    found = phrase_pattern(LABEL_PHRASES).search(text)
    assert (spoken(LABEL_OF[normalise_label(found[1])]) if found else None) == service


@pytest.mark.parametrize(
    ("written", "city"),
    [
        ("פתח תקווה", "petah_tikva"),
        ("Petach Tikva", "petah_tikva"),
        ("קרית ביאליק", "kiryat_bialik"),
        ('ת"א', "tel_aviv"),
        ("ראשל״צ", "rishon_lezion"),
        ("לונדון", "london"),
        ("שדרות", "sderot"),
    ],
)
def test_a_city_is_one_in_both_languages(written: str, city: str) -> None:
    assert canonical_city(written) == city


def test_a_city_that_is_also_a_name_is_no_city_wherever_it_stands() -> None:
    anywhere = phrase_pattern(CITY_PHRASES)
    for text in ("my name is Austin", "קוראים לי אריאל", "שדרות רוטשילד 5", "קדימה"):
        assert anywhere.search(text) is None
    assert anywhere.search("a haircut in petah-tikva please") is not None
