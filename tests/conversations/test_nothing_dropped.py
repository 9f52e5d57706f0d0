"""Each part of a message is answered, done or named: a question beside an hour, a second service, a note."""

from __future__ import annotations

import pytest

from tests.conversations.test_customers_write import last_of, product
from tests.support.product import CUSTOMER, OWNER, Product

__all__ = ["product"]


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("lovely. wednesday at 10. will the dress be ready the same day?", "10:00. Book it?"),
        ("Half past ten would suit my husband very well. Is there a lift in the building?", "10:30. Book it?"),
        ("10 works. can i get a taxi there?", "10:00. Book it?"),
        ("יופי. רביעי ב10. זה יהיה יבש באותו יום?", "10:00. לקבוע?"),
    ],
)
async def test_a_question_beside_an_hour_is_answered(product: Product, text: str, offered: str) -> None:
    told = await last_of(product, ["יש משהו ביום רביעי?" if "יופי" in text else "anything on wednesday?", text])
    assert "directly" in told or "ישירות" in told
    assert offered in told


@pytest.mark.parametrize(
    "text",
    [
        "yes, and she should bring a photo",
        "ok for her, but she must come with clean hair",
        "כן, ושתביא תמונה",
        "מאשר, רק שתגיע עם שיער נקי",
    ],
)
async def test_a_note_of_the_owner_is_not_passed_on_and_that_is_said(product: Product, text: str) -> None:
    await last_of(product, ["a haircut on wednesday at 10", "yes", "Noa"])
    told = await product.says(OWNER, text)
    assert "messages of your own" in told or "הודעות משלך" in told
    assert "confirmed" in told or "מאושר" in told or "approve" in told or "לאשר" in told


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("anything on wednesday for my sister?", "then 10 for her, and mine stays"),
        ("anything this week for my sister?", "good, wednesday for her in the morning and mine stays"),
        ("יש משהו ביום רביעי לאחותי?", "אז ב10 בשבילה, ושלי נשאר"),
    ],
)
async def test_what_stays_and_does_not_stand_is_told(product: Product, asked: str, text: str) -> None:
    told = await last_of(product, ["a haircut on friday at 10", "yes", "Noa", "cancel my haircut", "yes", asked, text])
    assert "no open bookings" in told or "אין לך תורים" in told
    assert "Wednesday 2 December" in told or "רביעי 2" in told


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("could we make it the week after?", "hang on, on the 9th I'm away. leave it, just the 2nd"),
        ("can you move it to friday?", "hmm, friday is no good after all, keep it as it is"),
        ("אפשר להזיז ליום שישי?", "רגע, ביום שישי אני לא בבית. תשאיר את זה ככה"),
    ],
)
async def test_what_is_left_as_it_is_is_not_moved(product: Product, asked: str, text: str) -> None:
    told = await last_of(product, ["a haircut on wednesday at 10", "yes", "Noa", asked, text])
    assert told in {"All right, nothing was changed.", "בסדר, שום דבר לא השתנה."}


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("fine. friday at 9 then. will the dress be ready the same day?", "Friday 4 December at 09:00. Book it?"),
        ("טוב. שישי ב9. זה יהיה מוכן באותו יום?", "יום שישי 4 בדצמבר בשעה 09:00. לקבוע?"),
    ],
)
async def test_an_hour_beside_a_question_is_offered_after_a_no(product: Product, text: str, offered: str) -> None:
    await last_of(product, ["a haircut on wednesday at 10", "yes", "Noa"])
    await product.says(OWNER, "no")
    assert offered in await product.says(CUSTOMER, text)


@pytest.mark.parametrize(
    "text", ["appointments for my two kids, one after the other, from 4", "לשני הילדים שלי, צמודים, מ4"]
)
async def test_two_beside_one_another_are_of_no_day_that_was_said(product: Product, text: str) -> None:
    told = await product.says(CUSTOMER, text)
    assert "which day" not in told
    assert "איזה יום" not in told
