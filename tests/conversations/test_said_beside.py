"""What is said beside something: a name beside a yes, a length beside a service, the time of a booking beside the one
that it is to have, a question of a day beside a move that waits."""

from __future__ import annotations

import pytest

from tests.support.product import CUSTOMER, OWNER, Product, booked_on_tuesday, in_the_chat_of

SALON = "Register Blue Ocean, a hair salon in Acre, open every day 9 to 18"
GROOMER = "Register Wet Paws, a dog groomer in Acre, open every day 9 to 18"


async def offered(text: str) -> Product:
    product = await in_the_chat_of(SALON)
    await product.says(CUSTOMER, text)
    return product


@pytest.mark.parametrize(
    "text", ["alright stick me down", "ok slot me in", "pop me in please", "סבבה שימי אותי", "יאללה בואי נעשה את זה"]
)
async def test_to_be_put_in_is_a_yes(text: str) -> None:
    product = await offered("on Tuesday at 15:00")

    told = await product.says(CUSTOMER, text)

    assert "pending" in told or "ממתין" in told


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("book the second you sent me", "13:00"),
        ("לך על השני שהצעת", "13:00"),
        ("תרשום לי את הראשון שכתבת", "12:00"),
    ],
)
async def test_a_choice_by_what_was_written_is_one(text: str, hour: str) -> None:
    product = await offered("on Tuesday afternoon")

    told = await product.says(CUSTOMER, text)

    assert hour in told
    assert "pending" in told or "ממתין" in told


@pytest.mark.parametrize("text", ["כן, לנועם", "סבבה לנועם", "yes for Noam"])
async def test_a_name_beside_a_yes_is_not_passed_over(text: str) -> None:
    product = await offered("on Tuesday at 15:00")

    told = await product.says(CUSTOMER, text)

    assert "נועם" in told or "Noam" in told


@pytest.mark.parametrize("text", ["yes, it's for my dad", "כן זה לאבא שלי"])
async def test_under_what_name_is_asked_of_who_comes_for_somebody(text: str) -> None:
    product = await offered("on Tuesday at 15:00")

    told = await product.says(CUSTOMER, text)

    assert "name" in told or "שם" in told
    assert "pending" not in told
    assert "ממתין" not in told


@pytest.mark.parametrize(
    ("text", "service", "length"),
    [
        ("a nail trim is ten minutes, 40", "nail trim", "ten minutes"),
        ("can I add teeth brushing, 20 minutes 60 shekels", "teeth brushing", "20 minutes"),
        ("full groom two hours 350, puppy groom an hour 200", "full groom, puppy groom", "two hours, an hour"),
        ("תוסיפי גזיזת ציפורניים רבע שעה 40 שקל", "גזיזת ציפורניים", "רבע שעה"),
        ("וטיפול קרציות חצי שעה 90", "טיפול קרציות", "חצי שעה"),
    ],
)
async def test_the_length_of_one_service_is_not_that_of_all(text: str, service: str, length: str) -> None:
    product = Product()
    await product.says(OWNER, GROOMER)

    told = await product.says(OWNER, text)

    assert service in told, told
    assert length in told
    assert "minutes an appointment" not in told
    assert "דקות לתור" not in told


async def test_what_all_appointments_take_is_still_changed() -> None:
    product = Product()
    await product.says(OWNER, GROOMER)

    assert "50 minutes an appointment" in await product.says(OWNER, "appointments take 50 minutes")


@pytest.mark.parametrize(
    "text",
    [
        "I have one on Tuesday at 3pm, please move it to Friday at the same hour",
        "my Tuesday at 3pm, can it be friday, same time?",
        "יש לי תור ביום שלישי ב15:00, אפשר להזיז ליום שישי באותה שעה?",
    ],
)
async def test_the_time_that_a_booking_has_is_none_that_is_wished(text: str) -> None:
    product = await booked_on_tuesday()

    told = await product.says(CUSTOMER, text)

    assert "to Friday 3 May at 15:00?" in told or "ליום שישי 3 במאי בשעה 15:00?" in told


@pytest.mark.parametrize(
    "text",
    [
        "the tuesday one an hour earlier please",
        "can you bring tuesday's forward an hour",
        "את של שלישי אפשר להקדים בשעה?",
    ],
)
async def test_an_hour_earlier_is_reckoned_from_the_booking_that_is_named(text: str) -> None:
    product = await booked_on_tuesday()
    await product.says(CUSTOMER, "book a haircut on Thursday at 11:00 in Acre")
    await product.says(CUSTOMER, "yes")

    told = await product.says(CUSTOMER, text)

    assert "7 May at 14:00?" in told or "7 במאי בשעה 14:00?" in told


@pytest.mark.parametrize("text", ["can I have the same time the week after too", "ועוד אחד שבוע אחרי באותה שעה"])
async def test_one_more_moves_nothing(text: str) -> None:
    product = await booked_on_tuesday()

    told = await product.says(CUSTOMER, text)

    assert "14 May at 15:00. Book it?" in told or "14 במאי בשעה 15:00. לקבוע?" in told


async def moved_by_the_owner() -> Product:
    product = await booked_on_tuesday()
    await product.says(OWNER, "approve")
    assert "to Tuesday 7 May at 16:00?" in await product.says(OWNER, "move Noam to Tuesday at 16:00")
    return product


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("what else is on tuesday?", "Tuesday 7 May"),
        ("who else comes on thursday", "Thursday 2 May"),
        ("מה עוד יש לי בשלישי?", "7 במאי"),
        ("block thursday 2 to 4", "2 May between 14:00 and 16:00"),
        ("then close the whole tuesday, I'm away", "7 May"),
    ],
)
async def test_what_is_said_of_a_day_is_no_other_time_of_a_move(text: str, shown: str) -> None:
    product = await moved_by_the_owner()

    told = await product.says(OWNER, text)

    assert shown in told
    assert "16:00 to" not in told
    assert "from Tuesday" not in told


@pytest.mark.parametrize("text", ["thursday at 5 then", "make it thursday at 5 instead", "או בחמישי ב5"])
async def test_another_time_of_a_move_is_one(text: str) -> None:
    product = await moved_by_the_owner()

    told = await product.says(OWNER, text)

    assert "at 17:00?" in told or "בשעה 17:00?" in told


@pytest.mark.parametrize(
    ("told", "text"),
    [
        ("a break every day 1 to 2", "except thursday, I work through it"),
        ("I take my dinner 1 to 2 every day", "apart from sundays"),
        ("הפסקה כל יום מ1 עד 2", "חוץ מחמישי שאני עובדת רצוף"),
    ],
)
async def test_what_is_excepted_of_a_break_closes_nothing(told: str, text: str) -> None:
    product = Product()
    await product.says(OWNER, SALON)
    await product.says(OWNER, told)

    answer = await product.says(OWNER, text)

    assert text.rstrip(".") in answer
    assert "Shall I" not in answer
    assert "לסגור" not in answer


@pytest.mark.parametrize("text", ["block thursday 2 to 4", "im closed on the 20th"])
async def test_a_move_waits_behind_what_is_done(text: str) -> None:
    product = await moved_by_the_owner()
    await product.says(OWNER, text)

    assert "to Tuesday 7 May at 16:00?" in await product.says(OWNER, "yes")
    assert "moved" in await product.says(OWNER, "yes")


@pytest.mark.parametrize("text", ["move Noam from Tuesday at 3 to Friday at 4", "תזיזי את נועם משלישי ב3 לשישי ב4"])
async def test_the_hour_that_is_given_up_is_not_offered(text: str) -> None:
    product = await booked_on_tuesday()
    await product.says(OWNER, "approve")

    told = await product.says(OWNER, text)

    assert "at 16:00?" in told or "בשעה 16:00?" in told


async def test_what_is_not_to_be_taken_out_after_all_is_not() -> None:
    product = Product()
    await product.says(OWNER, SALON)
    assert "?" in await product.says(OWNER, "could you block thursday 11 to 1?")

    assert "שום דבר לא השתנה" in await product.says(OWNER, "זה נדחה, תשחררי את חמישי")


@pytest.mark.parametrize("text", ["so thats tuesday 3pm then", "אז אני אצלכם בשלישי ב15:00"])
async def test_the_very_time_that_stands_moves_nothing(text: str) -> None:
    product = await booked_on_tuesday()

    told = await product.says(CUSTOMER, text)

    assert "Your bookings" in told or "התורים שלך" in told or "Haircut for Noam Bar" in told


async def test_a_service_is_called_what_stands_behind_the_word() -> None:
    product = Product()
    await product.says(OWNER, SALON)
    told = await product.says(OWNER, "add a service: deep facial 75 min 320 shekel")
    assert "deep facial" in told
    assert "service: deep" not in told
