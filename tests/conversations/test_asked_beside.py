"""What people ask or say beside an appointment is no wish for one: of the place and how it goes, of others, and on a
condition."""

from __future__ import annotations

import pytest

from tests.support.product import CUSTOMER, OWNER, Product


@pytest.fixture
async def product() -> Product:
    """A teacher's, and a customer who has booked there."""
    product = Product()
    await product.says(OWNER, "Register Olive Lessons, a guitar teacher in Acre, open every day 9 to 18")
    await product.says(CUSTOMER, "my name is Noam. a guitar lesson on Tuesday at 15:00 in Acre")
    assert "pending" in await product.says(CUSTOMER, "yes please")
    return product


@pytest.mark.parametrize(
    "text",
    ["אפשר גם בסקייפ?", "צריכה גיטרה משלי?", "אתם מגיעים עד הבית?", "אפשר להשאיר את האופניים בערב", "זה כואב?",
     "צריך לאכול לפני?",     "יש אצלכם מקום לעגלה",
     "could it be over skype?", "do i need to own a guitar first?", "do you do home visits?",
     "can i leave my bike there in the evening"],
)  # fmt: skip
async def test_a_question_about_the_business_is_answered_as_one(product: Product, text: str) -> None:
    told = await product.says(CUSTOMER, text)
    assert "Olive Lessons" in told
    assert "1." not in told
    assert "I'm sorry, I don't know" in told or "אין לי כאן תשובה" in told


@pytest.mark.parametrize("text", ["רן מלמד או שיש שם עוד מישהו", "is it only Ran teaching or are there others?"])
async def test_who_works_there_is_not_known(product: Product, text: str) -> None:
    told = await product.says(CUSTOMER, text)
    assert "who works at" in told or "מי עובד" in told


@pytest.mark.parametrize(
    "text",
    ["ואל תספרו לאשתי, זו הפתעה", "שלא תשלחו לו הודעה בבקשה", "אל תתקשרו לבעלי", "please don't text my husband",
     "don't tell her, it's a gift", "dont send my mum any message"],
)  # fmt: skip
async def test_nobody_is_opted_out_by_what_is_said_of_somebody_else(product: Product, text: str) -> None:
    told = await product.says(CUSTOMER, text)
    assert "nobody else" in told or "אף אחד אחר" in told
    assert "START" not in told


@pytest.mark.parametrize("text", ["stop texting me", "אל תשלחו לי יותר הודעות", "dont send me anything any more"])
async def test_who_wants_no_messages_gets_none(product: Product, text: str) -> None:
    assert "START" in await product.says(CUSTOMER, text)


@pytest.mark.parametrize(
    "text",
    [
        "אם הוא לא עונה עד מחר תבטלו",
        "תבטלו אם הוא לא עונה",
        "if they don't answer by noon then cancel it",
        "cancel it if they say no",
    ],
)
async def test_nothing_is_cancelled_on_a_condition_which_is_said(product: Product, text: str) -> None:
    told = await product.says(CUSTOMER, text)
    assert "on a condition" in told or "בתנאי" in told
    assert "pending" in await product.says(CUSTOMER, "show my bookings")


@pytest.mark.parametrize("text", ["cancel my lesson please, if that's possible", "אם אפשר תבטלו את התור"])
async def test_a_polite_if_is_no_condition(product: Product, text: str) -> None:
    told = await product.says(CUSTOMER, text)
    assert "Cancel" in told or "לבטל את התור" in told


@pytest.mark.parametrize("text", ["can I have a double lesson tomorrow", "אפשר שיעור כפול מחר?"])
async def test_a_longer_appointment_is_honestly_none(product: Product, text: str) -> None:
    told = await product.says(CUSTOMER, text)
    assert "how long it takes (double)" in told or "כמה זמן זה נמשך (כפול)" in told


@pytest.mark.parametrize(
    ("text", "city"),
    [("שלום, אני מחפשת מוסך בכפר נרקיס", "כפר נרקיס"), ("יש אולי מישהו בעפולה", "עפולה"),
     ("צריך אינסטלטור ברמת ישי", "רמת ישי")],
)  # fmt: skip
async def test_a_city_without_anybody_is_said_back_and_not_asked_for_again(text: str, city: str) -> None:
    product = Product()
    await product.says(CUSTOMER, "אני צריכה וטרינר")
    told = await product.says(CUSTOMER, text)
    assert city in told
    assert "באיזו עיר" not in told


async def test_a_place_is_found_whichever_language_it_was_registered_in() -> None:
    product = Product()
    await product.says(OWNER, "Register Olive Pets, a vet in Ramat Yishai, open every day 9 to 18")
    assert "רמת ישי" in await product.says(CUSTOMER, "אני מחפשת וטרינר ברמת ישי מחר בבוקר")


@pytest.mark.parametrize("text", ["היי אפשר לבוק אפוינטמנט לפילאטיס לטומורו", "יש טיים לפילאטיס טומורו במורנינג?"])
async def test_english_in_hebrew_letters_is_understood(text: str) -> None:
    product = Product()
    await product.says(OWNER, "Register Olive Moves, pilates in Acre, open every day 9 to 18")
    await product.says(CUSTOMER, "a haircut in Acre")
    told = await product.says(CUSTOMER, text)
    assert "1." in told


async def test_a_beauty_salon_does_brows_whatever_it_is_called() -> None:
    product = Product()
    await product.says(OWNER, "Register Olive Beauty, a beauty salon in Acre, open every day 9 to 18")
    assert "1." in await product.says(CUSTOMER, "brows in Acre tomorrow")
    assert "1." in await product.says(CUSTOMER, "תור לתספורת בעכו מחר")


@pytest.mark.parametrize(
    "text", ["this is Urgent, anything on Wednesday in Acre?", "I'm Desperate, a haircut in Acre on Wednesday"]
)
async def test_a_word_with_a_capital_is_no_name(text: str) -> None:
    product = Product()
    await product.says(OWNER, "Register Blue Ocean, a hair salon in Acre, open every day 9 to 18")
    await product.says(CUSTOMER, "a haircut in Acre")
    await product.says(CUSTOMER, text)
    booked = await product.says(CUSTOMER, "the first one")
    assert "Urgent" not in booked
    assert "Desperate" not in booked


@pytest.mark.parametrize("text", ["ספר לי מה חדש", "אני מחפשת רופאה בחיפה", "אני צריך ספר בעכו"])
async def test_who_looks_for_a_trade_or_wants_to_be_told_something_puts_no_business_on(text: str) -> None:
    assert "מה שם העסק" not in await Product().says(CUSTOMER, text)


async def test_no_more_messages_is_asked_about_where_no_phrase_says_it() -> None:
    product = Product()
    assert await product.says(CUSTOMER, "can you not text me") == "Did you want to get no more messages?"
    assert "I only answer what you write" in await product.says(CUSTOMER, "yes")
    assert "Did you want" in await product.says(CUSTOMER, "you may write to me again now")
