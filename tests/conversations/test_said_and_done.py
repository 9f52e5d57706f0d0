"""What was said is done, and nothing beside it: another day in place of one, hours of a closed day, whose booking."""

from __future__ import annotations

import pytest

from tests.support.product import CUSTOMER, OWNER, Product

OTHER, OTHER_OWNER = "+972547200003", "+972547200009"


@pytest.fixture
async def salon() -> Product:
    product = Product()
    await product.says(OWNER, "Register Blue Ocean, a hair salon in Acre, open every day 9 to 18")
    return product


@pytest.mark.parametrize(
    ("text", "day"),
    [("haircut in Acre, Friday, 11:30, my name is Gila", "Friday 3 May"),
     ("Hello! A haircut in Acre, Sunday, 10:15, I'm Gila", "Sunday 5 May"),
     ("hi my name is Gila, haircut in Acre, Monday, 16:45, thank you", "Monday 6 May")],
)  # fmt: skip
async def test_a_day_between_commas_belongs_to_the_hour(salon: Product, text: str, day: str) -> None:
    assert day in await salon.says(CUSTOMER, text)


@pytest.mark.parametrize(
    ("text", "day"),
    [("not thursday, the thursday after", "Thursday 9 May"), ("not thursday but the day after", "Friday 3 May"),
     ("not thursday, sunday", "Sunday 5 May"), ("לא בחמישי, בחמישי שאחריו", "9 במאי"), ("לא חמישי, ראשון", "5 במאי")],
)  # fmt: skip
async def test_another_day_takes_the_place_of_the_one_denied(salon: Product, text: str, day: str) -> None:
    await salon.says(CUSTOMER, "a haircut on Thursday afternoon in Acre")
    told = await salon.says(CUSTOMER, text)
    assert day in told
    assert "Thursday 2 May" not in told


async def test_weekdays_of_one_week(salon: Product) -> None:
    told = await salon.says(CUSTOMER, "a haircut in Acre next week, on Monday or Wednesday at 10:00")
    assert "Monday 6 May at 10:00" in told
    assert "Wednesday 8 May at 10:00" in told


@pytest.mark.parametrize(
    "text",
    [
        "I'm booked on Thursday at 10. I have to cancel that and come next week instead, Monday or Tuesday at 12",
        "please cancel my thursday one, instead I'd like next Monday at 12:00",
    ],
)
async def test_a_cancellation_with_another_time_instead_is_a_move(salon: Product, text: str) -> None:
    await salon.says(CUSTOMER, "my name is Gila. a haircut on Thursday at 10:00 in Acre")
    await salon.says(CUSTOMER, "yes please")
    told = await salon.says(CUSTOMER, text)
    assert told.startswith(("Move", "Instead of"))
    assert "6 May at 12:00" in told


@pytest.mark.parametrize("text", ["I am not cancelling, it was a question", "relax I'm not canceling it"])
async def test_who_does_not_cancel_is_asked_for_no_cancellation(salon: Product, text: str) -> None:
    await salon.says(CUSTOMER, "my name is Gila. a haircut on Thursday at 10:00 in Acre")
    await salon.says(CUSTOMER, "yes please")
    assert "Cancel" not in await salon.says(CUSTOMER, text)


async def test_a_service_of_another_business_is_looked_for_there(salon: Product) -> None:
    await salon.says(OTHER_OWNER, "Register Core, a pilates studio in Acre, open every day 8 to 20")
    await salon.says(CUSTOMER, "my name is Gila. pilates on Thursday at 10:00 in Acre")
    await salon.says(CUSTOMER, "yes please")
    assert "Blue Ocean" in await salon.says(CUSTOMER, "and a haircut on Friday at 11:00")


async def test_what_waits_for_an_owner_is_not_declined_in_passing(salon: Product) -> None:
    await salon.says(CUSTOMER, "my name is Gila. a haircut on Thursday at 10:00 in Acre")
    await salon.says(CUSTOMER, "yes please")
    await salon.says(OWNER, "show my schedule for Friday")
    told = await salon.says(OWNER, "forget it. block me on friday from 3 on")
    assert "decline" not in told.casefold()
    assert "Friday 3 May" in told
    assert "15:00" in told


@pytest.mark.parametrize(
    "text",
    ["things changed, open again tomorrow from 1pm", "you can open it back up from 13:00", "תפתחי שוב מחר מ-13:00"],
)
async def test_a_closed_day_is_opened_for_a_part_of_it(salon: Product, text: str) -> None:
    await salon.says(OWNER, "close tomorrow")
    await salon.says(OWNER, "yes")
    told = await salon.says(OWNER, text)
    assert "13:00" in told
    await salon.says(OWNER, "yes")
    assert "at 10:00. Book it?" not in await salon.says(CUSTOMER, "a haircut tomorrow at 10:00 in Acre")
    assert "at 14:00. Book it?" in await salon.says(OTHER, "a haircut tomorrow at 14:00 in Acre")


async def test_of_two_with_one_name_it_is_asked_which(salon: Product) -> None:
    for phone, name, day in ((CUSTOMER, "Dan Katz", "Thursday"), (OTHER, "Dan Bar", "Friday")):
        await salon.says(phone, f"my name is {name}. a haircut on {day} at 10:00 in Acre")
        await salon.says(phone, "yes please")
        await salon.says(OWNER, "approve")
    assert "Which booking" in await salon.says(OWNER, "cancel dan who is not coming at all")
    told = await salon.says(OWNER, "Bar")
    assert "Dan Bar" in told
    assert "Dan Katz" not in told


@pytest.mark.parametrize(
    ("text", "name"),
    [("Please register us: Dalia's Dogs, a dog groomer in Acre, open every day 9 to 17", "Dalia's Dogs"),
     ("register me - Harmony, a piano teacher in Acre, open every day 9 to 17", "Harmony")],
)  # fmt: skip
async def test_who_registers_is_not_the_name_of_the_business(text: str, name: str) -> None:
    assert f"{name} is registered" in await Product().says(OWNER, text)


async def test_hours_of_one_day_leave_the_others_as_they_are(salon: Product) -> None:
    told = await salon.says(OWNER, "on fridays I mean 9 to 12")
    assert "open Friday" not in told


@pytest.mark.parametrize(
    ("first", "then", "name"),
    [("a haircut for my sister, Gila Bar, on Thursday afternoon in Acre", "15:00 would do", "Gila Bar"),
     ("a haircut on Thursday afternoon in Acre", "the second one, and please put it in Omer's name", "Omer"),
     ("a haircut on Thursday afternoon in Acre for two of my kids", "start with Omer at 15:00", "Omer")],
)  # fmt: skip
async def test_a_name_that_is_said_with_the_wish_is_whom_it_is_for(
    salon: Product, first: str, then: str, name: str
) -> None:
    await salon.says(CUSTOMER, "my name is Noa Katz")
    await salon.says(CUSTOMER, first)
    assert f"for {name}" in await salon.says(CUSTOMER, then)


async def test_who_comes_next_is_right_after_the_one_that_was_booked(salon: Product) -> None:
    await salon.says(CUSTOMER, "my name is Noa Katz. a haircut on Friday at 10:00 in Acre for my son Omer")
    await salon.says(CUSTOMER, "yes please")
    told = await salon.says(CUSTOMER, "and then Gili")
    assert "Friday 3 May after 10:45" in told
    assert "for Gili" in await salon.says(CUSTOMER, "the first one")


async def test_one_more_for_somebody_else_is_on_the_same_day(salon: Product) -> None:
    await salon.says(CUSTOMER, "my name is Noa Katz. a haircut on Friday at 10:00 in Acre")
    await salon.says(CUSTOMER, "yes please")
    told = await salon.says(CUSTOMER, "could the husband get a slot of his own, too")
    assert "Wednesday 1 May" not in told


@pytest.mark.parametrize("text", ["sorry, put that in Omer's name please", "that should be on Omer's name"])
async def test_what_is_booked_is_put_in_somebody_s_name(salon: Product, text: str) -> None:
    await salon.says(CUSTOMER, "my name is Noa Katz. a haircut on Friday at 10:00 in Acre")
    await salon.says(CUSTOMER, "yes please")
    assert "for Omer" in await salon.says(CUSTOMER, text)


@pytest.mark.parametrize("text", ["she can't make it after all, cancel hers and keep mine", "תבטל את התור שלה"])
async def test_whose_is_to_go(salon: Product, text: str) -> None:
    await salon.says(CUSTOMER, "my name is Noa Katz")
    await salon.says(CUSTOMER, "a haircut on Friday at 10:00 in Acre for my daughter, Gili Katz")
    await salon.says(CUSTOMER, "yes please")
    await salon.says(CUSTOMER, "and one for me on Friday at 12:00")
    await salon.says(CUSTOMER, "yes please")
    told = await salon.says(CUSTOMER, text)
    assert "Gili Katz" in told
    assert "Noa Katz" not in told


async def test_what_is_said_behind_a_question_is_done_and_nothing_of_the_question(salon: Product) -> None:
    told = await salon.says(OWNER, "so is thursday empty? then I'm taking friday off")
    assert "Thursday 2 May: no bookings" in told
    assert "Friday 3 May" in told
    assert "open again" not in told
