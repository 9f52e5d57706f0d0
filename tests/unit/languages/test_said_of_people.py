"""One message by itself: names, services, ordinals, a business that is put on."""

from __future__ import annotations

import pytest

from skeji_ray.languages.business_names import business_answer
from skeji_ray.languages.names import find_name, name_answer
from skeji_ray.languages.ordinals import find_ordinal
from skeji_ray.languages.owners import find_business
from skeji_ray.languages.services import find_label, label_answer


def test_a_business_is_understood_whole() -> None:
    said = find_business("Register Blue Ocean, a hair salon in Tel Aviv, open Sunday to Monday 9 to 18")
    assert said == ("Blue Ocean", "haircut", "Tel Aviv")


@pytest.mark.parametrize("text", ["Register my business", "register a hair salon in Haifa", "Register a business"])
def test_what_a_business_does_is_not_its_name(text: str) -> None:
    assert find_business(text).name is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ok book it, my name is sarah", "sarah"),
        ("I'm Sarah Cohen", "Sarah Cohen"),
        ("book it under the name Dan Levi please", "Dan Levi"),
        ("I'm looking for a haircut", None),
        ("I am happy", None),
        ("this is great", None),
        ("the name is Dr. Robert Durr", None),
        ("a salon, the name is Public Barber Salon", None),
    ],
)
def test_a_name_is_only_what_is_given_as_one(text: str, name: str | None) -> None:
    assert find_name(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [("Sarah", "Sarah"), ("It's Sarah Cohen, thanks", "Sarah Cohen"), ("שרה כהן", "שרה כהן"), ("at 4 maybe?", None)],
)
def test_an_answer_to_what_name_may_be_the_name_alone(text: str, name: str | None) -> None:
    assert name_answer(text) == name


def test_answers_about_a_business() -> None:
    assert business_answer("It's called Blue Ocean.") == "Blue Ocean"
    assert business_answer("Blue Ocean") == "Blue Ocean"
    assert label_answer("we cut hair") == "haircut"
    assert label_answer("dog walking") == "dog walking"


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("a barber", "haircut"),
        ("a GP", "general practitioner"),
        ("a doctor", "doctor"),
        ("a dental clinic", "dentist"),
        ("my hair salons", "haircut"),
        ("nothing", None),
    ],
)
def test_a_service_is_known_by_its_aliases(text: str, label: str | None) -> None:
    assert find_label(text) == label


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("the first one", 1),
        ("second", 2),
        ("3", 3),
        ("number two", 2),
        ("the 2nd option", 2),
        ("the last", -1),
        ("the first of March", None),
        ("the 10th", None),
        ("at 4pm", None),
    ],
)
def test_an_ordinal_is_found(text: str, number: int | None) -> None:
    assert find_ordinal(text) == number
