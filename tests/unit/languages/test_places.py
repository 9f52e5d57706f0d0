"""Cities, known and by the form in which they are named."""

from __future__ import annotations

import pytest

from skeji_ray.languages.places import city_answer, find_city


@pytest.mark.parametrize(
    ("text", "city"),
    [
        ("a dentist in Gilroy", "Gilroy"),
        ("Find me a salon in San Jose please", "San Jose"),
        ("around Tel Aviv", "Tel Aviv"),
        ("a haircut tomorrow at 3pm in tel-aviv", "Tel Aviv"),
        ("in fremont", "Fremont"),
        ("I need one in the city of San Ramon.", "San Ramon"),
        ("a dentist in the sunnyvale area", "Sunnyvale"),
        ("salon in half moon bay", "Half Moon Bay"),
        ("in corte madera", "Corte Madera"),
        ("in Redwood City on the 5th", "Redwood City"),
        ("in St. Helena.", "St. Helena"),
        ("Concord sounds good, a salon in Concord sounds like a good idea", "Concord"),
        ("in walnut creek that's unisex", "Walnut Creek"),
        ("a doctor in SF", "San Francisco"),
        ("I need a Menlo Park ophthalmologist.", "Menlo Park"),
        ("I just moved to Fairfield", "Fairfield"),
        ("a salon in Fairfield.I am looking for one", "Fairfield"),
    ],
)
def test_a_named_city_is_found(text: str, city: str) -> None:
    assert find_city(text) == city


@pytest.mark.parametrize(
    "text",
    [
        "in the morning",
        "help me in finding a dentist",
        "I'm in pain",
        "put it in the calendar",
        "around half past 3",
        "an appointment at Supercuts",
        "interested in a haircut",
        "2574 San Bruno Avenue",
        "good in cosmetic services",
        "could i pop in sometime on thursday",
        "can you fit me in anytime next week",
    ],
)
def test_no_city_is_made_up(text: str) -> None:
    assert find_city(text) is None


@pytest.mark.parametrize(
    ("text", "city"),
    [
        ("Gilroy", "Gilroy"),
        ("morgan hill please", "Morgan Hill"),
        ("Sunnyvale would be perfect!", "Sunnyvale"),
        ("Let it be Sunnyvale", "Sunnyvale"),
        ("I think something in Oakland", "Oakland"),
        ("antioch works for me", "Antioch"),
    ],
)
def test_an_answer_to_which_city_may_be_the_city_alone(text: str, city: str) -> None:
    assert city_answer(text) == city


@pytest.mark.parametrize("text", ["I do not know yet, what do you have there for me?", "12345", "a dentist"])
def test_what_is_no_city_is_no_answer(text: str) -> None:
    assert city_answer(text) is None
