"""Times that are no wish, or are said by another: what has been, the day of a booking, the same day again."""

from __future__ import annotations

import re

import pytest

from tests.conversations.test_customers_write import last_of, product
from tests.support.product import CUSTOMER, Product

__all__ = ["product"]


def days_and_hours(told: str) -> list[str]:
    """The rows of an offer, from the weekday on."""
    return re.findall(r"^\d\. (.*)$", told, re.MULTILINE)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("my back has been hurting since last night, can i get a haircut today?", "Monday 30 November at 13:00"),
        ("my hair clip broke yesterday evening, can I have a haircut today", "Monday 30 November at 13:00"),
        ("following an operation in August i want a haircut on tuesday", "Tuesday 1 December at 09:00"),
        ("הראש שלי כואב מאתמול בערב, אפשר תספורת היום?", "יום שני 30 בנובמבר בשעה 13:00"),
        ("כואב לי מהבוקר אפשר תספורת היום?", "יום שני 30 בנובמבר בשעה 13:00"),
        ("אחרי ניתוח באוגוסט אני רוצה תספורת ביום שלישי", "יום שלישי 1 בדצמבר בשעה 09:00"),
    ],
)
async def test_a_time_of_a_story_is_no_wish(product: Product, text: str, first: str) -> None:
    assert days_and_hours(await product.says(CUSTOMER, text))[:1] == [first]


WEDNESDAY = ("a haircut on wednesday at 10", "yes")


@pytest.mark.parametrize(
    "text",
    [
        "hey, need to reschedule my wed appt, stuck at work",
        "i have to move wednesday's appointment",
        "אני צריכה להזיז את התור של יום רביעי, משהו קרה",
    ],
)
async def test_the_day_of_the_booking_is_no_new_day(product: Product, text: str) -> None:
    told = await last_of(product, (*WEDNESDAY, text))
    assert days_and_hours(told) == []
    assert "?" in told


@pytest.mark.parametrize("text", ["i need to reschedule my tues appt", "צריך להזיז את התור של יום שלישי"])
async def test_the_weekday_of_a_later_booking_names_it(product: Product, text: str) -> None:
    told = await last_of(product, ("a haircut on 8 December at 10", "yes", "Dana", text))
    assert days_and_hours(told) == []
    assert "?" in told


async def test_a_new_day_is_taken_with_its_hour(product: Product) -> None:
    told = await last_of(product, (*WEDNESDAY, "you know what, i'll come thursday instead, 5?"))
    assert "Thursday 3 December at 17:00" in told


async def test_another_hour_of_its_day_is_looked_for(product: Product) -> None:
    told = await last_of(product, (*WEDNESDAY, "can we move it to another time on wednesday"))
    assert days_and_hours(told)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("can i rebook same day n time next week", "Wednesday 9 December at 10:00"),
        ("אפשר לקבוע באותו יום ובאותה שעה בשבוע הבא?", "יום רביעי 9 בדצמבר בשעה 10:00"),
    ],
)
async def test_the_same_day_and_time_again(product: Product, text: str, told: str) -> None:
    assert told in await last_of(product, (*WEDNESDAY, "cancel it", "yes", text))


async def test_a_day_too_far_ahead_is_forgotten(product: Product) -> None:
    assert "too far ahead" in await product.says(CUSTOMER, "a haircut in october")
    assert "Tuesday 1 December at 09:00" in await product.says(CUSTOMER, "Tuesday at 9 please")


@pytest.mark.parametrize("text", ["טוב תרשום אותי לשעה הראשונה", "לשעה הראשונה", "את השעה הראשונה בבקשה"])
async def test_the_first_hour_of_a_list_is_taken(product: Product, text: str) -> None:
    told = await last_of(product, ("תספורת ביום חמישי", text))
    assert "יום חמישי 3 בדצמבר בשעה 09:00" in told
    assert "איזה מהם" not in told


@pytest.mark.parametrize(
    "text",
    [
        "my cousin's engagement party is on wednesday at 11:00, can I get a haircut before it?",
        "I'm flying on wednesday at 11, what have you got for a haircut before then?",
        "יש לי ראיון ביום רביעי ב-11:00, אפשר תספורת לפני?",
        "ההופעה שלי ברביעי ב-11:00 וצריך תספורת, מתי אפשר לבוא לפני כן?",
    ],
)
async def test_what_is_wanted_before_something_that_is_told_is_before_it(product: Product, text: str) -> None:
    rows = days_and_hours(await product.says(CUSTOMER, text))
    assert rows
    days = ("30 November", "1 December", "30 בנובמבר", "1 בדצמבר")
    before = ("09:00", "10:00")
    assert all(any(day in row for day in days) or row.endswith(before) for row in rows), rows


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        (
            "ah no, i've got a meeting that runs till 4 that day. later the same day, or friday morning?",
            "Wednesday 2 December at 16:00",
            "Friday 4 December at 11:00",
        ),
        (
            "can we move it? my son takes the car in the mornings, anything after 2 tomorrow?",
            "Tuesday 1 December at 14:00",
            "Tuesday 1 December at 18:00",
        ),
    ],
)
async def test_why_a_booking_moves_is_no_time_that_it_moves_to(
    product: Product, text: str, first: str, last: str
) -> None:
    rows = days_and_hours(await last_of(product, (*WEDNESDAY, text)))
    assert (rows[0], rows[-1]) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "I have a prescription from Dr. Stone and I'd like to come on wednesday, eleven or after that",
        "I got the voucher from Miriam, can I come on wednesday after 11?",
    ],
)
async def test_whom_something_is_from_is_no_city(product: Product, text: str) -> None:
    told = await product.says(CUSTOMER, text)
    assert days_and_hours(told)[:1] == ["Wednesday 2 December at 11:00"]
    assert "choose" not in told


@pytest.mark.parametrize(
    ("text", "day", "offered"),
    [
        ("can you do a colour on that day at 4?", "wednesday", "Wednesday 2 December at 16:00. Book it?"),
        ("אפשר תספורת באותו יום ב4?", "ברביעי", "יום רביעי 2 בדצמבר בשעה 16:00. לקבוע?"),
    ],
)
async def test_a_day_that_was_not_spoken_of_is_asked_for(product: Product, text: str, day: str, offered: str) -> None:
    asked = await product.says(CUSTOMER, text)
    assert "which day" in asked or "איזה יום" in asked
    assert offered in await product.says(CUSTOMER, day)


@pytest.mark.parametrize(
    ("text", "moves"),
    [
        ("yes cancel. the same time a week later instead?", "to Wednesday 9 December at 10:00?"),
        ("yes please. can i come friday at 4 instead?", "to Friday 4 December at 16:00?"),
        ("כן תבטלי. אפשר ביום שישי ב4 במקום?", "ליום שישי 4 בדצמבר בשעה 16:00?"),
    ],
)
async def test_a_yes_to_cancelling_with_another_time_instead_moves(product: Product, text: str, moves: str) -> None:
    cancel = "לבטל את התור" if "כן" in text else "cancel my haircut"
    assert moves in await last_of(product, (*WEDNESDAY, "Dana", cancel, text))


async def test_later_the_same_day_keeps_the_other_day_beside_it(product: Product) -> None:
    told = await last_of(product, (*WEDNESDAY, "can we move it? later the same day or friday morning"))
    rows = days_and_hours(told)
    assert rows[0] == "Wednesday 2 December at 11:00"
    assert rows[-1].startswith("Friday 4 December")
