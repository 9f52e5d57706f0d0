"""What is easily heard as something else: a trade of one's own, a length, a shift of who was spoken of, an hour."""

from __future__ import annotations

import pytest

from tests.support.product import CUSTOMER, OWNER, Product


@pytest.fixture
async def salon() -> Product:
    product = Product()
    await product.says(OWNER, "Register Blue Ocean, a hair salon in Acre, open every day 9 to 18")
    return product


@pytest.mark.parametrize(
    "text",
    ["Hi there, I'm a tailor working from my flat in Haifa, customers come to me for fittings",
     "I'm a dog walker in Haifa and I'd like clients to book with me",
     "hello, I am a reflexologist, I do treatments in Haifa, each session takes 50 minutes"],
)  # fmt: skip
async def test_who_tells_of_their_trade_is_asked_what_it_is_called(text: str) -> None:
    assert "called" in await Product().says(OWNER, text)


async def test_the_whole_answer_is_the_name_where_the_city_is_known() -> None:
    product = Product()
    await product.says(
        OWNER, "I'm a seamstress, I do alterations at home in Haifa and people come to me to book fittings"
    )
    assert "Stitch in Time is registered in Haifa" in await product.says(OWNER, "Stitch in Time")


async def test_what_an_appointment_takes_is_a_length(salon: Product) -> None:
    told = await salon.says(OWNER, "a colouring takes 50 minutes")
    assert "late" not in told
    assert "50 minutes" in told


async def test_hours_of_one_day_leave_those_of_all_days(salon: Product) -> None:
    told = await salon.says(OWNER, "I work mon tue thu from 10 to 3 and fridays only mornings 8-11")
    assert "10:00-15:00" in told
    assert "fridays only mornings 8-11" in told, "what cannot be kept is named"
    told = await salon.says(OWNER, "oh, tuesdays it's till 1")
    assert "tuesdays it's till 1" in told
    assert "10:00-15:00" in await salon.says(OWNER, "what are my hours?")


async def test_who_was_spoken_of_is_moved(salon: Product) -> None:
    await salon.says(CUSTOMER, "my name is Gila. a haircut on Friday at 10:00 in Acre")
    await salon.says(CUSTOMER, "yes please")
    await salon.says(OWNER, "approve")
    await salon.says(OWNER, "what time is gila on friday?")
    told = await salon.says(OWNER, "could she come 45 minutes later?")
    assert "Move" in told
    assert "10:45" in told


async def test_from_when_on_is_no_pause_to_think(salon: Product) -> None:
    await salon.says(CUSTOMER, "is there a hairdresser in Acre on Friday?")
    told = await salon.says(CUSTOMER, "I mean after 4, I work until then")
    assert "after 16:00" in told


async def test_the_closest_before_is_of_the_hour_that_was_asked_for(salon: Product) -> None:
    await salon.says(CUSTOMER, "my name is Gila. a haircut on Friday at 15:00 in Acre")
    await salon.says(CUSTOMER, "yes please")
    other = "+972547200003"
    assert "15:00 is not free" in await salon.says(other, "a haircut on Friday at 15:00 in Acre")
    assert "14:00. Book it?" in await salon.says(other, "hm, the closest before that?")


@pytest.mark.parametrize(
    ("text", "told"),
    [("what's the thing that I share with people so that they can book", "link"),
     ("I don't wanna say yes every time, let them just book", "approve"),
     ("please add a note on her card: allergic to nuts", "notes"),
     ("תרשמי לי הערה עליה: אלרגית לאגוזים", "הערות")],
)  # fmt: skip
async def test_owners_are_answered_by_what_they_asked(salon: Product, text: str, told: str) -> None:
    assert told in await salon.says(OWNER, text)


@pytest.mark.parametrize(
    ("text", "told"),
    [("could you show me all of them please", "10:00"), ("is this face to face or online", "don't know"),
     ("what is the last time you take people", "18:00")],
)  # fmt: skip
async def test_customers_are_answered_by_what_they_asked(salon: Product, text: str, told: str) -> None:
    await salon.says(CUSTOMER, "my name is Gila. a haircut on Friday at 10:00 in Acre")
    await salon.says(CUSTOMER, "yes please")
    assert told in await salon.says(CUSTOMER, text)


@pytest.mark.parametrize(
    ("text", "name"),
    [("could my brother come instead of me? his name is Omer", "Omer"),
     ("it's my aunt who is coming, her name is Dalia", "Dalia"), ("בעלי יבוא במקומי, שמו רון", "רון")],
)  # fmt: skip
async def test_the_name_of_who_comes_is_taken_where_it_is_said(salon: Product, text: str, name: str) -> None:
    await salon.says(CUSTOMER, "my name is Gila. a haircut on Friday at 10:00 in Acre")
    await salon.says(CUSTOMER, "yes please")
    told = await salon.says(CUSTOMER, text)
    assert f"for {name}" in told or f"על שם {name}" in told


async def test_room_that_is_left_is_looked_up(salon: Product) -> None:
    told = await salon.says(OWNER, "do I have any room left on friday for a walk in")
    assert "Still free on Friday 3 May" in told


async def test_the_day_that_is_given_up_is_not_where_it_is_moved_to(salon: Product) -> None:
    await salon.says(CUSTOMER, "my name is Gila. a haircut on Sunday at 16:15 in Acre")
    await salon.says(CUSTOMER, "yes please")
    told = await salon.says(CUSTOMER, "oh dear, sunday is our school play. push it to wednesday, same hour?")
    assert "Wednesday 8 May at 16:15" in told
    await salon.says(CUSTOMER, "yes please")
    told = await salon.says(CUSTOMER, "you sure that the sunday one is gone?")
    assert "Wednesday 8 May at 16:15" in told
    assert not told.startswith(("Cancel", "Move"))
