"""What owners say of single days: when they work on one, what of a closed one is opened, what is of every week."""

from __future__ import annotations

import pytest

from tests.support.product import OWNER, Product

REGISTERED = "Register Corner Cuts, a hair salon in Acre, open Sunday to Thursday 10 to 19"
REGISTERED_IN_HEBREW = "לרשום עסק בשם סלון פינה, מספרה בעכו, פתוח ימים א'-ה' 10 עד 19"
LOOKS = {REGISTERED: "who do i have today", REGISTERED_IN_HEBREW: "מי יש לי היום"}
"""It is a Wednesday, 1 May."""


async def an_owner(registered: str = REGISTERED, *before: str) -> Product:
    product = Product()
    for text in (registered, LOOKS[registered], *before):
        await product.says(OWNER, text)
    return product


@pytest.mark.parametrize(
    ("registered", "text", "shown"),
    [
        (REGISTERED, "tomorrow i begin at 12", "2 May before 12:00"),
        (REGISTERED, "on sunday i'll open at 1 instead of 10", "5 May before 13:00"),
        (REGISTERED, "starting late tomorrow, 11:30", "2 May before 11:30"),
        (REGISTERED, "tomorrow im not in till 1", "2 May before 13:00"),
        (REGISTERED, "sunday i only work until 2", "5 May after 14:00"),
        (REGISTERED, "tomorrow nothing before noon please", "2 May before 12:00"),
        (REGISTERED_IN_HEBREW, "מחר אני מתחיל ב-12", "2 במאי לפני 12:00"),
        (REGISTERED_IN_HEBREW, "ביום ראשון אני פה רק מ-1", "5 במאי לפני 13:00"),
        (REGISTERED_IN_HEBREW, "בראשון אני עובדת רק עד 2", "5 במאי מ-14:00"),
        (REGISTERED_IN_HEBREW, "מחר אני לא מגיעה לפני 11", "2 במאי לפני 11:00"),
    ],
)
async def test_when_an_owner_works_on_one_day_takes_out_the_rest_of_it(registered: str, text: str, shown: str) -> None:
    told = await (await an_owner(registered)).says(OWNER, text)
    assert shown in told
    assert told.count("?") == 1


@pytest.mark.parametrize(
    ("registered", "text"),
    [
        (REGISTERED, "tomorrow im there only 12 to 4"),
        (REGISTERED, "tomorrow i come in at 12 and leave at 4"),
        (REGISTERED_IN_HEBREW, "מחר אני עובד רק 12 עד 4"),
    ],
)
async def test_hours_in_which_an_owner_is_there_are_not_taken_out(registered: str, text: str) -> None:
    told = await (await an_owner(registered)).says(OWNER, text)
    assert "12:00" in told
    assert "16:00" in told
    assert told.count("2 May" if registered == REGISTERED else "2 במאי") == 2


@pytest.mark.parametrize(
    ("registered", "text"),
    [
        (REGISTERED, "tomorrow i open at 8 instead of 10"),
        (REGISTERED, "tomorrow i work late till 9"),
        (REGISTERED, "this friday i'm working 10 to 13"),
        (REGISTERED_IN_HEBREW, "מחר אני פותחת ב-8 במקום ב-10"),
    ],
)
async def test_hours_outside_of_the_calendar_cannot_be_had(registered: str, text: str) -> None:
    told = await (await an_owner(registered)).says(OWNER, text)
    assert "?" not in told
    assert "yet" in told or "עדיין" in told


@pytest.mark.parametrize(
    ("registered", "text", "shown"),
    [
        (REGISTERED, "thursday mornings, meaning 10 till 1", "2 May after 13:00"),
        (REGISTERED, "thursdays i'm only in till 1", "2 May after 13:00"),
        (REGISTERED_IN_HEBREW, "כל חמישי אני עובד רק עד 1", "2 במאי מ-13:00"),
    ],
)
async def test_hours_of_every_such_weekday_are_named_and_the_next_one_is_shown(
    registered: str, text: str, shown: str
) -> None:
    told = await (await an_owner(registered)).says(OWNER, text)
    assert "yet" in told or "עדיין" in told
    assert shown in told


@pytest.mark.parametrize(
    ("registered", "closed", "text", "shown"),
    [
        (REGISTERED, "close tomorrow", "she's fine again, i can come in from 1", ("open again", "before 13:00")),
        (REGISTERED, "close tomorrow", "open it from 12 to 4", ("open again", "before 12:00", "after 16:00")),
        (REGISTERED, "close tomorrow", "changed my mind, i can do the afternoon", ("open again", "before 12:00")),
        (REGISTERED_IN_HEBREW, "תסגרו את מחר", "היא בסדר, אני כן מגיעה מ-1", ("לפתוח שוב", "לפני 13:00")),
        (REGISTERED_IN_HEBREW, "תסגרו את מחר", "אז מ2 אפשר לקבוע", ("לפתוח שוב", "לפני 14:00")),
    ],
)
async def test_a_closed_day_is_opened_from_the_hour_that_is_said(
    registered: str, closed: str, text: str, shown: tuple[str, ...]
) -> None:
    told = await (await an_owner(registered, closed)).says(OWNER, text)
    assert all(one in told for one in shown)


@pytest.mark.parametrize(
    ("registered", "closed", "yes", "text", "shown"),
    [
        (REGISTERED, "closed from 12 to 16 May", "yes", "the 14th we do work, only till 1", ("14 May", "after 13:00")),
        (REGISTERED, "closed from 12 to 16 May", "yes", "on wednesday i'm in after all", ("Wednesday 15 May",)),
        (REGISTERED, "closed from 12 to 16 May", "yes", "not the 13th and 14th", ("13 May", "14 May")),
        (REGISTERED_IN_HEBREW, "סגורים מ-12 עד 16 במאי", "כן", "ב-14 דווקא עובדים, עד 1", ("14 במאי", "מ-13:00")),
        (REGISTERED_IN_HEBREW, "סגורים מ-12 עד 16 במאי", "כן", "ב-13 וב-14 אנחנו כן פתוחים", ("13 במאי", "14 במאי")),
    ],
)
async def test_a_day_of_a_closure_is_open_and_no_other(
    registered: str, closed: str, yes: str, text: str, shown: tuple[str, ...]
) -> None:
    told = await (await an_owner(registered, closed, yes)).says(OWNER, text)
    assert "open again" in told or "לפתוח שוב" in told
    assert all(one in told for one in shown)
    assert "12 May" not in told
    assert "12 במאי" not in told


@pytest.mark.parametrize(
    ("registered", "closed", "yes", "text"),
    [
        (REGISTERED, "closed from 12 to 16 May", "yes", "we're staying home, put that week back to normal"),
        (REGISTERED, "closed from 12 to 16 May", "yes", "the trip's cancelled, open that week again"),
        (REGISTERED_IN_HEBREW, "סגורים מ-12 עד 16 במאי", "כן", "הטיול בוטל, תחזירו את השבוע הזה"),
        (REGISTERED_IN_HEBREW, "סגורים מ-12 עד 16 במאי", "כן", "תפתחי שוב את כל השבוע ההוא"),
    ],
)
async def test_the_week_that_is_opened_is_the_one_that_is_closed(
    registered: str, closed: str, yes: str, text: str
) -> None:
    told = await (await an_owner(registered, closed, yes)).says(OWNER, text)
    assert "open" in told or "לפתוח" in told
    assert "12 May" in told or "12 במאי" in told
    assert "appointment" not in told


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("אני לא עובדת בחמישי, נוסעת לים", "2 במאי"),
        ("אל תתנו לאף אחד לקבוע ביום ראשון", "5 במאי"),
        ("יום ראשון אני לא פה, אל תקבעו לי", "5 במאי"),
        ("אנחנו לא פתוחים ביום ראשון הקרוב", "5 במאי"),
    ],
)
async def test_a_day_off_is_that_day_alone(text: str, day: str) -> None:
    product = await an_owner(REGISTERED_IN_HEBREW)
    assert day in await product.says(OWNER, text)
    assert "א׳-ה׳" in await product.says(OWNER, "מה שעות הפתיחה שלי?")


@pytest.mark.parametrize(
    ("registered", "taken", "text", "shown"),
    [
        (REGISTERED, "block tomorrow 13 to 16", "forget it, i don't need it", "2 May between 13:00 and 16:00"),
        (REGISTERED_IN_HEBREW, "תחסום לי מחר 13 עד 16", "עזוב לא צריך", "2 במאי בין 13:00 ל-16:00"),
    ],
)
async def test_what_is_not_needed_is_given_back(registered: str, taken: str, text: str, shown: str) -> None:
    told = await (await an_owner(registered, taken)).says(OWNER, text)
    assert shown in told
    assert "?" in told


@pytest.mark.parametrize(
    ("registered", "first", "yes", "text", "shown"),
    [
        (REGISTERED, "tomorrow i start at 11", "yes", "sorry, 12", "before 12:00"),
        (REGISTERED, "tomorrow i start at 12", "yes", "make it 11", "between 11:00 and 12:00"),
        (REGISTERED_IN_HEBREW, "מחר אני מתחילה ב-11", "כן", "סליחה 12", "לפני 12:00"),
    ],
)
async def test_where_a_day_begins_is_mended_by_an_hour(
    registered: str, first: str, yes: str, text: str, shown: str
) -> None:
    told = await (await an_owner(registered, first, yes)).says(OWNER, text)
    assert shown in told
    assert told.count("?") == 1


async def test_hours_of_some_of_the_days_are_of_no_other() -> None:
    product = await an_owner(REGISTERED, "block tomorrow 13-16 and sunday 13-16", "thanks")
    told = await product.says(OWNER, "on sunday only till 3")
    assert "5 May between 15:00 and 16:00" in told
    assert "2 May" not in told


async def test_a_question_with_a_day_off_behind_it_is_both() -> None:
    told = await (await an_owner()).says(OWNER, "so sunday is still empty? then i'll take it off")
    assert "Sunday 5 May" in told
    assert "close" in told


async def test_hours_that_were_moved_stay_on_their_day() -> None:
    product = await an_owner(REGISTERED, "block sunday 1 to 3")
    told = await product.says(OWNER, "hang on, it got moved, it's 2 to 4 now")
    assert "5 May between 14:00 and 16:00" in told
    assert "1 May between" not in told


async def test_who_starts_late_and_asks_is_shown_both() -> None:
    told = await (await an_owner()).says(OWNER, "i'll be late tomorrow, starting at 11")
    assert "2 May before 11:00" in told


@pytest.mark.parametrize(
    "text", ["never mind. close me tomorrow from 5 on", "ok whatever. close me tomorrow from 5 on"]
)
async def test_never_mind_decides_on_no_request(text: str) -> None:
    product = await _with_two_requests()
    told = await product.says(OWNER, text)
    assert "after 17:00" in told
    assert "Noga" not in told


async def test_another_hour_that_is_wished_for_a_customer_changes_no_hours() -> None:
    product = await _with_two_requests()
    told = await product.says(OWNER, "של נגה לא מסתדר לי, תציעי לה 4 במקום 12")
    assert "16:00" not in told


async def test_one_of_two_namesakes_is_named_by_a_letter_or_a_second_name() -> None:
    product = await _with_two_requests("Dan Peled", "Dan Katz")
    await product.says(OWNER, "approve both")
    await product.says(OWNER, "yes")
    assert "Which booking" in await product.says(OWNER, "dan can't come, cancel him")
    assert "Dan Katz" in await product.says(OWNER, "K")
    told = await product.says(OWNER, "could you move dan peled half an hour later")
    assert "12:30" in told


async def _with_two_requests(first: str = "Noga Levi", second: str = "Yuval Oren") -> Product:
    product = await an_owner(REGISTERED)
    for number, (name, when) in enumerate(((first, "sunday at 12"), (second, "monday at 13"))):
        phone = f"+97254720000{number + 5}"
        await product.says(phone, f"my name is {name}, a haircut on {when} in Acre")
        await product.says(phone, "yes please")
    return product


@pytest.mark.parametrize(
    ("registered", "text", "shown"),
    [
        (REGISTERED, "shutting early this thursday, at 3, the electrician comes in", "2 May after 15:00"),
        (REGISTERED, "we're wrapping up at 3 on thursday", "2 May after 15:00"),
        (REGISTERED, "tomorrow we pack it in at 15:00, family dinner", "2 May after 15:00"),
        (REGISTERED, "out of here by 3 tomorrow", "2 May after 15:00"),
        (REGISTERED, "closed until 3 on thursday", "2 May before 15:00"),
        (REGISTERED_IN_HEBREW, "סוגרים מוקדם ביום חמישי, ב-3, מגיע החשמלאי", "2 במאי מ-15:00"),
        (REGISTERED_IN_HEBREW, "מחר אנחנו מתקפלים מוקדם ב-3, באה המשפחה", "2 במאי מ-15:00"),
    ],
)
async def test_a_day_that_ends_early_is_over_from_then_on(registered: str, text: str, shown: str) -> None:
    assert shown in await (await an_owner(registered)).says(OWNER, text)


async def test_what_is_closed_and_blocked_by_the_same_words_is_asked_about_once() -> None:
    told = await (await an_owner(REGISTERED)).says(OWNER, "closed on thursday from 3")
    assert told.count("2 May after 15:00") == 1
