"""Several moves of customers in one message, and a move beside an approval: none is dropped in silence."""

from __future__ import annotations

import pytest

from tests.conversations.test_bookings_mended import with_two
from tests.conversations.test_owners_mend import REGISTERED, REGISTERED_IN_HEBREW, an_owner
from tests.support.product import CUSTOMER, OWNER


@pytest.mark.parametrize(
    ("registered", "text", "later"),
    [
        (REGISTERED, "move rivka to thursday at 16 and gideon to friday at 17", "gideon to friday at 17"),
        (REGISTERED_IN_HEBREW, "תעבירי את רבקה לחמישי ב-16 ואת גדעון לשישי ב-17", "תעבירי את גדעון לשישי ב-17"),
    ],
)
async def test_one_is_moved_and_the_other_is_named(registered: str, text: str, later: str) -> None:
    told = await (await with_two(registered)).says(OWNER, text)
    assert later in told, told
    assert "16:00" in told


async def test_an_hour_at_which_it_stands_is_where_it_is_moved_from() -> None:
    told = await (await with_two()).says(OWNER, "move rivka from 3 to 4")
    assert "16:00" in told
    assert "between" not in told


async def test_a_move_beside_an_approval_is_named() -> None:
    product = await an_owner()
    await product.says(CUSTOMER, "my name is Rivka. a haircut on thursday at 15:00 in Acre")
    await product.says(CUSTOMER, "yes please")
    told = await product.says(OWNER, "ok approve. and if possible move her up to 14:30")
    assert "another time" in told or "14:30" in told, told
