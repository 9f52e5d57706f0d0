"""Days and hours beside what is being arranged, in whole conversations: what they are of, and what they give up."""

from __future__ import annotations

import pytest

from tests.conversations.test_customers_write import last_of, product
from tests.support.product import CUSTOMER, OWNER, Product

__all__ = ["product"]


@pytest.fixture
async def late(product: Product) -> Product:
    """The salon is open until 21:00."""
    assert "09:00-21:00" in await product.says(OWNER, "change my hours to 9 to 21")
    return product


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (("tomorrow but I have to be out by 12",), "to be done by 12:00"),
        (("מחר, צריכה לצאת עד 12",), "כך שיסתיים עד 12:00"),
        (("tomorrow, I have to be home by 12", "what about thursday?"), "Thursday 3 December to be done by 12:00"),
        (("not this week, the week after", "tuesday morning"), "Tuesday 8 December"),
        (("not this week, the week after", "tuesday morning", "and on monday?"), "Monday 7 December"),
        (("I'm away till sunday so some time after that", "tuesday at 10"), "Tuesday 8 December at 10:00"),
        (("לא השבוע, שבוע הבא", "שלישי בבוקר", "ומה עם שני"), "יום שני 7 בדצמבר"),
        (("wednesday next week at 3", "no", "thursday then?"), "Thursday 10 December"),
        (("thursday at 3", "no", "what about 11?"), "Thursday 3 December at 11:00"),
        (("saturday the 12th", "saturday is no good, the thursday before"), "Thursday 10 December"),
        (("שבת 12.12", "שבת זה לא טוב, תעשי את החמישי שלפני"), "יום חמישי 10 בדצמבר"),
        (("tomorrow", "what's the last one that finishes before 5 on thursday"), "Thursday 3 December at 16:00. Book"),
        (("מחר אחרי שש", "שמונה"), "יום שלישי 1 בדצמבר בשעה 20:00"),
    ],
)
async def test_a_day_and_an_hour_are_of_what_is_being_arranged(late: Product, said: tuple[str, ...], told: str) -> None:
    assert told in await last_of(late, said)


@pytest.mark.parametrize(
    ("booked", "text", "told"),
    [
        ("wednesday at 15:00", "swap my wednesday for sunday, same hour", "to Sunday 6 December at 15:00"),
        ("sunday at 10:00", "I'm away on sunday, move it to monday same time", "to Monday 7 December at 10:00"),
        ("thursday at 15:00", "I have a flight on thursday at 16, can we do an hour earlier", "December at 14:00"),
        ("tomorrow at 10:00", "rather wednesday", "to Wednesday 2 December at 10:00"),
        ("ראשון ב10:00", "יש לי מילואים ראשון, תזיז לי לשני אותה שעה", "ליום שני 7 בדצמבר בשעה 10:00"),
        ("מחר ב19:30", "אפשר להעביר לשמונה", "ליום שלישי 1 בדצמבר בשעה 20:00"),
        ("מחר ב16:00", "אפשר בשמונה במקום", "ליום שלישי 1 בדצמבר בשעה 20:00"),
        ("מחר ב9:00", "עדיף לי רביעי", "ליום רביעי 2 בדצמבר בשעה 09:00"),
    ],
)
async def test_a_booking_moves_to_what_is_wished_of_what_was_said(
    late: Product, booked: str, text: str, told: str
) -> None:
    assert told in await last_of(late, [booked, "yes", text])


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (("thursday at 16:00", "yes", "rather wednesday", "leave it, keep thursday"), "nothing was changed"),
        (("חמישי ב16:00", "כן", "עדיף רביעי", "עזוב תשאיר חמישי"), "שום דבר לא השתנה"),
    ],
)
async def test_what_stands_already_is_moved_nowhere(product: Product, said: tuple[str, ...], told: str) -> None:
    assert told in await last_of(product, said)


async def test_of_several_days_where_it_stands_is_none(product: Product) -> None:
    said = ["tomorrow at 17:00", "yes", "I can't do tomorrow, move it", "friday then, same time as tomorrow was"]
    assert "to Friday 4 December at 17:00" in await last_of(product, said)


@pytest.mark.parametrize(
    ("booked", "text", "day"),
    [
        ("wednesday at 15:00", "any day other than wednesday", "Wednesday 2 December at"),
        ("tomorrow at 17:00", "I can't do tomorrow, move it", "Tuesday 1 December at"),
    ],
)
async def test_the_day_that_is_given_up_is_not_offered(product: Product, booked: str, text: str, day: str) -> None:
    told = await last_of(product, [booked, "yes", text])
    offered = [line for line in told.splitlines() if line[:1].isdigit()]
    assert offered
    assert not any(day in line for line in offered)


async def test_another_day_is_not_the_one_that_was_declined(product: Product) -> None:
    told = await last_of(product, ["tuesday at 10", "no", "another day, not before 10 and not after 3"])
    offered = [line for line in told.splitlines() if line[:1].isdigit()]
    assert offered
    assert not any("Tuesday 1 December" in line for line in offered)


@pytest.mark.parametrize(
    ("booked", "text", "told"),
    [
        ("thursday at 9:00", "another one for my son at 4", "Acre, Thursday 3 December at 16:00"),
        ("thursday at 9:00", "and Jack at half 4", "Acre, Thursday 3 December at 16:30"),
        ("thursday at 15:00", "another one on monday at the same time", "Acre, Monday 7 December at 15:00"),
        ("חמישי ב9:00", "ועוד אחד לבן שלי בארבע", "יום חמישי 3 בדצמבר בשעה 16:00. לקבוע"),
    ],
)  # fmt: skip
async def test_another_one_moves_nothing_and_is_of_the_day_of_the_first(
    product: Product, booked: str, text: str, told: str
) -> None:
    assert told in await last_of(product, [booked, "yes", text])


async def test_what_else_is_said_of_the_new_time_is_of_the_move(product: Product) -> None:
    told = await last_of(
        product, ["21 december at 11:00", "yes", "bring it forward to next week, any day except wednesday"]
    )
    assert "Sunday 6 December" in told
    assert "not on Wednesday 9 December" in told


async def test_an_hour_of_the_night_is_not_what_is_meant(product: Product) -> None:
    said = ["thursday after 4", "my train gets in at 11:20 on thursday, what's the first one after"]
    assert "after 11:20" in await last_of(product, said)
    assert "after 16:00" in await last_of(product, ["before 11 on friday", "and after 4?"])


async def test_a_day_that_has_passed_does_not_come_back(product: Product) -> None:
    assert "passed" in await product.says(CUSTOMER, "I want to come yesterday at 10")
    assert "passed" not in await product.says(CUSTOMER, "at 11 then")
