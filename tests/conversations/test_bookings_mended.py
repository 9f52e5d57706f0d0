"""What is said otherwise of bookings that are asked about: another one is meant, or one stays; and of hours."""

from __future__ import annotations

import pytest

from tests.conversations.test_owners_mend import ANOTHER, REGISTERED, REGISTERED_IN_HEBREW, an_owner
from tests.support.product import CUSTOMER, OWNER, Product


async def with_two(registered: str = REGISTERED) -> Product:
    """A salon, and two customers of it."""
    product = await an_owner(registered)
    for phone, name, day in ((CUSTOMER, "Rivka", "thursday"), (ANOTHER, "Gideon", "friday")):
        await product.says(phone, f"my name is {name}. a haircut on {day} at 15:00 in Acre")
        await product.says(phone, "yes please")
    await product.says(OWNER, "approve all")
    return product


async def with_days(*days: str) -> Product:
    """A customer with an appointment at 15:00 on each of these days."""
    product = await an_owner()
    for day in days:
        await product.says(CUSTOMER, f"my name is Rivka. a haircut on {day} at 15:00 in Acre")
        await product.says(CUSTOMER, "yes please")
    return product


@pytest.mark.parametrize(
    ("registered", "cancels", "otherwise"),
    [
        (REGISTERED, "cancel rivka", "oops, gideon i meant"),
        (REGISTERED, "cancel rivka", "sorry not rivka, gideon"),
        (REGISTERED, "cancel rivka", "no wait, i meant the one on friday"),
        (REGISTERED_IN_HEBREW, "לבטל את רבקה", "לא רבקה, התכוונתי לגדעון"),
        (REGISTERED_IN_HEBREW, "לבטל את רבקה", "טעות, את זה של שישי"),
    ],
)
async def test_an_owner_who_meant_another_one_is_asked_about_that(
    registered: str, cancels: str, otherwise: str
) -> None:
    product = await with_two(registered)
    assert "Rivka" in await product.says(OWNER, cancels)
    told = await product.says(OWNER, otherwise)
    assert "Gideon" in told
    assert "Rivka" not in told
    assert "?" in told


@pytest.mark.parametrize("otherwise", ["sorry, i meant the friday one", "oops friday"])
async def test_a_customer_who_meant_another_one_is_asked_about_that(otherwise: str) -> None:
    product = await with_days("thursday", "friday")
    assert "Thursday 2 May" in await product.says(CUSTOMER, "cancel my appointment on thursday")
    told = await product.says(CUSTOMER, otherwise)
    assert told.startswith("Cancel")
    assert "Friday 3 May" in told


@pytest.mark.parametrize(
    ("said", "gone"),
    [
        ("cancel one of them, but keep friday", "Thursday 2 May"),
        ("keep thursday and drop the other one", "Friday 3 May"),
        ("תשאירי את חמישי ותבטלי את השני", "3 במאי"),
    ],
)
async def test_the_one_that_is_kept_is_not_the_one_that_goes(said: str, gone: str) -> None:
    product = await with_days("thursday", "friday")
    told = await product.says(CUSTOMER, said)
    assert gone in told
    assert "?" in told


@pytest.mark.parametrize(
    ("moves", "keeps", "told"),
    [
        ("can i come on friday instead", "never mind, keep thursday", "nothing was changed"),
        ("can i come on friday instead", "leave it as it is", "nothing was changed"),
        ("אפשר לעבור לשישי?", "עזבי, תשאירי את חמישי", "שום דבר לא השתנה"),
        ("אפשר לעבור לשישי?", "תשאיר כמו שקבענו", "שום דבר לא השתנה"),
    ],
)
async def test_what_stands_is_kept(moves: str, keeps: str, told: str) -> None:
    product = await with_days("thursday")
    await product.says(CUSTOMER, moves)
    assert told in await product.says(CUSTOMER, keeps)


@pytest.mark.parametrize("keeps", ["keep thursday as it is", "no matter, leave thursday", "לא משנה, תשאירי את חמישי"])
async def test_what_stands_is_not_cancelled_by_who_keeps_it(keeps: str) -> None:
    told = await (await with_days("thursday")).says(CUSTOMER, keeps)
    assert "?" not in told


@pytest.mark.parametrize(
    ("proposes", "after_all"),
    [("ask her to come at 16:00", "ok, approve her after all"), ("תציעי לה את 16:00", "טוב, בסוף תאשרי אותה")],
)
async def test_a_decision_is_turned_round(proposes: str, after_all: str) -> None:
    product = await with_days("thursday")
    asked = await product.says(OWNER, proposes)
    assert "Shall I decline" in asked or "לדחות?" in asked
    told = await product.says(OWNER, after_all)
    assert "לאשר?" in told or "Shall I approve" in told


@pytest.mark.parametrize(
    ("registered", "changes", "otherwise", "told"),
    [
        (REGISTERED, "change my hours to 10-18", "sorry, 11 not 10", "11:00-18:00"),
        (REGISTERED, "change my hours to 10-18", "oops i meant till 20", "10:00-20:00"),
        (REGISTERED_IN_HEBREW, "שעות הפתיחה שלי 10-18", "טעות, לא מ10 אלא מ11", "11:00-18:00"),
    ],
)
async def test_hours_that_were_changed_are_said_otherwise(
    registered: str, changes: str, otherwise: str, told: str
) -> None:
    product = await an_owner(registered)
    await product.says(OWNER, changes)
    answer = await product.says(OWNER, otherwise)
    assert told in answer
    assert "?" in answer


async def test_who_cancels_what_was_just_done_has_no_appointment_in_mind() -> None:
    product = await an_owner()
    await product.says(OWNER, "block friday 13 to 15")
    told = await product.says(OWNER, "cancel that")
    assert "3 May" in told
    assert "13:00" in told


@pytest.mark.parametrize(("said", "hour"), [("oops wrong day, friday", "15:00"), ("אופס, התכוונתי לשישי", "15:00")])
async def test_another_day_right_after_it_was_booked_keeps_the_hour(said: str, hour: str) -> None:
    product = await with_days("thursday")
    told = await product.says(CUSTOMER, said)
    assert "3 May" in told or "3 במאי" in told
    assert hour in told
    assert "Cancel" not in told


@pytest.mark.parametrize(
    ("registered", "asks", "every_day"),
    [
        (REGISTERED, "i don't want appointments after 17", "every day"),
        (REGISTERED_IN_HEBREW, "אל תקבעי לי כלום אחרי 17", "כל יום"),
    ],
)
async def test_hours_that_are_blocked_every_day_are_those_of_the_calendar(
    registered: str, asks: str, every_day: str
) -> None:
    product = await an_owner(registered)
    await product.says(OWNER, asks)
    assert "09:00-17:00" in await product.says(OWNER, every_day)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("cancel the thursday one and push the friday one to 16:00", "the friday one to 16:00"),
        ("את של חמישי לבטל, ואת של שישי תעבירו לארבע", "את של שישי תעבירו לארבע"),
        ("תבטלו את חמישי ותזיזו את של שישי ל-16:00", "תזיזו את של שישי ל-16:00"),
    ],
)
async def test_of_two_bookings_one_goes_and_the_move_of_the_other_is_named(text: str, left: str) -> None:
    product = await with_days("thursday", "friday")
    told = await product.says(CUSTOMER, text)
    assert left in told
    assert "2 May" in told or "2 במאי" in told
    assert told.splitlines()[-1].startswith(("Cancel", "לבטל"))


@pytest.mark.parametrize(
    "text",
    [
        "I can't make thursday, move it to friday at 17:00",
        "לא אוכל להגיע בחמישי, אפשר להעביר אותו לשישי ב-17:00?",
    ],
)
async def test_the_day_that_cannot_be_is_that_of_the_booking_to_move(text: str) -> None:
    product = await with_days("thursday", "friday")
    told = await product.says(CUSTOMER, text)
    assert "Thursday 2 May" in told or "חמישי 2 במאי" in told, told
    assert "17:00" in told


@pytest.mark.parametrize("text", ["אז ביום חמישי באותה שעה בבקשה", "אפשר תור לתספורת בחמישי ב-15:00?"])
async def test_what_they_have_already_is_shown_and_not_said_to_be_taken(text: str) -> None:
    product = await with_days("thursday")
    told = await product.says(CUSTOMER, text)
    assert "15:00" in told
    assert not any(words in told for words in ("תפוס", "taken", "לקבוע?", "Book it?")), told


async def test_a_day_that_somebody_cannot_is_that_of_the_appointment_to_move() -> None:
    product = await with_days("thursday")
    told = await product.says(CUSTOMER, "וואי היא אומרת שבחמישי היא לא יכולה. אז בשישי באותה שעה אם אפשר")
    assert told.startswith("להזיז"), told
    assert "שישי 3 במאי" in told
