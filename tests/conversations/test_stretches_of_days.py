"""Stretches of days that owners take out and give back: how long they are, from when on they end, a part of a day."""

from __future__ import annotations

import pytest

from tests.conversations.test_single_days import REGISTERED, REGISTERED_IN_HEBREW, an_owner
from tests.support.product import OWNER


@pytest.mark.parametrize(
    ("registered", "text", "shown"),
    [
        (REGISTERED, "from Sunday I'm on reserve duty for two weeks, close it all", ("5 May", "18 May")),
        (REGISTERED, "I'm abroad from the 6th for 10 days, close me", ("6 May", "15 May")),
        (REGISTERED_IN_HEBREW, "מיום ראשון אני בחו״ל לשבוע, תסגרי הכל", ("5 במאי", "11 במאי")),
        (REGISTERED_IN_HEBREW, "החל מה-6 לחודש אני במילואים ל-10 ימים, לסגור הכל", ("6 במאי", "15 במאי")),
    ],
)
async def test_days_without_an_end_are_as_many_as_are_said(registered: str, text: str, shown: tuple[str, ...]) -> None:
    told = await (await an_owner(registered)).says(OWNER, text)
    assert all(one in told for one in shown), told
    assert "again afterwards" not in told


@pytest.mark.parametrize(
    ("registered", "closed", "yes", "text", "shown"),
    [
        (REGISTERED, "closed from 12 to 16 May", "yes", "change of plans, I'm back at work from the 14th", "14 May"),
        (REGISTERED_IN_HEBREW, "סגורים מ-12 עד 16 במאי", "כן", "שינוי, מה14 לחודש אני חוזרת לעבוד", "14 במאי"),
    ],
)
async def test_who_is_back_from_a_day_on_is_open_until_the_end_of_what_was_closed(
    registered: str, closed: str, yes: str, text: str, shown: str
) -> None:
    told = await (await an_owner(registered, closed, yes)).says(OWNER, text)
    assert shown in told, told
    assert "16 " in told
    assert "12 " not in told


@pytest.mark.parametrize(
    ("registered", "closed", "yes", "text"),
    [
        (REGISTERED, "I'm closing at 4 today", "yes", "the recital was moved, open the evening again"),
        (REGISTERED_IN_HEBREW, "היום אני סוגרת ב-4", "כן", "האירוע התבטל, תפתח לי בחזרה את הערב"),
        (REGISTERED_IN_HEBREW, "מי יש לי מחר", "מי יש לי היום", "המסיבה נדחתה, תפתחי לי שוב את הערב"),
    ],
)
async def test_a_part_of_a_day_that_is_given_back_takes_nothing_out(
    registered: str, closed: str, yes: str, text: str
) -> None:
    told = await (await an_owner(registered, closed, yes)).says(OWNER, text)
    assert not any(one in told for one in ("take this time out", "לחסום", "אי אפשר יותר לקבוע")), told


@pytest.mark.parametrize(
    ("registered", "text", "shown"),
    [
        (REGISTERED, "Monday I don't work at all", "This is how it would be"),
        (REGISTERED_IN_HEBREW, "בשני אני לא עובדת בכלל", "לשנות?"),
    ],
)
async def test_a_weekday_that_is_never_worked_on_is_shown_as_every_such_day(
    registered: str, text: str, shown: str
) -> None:
    told = await (await an_owner(registered)).says(OWNER, text)
    assert shown in told, told
