"""One message by itself: what is wanted, and every part of it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from skeji_ray.languages.answers import find_ordinal, is_yes
from skeji_ray.languages.business_names import business_answer
from skeji_ray.languages.names import find_name, name_answer
from skeji_ray.languages.services import find_label, label_answer
from skeji_ray.languages.understand import find_intent, understand
from skeji_ray.messages.outcomes import Understood, Wish

FRIDAY = datetime(2019, 3, 1, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("Register Blue Ocean, a hair salon in Tel Aviv", Wish.REGISTER),
        ("I want to sign up my barbershop", Wish.REGISTER),
        ("book a haircut tomorrow", Wish.BOOK),
        ("I need an appointment with a dentist", Wish.BOOK),
        ("find me a dentist", Wish.SEARCH),
        ("my bookings", Wish.LIST),
        ("show my appointments", Wish.LIST),
        ("cancel my booking", Wish.CANCEL),
        ("approve", Wish.APPROVE),
        ("confirm the booking", Wish.APPROVE),
        ("decline it", Wish.DECLINE),
        ("show my schedule for tomorrow", Wish.DAY),
        ("what do I have today", Wish.DAY),
        ("today's bookings", Wish.DAY),
        ("mark the booking as done", Wish.COMPLETE),
        ("hello", Wish.HELP),
        ("help", Wish.HELP),
        ("the capital of France", Wish.NONE),
    ],
)
def test_the_wish_is_found(text: str, wish: Wish) -> None:
    assert find_intent(text) is wish


def test_a_booking_is_understood_whole_in_the_senders_zone() -> None:
    late = datetime(2019, 3, 1, 23, tzinfo=UTC)  # the 2nd in Israel
    assert understand("Book a haircut tomorrow at 3pm in Tel Aviv", late, "Asia/Jerusalem") == Understood(
        intent=Wish.BOOK, label="haircut", city="Tel Aviv", date="2019-03-03", time="15:00"
    )


def test_a_registration_is_understood_whole() -> None:
    text = "Register Blue Ocean, a hair salon in Tel Aviv, open Sunday to Monday 9 to 18"
    assert understand(text, FRIDAY, "UTC") == Understood(
        intent=Wish.REGISTER,
        business_name="Blue Ocean",
        label="haircut",
        city="Tel Aviv",
        opens="09:00",
        closes="18:00",
        working_days=("sunday", "monday"),
    )


@pytest.mark.parametrize("text", ["Register my business", "register a hair salon in Haifa", "Register a business"])
def test_what_a_business_does_is_not_its_name(text: str) -> None:
    assert understand(text, FRIDAY, "UTC").business_name is None


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


def test_how_an_answer_begins_is_told_apart() -> None:
    assert all(map(is_yes, ("yes", "Yes please", "ok book it", "Sounds good.", "that's fine", "👍")))
    assert not any(map(is_yes, ("yesterday", "no", "a haircut")))
