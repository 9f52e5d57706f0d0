"""What owners write of their business in their own words, through every layer: each part is done, shown or named."""

from __future__ import annotations

import pytest

from tests.support.product import OWNER, Product

REGISTERED = "Register Corner Cuts, a hair salon in Acre, open every day 9 to 19"
REGISTERED_IN_HEBREW = "לרשום עסק בשם סלון פינה, מספרה בעכו, פתוח כל יום 9 עד 19"


async def an_owner(text: str = REGISTERED) -> Product:
    product = Product()
    await product.says(OWNER, text)
    return product


async def test_all_that_stands_beside_a_name_is_kept_and_the_rest_is_named() -> None:
    product = Product()
    assert "called?" in await product.says(OWNER, "hello i run a nail studio, can i do my bookings thru here?")
    told = await product.says(
        OWNER, "Polish & Co, Safed, monday to friday from eight until four and sundays until noon"
    )
    assert "I can't keep sundays until noon" in told
    told = await product.says(OWNER, "Safed") if "city?" in told else told
    assert "Polish & Co is registered in Safed" in told
    assert "Monday to Friday, 08:00-16:00" in told


@pytest.mark.parametrize(
    "said",
    [
        "can customers leave a tip in here",
        "each visit is about 40 min",
        "why do you need to know that",
        "כמה זה עולה לחודש",
    ],
)
async def test_what_is_said_instead_of_a_name_is_none(said: str) -> None:
    product = Product()
    await product.says(OWNER, "אני רוצה לרשום מספרה בעכו" if "כ" in said else "i want to register a hair salon in Acre")
    told = await product.says(OWNER, said)
    assert "registered" not in told
    assert "נרשם" not in told


@pytest.mark.parametrize(
    ("said", "open_on"),
    [
        ("10-18 every day except friday and saturday", "Sunday to Thursday, 10:00-18:00"),
        ("we are open sunday, tuesday and thursday 8 to 16", "Sunday, Tuesday, Thursday, 08:00-16:00"),
        ("our hours are mon-thu between 2pm and 8pm", "Monday to Thursday, 14:00-20:00"),
    ],
)
async def test_all_days_of_one_span_of_hours_are_meant(said: str, open_on: str) -> None:
    product = await an_owner()
    told = await product.says(OWNER, said)
    days, hours = open_on.rsplit(", ", 1)
    assert hours in told
    assert days in told or set(days.split(", ")) <= set(told.replace(":", ",").replace("open ", "").split(", "))


async def test_two_things_of_one_message_are_both_done() -> None:
    product = await an_owner()
    told = await product.says(OWNER, "i'm not working tuesdays any more. also appointments are 30 minutes")
    assert "Tuesday" not in told
    assert "30 minutes an appointment" in told
    hebrew = await an_owner(REGISTERED_IN_HEBREW)
    told = await hebrew.says(OWNER, "מהיום תור זה חצי שעה ואני סוגר ב-17")
    assert "09:00-17:00" in told
    assert "30 דקות" in told


@pytest.mark.parametrize(
    ("registered", "said", "named"),
    [
        (REGISTERED, "from next week i close at 4", "can't keep them for later"),
        (REGISTERED_IN_HEBREW, "מהשבוע הבא אני עובדת עד 4", "אי אפשר לשמור אותן למועד אחר"),
    ],
)
async def test_hours_from_another_day_on_are_shown_first(registered: str, said: str, named: str) -> None:
    product = await an_owner(registered)
    told = await product.says(OWNER, said)
    assert named in told
    assert "09:00-16:00" in told
    assert "?" in told


@pytest.mark.parametrize(
    ("registered", "said", "told"),
    [
        (REGISTERED, "what are my hours now?", "every day, 09:00-19:00"),
        (REGISTERED_IN_HEBREW, "מה השעות שלי עכשיו", "09:00-19:00"),
        (REGISTERED, "is anything waiting for me?", "Nothing is waiting for your answer."),
        (REGISTERED_IN_HEBREW, "מי מחכה לאישור", "שום דבר לא מחכה"),
        (REGISTERED, "can you approve them all automatically", "waits for your own answer"),
        (REGISTERED_IN_HEBREW, "איך מוחקים את העסק", "תמחקו את המידע שלי"),
        (REGISTERED, "can my clients pay a deposit here?", "pay you directly"),
        (REGISTERED, "we also close for lunch 1 to 2", "one span of hours"),
        (REGISTERED, "i want to stop doing haircuts", "the only service"),
    ],
)
async def test_a_question_about_what_is_theirs_is_answered(registered: str, said: str, told: str) -> None:
    product = await an_owner(registered)
    assert told in await product.says(OWNER, said)


@pytest.mark.parametrize(
    ("registered", "said", "told"),
    [
        (REGISTERED, "block wednesday 16-17", "between 16:00 and 17:00"),
        (REGISTERED_IN_HEBREW, "תחסמי ברביעי 16-17", "בין 16:00 ל-17:00"),
        (REGISTERED_IN_HEBREW, "ומחר אני יוצאת מוקדם ב3", "15:00"),
    ],
)
async def test_hours_beside_a_weekday_are_no_dates(registered: str, said: str, told: str) -> None:
    product = await an_owner(registered)
    assert told in await product.says(OWNER, said)


async def test_what_is_shown_is_dropped_by_undo_and_kept_by_more() -> None:
    product = await an_owner()
    shown = await product.says(OWNER, "can you make my hours 8-14?")
    assert "08:00-14:00" in shown
    assert "nothing was changed" in await product.says(OWNER, "undo that")
    await product.says(OWNER, "can you make my hours 8-14?")
    told = await product.says(OWNER, "appointments are 25 minutes")
    assert "08:00-14:00; 25 minutes" in told
    assert "?" in told


async def test_a_wrong_name_is_mended() -> None:
    product = await an_owner(REGISTERED_IN_HEBREW)
    assert "סלון הגן" in await product.says(OWNER, "רגע טעיתי בשם זה סלון הגן")
    english = await an_owner()
    assert "Garden Cuts" in await english.says(OWNER, "sorry got the name wrong, it's Garden Cuts")


async def test_lengths_of_one_message_are_each_of_what_they_stand_with() -> None:
    product = await an_owner()
    assert "40 minutes an appointment, 5 between two" in await product.says(OWNER, "make it 40 min and 5 min break")
    hebrew = await an_owner(REGISTERED_IN_HEBREW)
    assert "40 דקות לתור, 5 בין תור לתור" in await hebrew.says(OWNER, "תעשי 40 דקות ו5 דקות הפסקה")


@pytest.mark.parametrize(
    ("registered", "said", "told"),
    [
        (REGISTERED, "no same day bookings please", "how long before"),
        (REGISTERED_IN_HEBREW, "רק 3 לקוחות ביום", "כמה תורים ביום"),
        (REGISTERED, "what's the break at the moment", "15 between two"),
        (REGISTERED, "do you send reminders to my customers?", "Your customers are reminded"),
        (REGISTERED_IN_HEBREW, "מי מנהל איתי", "להוסיף מנהל"),
        (REGISTERED_IN_HEBREW, "תספורת גבר 90 וילד 50", "90, 50"),
        (REGISTERED, "i need thursday morning off", "morning"),
    ],
)
async def test_what_owners_say_in_passing_is_answered(registered: str, said: str, told: str) -> None:
    product = await an_owner(registered)
    assert told in await product.says(OWNER, said)


async def test_who_is_ill_is_asked_about_today_and_an_answer_that_says_much_else_is_shown() -> None:
    product = await an_owner()
    assert "Shall I close on Wednesday 1 May?" in await product.says(OWNER, "im off sick")
    await product.says(OWNER, "no")
    assert "On which day" in await product.says(OWNER, "block")
    told = await product.says(OWNER, "we are painting the whole shop in a new colour next week")
    assert "You are closed" not in told


async def test_all_day_beside_a_day_is_no_today() -> None:
    product = await an_owner(REGISTERED_IN_HEBREW)
    told = await product.says(OWNER, "תחסמי מחר 13-14 ואת שישי כל היום")
    assert "יום רביעי 1 במאי" not in told
    assert "שישי" in told


async def test_all_day_answers_at_what_time() -> None:
    product = await an_owner(REGISTERED_IN_HEBREW)
    assert "?" in await product.says(OWNER, "תחסמי את שישי")
    told = await product.says(OWNER, "כל היום")
    assert "שישי" in told
    assert "רביעי" not in told


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("we're open 9-20 sun-thu and 8-14 fri", "can't keep 8-14 fri"),
        ("lunch break every day 13-14", "can't keep lunch break every day 13-14"),
        ("short day on friday till 12", "on Friday 3 May after 12:00"),
        ("on sunday i start at 11", "before 11:00"),
        ("can you close sat from now on", "Sunday to Friday"),
    ],
)
async def test_hours_of_single_days_are_named_or_taken_out(said: str, told: str) -> None:
    product = await an_owner()
    assert told in await product.says(OWNER, said)


async def test_a_service_is_no_name_of_a_business() -> None:
    product = Product()
    await product.says(OWNER, "i want to register my business")
    assert "called?" in await product.says(OWNER, "physio")
    assert "city?" in await product.says(OWNER, "Moving Well")


async def test_days_that_are_said_of_a_new_business_are_all_its_days() -> None:
    product = Product()
    await product.says(OWNER, "Register Moving Well, a physiotherapist in Acre")
    assert "15:00-21:00" in await product.says(OWNER, "sundays and wednesdays 15:00 to 21:00")


async def test_a_business_is_put_on_politely_and_its_name_is_found_among_other_things() -> None:
    product = Product()
    said = "I'd like to register Green Paws, dog grooming in Acre, Sunday to Thursday 9am to 6pm"
    assert "Green Paws is registered in Acre" in await product.says(OWNER, said)
    hebrew = Product()
    await hebrew.says(OWNER, "רוצה לפתוח פה עסק")
    assert "נויה מייקאפ" in await hebrew.says(OWNER, "מאפרת, נויה מייקאפ, באר שבע")


async def test_another_closure_is_no_answer_to_the_hours_of_a_block() -> None:
    product = await an_owner()
    assert "At what time?" in await product.says(OWNER, "block friday")
    told = await product.says(OWNER, "actually close the 24th")
    assert "closed on Friday 24 May" in told


async def test_the_last_hour_of_one_day_changes_no_other_day() -> None:
    product = await an_owner(REGISTERED_IN_HEBREW)
    assert "09:00-12:00" not in await product.says(OWNER, "בשישי עד 12")


async def test_what_is_offered_already_is_told() -> None:
    product = await an_owner()
    assert "finds you already" in await product.says(OWNER, "we also do barbershop cuts")


async def test_a_day_right_after_a_day_is_shown_too() -> None:
    product = await an_owner()
    await product.says(OWNER, "is there anyone on friday?")
    told = await product.says(OWNER, "and the day after")
    assert "Saturday 4 May" in told
    assert "Shall I" not in told


async def test_what_is_shown_is_not_done_when_its_day_is_taken_back() -> None:
    product = await an_owner()
    await product.says(OWNER, "should i close on friday?")
    await product.says(OWNER, "can you close on friday?")
    told = await product.says(OWNER, "not friday sorry")
    assert "Shall I close" not in told


@pytest.mark.parametrize(("text", "told"), [
    ("and kids haircut 50", ["can't note 50", "Whoever asks for kids haircut finds you already"]),
    ("make a manicure 30", ["can't note 30", "haircut, manicure in Acre"]),
])  # fmt: skip
async def test_a_service_beside_a_price_is_not_lost(text: str, told: list[str]) -> None:
    product = await an_owner()
    await product.says(OWNER, "mens cut 80")
    read = await product.says(OWNER, text)
    assert all(part in read for part in told)
