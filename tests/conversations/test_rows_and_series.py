"""Several appointments that follow one another, and more of one that stands, in whole conversations."""

from __future__ import annotations

import pytest

from tests.support.product import CUSTOMER, OWNER, Product, in_the_chat_of

CLINIC = "Register Bay Dental, a dentist in Acre, open every day 9 to 18"
CLINIC_IN_HEBREW = "לרשום עסק בשם שן לבנה, רופא שיניים בעכו, פתוח כל יום 9 עד 18"


async def a_customer(registered: str = CLINIC, *before: str) -> Product:
    """It is a Wednesday, 1 May; what is booked is on Tuesday 7 May at 15:00."""
    product = await in_the_chat_of(registered)
    for text in before:
        await product.says(CUSTOMER, text)
    return product


async def with_one(registered: str = CLINIC) -> Product:
    is_english = registered == CLINIC
    said = ("book on Tuesday at 15:00", "yes") if is_english else ("לקבוע ביום שלישי ב-15:00", "כן")
    product = await a_customer(registered, *said)
    await product.says(OWNER, "approve" if is_english else "לאשר")
    return product


@pytest.mark.parametrize(
    ("registered", "text", "hours"),
    [
        (CLINIC, "my two girls need a checkup back to back on Sunday, from 2", ("14:00", "15:00")),
        (CLINIC, "two appointments in a row on Sunday from 2 please", ("14:00", "15:00")),
        (CLINIC, "Sunday at 2pm and the one right after", ("14:00", "15:00")),
        (CLINIC, "me and my husband, Sunday, one after the other, at 2", ("14:00", "15:00")),
        (CLINIC_IN_HEBREW, "ביקורת לשתי הבנות ביום ראשון ב-2 ומיד אחרי", ("14:00", "15:00")),
        (CLINIC_IN_HEBREW, "אני ובעלי ביום ראשון אחד אחרי השני מ-2", ("14:00", "15:00")),
    ],
)
async def test_several_that_follow_one_another_are_booked_together(
    registered: str, text: str, hours: tuple[str, ...]
) -> None:
    product = await a_customer(registered)
    told = await product.says(CUSTOMER, text)
    assert "one after the other?" in told or "אחד אחרי השני?" in told, told
    assert all(hour in told for hour in hours), told
    done = await product.says(CUSTOMER, "yes" if registered == CLINIC else "כן")
    assert all(hour in done for hour in hours), done


@pytest.mark.parametrize(
    ("registered", "text", "first"),
    [
        (
            CLINIC,
            "My girl Tami (8) and my son Gil (10) need a checkup. One after the other on Sunday?",
            "Gil first",
        ),
        (CLINIC_IN_HEBREW, "הבת שלי תמי (8) והבן שלי גיל (10) צריכים ביקורת, אחד אחרי השני בראשון?", "גיל קודם"),
    ],
)
async def test_the_ages_of_children_are_no_hours(registered: str, text: str, first: str) -> None:
    product = await a_customer(registered)
    told = await product.says(CUSTOMER, text)
    assert "09:00" in told
    assert "10:00" in told
    assert "11:00" not in told
    from_two = f"from 2 then, {first}" if registered == CLINIC else f"מ-2 אז, {first}"
    told = await product.says(CUSTOMER, from_two)
    assert "14:00" in told
    assert "15:00" in told


async def test_who_comes_first_is_booked_first() -> None:
    product = await a_customer(CLINIC, "My daughter Tami and my son Gil need a checkup. One after the other on Sunday?")
    await product.says(CUSTOMER, "from 2 then, Gil first")
    done = await product.says(CUSTOMER, "yes")
    assert done.index("Gil") < done.index("Tami")


@pytest.mark.parametrize(
    ("registered", "series", "more"),
    [
        (CLINIC, "could that be every Tuesday?", "ok, the Tuesday after as well then"),
        (CLINIC, "make it a weekly thing please", "fine, next Tuesday too"),
        (CLINIC_IN_HEBREW, "אפשר שזה יהיה כל יום שלישי?", "אז גם בשלישי שאחרי, אותו דבר"),
        (CLINIC_IN_HEBREW, "בואו נעשה את זה קבוע כל שבוע", "אז תוסיפי רק את הבא"),
    ],
)
async def test_a_series_moves_nothing_that_stands(registered: str, series: str, more: str) -> None:
    product = await with_one(registered)
    told = await product.says(CUSTOMER, series)
    assert "1." not in told
    assert "Instead" not in told
    assert "במקום" not in told
    offered = await product.says(CUSTOMER, more)
    assert "14" in offered
    assert "15:00" in offered
    assert "Book it?" in offered or "לקבוע?" in offered


async def test_one_more_day_beside_one_that_is_kept() -> None:
    told = await (await with_one()).says(CUSTOMER, "another on the 14th, and leave the 7th as it is")
    assert "14 May" in told
    assert "Instead" not in told


@pytest.mark.parametrize(
    "text", ["my husband can do the Thursday of that week", "my sister could take Thursday that week"]
)
async def test_that_week_is_the_one_of_the_appointment(text: str) -> None:
    told = await (await with_one()).says(CUSTOMER, text)
    assert "9 May" in told
    assert "2 May" not in told


async def test_right_after_is_the_first_behind_the_own_one() -> None:
    product = await with_one()
    await product.says(CUSTOMER, "and one for my brother at the same time")
    told = await product.says(CUSTOMER, "right after works, his name is Gil")
    assert "16:00" in told
    assert "17:00" not in told
    assert "Gil" in told


@pytest.mark.parametrize(
    ("registered", "row", "text"),
    [
        (CLINIC, "two appointments in a row on Sunday from 2 please", "actually just one is enough, at 3"),
        (CLINIC_IN_HEBREW, "שני תורים ברצף ביום ראשון מ-2", "בעצם מספיק אחד, ב-3"),
    ],
)
async def test_one_alone_is_enough_after_all(registered: str, row: str, text: str) -> None:
    product = await a_customer(registered, row)
    told = await product.says(CUSTOMER, text)
    assert "15:00" in told
    assert "16:00" not in told
    assert "one after the other" not in told
    assert "אחד אחרי השני" not in told


async def test_one_of_those_that_are_shown_together_can_be_taken() -> None:
    product = await a_customer(CLINIC, "two appointments in a row on Sunday from 2 please")
    told = await product.says(CUSTOMER, "the first one")
    assert "14:00" in told
    assert "15:00" not in told
