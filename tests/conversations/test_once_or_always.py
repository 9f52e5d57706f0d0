"""What an owner says of one day changes no other, and what is said of one service no other appointment."""

from __future__ import annotations

import pytest

from tests.support.product import OWNER, Product

SALON = "Register Blue Ocean, a hair salon in Acre, open Sunday to Thursday 9 to 18"


@pytest.fixture
async def salon() -> Product:
    product = Product()  # on a Wednesday, 1 May 2030
    assert "registered" in await product.says(OWNER, SALON)
    return product


@pytest.mark.parametrize(
    "text",
    ["תסגור את כל יום שני, אני בסדנה", "לסגור כל יום שני", "תחסמי לי את כל יום שני"],
)
async def test_the_whole_of_a_day_is_one_date_and_is_shown(salon: Product, text: str) -> None:
    told = await salon.says(OWNER, text)
    assert "6 במאי?" in told
    assert "סגור ביום שני 6 במאי" in await salon.says(OWNER, "כן")
    assert "א׳-ה׳" in await salon.says(OWNER, "מה השעות שלי?")


@pytest.mark.parametrize(
    ("text", "left"), [("אנחנו סגורים כל יום ראשון", "ב׳-ה׳"), ("אני לא עובד כל יום חמישי", "א׳-ד׳")]
)
async def test_every_such_day_is_shown_before_it_is_closed(salon: Product, text: str, left: str) -> None:
    await salon.says(OWNER, "block tomorrow 13:00 to 14:00")  # it is set up
    told = await salon.says(OWNER, text)
    assert left in told
    assert "לשנות?" in told


@pytest.mark.parametrize("text", ["תסגרי את כל יום חמישי", "close all of Thursday"])
async def test_every_thursday_goes_on_after_one_was_closed(salon: Product, text: str) -> None:
    await salon.says(OWNER, text)
    await salon.says(OWNER, "כן" if "יום" in text else "yes")
    assert "ה׳" in await salon.says(OWNER, "מה השעות שלי?")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("tomorrow we open at 11", "before 11:00"),
        ("tomorrow I work 11 to 3", "after 15:00"),
        ("on wednesday im only around from 12", "before 12:00"),
        ("מחר אנחנו מתחילים רק מ-10", "לפני 10:00"),
        ("מחר אני עובדת מ11 עד 14", "מ-14:00"),
        ("ביום שני אני זמינה רק מ-12", "לפני 12:00"),
    ],
)
async def test_hours_of_one_date_are_taken_out_of_it(salon: Product, text: str, shown: str) -> None:
    told = await salon.says(OWNER, text)
    assert shown in told
    assert "?" in told
    assert "09:00-18:00" in await salon.says(OWNER, "what are my hours")


@pytest.mark.parametrize("text", ["from now on we open at 11", "מעכשיו אנחנו פותחים ב-11"])
async def test_hours_from_now_on_are_those_of_all_days(salon: Product, text: str) -> None:
    assert "11:00-18:00" in await salon.says(OWNER, text)


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("highlights, two hours, 300", "120"),
        ("צבע שעתיים ב-300", "120"),
        ("ופן זה 20 דקות, 70 שקל", "20 דקות לתור"),
    ],
)
async def test_the_length_of_one_service_is_none_of_all(salon: Product, text: str, length: str) -> None:
    told = await salon.says(OWNER, text)
    assert length not in told
    assert any(said in told for said in ("length of its own", "אורך לכל שירות")), told


async def test_the_length_of_the_only_service_is_that_of_all(salon: Product) -> None:
    assert "50 minutes an appointment" in await salon.says(OWNER, "a haircut takes 50 minutes and costs 90")
    await salon.says(OWNER, "no")
    assert "50 minutes an appointment" in await salon.says(OWNER, "תספורת 50 דקות")


async def test_a_gap_between_one_and_the_next_is_no_time_of_the_day(salon: Product) -> None:
    assert "20 בין תור לתור" in await salon.says(OWNER, "תשאיר לי עשרים דקות בין אחד לשני")


@pytest.mark.parametrize(
    "text",
    [
        "all requests should be accepted automatically",
        "i want appointments to be confirmed by themselves without me",
        "שהתורים יאושרו אוטומטית",
        "כל בקשה תאושר מעצמה בלי שאני אתערב",
    ],
)
async def test_that_nothing_is_approved_by_itself_is_said(salon: Product, text: str) -> None:
    told = await salon.says(OWNER, text)
    assert "by myself yet" in told or "באופן אוטומטי" in told, told


@pytest.mark.parametrize("text", ["לא רוצה שיזמינו לאותו יום", "i dont want same day bookings"])
async def test_that_no_notice_is_kept_is_said_and_nothing_is_closed(salon: Product, text: str) -> None:
    told = await salon.says(OWNER, text)
    assert "how long before" in told or "כמה זמן מראש" in told, told


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("אני סוגר את הסטודיו מ9 עד 11 לחודש, נוסעים לים", "11 במאי"),
        ("I'm closing the studio from 9 to 11 of the month", "11 May"),
        ("תחסום לי בין ה-14 ל-18", "18 במאי"),
    ],
)
async def test_days_of_the_month_are_no_hours(text: str, days: str) -> None:
    product = Product()
    await product.says(OWNER, "Register Corner Cuts, a hair salon in Acre, open every day 9 to 19")
    told = await product.says(OWNER, text)
    assert days in told
    assert "?" in told


@pytest.mark.parametrize("text", ["אני רוצה להוסיף איפור ערב, שעה, 350 שקל", "add evening makeup, an hour, 350"])
async def test_a_half_of_the_day_in_the_name_of_a_service_is_no_hour(text: str) -> None:
    product = Product()
    await product.says(OWNER, "Register Corner Glow, makeup in Acre, open every day 9 to 19")
    told = await product.says(OWNER, text)
    assert "17:00" not in told
    assert "350" in told


@pytest.mark.parametrize("text", ["every appointment takes an hour and a quarter", "כל תור אצלי שעה ורבע"])
async def test_a_quarter_of_an_hour_more_is_kept(text: str) -> None:
    product = Product()
    await product.says(OWNER, "Register Corner Glow, makeup in Acre, open every day 9 to 19")
    assert "75" in await product.says(OWNER, text)


@pytest.mark.parametrize(
    "text", ["need to block 13:00-14:00 every day this week, picking up the kids", "תחסום לי 13:00-14:00 כל יום השבוע"]
)
async def test_what_is_blocked_right_after_registering_is_no_hour_of_every_day(text: str) -> None:
    product = Product()
    await product.says(OWNER, "Register Corner Glow, makeup in Acre, open every day 8 to 20")
    told = await product.says(OWNER, text)
    assert "?" in told
    assert "4" in told
    assert "08:00-20:00" in await product.says(OWNER, "what are my hours?")
