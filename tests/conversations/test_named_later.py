"""A person whose profile gives no name: what they agree to is booked at once, and a name may come afterwards."""

from __future__ import annotations

import pytest

from tests.support.product import CUSTOMER, OWNER, Product, words_of

QUESTION, IN_HEBREW = "What name shall I give them?", "על איזה שם"
ASKS, BOOKED = "book a haircut on Tuesday at 15:00 in Acre", "pending"


@pytest.fixture
async def product() -> Product:
    """A salon, and a customer who has just booked there."""
    product = Product()
    await product.says(OWNER, "Register Blue Ocean, a hair salon in Acre, open every day 9 to 18")
    await product.says(CUSTOMER, ASKS)
    told = await product.says(CUSTOMER, "yes please")
    assert BOOKED in told
    assert told.endswith(QUESTION)
    return product


def owner_read(product: Product) -> str:
    """What the owner was told last."""
    return [words_of(body) for body in product.whatsapp.sent if body["to"] == OWNER.lstrip("+")][-1]


@pytest.mark.parametrize(
    ("text", "name"),
    [("Dana", "Dana"), ("it's Dana Levi", "Dana Levi"), ("my name is Dana, thanks", "Dana"), ("dana levi", "dana levi"),
     ("put it under Levi please", "Levi"), ("yes, Dana Levi", "Dana Levi"), ("דנה לוי", "דנה לוי"),
     ("קוראים לי דנה", "דנה")],
)  # fmt: skip
async def test_a_name_is_set_and_said_and_the_owner_is_told(product: Product, text: str, name: str) -> None:
    assert "A customer (…0002) asks for" in owner_read(product)
    told = await product.says(CUSTOMER, text)
    assert name in told
    assert "15:00" in told
    assert name in owner_read(product)
    assert name in await product.says(OWNER, "show my schedule for Tuesday")


@pytest.mark.parametrize(
    "text",
    ["thank you", "perfect, thanks so much!", "Great.", "that's all, bye", "ok", "no thanks", "why do you need it?",
     "no, that is everything for now", "thanks for your help", "cheers, see you then", "sounds good",
     "תודה רבה", "מעולה, תודה", "זהו, להתראות", "לא צריך"],
)  # fmt: skip
async def test_what_is_no_name_is_answered_as_what_it_is(product: Product, text: str) -> None:
    before = owner_read(product)
    told = await product.says(CUSTOMER, text)
    assert told
    assert "Thanks, " not in told
    assert QUESTION not in told
    assert owner_read(product) == before
    assert BOOKED in await product.says(CUSTOMER, "show my bookings")


async def test_a_question_is_answered_and_the_name_may_still_come(product: Product) -> None:
    assert "Acre" in await product.says(CUSTOMER, "what is the address?")
    assert "for Dana" in await product.says(CUSTOMER, "I'm Dana")


async def test_another_wish_instead_of_a_name_is_that_wish(product: Product) -> None:
    assert "Wednesday" in await product.says(CUSTOMER, "I also need a haircut on Wednesday at 11:00 in Acre")


async def test_a_name_that_was_said_before_is_used_at_once() -> None:
    product = Product()
    await product.says(OWNER, "Register Blue Ocean, a hair salon in Acre, open every day 9 to 18")
    await product.says(CUSTOMER, f"hi, my name is Dana. {ASKS}")
    told = await product.says(CUSTOMER, "yes")
    assert "for Dana" in told
    assert QUESTION not in told


async def test_who_gave_a_name_once_is_not_asked_again(product: Product) -> None:
    await product.says(CUSTOMER, "Dana")
    await product.says(CUSTOMER, "book a haircut on Thursday at 16:00 in Acre")
    assert "for Dana" in await product.says(CUSTOMER, "yes")


async def test_whom_it_is_for_may_be_said_after_all(product: Product) -> None:
    await product.says(CUSTOMER, "Dana")
    assert "for Ella" in await product.says(CUSTOMER, "sorry, put it under Ella")


async def test_in_hebrew_it_is_asked_and_said_in_hebrew() -> None:
    product = Product()
    await product.says(OWNER, "Register Blue Ocean, a hair salon in Acre, open every day 9 to 18")
    await product.says(CUSTOMER, "תספורת ביום שלישי בשעה 15:00 בעכו")
    assert IN_HEBREW in await product.says(CUSTOMER, "כן")
    told = await product.says(CUSTOMER, "דנה")
    assert "תודה, דנה" in told
    assert "על שם דנה" in told
