"""Several things that owners say in one breath: numbered, beside remarks, of several days, of several customers."""

from __future__ import annotations

import pytest

from tests.conversations.test_conversations import DAN, OWNER, SARAH, Town
from tests.conversations.test_while_open import SALON, kinds


@pytest.fixture
async def town() -> Town:
    town = Town()
    assert (await town.says(OWNER, SALON)).outcome.kind == "business_registered"
    await town.says(OWNER, "what's on tomorrow")
    return town


@pytest.mark.parametrize(
    "text",
    [
        "right, two things. first, from now on we open at eleven. second, close on the 20th, it's my cousin's wedding",
        "1) from now on we open at 11 2) close on the 20th",
    ],
)
async def test_each_of_the_things_that_are_numbered_is_done(town: Town, text: str) -> None:
    said = await town.says(OWNER, text)
    if said.ids:
        said = await town.presses(OWNER, said.ids[0])

    assert "11:00-22:00" in said.rendered.text
    assert "20 May" in said.rendered.text


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("no bookings after 6 on thursday and friday", "on Thursday 2 May, on Friday 3 May after 18:00"),
        ("no lessons before 11 on monday and friday", "on Monday 6 May, on Friday 3 May before 11:00"),
    ],
)
async def test_hours_before_a_list_of_days_hold_on_each(town: Town, text: str, days: str) -> None:
    assert days in (await town.says(OWNER, text)).rendered.text


async def test_who_is_away_and_wants_all_taken_off_is_shown_both(town: Town) -> None:
    await town.books(SARAH, "15:00")
    await town.says(OWNER, "approve")
    await town.says(OWNER, "what's on tomorrow")
    said = await town.says(
        OWNER, "my daughter is ill and i wont be in tomorrow at all, please let everybody know and take them off"
    )

    assert kinds(said)[-1] == "change_wanted"
    assert "Sarah Cohen" in said.rendered.text
    assert "close" in said.rendered.text


@pytest.mark.parametrize(
    "text", ["yes to the 3 o'clock one and no to dan, i'm at the dentist's", "no to dan and yes to the 15:00"]
)
async def test_a_request_is_named_by_its_hour_beside_one_by_name(town: Town, text: str) -> None:
    await town.books(SARAH, "15:00")
    await town.books(DAN, "18:00")
    said = await town.says(OWNER, text)
    await town.presses(OWNER, said.ids[0])

    assert (await town.bookings(SARAH))[0][1] == "confirmed"
    assert await town.bookings(DAN) == []


async def test_days_that_somebody_can_take_after_all_are_opened_and_no_others(town: Town) -> None:
    await town.says(OWNER, "close from 10 to 14 june")
    await town.says(OWNER, "yes")
    said = await town.says(
        OWNER, "actually my partner can be there on the 11th and the 12th, so open those two back up"
    )

    assert "open again from Tuesday 11 June to Wednesday 12 June" in said.rendered.text


@pytest.mark.parametrize(
    "text", ["we have a second chair, so two people can come at the same time", "3 kids can be seen at once now"]
)
async def test_how_many_come_at_once_is_kept(town: Town, text: str) -> None:
    said = await town.says(OWNER, text)
    if said.ids:
        said = await town.presses(OWNER, said.ids[0])

    assert "people an appointment" in said.rendered.text


async def test_a_complaint_before_a_change_keeps_it_from_nothing(town: Town) -> None:
    said = await town.says(
        OWNER, "Somebody booked me at half eight yesterday and I was asleep!! I close at eight now, fix that"
    )

    assert "-20:00" in said.rendered.text


async def test_a_decision_beside_what_cannot_be_done_is_not_lost(town: Town) -> None:
    await town.books(DAN, "18:00")
    said = await town.says(OWNER, "approve dan, and put down sarah for the same hour on friday, she rang me")

    assert "I can't book for one of your customers" in said.rendered.text
    assert (await town.bookings(DAN))[0][1] == "confirmed"
