"""What is wanted beside an appointment of one's own: right before it, at another hour of a day that was denied, or at
an hour that would do as well."""

from __future__ import annotations

import pytest

from tests.support.product import CUSTOMER, Product, booked_on_tuesday


@pytest.fixture
async def product() -> Product:
    """Somebody with an appointment on Tuesday 7 May at 15:00."""
    return await booked_on_tuesday()


@pytest.mark.parametrize(
    "text",
    [
        "can my daughter have one just before mine?",
        "a haircut for my brother right before me please",
        "אפשר תור גם לאחותי, מיד לפניי?",
        "ועוד תספורת לאבא שלי ישר לפני התור שלי",
    ],
)
async def test_right_before_me_is_over_when_mine_begins(product: Product, text: str) -> None:
    told = await product.says(CUSTOMER, text)
    assert "7 May at 14:" in told or "7 במאי בשעה 14:" in told, told


@pytest.mark.parametrize(
    "text",
    [
        "i can't do thursday at 2, can i have 4?",
        "thursday at 14:00 i can not, is there 16:00?",
        "לא יכול בחמישי ב-2, אפשר 4?",
        "בחמישי ב-14:00 אני לא יכול, יש ב-16:00?",
    ],
)
async def test_another_hour_is_of_the_day_that_was_spoken_of(product: Product, text: str) -> None:
    told = await product.says(CUSTOMER, text)
    assert "2 May at 16:00" in told or "2 במאי בשעה 16:00" in told, told


@pytest.mark.parametrize("text", ["4 is good for me too", "גם 4 טוב לי", "בסדר 4 זה גם מתאים"])
async def test_an_hour_that_would_do_too_is_shown_as_a_move(product: Product, text: str) -> None:
    told = await product.says(CUSTOMER, text)
    assert "7 May at 16:00?" in told or "7 במאי בשעה 16:00?" in told, told


@pytest.mark.parametrize("text", ["15:00 is great", "ב-15:00 מצוין לי"])
async def test_the_hour_at_which_it_stands_moves_nothing(product: Product, text: str) -> None:
    await product.says(CUSTOMER, "can i move it to 16:00?")
    told = await product.says(CUSTOMER, text)
    assert "?" not in told
