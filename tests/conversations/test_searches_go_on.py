"""Somebody who looks for an appointment goes on in their own words, whatever they were just told."""

from __future__ import annotations

import pytest

from tests.support.product import CUSTOMER, OWNER, Product


@pytest.fixture
async def product() -> Product:
    """A dentist in Acre, and a doctor in Haifa."""
    product = Product()
    await product.says(OWNER, "Register White Pearl, a dentist in Acre, open every day 7 to 20")
    await product.says(OWNER, "Register Mount Health, a doctor in Haifa, open every day 7 to 20")
    return product


@pytest.mark.parametrize(
    "text",
    ["Could you try again, in Acre?", "can you find somebody else in Acre", "No, look in Acre", "Acre",
     "sorry, maybe something else in Acre?", "maybe in Acre"],
)  # fmt: skip
async def test_where_nobody_does_it_another_city_may_be_named(product: Product, text: str) -> None:
    assert "no business for dentist in Eilat" in await product.says(CUSTOMER, "find me a dentist in Eilat")
    assert "White Pearl" in await product.says(CUSTOMER, text)


async def test_what_is_no_service_that_we_know_asks_for_no_city(product: Product) -> None:
    told = await product.says(CUSTOMER, "I need a submarine tomorrow at 10 in Acre")
    assert "no business" in told
    assert not told.endswith("?")


@pytest.mark.parametrize(
    "text",
    ["book tomorrow at 15:00, I need a little more time to get home", "that sounds like a good idea, tomorrow at 15:00",
     "do they have a free spot at 3 pm tomorrow?", "tomorrow 15:00, I have some free time then"],
)  # fmt: skip
async def test_what_stands_where_a_service_does_is_not_always_one(product: Product, text: str) -> None:
    await product.says(CUSTOMER, "find me a dentist in Acre")
    told = await product.says(CUSTOMER, text)
    assert "Dentist at White Pearl" in told
    assert "15:00" in told


async def test_what_is_nearest_in_kind_is_offered_as_such(product: Product) -> None:
    told = await product.says(CUSTOMER, "I need a dermatologist in Haifa tomorrow at 10:00")
    assert "no business for dermatologist in Haifa, but for this: doctor" in told
    assert "Doctor at Mount Health" in told
    assert "Doctor" in await product.says(CUSTOMER, "book the doctor at 11:00")


@pytest.mark.parametrize(
    "text",
    ["That time is fine.", "That was what I meant", "thank you, I can do that", "I agree, that is my wish",
     "that is confirmed", "yes, that is what I wanted", "yes, 10 am"],
)  # fmt: skip
async def test_a_yes_has_many_words(product: Product, text: str) -> None:
    await product.says(CUSTOMER, "find me a dentist in Acre tomorrow at 10:00")
    assert "pending" in await product.says(CUSTOMER, text)


@pytest.mark.parametrize(
    "text",
    ["is that what I wanted?", "yes, 11 am", "yes but not tomorrow", "that is not what I meant", "I can't do that",
     "yes, that is right. What is the address?", "is my wish possible?", "that was what he said, not me"],
)  # fmt: skip
async def test_what_only_looks_like_a_yes_books_nothing(product: Product, text: str) -> None:
    await product.says(CUSTOMER, "find me a dentist in Acre tomorrow at 10:00")
    assert "pending" not in await product.says(CUSTOMER, text)
    assert "pending" not in await product.says(CUSTOMER, "show my bookings")


async def test_which_of_these_forgets_nothing(product: Product) -> None:
    await product.says(CUSTOMER, "find me a dentist in Acre tomorrow")
    assert "Which" in await product.says(CUSTOMER, "yes, correct")
    assert "15:30" in await product.says(CUSTOMER, "half past 3 in the afternoon")


@pytest.mark.parametrize("text", ["No thanks, that's all", "no, that's everything, thank you", "I'm good, thanks"])
async def test_who_has_booked_and_wants_nothing_more_denied_nothing(product: Product, text: str) -> None:
    await product.says(CUSTOMER, "find me a dentist in Acre tomorrow at 10:00")
    assert "pending" in await product.says(CUSTOMER, "yes")
    assert "nothing was changed" not in await product.says(CUSTOMER, text)


@pytest.mark.parametrize(
    "text", ["let me know their address for my reference", "find the address please", "and their address?"]
)
async def test_an_address_is_asked_for_in_many_words(product: Product, text: str) -> None:
    await product.says(CUSTOMER, "find me a dentist in Acre tomorrow at 10:00")
    assert "White Pearl is in Acre" in await product.says(CUSTOMER, text)


async def test_a_place_that_is_named_with_at_is_a_city_once_it_is_said_to_be_one(product: Product) -> None:
    await product.says(OWNER, "Register Owl Eyes, an optician in Narnia, open every day 9 to 18")
    await product.says(CUSTOMER, "can you find a good optician at Narnia?")
    assert "Owl Eyes" in await product.says(CUSTOMER, "Narnia")
