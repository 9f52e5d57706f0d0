"""What was misunderstood once, in whole conversations and both languages: cities, days, breaks, parties."""

from __future__ import annotations

import pytest

from tests.conversations.test_customers_write import last_of, product
from tests.support.product import CUSTOMER, OWNER, Product

__all__ = ["product"]

FRIEND = "+972547200003"


async def both(product: Product, said: list[tuple[str, str]]) -> str:
    """What is read last of all."""
    return [await product.says(phone, text) for phone, text in said][-1]


@pytest.fixture
async def alone() -> Product:
    """A salon, and nobody who opened its chat."""
    product = Product()
    await product.says(OWNER, "Register Blue Ocean, a hair salon in Acre, open every day 8 to 22")
    return product


@pytest.mark.parametrize("text", ["bat yam", "in haifa please", "Haifa?"])
async def test_for_a_city_alone_it_is_asked_what_for(alone: Product, text: str) -> None:
    assert "What kind of service" in await alone.says(CUSTOMER, text)
    assert "Where else" in await alone.says(CUSTOMER, "haircut")


async def test_a_city_alone_in_hebrew(alone: Product) -> None:
    assert "איזה שירות" in await alone.says(CUSTOMER, "בת ים")
    assert "איזה מהם" in await alone.says(CUSTOMER, "תספורת בעכו")


async def test_an_owner_who_names_a_city_is_asked_what_is_there(alone: Product) -> None:
    assert "change the details of your business, or book" in await alone.says(OWNER, "bat yam")
    assert "What kind of service" in await alone.says(OWNER, "I want to book something in haifa")


@pytest.mark.parametrize(
    "text",
    [
        "every day but tuesday works for me",
        "any day except tuesday",
        "i'm free every evening other than tuesday",
        "every afternoon but tuesday",
        "all week apart from tuesday",
        "כל יום חוץ משלישי",
        "כל יום חוץ משלישי מתאים לי",
        "אני פנויה כל ערב חוץ מיום שלישי",
        "כל יום אחר הצהריים מלבד שלישי",
    ],
)
async def test_any_day_but_one_is_no_series(product: Product, text: str) -> None:
    told = await product.says(CUSTOMER, text)
    assert "series" not in told
    assert "סדרה" not in told
    assert "but not on Tuesday 1 December" in told or "אבל לא ביום שלישי 1 בדצמבר" in told


@pytest.mark.parametrize("text", ["a haircut every tuesday", "תספורת כל יום שלישי"])
async def test_every_week_is_a_series(product: Product, text: str) -> None:
    told = await product.says(CUSTOMER, text)
    assert "series" in told or "סדרה" in told


@pytest.mark.parametrize(
    ("text", "booked"),
    [
        ("cut n blow dry on friday at 10", "Cut and blow dry at"),
        ("a haircut and a blow dry on friday at 10", "Cut and blow dry at"),
        ("פן ותספורת ביום שישי ב10", "לפן ותספורת"),
        ("תספורת ופן ביום שישי ב10", "לתספורת ופן"),
    ],
)
async def test_a_cut_and_blow_dry_is_one_visit(product: Product, text: str, booked: str) -> None:
    told = await product.says(CUSTOMER, text)
    assert booked in told
    assert "one service" not in told
    assert "לשירות אחד" not in told


async def test_of_two_services_in_one_hebrew_word_the_first_is_looked_for(product: Product) -> None:
    told = await product.says(CUSTOMER, "צבע ותספורת ביום שישי ב10")
    assert "תספורת לא נכלל בו" in told
    assert "לקבוע?" in told


@pytest.mark.parametrize(
    "text",
    [
        "add a daily break at 13:00",
        "I take a break 1 to 2 every day",
        "I'm on a break between 1 and 2 daily",
        "lunch break from 13 to 14",
        "כל יום אני בהפסקה בין 1 ל2",
    ],
)
async def test_a_daily_break_is_named_as_what_cannot_be(product: Product, text: str) -> None:
    told = await product.says(OWNER, text)
    assert "You can block hours of single days" in told or "אפשר לחסום שעות בתאריך מסוים" in told


@pytest.mark.parametrize("text", ["break tomorrow 1 to 2", "lunch break tomorrow from 13 to 14", "הפסקה מחר מ13 עד 14"])
async def test_a_break_of_one_day_is_taken_off(product: Product, text: str) -> None:
    told = await product.says(OWNER, text)
    assert "between 13:00 and 14:00 any more" in told or "בין 13:00 ל-14:00" in told


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("put in Mrs Goldberg for wed 10am", "make it 10:30 actually"),
        ("book Dana for friday at 11", "actually 12"),
        ("תקבע לדנה ביום שישי ב-11", "בעצם ב-12:30"),
    ],
)
async def test_another_time_of_what_cannot_be_booked_for_a_customer_is_of_the_same(
    product: Product, first: str, then: str
) -> None:
    told = await product.says(OWNER, first)
    assert "can't book for one of your customers" in told or "אי אפשר לקבוע" in told
    assert await product.says(OWNER, then) == told


async def test_another_time_that_cannot_be_suggested_is_told_once_more(product: Product) -> None:
    asked = [(CUSTOMER, "haircut on friday at 10"), (CUSTOMER, "yes"), (CUSTOMER, "Dana")]
    told = await both(product, [*asked, (OWNER, "can she come at 12?")])
    assert "can't suggest another time" in told
    assert "can't suggest another time" in await product.says(OWNER, "make it 12:30 actually")


@pytest.mark.parametrize(
    ("said", "ask"),
    [
        (["haircut on friday at 11", "yes", "cancel tomorrow's", "yes"], "is the other one still on?"),
        (["תספורת ביום שישי ב11", "כן", "תבטל את מחר", "כן"], "השני עדיין בתוקף?"),
        (["תספורת ביום שישי ב11", "כן", "תבטל את מחר", "כן"], "והתור השני עדיין קיים?"),
    ],
)
async def test_the_other_booking_is_the_one_that_stands(product: Product, said: list[str], ask: str) -> None:
    told = await last_of(product, ["haircut tomorrow at 10", "yes", "Dana", *said, ask])
    assert "Friday 4 December at 11:00" in told or "יום שישי 4 בדצמבר בשעה 11:00" in told
    assert "cancelled" not in told
    assert "בוטל" not in told


@pytest.mark.parametrize(
    ("late", "asked"),
    [
        ("I'll be 10 minutes late", "is that ok?"),
        ("I'll be 10 minutes late", "ok?"),
        ("אני אאחר ברבע שעה", "בסדר?"),
        ("אני אאחר ברבע שעה", "זה בסדר?"),
    ],
)
async def test_whether_one_may_be_late_is_not_answered_by_the_booking(product: Product, late: str, asked: str) -> None:
    await both(product, [(CUSTOMER, "haircut tomorrow at 10"), (CUSTOMER, "yes"), (CUSTOMER, "Dana"), (OWNER, "yes")])
    told = await product.says(CUSTOMER, late)
    assert await product.says(CUSTOMER, asked) == told
    assert await product.says(CUSTOMER, f"{late}, {asked}") == told


@pytest.mark.parametrize(
    "text", ["a haircut for 2 on friday", "haircut for me and my sister on friday", "תספורת לשניים ביום שישי"]
)
async def test_a_party_is_told_that_one_place_is_held(product: Product, text: str) -> None:
    told = await product.says(CUSTOMER, text)
    assert "holds one place" in told or "שומר מקום אחד" in told


@pytest.mark.parametrize(
    ("asked", "work", "answer", "done"),
    [
        ("change my hours", "block friday 12 to 14", "10 to 20", "10:00-20:00"),
        ("block tomorrow", "haircuts take 40 minutes", "12 to 13", "between 12:00 and 13:00 any more"),
        ("לשנות את השעות", "לחסום ביום שישי 12 עד 14", "10 עד 20", "10:00-20:00"),
    ],
)
async def test_a_question_stays_open_beside_other_work(
    product: Product, asked: str, work: str, answer: str, done: str
) -> None:
    await product.says(OWNER, asked)
    assert "?" not in await product.says(OWNER, work)
    told = await product.says(OWNER, answer)
    assert done in told
    assert "?" not in told


async def test_a_question_stays_open_beside_an_approval(product: Product) -> None:
    await both(product, [(CUSTOMER, "haircut tomorrow at 10"), (CUSTOMER, "yes"), (CUSTOMER, "Dana")])
    await product.says(OWNER, "change my hours")
    assert "confirmed" in await product.says(OWNER, "approve dana")
    assert "10:00-20:00" in await product.says(OWNER, "10 to 20")


async def test_a_half_hour_that_could_be_two_is_asked_about(product: Product) -> None:
    assert "באיזו שעה" in await product.says(CUSTOMER, "תספורת מחר בחצי עשר")
    assert "בשעה 09:30. לקבוע?" in await product.says(CUSTOMER, "תשע וחצי")


@pytest.mark.parametrize(
    ("text", "hour", "done"),
    [
        ("close early on friday", "at 14", "Friday 4 December after 14:00 any more"),
        ("closing early tomorrow", "16:00", "Tuesday 1 December after 16:00 any more"),
        ("ביום שישי אני סוגרת מוקדם", "ב-15:00", "שישי 4 בדצמבר מ-15:00"),
        ("סוגרים מוקדם בשישי", "ב-13:00", "שישי 4 בדצמבר מ-13:00"),
    ],
)
async def test_a_day_that_ends_early_is_no_closed_day(product: Product, text: str, hour: str, done: str) -> None:
    asked = await product.says(OWNER, text)
    assert "At what time" in asked or "באיזו שעה" in asked
    assert done in await product.says(OWNER, hour)


async def test_days_that_always_end_early_are_taken_from_no_week(product: Product) -> None:
    assert "which hours" in await product.says(OWNER, "I close early on fridays")
