"""What an owner says of a business while it is put on, and right after it, in words: names, places, hours, lengths."""

from __future__ import annotations

import pytest

from tests.conversations.test_puts_on_a_business import told_after

SEWS = "I'm a seamstress, I sew from home in Acre"


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Just use my name, Tamar Levi", "Tamar Levi"),
        ("please write Golden Needle, my son says it sounds nicer", "Golden Needle"),
        ("Levi & Daughters. Well, my daughters left long ago, but everybody knows it as that", "Levi & Daughters"),
        ("Write On Seams", "Write On Seams"),
        ("תרשמי בבקשה מחט הזהב", "מחט הזהב"),
    ],
)
async def test_a_name_is_what_is_to_be_noted_and_not_what_is_said_of_it(said: str, name: str) -> None:
    told = await told_after(SEWS, said)
    assert f"{name} is registered" in told or f"{name} בעכו נרשם" in told, told


@pytest.mark.parametrize(
    ("said", "noted"),
    [
        ("Weizmann street 8, Acre", "Weizmann street 8, Acre"),
        ("a fitting takes 25 minutes, that is plenty", "25 minutes an appointment"),
        ("no sorry not Acre, Nahariya. we moved", "Nahariya"),
        ("friday and monday i dont work", "closed on Monday, Friday"),
        ("I don't work Friday and Monday", "closed on Monday, Friday"),
        ("I work 9.30-17.30", "09:30-17:30"),
        ("I start at half eight and pack up at four", "08:30-16:00"),
        (
            "forty-minute fittings with five minutes to tidy up in between",
            "40 minutes an appointment, 5 minutes between",
        ),
        ("a fitting takes 25 minutes, hem 10", "25 minutes an appointment"),
        ("two women can come at the same time", "2 people at a time"),
        ("רחוב הרצל 5, עכו", "רחוב הרצל 5"),
        ("אוי לא עכו, נהריה", "נהריה"),
        ("בשבת ובשלישי אני לא עובדת", "סגור ב: יום שלישי, שבת"),
        ("מתחילה בשמונה וחצי ומסיימת בארבע", "08:30-16:00"),
        ("שתי לקוחות יכולות לבוא במקביל", "במקביל"),
    ],
)
async def test_what_answers_no_question_of_a_name_is_noted_and_no_name(said: str, noted: str) -> None:
    told = await told_after(SEWS, said)
    assert noted in told, told
    assert "called?" in told or "שם העסק" in told, told


async def test_a_length_that_one_thing_has_is_named_and_no_name() -> None:
    told = await told_after(SEWS, "a fitting takes 25 minutes, hem 10")
    assert "length of its own" in told
    assert "hem 10" in told


@pytest.mark.parametrize(
    ("said", "stands"),
    [
        ("Mine are Sunday, Monday and Wednesday. I start at half eight, pack it in by four", "08:30-16:00"),
        ("forty minutes a fitting, then give me ten to sweep up before the next one", "40 minutes an appointment, 10"),
        ("half hr gap after each one, i drive there. fittings are an hour", "60 minutes an appointment, 30"),
        ("two women can come at the same time", "2 people an appointment"),
        ("I open at half nine", "09:30-"),
        ("מתחילה בשמונה וחצי ומסיימת בארבע", "08:30-16:00"),
    ],
)
async def test_what_is_said_right_after_it_in_words_is_kept(said: str, stands: str) -> None:
    told = await told_after(SEWS, "Stitch in Time", said)
    assert stands in told, told


@pytest.mark.parametrize("said", ["Mon and Wed 12-8, other days 9-3", "שני ורביעי 12-20, שאר הימים 9-15"])
async def test_hours_of_a_few_days_beside_others_close_no_day(said: str) -> None:
    told = await told_after(SEWS, "Stitch in Time", said, "what are my hours?")
    assert "Sunday to Thursday, 09:00-18:00" in told, told


async def test_a_day_in_two_spans_keeps_the_first_and_names_the_other() -> None:
    said = "I open at nine and close at one, go home to eat, and open again from four till seven"
    told = await told_after(SEWS, "Stitch in Time", said)
    assert "09:00-13:00" in told
    assert "from four till seven" in told


@pytest.mark.parametrize("said", ["אני רוצה לפתוח אצלכם מכון", "id like to set up a small clinic with you"])
async def test_who_opens_a_business_here_looks_for_none(said: str) -> None:
    told = await told_after(said)
    assert "called?" in told or "שם העסק" in told, told
