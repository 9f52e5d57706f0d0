"""Each part of a message is answered, done or named: a question beside an hour, a second service, a note."""

from __future__ import annotations

import pytest

from tests.conversations.test_customers_write import last_of, product
from tests.support.product import Product

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
