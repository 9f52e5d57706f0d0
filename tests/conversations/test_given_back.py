"""What was just cancelled is wanted back, and what is asked of a cancellation, in whole conversations."""

from __future__ import annotations

import pytest

from tests.support.product import CUSTOMER, OWNER, Product, in_the_chat_of

ENGLISH = (
    "Register Soft Skin, a cosmetician in Acre, open every day 9 to 18", "book on Tuesday at 12:00", "yes", "approve"
)  # fmt: skip
HEBREW = ("לרשום עסק בשם עור רך, קוסמטיקאית בעכו, פתוח כל יום 9 עד 18", "לקבוע ביום שלישי ב-12:00", "כן", "לאשר")


async def booked(said: tuple[str, str, str, str]) -> Product:
    """It is a Wednesday, 1 May."""
    product = await in_the_chat_of(said[0])
    for text in said[1:3]:
        await product.says(CUSTOMER, text)
    await product.says(OWNER, said[3])
    return product


async def cancelled(said: tuple[str, str, str, str]) -> Product:
    product = await booked(said)
    await product.says(CUSTOMER, "cancel my booking" if said == ENGLISH else "לבטל את התור")
    told = await product.says(CUSTOMER, "yes, cancel it" if said == ENGLISH else "כן, לבטל")
    assert "cancelled" in told or "בוטל" in told, told
    return product


@pytest.mark.parametrize(
    ("said", "text", "yes"),
    [
        (ENGLISH, "my meeting got called off, is that slot still available?", "yes please, give it back"),
        (ENGLISH, "hm i changed my mind, can i get it back", "yes"),
        (ENGLISH, "has anybody taken my slot yet?", "great, book it"),
        (HEBREW, "הפגישה שלי נדחתה, התור שלי עדיין פנוי?", "כן"),
        (HEBREW, "אפשר להחזיר לי את השעה?", "כן, תחזירי לי אותה"),
    ],
)
async def test_a_cancelled_time_is_offered_again(said: tuple[str, str, str, str], text: str, yes: str) -> None:
    product = await cancelled(said)
    told = await product.says(CUSTOMER, text)
    assert "12:00" in told
    assert "Book it?" in told or "לקבוע?" in told
    done = await product.says(CUSTOMER, yes)
    assert "pending" in done or "ממתין" in done


async def test_another_time_is_wished_for_instead_of_the_cancelled_one() -> None:
    told = await (await cancelled(ENGLISH)).says(CUSTOMER, "book me Thursday at 16:00 then")
    assert "16:00" in told
    assert "12:00" not in told


async def test_a_question_about_cancelling_is_answered_as_one() -> None:
    told = await (await booked(ENGLISH)).says(CUSTOMER, "if i have to cancel last minute do i pay anything?")
    assert "don't know" in told
    assert "condition" not in told


async def test_when_a_visit_is_over_is_told() -> None:
    told = await (await booked(ENGLISH)).says(CUSTOMER, "what time will i be out? i'd like to get a coffee after")
    assert "45 minutes" in told
