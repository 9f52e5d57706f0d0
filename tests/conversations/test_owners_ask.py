"""What owners ask of their own business is answered by what is kept of it, or said not to be kept."""

from __future__ import annotations

import pytest

from tests.support.product import CUSTOMER, OWNER, Product

REGISTRATION = (
    "Register Blue Ocean, a hair salon in Acre, open Sunday to Thursday 9 to 18, appointments take 45 minutes"
)


@pytest.fixture
async def salon() -> Product:
    """A salon with a booking of Dana's on Tuesday 7 May at 15:00, and the hours before it taken out."""
    product = Product()
    await product.says(OWNER, REGISTRATION)
    await product.says(CUSTOMER, "my name is Dana. a haircut on Tuesday at 15:00 in Acre")
    await product.says(CUSTOMER, "yes please")
    await product.says(OWNER, "approve")
    assert "Nobody can book" in await product.says(OWNER, "block tuesday 11:00 to 13:00")
    return product


@pytest.mark.parametrize(
    "text",
    [
        "show me what's blocked",
        "which hours are off this week",
        "what have I blocked?",
        "what did I take off next week",
    ],
)
async def test_what_is_taken_out_is_shown_and_no_bookings(salon: Product, text: str) -> None:
    told = await salon.says(OWNER, text)
    assert "blocked" in told.casefold()
    assert "Dana" not in told


async def test_what_is_closed_later_is_in_it_where_no_day_is_said(salon: Product) -> None:
    await salon.says(OWNER, "close on 24 december")
    told = await salon.says(OWNER, "מה חסום לי?")
    assert "11:00" in told
    assert "24 בדצמבר" in told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("is there space left on tuesday afternoon", "13:00-14:45, 16:00-17:45"),
        ("any gaps on tuesday?", "09:00-10:45, 13:00-14:45"),
        ("anything left next week", "Tuesday 7 May"),
        ("is tuesday at 10:00 still bookable?", "Still free, and can be booked: on Tuesday 7 May at 10:00"),
        ("can someone book tuesday at 12:00?", "Not free: on Tuesday 7 May at 12:00"),
        ("can someone book tuesday at 19:00?", "open Sunday to Thursday, 09:00-18:00"),
        ("is there anything free on saturday", "Nothing is free on Saturday 4 May"),
        ("יש עוד מקום ביום שלישי?", "09:00-10:45"),
        ("שלישי בעשר פנוי אצלי?", "פנוי, ואפשר לקבוע"),
        ("נשאר משהו בשבוע הבא?", "יום שלישי 7 במאי"),
    ],
)
async def test_what_is_free_is_shown(salon: Product, text: str, told: str) -> None:
    assert told in await salon.says(OWNER, text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("how many bookings do I have next week?", "11 May: 1."),
        ("how many came last month?", "30 April: 0."),
        ("כמה תורים יש לי בשבוע הבא", "11 במאי: 1."),
    ],
)
async def test_they_are_counted(salon: Product, text: str, told: str) -> None:
    assert told in await salon.says(OWNER, text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("read me back what you have", "Blue Ocean offers"),
        ("what have you got down for my salon", "09:00-18:00"),
        ("how did the hours come out", "09:00-18:00"),
        ("איך העסק רשום אצלך?", "09:00-18:00"),
        ("what did she say?", "no words of theirs reach me"),
        ("has she been here before?", "earlier visits"),
        ("דנה לקוחה חדשה?", "earlier visits"),
        ("how much did I make this week", "I don't keep prices or payments"),
        ("כמה הכנסתי החודש", "לא נשמרים כאן מחירים"),
        ("does this app cost me anything?", "I take no payments here"),
        ("what happens when somebody asks for a time?", "Every request waits for your own answer"),
        ("I don't want to say yes to each one", "Every request waits for your own answer"),
        ("נמאס לי לאשר כל אחד", "כל בקשה מחכה לתשובה שלך"),
        ("no same-day bookings", "how long before"),
        ("I don't want them booking last minute", "how long before"),
        ("שלא יזמינו לאותו היום", "כמה זמן מראש"),
        ("she's allergic to acetone, remember that", "can't keep notes"),
        ("if somebody doesn't turn up how do I mark that", "can't note"),
        ("can I charge somebody who cancels last minute?", "can't take payments"),
        ("who cancelled this week?", "can't list what was cancelled"),
        ("what's her address?", "no address of a customer"),
        ("how do they know that it's cancelled?", "are told whenever"),
        ("how does it look to my customers?", "Blue Ocean offers"),
        ("how long are my appointments?", "45 minutes an appointment"),
        ("which is my busiest day?", "no answer to that"),
        ("how many can I have in one day at most? what's the most per day", "how many a day"),
        ("my hours", "09:00-18:00"),
        ("איך זה נראה אצל הלקוחות?", "השירותים של"),
        ("מה הכתובת שלה?", "כתובת של לקוח לא נשמרת"),
        ("can people see pictures of the place?", "I have no answer to that about your business"),
        ("did anybody book for Hanukkah", "couldn't make out which days “hanukkah” is"),
        ("מישהו קבע לחנוכה?", "לא הצלחתי להבין אילו ימים"),
    ],
)
async def test_what_is_asked_is_answered_or_said_not_to_be_kept(salon: Product, text: str, told: str) -> None:
    assert told in await salon.says(OWNER, text)


@pytest.mark.parametrize(
    ("text", "pause"),
    [
        ("leave me 20 minutes between clients", "20 between two"),
        ("I need half an hour for driving between two jobs", "30 between two"),
        ("תשאירי לי רבע שעה בין אחד לשני", "15 בין"),
        ("אני צריכה חצי שעה נסיעה בין לקוח ללקוח", "30 בין"),
    ],
)
async def test_time_between_two_is_the_break_between_them(salon: Product, text: str, pause: str) -> None:
    told = await salon.says(OWNER, text)
    if pause not in told:
        told = await salon.says(OWNER, "yes")
    assert pause in told


@pytest.mark.parametrize(
    ("asked", "text", "told"),
    [
        ("what's free on monday?", "and on tuesday?", "Still free on Tuesday 7 May"),
        ("how many do I have on monday?", "and on tuesday?", "Appointments on Tuesday 7 May: 1."),
        ("who comes on monday?", "and what's free in the morning?", "Still free on Monday 6 May in the morning"),
        ("מה פנוי ביום שני?", "וביום שלישי?", "עדיין פנוי ביום שלישי 7 במאי"),
    ],
)
async def test_the_same_is_asked_of_another_day_while_a_request_waits(
    salon: Product, asked: str, text: str, told: str
) -> None:
    other = "+972547200003"
    await salon.says(other, "my name is Tom. a haircut on Monday at 10:00 in Acre")
    await salon.says(other, "yes please")
    await salon.says(OWNER, asked)
    assert told in await salon.says(OWNER, text)


async def test_what_is_open_stays_open_beside_a_view(salon: Product) -> None:
    other = "+972547200003"
    await salon.says(other, "my name is Tom. a haircut on Monday at 10:00 in Acre")
    await salon.says(other, "yes please")
    assert "Still free" in await salon.says(OWNER, "anything left on monday?")
    assert "confirmed" in await salon.says(OWNER, "ok approve it")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("show me all my clients", "Dana"),
        ("where do I see who booked", "Dana"),
        ("what's my week looking like", "Dana"),
        ("anyone else waiting?", "Nothing is waiting"),
        ("תראי לי את כל התורים שלי", "Dana"),
    ],
)
async def test_who_comes_is_of_the_time_ahead_where_no_day_is_said(salon: Product, text: str, told: str) -> None:
    assert told in await salon.says(OWNER, text)


@pytest.mark.parametrize(
    "text", ["block tuesday 16:00 to 17:00", "cancel Dana", "close on friday", "free tuesday at 11 again"]
)
async def test_what_is_to_be_done_is_no_view(salon: Product, text: str) -> None:
    told = await salon.says(OWNER, text)
    assert not told.startswith(("Still free", "Nothing is", "Appointments", "Blocked:"))


async def test_an_owner_who_looks_for_an_appointment_is_shown_times_elsewhere(salon: Product) -> None:
    await salon.says("+972547200004", "Register Quick Teeth, a dentist in Acre, open every day 9 to 18")
    told = await salon.says(OWNER, "a dentist in Acre on Sunday")
    assert "Quick Teeth" in told
    assert "Quick Teeth" in await salon.says(OWNER, "is anything free on monday?")
