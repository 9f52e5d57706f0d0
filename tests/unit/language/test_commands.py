"""Whole messages that mean one thing exactly: no model is asked about them, and no rule reads them otherwise."""

from __future__ import annotations

import pytest

from skeji_ray.language.commands import find_command, find_wish
from skeji_ray.language.understand import find_intent
from skeji_ray.messages.outcomes import Wish


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("help", Wish.HELP),
        ("  HELP!! ", Wish.HELP),
        ("עזרה", Wish.HELP),
        ("Show my bookings.", Wish.LIST),
        ("התורים שלי", Wish.LIST),
        ("What do I have today?", Wish.DAY),
        ("today’s bookings", Wish.DAY),
        ("מה יש לי היום?", Wish.DAY),
        ("cancel my  booking", Wish.CANCEL),
        ("בטל את התור שלי", Wish.CANCEL),
    ],
)
def test_an_exact_wish_is_found_however_it_is_typed(text: str, wish: Wish) -> None:
    assert (find_wish(text), find_intent(text)) == (wish, wish)


@pytest.mark.parametrize("text", ["help me find a barber", "cancel my booking and book a massage", "hello", "", "yes"])
def test_more_or_other_words_are_for_a_planner(text: str) -> None:
    assert find_wish(text) is None


def test_no_message_is_a_command_and_a_wish() -> None:
    texts = ["stop", "start", "forget me", "delete all my data", "what do you know about me", "SKEJI-7K3M2Q4H"]
    assert all(find_command(text) and find_wish(text) is None for text in texts)
