"""Somebody who has a business and is no owner here yet puts it on in their own words."""

from __future__ import annotations

import pytest

from tests.support.product import OWNER, Product


async def told_after(*said: str) -> str:
    product, told = Product(), ""
    for text in said:
        told = await product.says(OWNER, text)
    return told


@pytest.mark.parametrize(
    "text",
    [
        "אני מיכל, עושה תסרוקות כלה מהבית בעכו",
        "אני רוצה לפתוח אצלכם יומן לקליניקה שלי",
        "מבקש לפתוח פה יומן, אני פיזיותרפיסט בחיפה",
        "I do lashes from my home in Acre",
        "we want to open a calendar here for our clients",
        "I want to register",
        "how do i sign up?",
    ],
)
async def test_what_only_an_owner_says_puts_a_business_on(text: str) -> None:
    told = await told_after(text)
    assert any(said in told for said in ("called?", "שם העסק", "Which service", "איזה שירות", "What kind")), told


@pytest.mark.parametrize(
    "text",
    [
        "אני מיכל וצריכה תספורת בעכו",
        "אני עובדת מהבית ורוצה תור לתספורת בעכו",
        "I work from home and need a haircut in Acre",
        "can you come to my home for a haircut in Acre",
    ],
)
async def test_who_wants_an_appointment_puts_none_on(text: str) -> None:
    told = await told_after(text)
    assert not any(said in told for said in ("called?", "שם העסק")), told


async def test_a_business_is_put_on_bit_by_bit() -> None:
    told = await told_after(
        "היי, אני דנה ואני עושה מניקור בבית בעכו",
        "קוראים לעסק ידיים טובות",
        "ימים א עד ה 10 עד 6",
        "מניקור זה שעה וחצי ועולה 120",
    )
    assert "ידיים טובות" in told
    assert "10:00-18:00" in told
    assert "120:" not in told  # a price is no address


@pytest.mark.parametrize(
    ("text", "noted"),
    [
        ("hey, I'm Orna and I give drum lessons, Rehovot", ("drum lesson", "Rehovot")),
        ("I fix phones in a small booth in Acre, is this for me too?", ("phones repair", "Acre")),
        ("i run a tiny pottery workshop in Acre", ("pottery", "Acre")),
        ("could my customers book through you? I'm a seamstress from Acre", ("tailor", "Acre")),
        ("שלום, מלמדת כינור בעכו", ("שיעורי כינור", "עכו")),
        ("יש לי מספרת כלבים בעכו", ("כלבים", "עכו")),
        ("היי, אני תופרת מהבית בעכו", ("תופרת", "עכו")),
    ],
)
async def test_what_is_noted_is_told_with_the_question(text: str, noted: tuple[str, str]) -> None:
    told = await told_after(text)
    assert "called?" in told or "שם העסק" in told
    assert all(one in told for one in noted), told


@pytest.mark.parametrize(
    "text",
    [
        "I teach till three, then I could have a haircut in Acre",
        "I do yoga and my back hurts, who treats that in Acre",
        "מלמד בבית ספר ופנוי אחרי 3. יש ספר בעכו?",
        "עושה יוגה והגב כואב לי, מי מטפל בזה בעכו",
    ],
)
async def test_who_lives_of_something_may_still_want_an_appointment(text: str) -> None:
    told = await told_after(text)
    assert not any(said in told for said in ("called?", "שם העסק")), told


@pytest.mark.parametrize(
    ("said", "stands"),
    [
        (("Mon, Wed and Thu, ten to three", "a fitting takes 20 minutes"), ("Thursday, 10:00-15:00", "20 minutes")),
        (("every day 10 to 7, closed on saturdays",), ("Sunday to Friday, 10:00-19:00",)),
        (("sessions are 40 min with 10 min in between",), ("40 minutes an appointment, 10 between",)),
        (("30 minutes per fitting, no breaks",), ("30 minutes an appointment, 0 between",)),
        (("Sun-Thu 9-5", "tuesdays off"), ("Sunday, Monday, Wednesday, Thursday, 09:00-17:00",)),
        (("Sun-Thu 9-5", "no, we close at 6"), ("Sunday to Thursday, 09:00-18:00",)),
        (("afternoons only, 3 to 7",), ("15:00-19:00",)),
        (("כל יום 10 עד 7, שבת סגור",), ("Sunday to Friday, 10:00-19:00",)),
        (("ב ד ה מ10 עד 3",), ("Monday, Wednesday, Thursday, 10:00-15:00",)),
        (("טיפול 40 דק ו-10 דק הפסקה ביניהם",), ("40 minutes an appointment, 10 between",)),
    ],
)
async def test_what_is_said_right_after_it_is_kept(said: tuple[str, ...], stands: tuple[str, ...]) -> None:
    told = await told_after("I'm a seamstress, I sew from home in Acre", "Stitch in Time", *said, "what are my hours?")
    assert all(one in told for one in stands), told


@pytest.mark.parametrize("said", ["wednesdays it's until 2", "friday 8 to 11", "אבל בשישי רק עד 2"])
async def test_hours_of_one_day_change_no_other(said: str) -> None:
    intro = ("I'm a seamstress, I sew from home in Acre", "Stitch in Time", "Sun-Fri 10-15")
    told = await told_after(*intro, said)
    assert "block" in told or "לחסום" in told, "what cannot be kept is named"
    assert "Sunday to Friday, 10:00-15:00" in await told_after(*intro, said, "what are my hours?")


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("sorry, the name is Stitch and Sew", "Stitch and Sew"),
        ("no sorry, the name is Stitchery", "Stitchery"),
        ("we're not called Stitch in Time anymore, it's Sew Good", "Sew Good"),
        ("לא, קוראים למקום תפר זהב", "תפר זהב"),
    ],
)
async def test_another_name_takes_the_place_of_the_first(said: str, name: str) -> None:
    told = await told_after("I'm a seamstress, I sew from home in Acre", "Stitch in Time", said)
    assert f"{name}: " in told, told


@pytest.mark.parametrize("said", ["read me back what you have", "תקריאי לי מה רשמת"])
async def test_what_is_kept_is_read_back(said: str) -> None:
    intro = "I'm a seamstress, I sew from home in Acre"
    told = await told_after(intro, said)
    assert "called?" in told or "שם העסק" in told, "it is noted so far, and the question stays"
    told = await told_after(intro, "Stitch in Time", "Sun-Thu 9-5", said)
    assert "09:00-17:00" in told
    assert "Stitch in Time" in told


async def test_the_name_that_is_asked_for_names_no_other_service() -> None:
    told = await told_after("can i list my barbershop in Acre", "Cuts by Eli")
    assert "Cuts by Eli is registered" in told
    assert "haircut" in told


async def test_hours_that_nobody_said_are_told_to_be_a_guess() -> None:
    assert "guess" in await told_after("I'm a seamstress, I sew from home in Acre", "Stitch in Time")
    assert "guess" not in await told_after("I'm a seamstress, I sew from home in Acre, Sun-Thu 9-5", "Stitch in Time")


@pytest.mark.parametrize(
    "text",
    [
        "Hi! Noa, swimming lessons 40 mins 150 shekel in Acre, Sundays Tuesdays and Thursdays 14:00 to 19:00",
        "שלום, חנן תיקונים, אינסטלטור בעכו. א-ו 7-19, כל ביקור שעה",
    ],
)
async def test_who_writes_like_a_card_has_a_business(text: str) -> None:
    told = await told_after(text)
    assert "called?" in told or "שם העסק" in told


@pytest.mark.parametrize(
    "said",
    [
        "its 30 min for a quote, free, and 2 hours for a fitting",
        "add a parent class 30 min 90",
        "ואבחון שעה וחצי 600 שח",
    ],
)
async def test_the_length_of_one_service_is_named_and_kept_for_none(said: str) -> None:
    told = await told_after("I'm a seamstress, I sew from home in Acre", "Stitch in Time", said)
    assert "I can't keep a length" in told or "אי אפשר עדיין לשמור אורך" in told
    assert "minutes an appointment" not in told
    assert "דקות לתור" not in told


async def test_another_city_is_no_name() -> None:
    told = await told_after("I'm a seamstress, I sew from home in Acre", "change the city to Lod")
    assert "registered" not in told
    assert "Lod" in told


@pytest.mark.parametrize("said", ["we're moving to Lod next month", "sorry, we're in Lod and not in Acre"])
async def test_another_city_opens_no_branch(said: str) -> None:
    told = await told_after("I'm a seamstress, I sew from home in Acre", "Stitch in Time", said)
    assert "another city" in told
    assert "Lod" in told


async def test_what_is_said_twice_ends_no_registration() -> None:
    told = await told_after("register", "Bluebird Yoga", "yoga", "Acre")
    assert "Bluebird Yoga is registered in Acre" in told


async def test_a_kind_of_shop_is_no_name() -> None:
    assert "called?" in await told_after("I would like to add my nail studio, Tips & Toes, 12 Herzl St, Haifa")


@pytest.mark.parametrize(
    "text",
    [
        "שלום, מחפשת מישהי שמאלפת כלבים בעכו, יש לי גור שובב",
        "צריך מישהו שמתקן אופניים בעכו",
        "יש פה מישהי שמטפלת בילדים ביישנים?",
        "hi, looking for someone who trains dogs in Acre, mine is a handful",
        "does anyone here repair bikes in Acre?",
    ],
)
async def test_who_looks_for_somebody_who_does_it_puts_none_on(text: str) -> None:
    told = await told_after(text)
    assert not any(said in told for said in ("called?", "שם העסק")), told


@pytest.mark.parametrize(
    "said",
    [
        ("I fix bikes in Acre", "no, I mean I'm looking for someone who fixes them on Friday"),
        ("אני מתקן אופניים בעכו", "לא הבנת, אני מחפשת מישהו שמתקן אותם בשישי"),
        ("I fix bikes in Acre", "oh sorry, I need an appointment for a haircut"),
    ],
)
async def test_who_was_taken_for_an_owner_and_says_otherwise_is_believed(said: tuple[str, ...]) -> None:
    told = await told_after(*said)
    assert not any(said in told for said in ("called?", "שם העסק")), told


@pytest.mark.parametrize("text", ["thank you so much 🙏 sorry about all this", "תודה לכם, סליחה על הטרחה"])
async def test_kind_words_are_the_name_of_no_business(text: str) -> None:
    told = await told_after("I fix bikes in Acre", text)
    assert not any(said in told for said in ("is registered", "נרשם")), told


async def test_a_plain_word_of_putting_one_on_is_no_wish_for_an_appointment() -> None:
    assert "שם העסק" in await told_after("אני רוצה לרשום עסק")


@pytest.mark.parametrize(
    ("said", "stands"),
    [
        ("I'm there Monday, Tuesday, Wednesday and Friday. Begin at half nine, and finish by five", "09:30-17:00"),
        ("open 8.30 till 17.15 sunday to thursday", "08:30-17:15"),
        ("forty-minute classes with ten minutes to air out between them", "40 minutes an appointment, 10 between two"),
        (
            "each car needs an hour, then give me twenty to clean up before the next one",
            "60 minutes an appointment, 20",
        ),
        ("quarter of an hour gap after each one. Visits are half an hour", "30 minutes an appointment, 15 between two"),
        ("פותחת ב8 וסוגרת ב4", "08:00-16:00"),
    ],
)
async def test_hours_and_lengths_in_two_sentences_are_kept(said: str, stands: str) -> None:
    product = Product()
    await product.says(OWNER, "Register Acorn, a dog groomer in Lod")

    assert stands in await product.says(OWNER, said)


async def test_a_second_window_of_the_day_is_named_and_takes_no_place() -> None:
    product = Product()
    await product.says(OWNER, "Register Acorn, a dog groomer in Lod")
    told = await product.says(OWNER, "We open at ten, shut at two, and then again from five until eight. Saturdays not")

    assert "10:00-14:00" in told
    assert "from five until eight" in told


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Just put my name, Tessa Lind", "Tessa Lind"),
        ("Finch & Daughters. There's one daughter really, the other moved to Paris years ago", "Finch & Daughters"),
        ("also the name please write Studio Vera,my sister likes it more", "Studio Vera"),
    ],
)
async def test_the_name_is_the_name_alone(said: str, name: str) -> None:
    product = Product()
    await product.says(OWNER, "I teach piano in Haifa, how do i join")

    assert f"{name} is registered" in await product.says(OWNER, said)


@pytest.mark.parametrize(
    "said", ["Herzl street 12, Lod", "a fitting is 20 minutes, mending 15", "Monday and Saturday i not work"]
)
async def test_what_is_no_name_is_noted_and_the_name_asked_again(said: str) -> None:
    product = Product()
    await product.says(OWNER, "I teach piano, how do i join")
    told = await product.says(OWNER, said)

    assert "So far I have" in told
    assert "called?" in told
    assert "Monday" not in told or "closed on Monday, Saturday" in told


async def test_another_city_takes_the_place_of_the_one_that_is_denied() -> None:
    product = Product()
    await product.says(OWNER, "I teach piano in Haifa, how do i join")

    assert "Lod" in await product.says(OWNER, "oh sorry not Haifa, Lod")
