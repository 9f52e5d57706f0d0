"""What owners say otherwise of days and hours that were just taken out: it takes the place of what it names."""

from __future__ import annotations

import pytest

from tests.conversations.test_owners_mend import REGISTERED, REGISTERED_IN_HEBREW, an_owner
from tests.support.product import CUSTOMER, OWNER


@pytest.mark.parametrize(
    ("registered", "taken", "otherwise", "new", "old"),
    [
        (REGISTERED, "block friday 13 to 15", "sorry, thursday i meant", "2 May between 13:00 and 15:00", "3 May"),
        (REGISTERED, "block friday 13 to 15", "wait, not 13 to 15, 14 to 16", "14:00 and 16:00", "13:00 and 15:00"),
        (REGISTERED, "block friday 13 to 15", "make it 10 to 11 instead", "10:00 and 11:00", "13:00 and 15:00"),
        (REGISTERED, "close friday", "wrong day, it was sunday i wanted off", "Sunday 5 May", "Friday 3 May"),
        (REGISTERED, "close friday", "not friday, sunday", "Sunday 5 May", "Friday 3 May"),
        (REGISTERED_IN_HEBREW, "תחסום את שישי 13 עד 15", "אופס התכוונתי לחמישי", "2 במאי", "3 במאי"),
        (REGISTERED_IN_HEBREW, "תסגור את יום שישי", "טעות, לא שישי אלא ראשון", "5 במאי", "3 במאי"),
    ],
)
async def test_what_was_done_is_undone_for_what_was_meant(
    registered: str, taken: str, otherwise: str, new: str, old: str
) -> None:
    product = await an_owner(registered)
    assert "?" not in await product.says(OWNER, taken)
    told = await product.says(OWNER, otherwise)
    assert told.count("?") == 2
    assert told.index(new) < told.index(old)
    done = await product.says(OWNER, "yes" if registered == REGISTERED else "כן")
    assert done.index(old) < done.index(new)


@pytest.mark.parametrize(
    ("registered", "taken", "otherwise", "told"),
    [
        (REGISTERED, "block friday 13 to 15", "until 17, actually", "between 13:00 and 17:00"),
        (REGISTERED_IN_HEBREW, "תחסום את שישי 13 עד 15", "בעצם עד 5", "בין 13:00 ל-17:00"),
    ],
)
async def test_an_end_that_is_said_later_keeps_the_beginning(
    registered: str, taken: str, otherwise: str, told: str
) -> None:
    product = await an_owner(registered)
    await product.says(OWNER, taken)
    answer = await product.says(OWNER, otherwise)
    assert told in answer
    assert "09:00" not in answer  # the hours of every day


@pytest.mark.parametrize(
    ("registered", "taken", "yes", "works", "told"),
    [
        (REGISTERED, "i'm away from the 20th to the 24th", "yes", "actually we are open on the 22nd", "22 May"),
        (REGISTERED, "closed next week", "yes", "tuesday i do work", "Tuesday 7 May"),
        (REGISTERED_IN_HEBREW, "סגור מה-20 עד ה-24 לחודש", "כן", "ב-22 אני כן עובדת", "22 במאי"),
        (REGISTERED_IN_HEBREW, "סגור בשבוע הבא", "כן", "סליחה, שלישי אני כבר עובדת", "7 במאי"),
    ],
)
async def test_a_day_of_those_on_which_they_work_is_opened_again(
    registered: str, taken: str, yes: str, works: str, told: str
) -> None:
    product = await an_owner(registered)
    await product.says(OWNER, taken)
    await product.says(OWNER, yes)
    answer = await product.says(OWNER, works)
    assert told in answer
    assert "open again" in answer or "לפתוח שוב" in answer


async def test_a_question_is_asked_again_with_what_is_meant() -> None:
    product = await an_owner()
    assert "from Monday 20 May to Friday 24 May" in await product.says(OWNER, "closed from the 20th to the 24th")
    told = await product.says(OWNER, "we are open on the 22nd")
    assert "from Monday 20 May to Tuesday 21 May" in told
    assert "from Thursday 23 May to Friday 24 May" in told
    done = await product.says(OWNER, "yes")
    assert "22 May" not in done


@pytest.mark.parametrize(
    ("registered", "said"),
    [
        (REGISTERED, "closed tuesday to thursday next week"),
        (REGISTERED, "i'm away the week after next"),
        (REGISTERED_IN_HEBREW, "סגורה מיום שלישי עד חמישי בשבוע הבא"),
    ],
)
async def test_a_stretch_of_days_is_shown_before_it_is_closed(registered: str, said: str) -> None:
    assert "?" in await (await an_owner(registered)).says(OWNER, said)


@pytest.mark.parametrize(
    ("registered", "said", "told"),
    [
        (REGISTERED, "no more bookings after 17", "09:00-17:00"),
        (REGISTERED, "no more bookings before 11 please", "11:00-19:00"),
        (REGISTERED_IN_HEBREW, "לא רוצה תורים אחרי 17", "09:00-17:00"),
    ],
)
async def test_no_bookings_at_some_hours_is_no_pause_of_all(registered: str, said: str, told: str) -> None:
    answer = await (await an_owner(registered)).says(OWNER, said)
    assert told in answer
    assert "?" in answer


@pytest.mark.parametrize(
    ("registered", "said", "told"),
    [
        (REGISTERED, "stop taking bookings from Rivka", "can't keep one customer"),
        (REGISTERED_IN_HEBREW, "אל תתני לרבקה לקבוע יותר", "לחסום לקוח מסוים"),
        (REGISTERED_IN_HEBREW, "לא לקבל יותר מ-10 תורים ביום", "כמה תורים ביום"),
    ],
)
async def test_what_is_of_one_customer_or_of_so_many_is_no_pause_of_all(registered: str, said: str, told: str) -> None:
    product = await an_owner(registered)
    await product.says(CUSTOMER, "my name is Rivka. a haircut tomorrow at 15:00 in Acre")
    await product.says(CUSTOMER, "yes please")
    await product.says(OWNER, "approve all")
    assert told in await product.says(OWNER, said)


async def test_who_is_free_and_takes_no_bookings_is_away() -> None:
    told = await (await an_owner(REGISTERED_IN_HEBREW)).says(OWNER, "ושישי מהצהריים אני חופשי, אל תקבע לי")
    assert "מ-12:00" in told
    assert "לפתוח" not in told


@pytest.mark.parametrize(
    ("registered", "taken", "otherwise", "given"),
    [
        (REGISTERED, "block friday 13 to 15", "it starts at 2, not 1", "3 May between 13:00 and 14:00"),
        (REGISTERED, "block friday 13 to 15", "i only need it till 14:30", "3 May between 14:30 and 15:00"),
        (REGISTERED_IN_HEBREW, "תחסום את שישי 13 עד 15", "לא מ13 מ14", "3 במאי בין 13:00 ל-14:00"),
        (REGISTERED_IN_HEBREW, "תחסום את שישי 13 עד 15", "מספיק לי עד 2", "3 במאי בין 14:00 ל-15:00"),
    ],
)
async def test_what_is_not_needed_of_hours_is_given_back(
    registered: str, taken: str, otherwise: str, given: str
) -> None:
    product = await an_owner(registered)
    await product.says(OWNER, taken)
    told = await product.says(OWNER, otherwise)
    assert given in told
    assert told.count("?") == 1


@pytest.mark.parametrize(
    ("taken", "more"),
    [("block friday 13 to 15", "also sunday 13 to 15"), ("close friday", "and close sunday too")],
)
async def test_one_more_takes_nothing_back(taken: str, more: str) -> None:
    product = await an_owner()
    await product.says(OWNER, taken)
    told = await product.says(OWNER, more)
    assert "5 May" in told
    assert "3 May" not in told


async def test_another_time_off_stands_beside_the_one_that_is_asked_about() -> None:
    product = await an_owner(REGISTERED_IN_HEBREW)
    await product.says(OWNER, "תחסום את שישי 13 עד 15")
    assert "?" in await product.says(OWNER, "בעצם עד 5")
    told = await product.says(OWNER, "וראשון מהצהריים אני חופשי, אל תקבע לי")
    assert "בין 13:00 ל-17:00" in told
    assert "מ-12:00" in told


@pytest.mark.parametrize(
    ("registered", "said", "closed", "denied"),
    [
        (REGISTERED, "not tomorrow sorry sunday i'm closed", "Sunday 5 May", "2 May"),
        (REGISTERED_IN_HEBREW, "לא מחר, סליחה, ביום ראשון אני סגורה", "5 במאי", "2 במאי"),
    ],
)
async def test_a_day_that_is_denied_is_not_closed(registered: str, said: str, closed: str, denied: str) -> None:
    told = await (await an_owner(registered)).says(OWNER, said)
    assert closed in told
    assert denied not in told


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("closed tuesday to thursday next week", "from Tuesday 7 May to Thursday 9 May"),
        ("close me friday from 17, a wedding", "Friday 3 May after 17:00"),
    ],
)
async def test_what_is_shown_is_what_was_said(said: str, told: str) -> None:
    assert told in await (await an_owner()).says(OWNER, said)


async def test_hours_and_lengths_that_are_shown_are_mended_together() -> None:
    product = await an_owner()
    assert "80 minutes" in await product.says(OWNER, "can you make appointments 80 minutes?")
    told = await product.says(OWNER, "wait, not from 9 but from 10")
    assert "10:00-19:00" in told
    assert "80 minutes" in told


@pytest.mark.parametrize(
    ("taken", "otherwise", "told"),
    [
        ("close friday", "oh wait, we are open on friday but only till 12", "3 May after 12:00"),
        ("i'm not working sunday", "or actually only the morning", "5 May in the morning"),
        ("i'm away from the 20th to the 24th", "make it till the 26th", "from Monday 20 May to Sunday 26 May"),
        ("i'm away from the 20th to the 24th", "i meant from the 21st", "from Tuesday 21 May to Friday 24 May"),
    ],
)
async def test_a_part_of_what_was_taken_out_is_said_otherwise(taken: str, otherwise: str, told: str) -> None:
    product = await an_owner()
    await product.says(OWNER, taken)
    assert told in await product.says(OWNER, otherwise)


async def test_a_day_that_is_kept_is_not_closed() -> None:
    told = await (await an_owner()).says(OWNER, "keep my friday as it is but close sunday")
    assert "5 May" in told
    assert "3 May" not in told


async def test_more_is_taken_out_as_it_is_said() -> None:
    product = await an_owner(REGISTERED_IN_HEBREW)
    await product.says(OWNER, "תחסום את שישי 13 עד 15")
    told = await product.says(OWNER, "אופס, גם ראשון")
    assert "5 במאי בין 13:00 ל-15:00" in told
    assert "לפתוח" not in told


async def test_no_bookings_of_another_day_are_not_of_the_hours_of_the_one_before() -> None:
    product = await an_owner(REGISTERED_IN_HEBREW)
    await product.says(OWNER, "תחסום את שישי 13 עד 15")
    assert "13:00" not in await product.says(OWNER, "לא לקבוע לי כלום ביום ראשון")
