"""Somebody who has a business and is no owner here yet puts it on in their own words."""

from __future__ import annotations

import pytest

from tests.support.product import OWNER, Product


async def told_after(*said: str) -> str:
    product, told = Product(), ""
    for text in said:
        told = await product.says(OWNER, text)
    return told


@pytest.mark.parametrize(
    "text",
    [
        "אני מיכל, עושה תסרוקות כלה מהבית בעכו",
        "אני רוצה לפתוח אצלכם יומן לקליניקה שלי",
        "מבקש לפתוח פה יומן, אני פיזיותרפיסט בחיפה",
        "I do lashes from my home in Acre",
        "we want to open a calendar here for our clients",
    ],
)
async def test_what_only_an_owner_says_puts_a_business_on(text: str) -> None:
    told = await told_after(text)
    assert any(said in told for said in ("called?", "שם העסק", "Which service", "איזה שירות", "What kind")), told


@pytest.mark.parametrize(
    "text",
    [
        "אני מיכל וצריכה תספורת בעכו",
        "אני עובדת מהבית ורוצה תור לתספורת בעכו",
        "I work from home and need a haircut in Acre",
        "can you come to my home for a haircut in Acre",
    ],
)
async def test_who_wants_an_appointment_puts_none_on(text: str) -> None:
    told = await told_after(text)
    assert not any(said in told for said in ("called?", "שם העסק")), told


async def test_a_business_is_put_on_bit_by_bit() -> None:
    told = await told_after(
        "היי, אני דנה ואני עושה מניקור בבית בעכו",
        "קוראים לעסק ידיים טובות",
        "ימים א עד ה 10 עד 6",
        "מניקור זה שעה וחצי ועולה 120",
    )
    assert "ידיים טובות" in told
    assert "10:00-18:00" in told
    assert "120:" not in told  # a price is no address
