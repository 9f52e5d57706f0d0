"""Services, lengths, hours and places that are said while a business is put on: each is kept, or named."""

from __future__ import annotations

import pytest

from tests.conversations.test_puts_on_a_business import told_after
from tests.support.product import OWNER, Product

IN_ENGLISH, IN_HEBREW = "I opened a hair salon in Acre called Pearl", "פתחתי סלון יופי בעכו, קוראים לו פנינה"
A_SPA = "I opened a spa in Acre called Pearl, every day 9 to 18"
A_SPA_IN_HEBREW = "פתחתי ספא בעכו, קוראים לו פנינה, כל יום 9 עד 18"


@pytest.mark.parametrize(
    ("said", "listed", "not_kept"),
    [
        (
            "I opened a hair salon in Holon called Wild Curl, Sun-Thu 10 to 7. "
            "blow dry 35 min 85 shekels, colour two hours, haircut 25 min",
            ("blow dry", "colour", "haircut"),
            ("35 min", "two hours", "25 min", "85 shekels"),
        ),
        (
            "פתחתי קליניקה לציפורניים בלוד, קוראים לקליניקה קצה האצבע, א-ה 10 עד 19, "
            "לק ג'ל 70 דקות 130 שקל, פדיקור 50 דקות",
            ("לק ג'ל", "פדיקור"),
            ("70 דקות", "50 דקות", "130 שקל"),
        ),
        (
            "I do nails, lashes and brows from home in Acre, called Soft Hands",
            ("manicure", "eyelashes", "eyebrows"),
            (),
        ),
    ],
)
async def test_each_service_of_a_registration_is_listed_and_no_length_of_one_is_that_of_all(
    said: str, listed: tuple[str, ...], not_kept: tuple[str, ...]
) -> None:
    told = await told_after(said)
    lines = told.splitlines()
    by = next(line for line in lines if "find it by" in line or "ימצאו" in line)
    assert all(one in by for one in listed), told
    assert all(one in told for one in not_kept), told
    assert "; 45 " in told


async def test_a_service_in_the_name_or_denied_is_none_that_is_done() -> None:
    told = await told_after("אני עושה פדיקור בבית בעכו, בלי מניקור", "גבות של רותי")
    assert "ימצאו אותו לפי: פדיקור." in told


@pytest.mark.parametrize(
    ("said", "stands"),
    [
        (
            "ערב טוב, יש לי מספרה בעכו כבר 25 שנה, ״מספרת יעקב״. עובדים משבע בבוקר עד שש בערב, בשבת סגור",
            ("מספרת יעקב, עכו: פתוח ימים א׳-ו׳, 07:00-18:00",),
        ),
        ("Register Studio 54, a tattoo studio in Acre, open every day 11 to 19", ("Studio 54, Acre: open every day",)),
        (
            "רוצה לרשום עסק: קעקוע 18, סטודיו לקעקועים בעכו, פתוח כל יום 11 עד 19",
            ("קעקוע 18, עכו: פתוח כל יום, 11:00-19:00",),
        ),
        (
            "I opened a barber shop in Acre called Zippy, 8 to 17, closed on Saturdays",
            ("Sunday to Friday, 08:00-17:00",),
        ),
    ],
)
async def test_what_is_told_in_passing_is_no_address_and_a_day_off_leaves_the_others(
    said: str, stands: tuple[str, ...]
) -> None:
    told = await told_after(said)
    assert all(one in told for one in stands), told
    assert "כדאי לשאול ישירות" not in told


async def test_who_wants_to_open_one_here_has_a_business() -> None:
    told = await told_after("hey i want to open my clinic here")
    assert "doctor" in told
    assert "called" in told


@pytest.mark.parametrize(
    ("put_on", "said", "stands"),
    [
        ("פתחתי מספרה בעכו, קוראים לה גל", "ראשון ושלישי אני 13-21, בשאר הימים 8-14", "ימים א׳-ה׳, 09:00-18:00"),
        (
            "I opened a barber shop in Acre called Zippy",
            "Mon and Wed 12 to 8, the rest of the week 9 to 3",
            "Sunday to Th",
        ),
        (
            "I opened a barber shop in Acre called Zippy, Mondays 12-20, other days 9-15",
            "my hours?",
            "Sunday to Thursday",
        ),
    ],
)
async def test_the_rest_of_the_days_has_other_hours_and_nothing_changes(put_on: str, said: str, stands: str) -> None:
    product = Product()
    told = [await product.says(OWNER, text) for text in (put_on, said)]
    assert any("13-21" in one or "12 to 8" in one or "12-20" in one for one in told), told
    assert stands in (await product.says(OWNER, "what are my hours?" if "Zippy" in put_on else "מה השעות שלי?"))


@pytest.mark.parametrize(
    ("said", "stands"),
    [
        ((IN_HEBREW, "אני עושה פדיקור, גבות ולק ג׳ל, תוסיפי"), "פדיקור, גבות, לק ג׳ל"),
        (
            (IN_ENGLISH, "I also do brows and lashes, add them"),
            "eyebrows, eyelashes",
        ),
        (
            (IN_HEBREW, "ואה כל תור אצלי זה שעה ורבע, בלי הפסקות בין לבין"),
            "75 דקות לתור, 0",
        ),
        ((IN_HEBREW, "בעצם השם המלא זה פנינה בר יופי, תעדכני"), "פנינה בר יופי"),
        (
            (IN_ENGLISH, "the full name is Pearl of Acre, please change it"),
            "Pearl of Acre:",
        ),
        ((IN_HEBREW, "9-17 כל יום חוץ מהסופש"), "ימים א׳-ה׳, 09:00-17:00"),
    ],
)
async def test_what_comes_after_it_is_kept(said: tuple[str, ...], stands: str) -> None:
    assert stands in await told_after(*said)


@pytest.mark.parametrize(
    ("said", "stands"),
    [
        (
            (A_SPA, "we don't work Sundays and Mondays"),
            "Tuesday to Sa",
        ),
        (
            (A_SPA, "no Sundays and Mondays", "actually Monday yes"),
            "Monday to",
        ),
        ((A_SPA_IN_HEBREW, "מעכשיו אני לא עובדת ראשון ושני", "בעצם שני כן"), "ב׳-ש׳"),
    ],
)
async def test_a_weekday_comes_back_that_was_taken_out_a_moment_ago(said: tuple[str, ...], stands: str) -> None:
    assert stands in await told_after(*said)


@pytest.mark.parametrize(
    ("said", "stands"),
    [
        ((IN_ENGLISH, "every appointment is 35 minutes, not an hour"), "35 minutes an appointment"),
        ((IN_HEBREW, "כל תור אצלי זה 35 דקות, לא שעה"), "35 דקות לתור"),
    ],
)
async def test_a_length_that_is_denied_is_not_kept(said: tuple[str, ...], stands: str) -> None:
    assert stands in await told_after(*said)
