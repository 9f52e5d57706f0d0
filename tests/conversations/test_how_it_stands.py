"""Who asks how a booking stands is told so: by its state, its business and its time."""

from __future__ import annotations

import pytest

from skeji_ray.messages.results import BookingTold
from tests.conversations.test_conversations import DAN, OWNER, PENDING, SARAH, Reads, Town
from tests.conversations.test_while_open import SALON


@pytest.fixture
async def town() -> Town:
    town = Town()
    assert (await town.says(OWNER, SALON)).outcome.kind == "business_registered"
    return town


def standing(said: Reads) -> str:
    assert isinstance(said.outcome, BookingTold), said.rendered.text
    assert said.outcome.stands
    return said.outcome.booking.status


@pytest.mark.parametrize(
    "text",
    ["did they confirm it yet?", "is my haircut approved", "so it's on then?", "any answer from the salon?",
     "has the salon said yes", "what's the status of my booking", "am i booked in now?",
     "זה כבר אושר?", "הם ענו לי?", "מה עם התור שלי בסוף", "יש כבר תשובה?", "התור שלי מאושר או לא"],
)  # fmt: skip
async def test_whoever_asks_is_told_how_it_stands(town: Town, text: str) -> None:
    await town.books(SARAH, "15:00")
    assert standing(await town.says(SARAH, text)) == "pending"

    await town.says(OWNER, "approve")
    said = await town.says(SARAH, text)
    assert standing(said) == "confirmed"
    assert "15:00" in said.rendered.text
    assert "Blue Ocean" in said.rendered.text


@pytest.mark.parametrize(("text", "hebrew"), [("oh no, why not?", False), ("how come", False), ("אוף למה לא?", True)])
async def test_why_it_was_declined_is_not_known_and_said_so(town: Town, text: str, hebrew: bool) -> None:
    await town.books(SARAH, "15:00")
    await town.says(OWNER, "decline")

    said = await town.says(SARAH, text, hebrew=hebrew)

    assert standing(said) == "declined"
    assert ("לא נמסרה לי סיבה" if hebrew else "No reason was passed on to me") in said.rendered.text


async def test_what_was_cancelled_is_told_as_that(town: Town) -> None:
    await town.books(SARAH, "15:00")
    await town.says(SARAH, "cancel my booking")
    await town.says(SARAH, "yes")

    assert standing(await town.says(SARAH, "is it cancelled now?")) == "cancelled"


@pytest.mark.parametrize("text", ["has dan been told?", "did you let dan know", "דן קיבל הודעה?"])
async def test_an_owner_hears_that_a_customer_was_told(town: Town, text: str) -> None:
    await town.books(SARAH, "15:00")
    await town.books(DAN, "18:00")
    await town.says(OWNER, "decline dan")

    said = await town.says(OWNER, text, hebrew="ד" in text)

    assert standing(said) == "declined"
    assert "18:00" in said.rendered.text
    assert ("הלקוח קיבל הודעה" if "ד" in text else "The customer was told") in said.rendered.text


@pytest.mark.parametrize(
    "text", ["is the salon confirmed to have parking?", "are you open on friday?", "do they accept cards?"]
)
async def test_a_question_about_the_business_is_none_about_the_booking(town: Town, text: str) -> None:
    await town.books(SARAH, "15:00")

    assert (await town.says(SARAH, text)).outcome.kind != "booking_told"


async def test_what_is_offered_is_not_booked_yet(town: Town) -> None:
    offered = await town.says(SARAH, "book a haircut tomorrow at 15:00 in Tel Aviv")

    said = await town.says(SARAH, "is it confirmed?")

    assert said.ids == offered.ids
    assert await town.bookings(SARAH) == []
    await town.presses(SARAH, said.ids[0])
    assert await town.bookings(SARAH) == PENDING


async def test_asking_how_a_booking_stands_leaves_open_what_is_open(town: Town) -> None:
    await town.books(SARAH, "15:00")
    asked = await town.says(SARAH, "cancel my booking")
    assert standing(await town.says(SARAH, "is it approved yet?")) == "pending"

    assert (await town.presses(SARAH, asked.ids[0])).outcome.kind == "booking_told"
    assert await town.bookings(SARAH) == []


@pytest.mark.parametrize("text", ["so when could i come instead?", "אז מתי כן אפשר?", "ugh ok what else do u have"])
async def test_who_was_declined_and_asks_when_else_is_shown_times(town: Town, text: str) -> None:
    await town.books(SARAH, "15:00")
    await town.says(OWNER, "decline")

    assert (await town.says(SARAH, text)).outcome.kind == "slots_offered"


async def test_somebody_spoken_of_is_still_she_after_an_empty_day(town: Town) -> None:
    await town.books(SARAH, "15:00")
    await town.says(OWNER, "approve")
    await town.says(OWNER, "who comes tomorrow?")
    assert (await town.says(OWNER, "and on sunday?")).outcome.kind == "day_shown"

    assert (await town.says(OWNER, "cancel her please")).outcome.kind == "confirm_wanted"


@pytest.mark.parametrize("text", ["is dan still coming tomorrow?", "did dan cancel?", "what's with dan"])
async def test_an_owner_asks_after_one_of_several(town: Town, text: str) -> None:
    await town.books(SARAH, "15:00")
    await town.books(DAN, "18:00")
    await town.says(OWNER, "approve dan")

    said = await town.says(OWNER, text)

    assert standing(said) == "confirmed"
    assert "18:00" in said.rendered.text


async def test_an_owner_who_asks_after_nobody_who_is_known_sees_who_comes(town: Town) -> None:
    await town.books(DAN, "18:00")

    assert (await town.says(OWNER, "did moshe cancel?")).outcome.kind == "day_shown"
