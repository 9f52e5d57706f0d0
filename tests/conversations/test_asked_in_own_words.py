"""What is asked, taken back or opened again in words of one's own: the answer is of what was meant."""

from __future__ import annotations

import pytest

from tests.support.product import CUSTOMER, OWNER, Product, in_the_chat_of

SALON = "Register Blue Ocean, a hair salon in Acre, open Sunday to Thursday 9 to 18"


@pytest.fixture
async def product() -> Product:
    """A salon, and somebody who booked there for Tuesday 7 May at 15:00."""
    product = Product()
    await product.says(OWNER, SALON)
    await product.says(CUSTOMER, "my name is Noam Bar. book a haircut on Tuesday at 15:00 in Acre")
    assert "pending" in await product.says(CUSTOMER, "yes please")
    return product


@pytest.mark.parametrize(
    "text",
    [
        "my haircut is on Tuesday at 15:00, right?",
        "just to be clear, I'm tuesday 3pm right",
        "its tuesday 3 isnt it",
        "אני ביום שלישי ב-15:00, נכון?",
    ],
)
async def test_whether_it_stands_so_is_answered_with_how_it_stands(product: Product, text: str) -> None:
    told = await product.says(CUSTOMER, text)
    assert "15:00" in told
    assert "pending" in told or "ממתין לאישור" in told


@pytest.mark.parametrize("text", ["I'm on tuesday at 5, right?", "אני ביום שלישי ב-17:00, נכון?"])
async def test_what_stands_otherwise_is_said_with_what_stands(product: Product, text: str) -> None:
    told = await product.says(CUSTOMER, text)
    assert told.startswith(("I have nothing for you then", "אין לך תור אז"))
    assert "15:00" in told


async def test_who_can_come_says_nothing_of_what_stands(product: Product) -> None:
    assert "nothing for you then" not in await product.says(CUSTOMER, "I could do wednesday at 5, right?")


@pytest.mark.parametrize(("asked", "text"), [("are you open on friday?", "then the soonest you have after 16:00"),
                                             ("אתם עובדים בשישי?", "אז הכי קרוב שיש אחרי 16:00")])  # fmt: skip
async def test_the_nearest_is_of_any_day_after_one_was_asked_about(asked: str, text: str) -> None:
    product = await in_the_chat_of(SALON)
    await product.says(CUSTOMER, asked)
    told = await product.says(CUSTOMER, text)
    assert " 1 May" in told or " 1 במאי" in told, told


@pytest.mark.parametrize("text", ["חשבתי שרביעי זה ה-9, צריך את ה-9 לחודש", "לא ברביעי, את ה-9 לחודש"])
async def test_a_day_of_the_month_is_meant_where_its_weekday_is_mistaken(product: Product, text: str) -> None:
    assert "9 במאי" in await product.says(CUSTOMER, f"להזיז את התור. {text}")


async def test_who_does_not_come_after_all_is_asked_about(product: Product) -> None:
    told = await product.says(CUSTOMER, "בסוף הבת שלי לא באה, רק אני")
    assert "לבטל" in told


@pytest.mark.parametrize("text", ["sorry for the trouble", "apologies for all the trouble"])
async def test_an_apology_is_small_talk(product: Product, text: str) -> None:
    assert "pass on" not in await product.says(CUSTOMER, text)


@pytest.mark.parametrize("text", ["open all of this week again", "תחזירי את כל השבוע הזה"])
async def test_what_is_opened_again_is_what_is_closed(text: str) -> None:
    product = Product()
    await product.says(OWNER, SALON)
    await product.says(OWNER, "close from 12 May to 14 May")
    await product.says(OWNER, "yes")
    told = await product.says(OWNER, text)
    assert "12" in told
    assert "14" in told
    assert "?" in told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("how much did I make this month", "I don't keep prices"),
        ("כמה הרווחתי השבוע", "לא נשמרים כאן מחירים"),
        ("תראה לי איך נראות השעות", "09:00-18:00"),
        ("מה עושים אם לקוחה לא באה, איפה מסמנים?", "לא הגיע"),
        ("מישהי קבעה לשבוע הבא?", "7 במאי"),
    ],
)
async def test_an_owner_is_answered_what_was_asked(product: Product, text: str, told: str) -> None:
    await product.says(OWNER, "approve")
    assert told in await product.says(OWNER, text)
