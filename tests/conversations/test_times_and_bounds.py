"""Hours in the half of the day in which a business is open, and bounds of a day that is spoken of, in conversations."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest

from tests.support.product import CUSTOMER, in_the_chat_of

MONDAY = datetime(2026, 11, 30, 10, 0, tzinfo=UTC)
EARLY = "Register Dawn Cuts, a barber in Haifa, open every day 7:30 to 16"
LATE = "Register Dusk Cuts, a barber in Haifa, open every day 9 to 20"


async def replies(registration: str, *said: str) -> list[str]:
    product = await in_the_chat_of(registration)
    product.clock.move(MONDAY - product.clock.now())
    return [await product.says(CUSTOMER, text) for text in said]


@pytest.mark.parametrize("text", ["a haircut on thursday at 7:30", "תור לתספורת בחמישי ב-7:30"])
async def test_an_hour_is_in_the_half_of_the_day_that_a_business_has(text: str) -> None:
    assert "07:30" in (await replies(EARLY, text))[0]


async def test_what_is_said_next_goes_on_in_that_half() -> None:
    _, friday, later = await replies(EARLY, "a haircut on thursday at 7:30", "no, friday", "half an hour later")
    assert "Friday 4 December at 07:30" in friday
    assert "Friday 4 December at 08:00" in later


async def test_an_hour_of_both_halves_stays_what_it_was_taken_for() -> None:
    assert "19:00" in (await replies(LATE, "a haircut on thursday at 7"))[0]


async def test_the_nearest_before_an_hour_is_offered_first_and_after_one_behind_it() -> None:
    said = ("a haircut tomorrow at 4", "nearest before 3?", "the nearest one after 6 then")
    _, before, after = await replies(LATE, *said)
    assert "at 14:00" in before
    assert "18:00" in after
    assert "09:00" not in after


@pytest.mark.parametrize("text", ["I can't thursday at 3, can I have 5?", "לא מסתדר לי בחמישי ב3, אפשר ב5?"])
async def test_a_booking_at_an_hour_that_is_denied_is_moved_within_its_day(text: str) -> None:
    *_, moved = await replies(LATE, "a haircut on thursday at 3", "yes", text)
    assert "15:00" in moved
    assert "17:00" in moved


@pytest.mark.parametrize(
    "text",
    [
        "a wedding thursday evening, need a haircut b4 that, that day till noon or the day before",
        "יש לי חתונה בחמישי בערב, אפשר תספורת באותו יום בבוקר או יום לפני?",
    ],
)
async def test_nothing_of_the_evening_of_an_event_is_offered(text: str) -> None:
    (offered,) = await replies(LATE, text)
    of_the_day = re.findall(r"3 (?:December at|בדצמבר בשעה) (\d\d):", offered)
    assert of_the_day
    assert max(of_the_day) < "12"
