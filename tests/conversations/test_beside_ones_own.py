"""What is wanted beside an appointment of one's own: right before it, at another hour of a day that was denied, or at
an hour that would do as well."""

from __future__ import annotations

import pytest

from tests.support.product import CUSTOMER, OWNER, Product, booked_on_tuesday


@pytest.fixture
async def product() -> Product:
    """Somebody with an appointment on Tuesday 7 May at 15:00."""
    return await booked_on_tuesday()


@pytest.mark.parametrize(
    "text",
    [
        "can my daughter have one just before mine?",
        "a haircut for my brother right before me please",
        "אפשר תור גם לאחותי, מיד לפניי?",
        "ועוד תספורת לאבא שלי ישר לפני התור שלי",
    ],
)
async def test_right_before_me_is_over_when_mine_begins(product: Product, text: str) -> None:
    told = await product.says(CUSTOMER, text)
    assert "7 May at 14:" in told or "7 במאי בשעה 14:" in told, told


@pytest.mark.parametrize(
    "text",
    [
        "and one for my brother",
        "can my flatmate get a slot too? his own one",
        "could you fit the missus in straight after me",
        "is there anything right behind me for my cousin?",
        "and then Gila",
        "lovely, then Gila",
        "my wife Gila wants one too, just after mine",
        "ועוד אחד לאחי",
        "ואז גילה",
        "אפשר להוסיף גם את הבן שלי ישר אחרי?",
        "גם לחמותי, מיד אחרי התור שלי",
        "אפשר את אחות שלי מיד אחריי?",
    ],
)
async def test_one_more_for_somebody_is_of_the_same_day_and_after(product: Product, text: str) -> None:
    await product.says(CUSTOMER, "thanks!")  # what was booked is spoken of still
    told = await product.says(CUSTOMER, text)
    assert "7 May at 16:00" in told or "7 במאי בשעה 16:00" in told, told
    assert "14:00" not in told
    assert "Move" not in told
    assert "במקום" not in told


@pytest.mark.parametrize(
    "text",
    [
        "my sister needs one too, next to mine",
        "תור לאחותי, צמוד לשלי",
        "לבעלי אחד ברצף",
        "before or after me for my dad",
    ],
)
async def test_beside_mine_is_right_before_or_right_after(product: Product, text: str) -> None:
    told = await product.says(CUSTOMER, text)
    assert "14:00" in told
    assert "16:00" in told
    assert "7 May" in told or "7 במאי" in told


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("and one for my husband David too", "David"),
        ("my son Tom, 6, right before me", "Tom"),
        ("and for my son Tom, 6, can he be right before me?", "Tom"),
        ("now my daughter Maya please, straight after", "Maya"),
        ("and then Dan", "Dan"),
        ("אה וגם לבעלי דוד", "דוד"),
        ("ואחריו אורי", "אורי"),
        ("תקבעי גם לבת שלי מאיה, צמוד אליי", "מאיה"),
    ],
)
async def test_the_name_that_is_said_is_the_one_that_is_booked(product: Product, text: str, name: str) -> None:
    told = await product.says(CUSTOMER, text)
    if "Which one?" in told or "איזה מהם?" in told:
        await product.says(CUSTOMER, "the first one")
    else:
        await product.says(CUSTOMER, "yes")
    assert name in await product.says(CUSTOMER, "show my bookings")


@pytest.mark.parametrize(
    ("text", "name"),
    [("the first, put it under Gila", "Gila"), ("start with Gila at 12:00", "Gila"),
     ("הראשון, תרשמי על שם גילה", "גילה"), ("תתחילי עם גילה ב-12:00", "גילה")],
)  # fmt: skip
async def test_who_is_first_is_said_with_the_time(product: Product, text: str, name: str) -> None:
    await product.says(CUSTOMER, "haircuts in Acre for my 3 kids on wednesday at noon or later")
    assert name in await product.says(CUSTOMER, text)


@pytest.mark.parametrize(
    ("text", "name"), [("make sure it is in her name and not mine", "Gila"), ("שיהיה על שמה ולא על שלי", "גילה")]
)
async def test_whose_name_is_meant_is_asked_before_it_is_booked(product: Product, text: str, name: str) -> None:
    await product.says(CUSTOMER, "a haircut for my daughter on thursday at 10:00 in Acre")
    asked = await product.says(CUSTOMER, text)
    assert "What name" in asked or "על איזה שם" in asked
    assert name in await product.says(CUSTOMER, name)


@pytest.mark.parametrize(
    "text",
    [
        "a haircut on thursday at 10:00 in Acre and also one for my husband right after",
        "תספורת בעכו ביום חמישי ב-10:00 ועוד אחת לבעלי מיד אחרי",
    ],
)
async def test_of_two_in_one_message_the_first_is_offered_and_the_other_named(text: str) -> None:
    product = Product()
    await product.says(OWNER, "Register Blue Ocean, a hair salon in Acre, open every day 9 to 18")
    told = await product.says(CUSTOMER, text)
    assert "2 May at 10:00" in told or "2 במאי בשעה 10:00" in told
    assert "my husband" in told or "לבעלי" in told


@pytest.mark.parametrize(
    "text", ["in the end my wife brings him, her name is Inbal", "בסוף אשתי מביאה אותו, קוראים לה ענבל"]
)
async def test_who_brings_a_child_does_not_take_its_name(text: str) -> None:
    product = await booked_on_tuesday()
    await product.says(CUSTOMER, "a haircut for my son Tom on thursday at 10:00 in Acre")
    await product.says(CUSTOMER, "yes")
    told = await product.says(CUSTOMER, text)
    assert "Blue Ocean" in told
    assert "Inbal at" not in told
    assert "Tom" in await product.says(CUSTOMER, "show my bookings")


@pytest.mark.parametrize(
    "text",
    [
        "i can't do thursday at 2, can i have 4?",
        "thursday at 14:00 i can not, is there 16:00?",
        "לא יכול בחמישי ב-2, אפשר 4?",
        "בחמישי ב-14:00 אני לא יכול, יש ב-16:00?",
    ],
)
async def test_another_hour_is_of_the_day_that_was_spoken_of(product: Product, text: str) -> None:
    told = await product.says(CUSTOMER, text)
    assert "2 May at 16:00" in told or "2 במאי בשעה 16:00" in told, told


@pytest.mark.parametrize("text", ["4 is good for me too", "גם 4 טוב לי", "בסדר 4 זה גם מתאים"])
async def test_an_hour_that_would_do_too_is_shown_as_a_move(product: Product, text: str) -> None:
    told = await product.says(CUSTOMER, text)
    assert "7 May at 16:00?" in told or "7 במאי בשעה 16:00?" in told, told


@pytest.mark.parametrize("text", ["15:00 is great", "ב-15:00 מצוין לי"])
async def test_the_hour_at_which_it_stands_moves_nothing(product: Product, text: str) -> None:
    await product.says(CUSTOMER, "can i move it to 16:00?")
    told = await product.says(CUSTOMER, text)
    assert "?" not in told


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("could u do my 2 girls after me, one after another", None),
        ("my mate wants in too", None),
        ("אפשר את שתי הבנות שלי אחריי, אחת אחרי השנייה", None),
        ("אפשר שחברה שלי גל תבוא ב-17:00?", "גל"),
    ],
)
async def test_what_is_for_others_moves_nothing_of_ones_own(product: Product, text: str, name: str | None) -> None:
    told = await product.says(CUSTOMER, text)
    assert "Instead of" not in told
    assert "במקום התור" not in told
    assert "Move" not in told
    assert "להזיז" not in told
    assert name is None or name in told


@pytest.mark.parametrize("text", ["wait, my wife says 16:00 is better", "אשתי אומרת שעדיף להזיז ל-16:00"])
async def test_what_somebody_says_of_the_hour_moves_it(product: Product, text: str) -> None:
    told = await product.says(CUSTOMER, text)
    assert told.startswith(("Move", "להזיז")), told


async def test_what_both_need_is_no_name() -> None:
    product = await booked_on_tuesday()
    await product.says(CUSTOMER, "אני ובעלי צריכים להסתפר ביום ראשון בעכו")
    told = await product.says(CUSTOMER, "הראשון")
    assert "צריכים" not in told
