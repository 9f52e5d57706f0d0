"""Which of several appointments stay and which go, as one message says it; and what is to be in the place of one."""

from __future__ import annotations

import pytest

from tests.conversations.test_bookings_mended import with_days, with_two
from tests.support.product import CUSTOMER, OWNER, Product, booked_on_tuesday


@pytest.mark.parametrize(
    "said",
    [
        "keep thursday, lose friday",
        "leave thursday and cancel the friday one",
        "cancel one, keep thursday",
        "i only need the thursday one",
        "thursday stays, friday goes",
        "don't cancel thursday, just friday",
        "not thursday, cancel friday",
        "scrap the second, the first is fine",
        "i'll come thursday but not friday",
        "cancel the other one, not thursday",
        "keep thursday scrap friday",
        "תבטל אחד מהם, חמישי נשאר",
        "תשאירי את חמישי ותבטלי את שישי",
        "חמישי נשאר, שישי מתבטל",
        "רק חמישי, את שישי תבטלו",
        "אל תבטלי את חמישי, רק את שישי",
        "בשישי לא אגיע, בחמישי כן",
        "את חמישי אני משאירה, תורידו את השני",
        "צריכה רק את חמישי",
    ],
)
async def test_one_stays_and_the_other_is_asked_about(said: str) -> None:
    told = await (await with_days("thursday", "friday")).says(CUSTOMER, said)
    assert "Friday 3 May" in told or "3 במאי" in told, told
    assert told.startswith(("Cancel", "לבטל")), told


@pytest.mark.parametrize("said", ["get rid of one of them", "תבטלי אחד מהם"])
async def test_of_which_is_not_said_it_is_asked(said: str) -> None:
    told = await (await with_days("thursday", "friday")).says(CUSTOMER, said)
    assert told.startswith(("Which booking", "על איזה תור"))


@pytest.mark.parametrize(
    "said",
    [
        "keep both",
        "no no i'm not cancelling, just asking",
        "i don't want to cancel, only wondered",
        "no, i'm coming on thursday, was just curious",
        "לא לא אני לא מבטלת, רק שואלת",
        "אני לא רוצה לבטל, סתם שאלתי",
        "תשאירי את שניהם",
    ],
)
async def test_who_cancels_nothing_is_asked_nothing(said: str) -> None:
    told = await (await with_days("thursday", "friday")).says(CUSTOMER, said)
    assert "nothing was changed" in told or "שום דבר לא השתנה" in told, told


async def with_a_child() -> Product:
    """Somebody with an appointment at 15:00, and their son Tom right after."""
    product = await booked_on_tuesday()
    await product.says(CUSTOMER, "and one for my son Tom right after me")
    assert "Tom" in await product.says(CUSTOMER, "the first one")
    return product


@pytest.mark.parametrize(
    ("said", "whose"),
    [
        ("the little one isn't coming in the end, only me", "Tom"),
        ("jist me then", "Tom"),
        ("my son can't make it, i'll still come", "Tom"),
        ("tom is ill, so just me", "Tom"),
        ("cancel his, keep mine", "Tom"),
        ("i'm not coming but tom is", "Noam"),
        ("keep tom's and cancel mine", "Noam"),
        ("הקטן לא בא בסוף, רק אני", "Tom"),
        ("תבטלי את שלו ותשאירי את שלי", "Tom"),
        ("רק את שלי תבטלי", "Noam"),
        ("הבן שלי חולה, אז רק אני", "Tom"),
    ],
)
async def test_who_comes_keeps_theirs(said: str, whose: str) -> None:
    told = await (await with_a_child()).says(CUSTOMER, said)
    assert told.startswith(("Cancel", "לבטל")), told
    assert f"for {whose}" in told or f"על שם {whose}" in told, told


@pytest.mark.parametrize(
    "said", ["never mind, she doesn't fancy it. just me then", "jist me then", "לא משנה, רק אני", "רק אני אז"]
)
async def test_who_comes_alone_is_offered_nothing_more(said: str) -> None:
    product = await booked_on_tuesday()
    assert "16:00" in await product.says(CUSTOMER, "and one for my wife right after me")
    told = await product.says(CUSTOMER, said)
    assert "nothing was changed" in told or "שום דבר לא השתנה" in told, told


async def test_one_who_comes_alone_to_a_new_appointment_is_offered_it() -> None:
    product = await booked_on_tuesday()
    assert "2 May at 10:00" in await product.says(CUSTOMER, "a haircut thursday at 10:00 in Acre, just me")


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("I need to cancel tue at 3 and instead come thursday around noon", "2 May at 12:00"),
        ("can't do tuesday, cancel it and put me in on thursday at 10", "2 May at 10:00"),
        ("scrap tuesday, thursday at 10 works better", "2 May at 10:00"),
        ("i have tue at 3, need to drop it and come thursday at noon", "2 May at 12:00"),
        ("צריכה לבטל את שלישי ב-15 ובמקום לבוא בחמישי ב-10", "2 במאי בשעה 10:00"),
        ("לא יכולה בשלישי, תבטלי ותשימי אותי בחמישי ב-10", "2 במאי בשעה 10:00"),
    ],
)
async def test_another_day_in_the_place_of_what_goes_is_a_move(said: str, day: str) -> None:
    told = await (await booked_on_tuesday()).says(CUSTOMER, said)
    assert day in told, told
    assert told.startswith(("Move", "להזיז")), told


@pytest.mark.parametrize(
    ("said", "whose"),
    [
        ("keep gideon, cancel rivka", "Rivka"),
        ("cancel rivka but leave gideon", "Rivka"),
        ("leave thursday and cancel friday", "Gideon"),
        ("cancel everyone except gideon", "Rivka"),
        ("תבטלי את רבקה, גדעון נשאר", "Rivka"),
    ],
)
async def test_an_owner_says_whose_stays(said: str, whose: str) -> None:
    product = await with_two()
    told = await product.says(OWNER, said)
    assert told.startswith(("Cancel", "לבטל")), told
    assert whose in told
    assert ({"Rivka", "Gideon"} - {whose}).isdisjoint(told.split())


async def test_of_two_of_one_name_the_other_is_meant() -> None:
    product = await with_two()
    for phone, day in (("+972547200031", "friday"), ("+972547200032", "saturday")):
        await product.says(phone, f"my name is Yossi {day.title()[:3]}son. a haircut on {day} at 10:00 in Acre")
        await product.says(phone, "yes please")
    await product.says(OWNER, "approve all")
    assert "Frison" in await product.says(OWNER, "cancel yossi frison")
    await product.says(OWNER, "no, keep it")
    told = await product.says(OWNER, "the other yossi isn't coming at all, wife called. free it")
    assert "Satson" in told
    assert "Frison" not in told


@pytest.mark.parametrize(
    "said",
    [
        "my daughter is ill, could we move it to thursday",
        "please don't cancel me, i'm running late, 10 minutes",
        "אל תבטלו, אני מאחרת עשר דקות",
    ],
)
async def test_what_else_is_said_is_not_taken_for_a_no(said: str) -> None:
    told = await (await booked_on_tuesday()).says(CUSTOMER, said)
    assert "nothing was changed" not in told
    assert "שום דבר לא השתנה" not in told
    assert not told.startswith(("Cancel", "לבטל"))


@pytest.mark.parametrize("said", ["there is no chance i'm coming on thursday", "מחר אין סיכוי שאני מגיעה"])
async def test_who_hardly_comes_is_not_told_that_nothing_changed(said: str) -> None:
    told = await (await with_days("thursday", "friday")).says(CUSTOMER, said)
    assert "nothing was changed" not in told
    assert "שום דבר לא השתנה" not in told
