"""What owners mend right after it, whom they name, how they join, and what they ask of their own business."""

from __future__ import annotations

import pytest

from tests.support.product import CUSTOMER, OWNER, Product

REGISTERED = "Register Corner Cuts, a hair salon in Acre, open every day 9 to 19"
REGISTERED_IN_HEBREW = "לרשום עסק בשם סלון פינה, מספרה בעכו, פתוח כל יום 9 עד 19"
ANOTHER = "+972547200009"


async def an_owner(text: str = REGISTERED) -> Product:
    product = Product()
    await product.says(OWNER, text)
    return product


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Register my dog grooming salon: Happy Tails, Haifa. Every visit is an hour", "Happy Tails"),
        ("Register Nail Bar, a cosmetician in Acre, open every day 9 to 17", "Nail Bar"),
    ],
)
async def test_the_name_is_what_the_business_is_called(said: str, name: str) -> None:
    told = await Product().says(OWNER, said)
    assert told.startswith(f"{name} is registered")


@pytest.mark.parametrize(
    ("registered", "changed", "only", "yes"),
    [
        (REGISTERED, "from now on i open at 11", "oops, only on mondays", "yes"),
        (REGISTERED_IN_HEBREW, "מעכשיו אני פותחת ב11", "סליחה רק בימי שני", "כן"),
    ],
)
async def test_hours_of_some_days_alone_are_named_and_the_change_can_be_taken_back(
    registered: str, changed: str, only: str, yes: str
) -> None:
    product = await an_owner(registered)
    assert "11:00-19:00" in await product.says(OWNER, changed)
    told = await product.says(OWNER, only)
    assert "11:00-19:00" not in told
    assert "09:00-19:00" in told
    assert "?" in told
    assert "09:00-19:00" in await product.says(OWNER, yes)


@pytest.mark.parametrize(
    ("registered", "first", "whole", "mends", "before", "yes"),
    [
        (REGISTERED, "block tomorrow from 3", "and friday all day", "oops friday just until 11", "before 11:00", "yes"),
        (REGISTERED_IN_HEBREW, "תחסום את מחר מ-15", "וגם את שישי כולו", "אופס, שישי רק עד 11", "לפני 11:00", "כן"),
    ],
)
async def test_a_day_that_is_taken_out_is_a_whole_one_until_its_hours_are_said(
    registered: str, first: str, whole: str, mends: str, before: str, yes: str
) -> None:
    product = await an_owner(registered)
    await product.says(OWNER, first)
    assert "15:00" not in await product.says(OWNER, whole)
    told = await product.says(OWNER, mends)
    assert before in told
    assert "?" in told
    assert before in await product.says(OWNER, yes)


@pytest.mark.parametrize(
    ("said", "named", "other"),
    [
        ("rivka isn't coming tomorrow take her off", "Rivka", "Gideon"),
        ("רבקה לא באה מחר תורידי אותה", "Rivka", "Gideon"),
        ("רבקה לא תגיע מחר, תבטל אותה", "Rivka", "Gideon"),
    ],
)
async def test_who_is_not_coming_is_who_is_cancelled(said: str, named: str, other: str) -> None:
    product = await an_owner()
    for phone, name, hour in ((CUSTOMER, "Rivka", 15), (ANOTHER, "Gideon", 16)):
        await product.says(phone, f"my name is {name}. a haircut tomorrow at {hour}:00 in Acre")
        await product.says(phone, "yes please")
    await product.says(OWNER, "approve all")
    told = await product.says(OWNER, said)
    assert other not in told
    assert "15:00" in told
    assert "16:00" not in told


@pytest.mark.parametrize("said", ["cancel Boaz tomorrow", "תבטל את בועז מחר"])
async def test_somebody_who_has_no_appointment_is_nobody_else(said: str) -> None:
    product = await an_owner()
    await product.says(CUSTOMER, "my name is Gideon. a haircut tomorrow at 16:00 in Acre")
    await product.says(CUSTOMER, "yes please")
    await product.says(OWNER, "approve all")
    assert "Gideon" not in await product.says(OWNER, said)


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("add facial 150 shekel 2 hours", "2 hours"),
        ("תוסיפי טיפול פנים שעתיים 150 שח", "שעתיים"),
    ],
)
async def test_a_length_of_one_service_changes_no_other(said: str, named: str) -> None:
    product = await an_owner(REGISTERED_IN_HEBREW if "ת" in said else REGISTERED)
    told = await product.says(OWNER, said)
    assert named in told
    assert "120" not in told


@pytest.mark.parametrize(
    ("registered", "changed", "said", "yes", "gone"),
    [
        (REGISTERED, "from now on i open at 11", "and saturday closed", "yes", "every day"),
        (REGISTERED_IN_HEBREW, "מעכשיו אני פותחת ב11", "ושבת סגור", "כן", "כל יום"),
    ],
)
async def test_a_weekday_that_is_closed_beside_hours_is_one_of_every_week(
    registered: str, changed: str, said: str, yes: str, gone: str
) -> None:
    product = await an_owner(registered)
    assert gone in await product.says(OWNER, changed)
    assert "?" in await product.says(OWNER, said)
    told = await product.says(OWNER, yes)
    assert gone not in told
    assert "11:00-19:00" in told


@pytest.mark.parametrize(
    ("joins", "name", "told"),
    [
        ("hi a friend told me, want to sign my barber shop up", "Razor Bros, haifa", "Razor Bros is registered"),
        ("שלום, אשמח להצטרף עם המספרה שלי", "גזע וענף בעכו", "גזע וענף"),
    ],
)
async def test_a_business_of_ones_own_is_put_on(joins: str, name: str, told: str) -> None:
    product = Product()
    asked = await product.says(OWNER, joins)
    assert "called?" in asked or "מה שם העסק?" in asked
    assert told in await product.says(OWNER, name)


@pytest.mark.parametrize(
    "said",
    [
        "i want to sign my son up for a guitar lesson in Haifa",
        "can you sign my wife up for pilates",
        "אשמח להירשם לשיעור גיטרה עם הבת שלי בחיפה",
    ],
)
async def test_whoever_signs_their_own_people_up_has_no_business(said: str) -> None:
    told = await Product().says(CUSTOMER, said)
    assert "called?" not in told
    assert "מה שם העסק?" not in told


@pytest.mark.parametrize(
    ("registered", "closed", "mends"),
    [
        (REGISTERED, "close friday", "sorry only until 12"),
        (REGISTERED_IN_HEBREW, "תסגור את יום שישי", "סליחה, רק עד 12"),
        (REGISTERED, "block friday 10 to 15", "oops only until 12"),
    ],
)
async def test_hours_of_a_day_that_is_closed_already_are_shown(registered: str, closed: str, mends: str) -> None:
    product = await an_owner(registered)
    await product.says(OWNER, closed)
    told = await product.says(OWNER, mends)
    assert "12:00" in told
    assert "?" in told


@pytest.mark.parametrize(
    ("registered", "said", "told"),
    [
        (REGISTERED, "what's on the price list", "I don't keep prices"),
        (REGISTERED, "can clients still book on the 20th?", "20 May: 09:00-18:45"),
        (REGISTERED, "send everyone a happy new year message", "can't send messages"),
        (REGISTERED_IN_HEBREW, "מה כתוב לי ברשימת טיפולים", "מספרה"),
        (REGISTERED_IN_HEBREW, "לקוחות יוכלו לקבוע ב20?", "09:00-19:00"),
        (REGISTERED_IN_HEBREW, "תראי לי את השעות שלי", "09:00-19:00"),
        (REGISTERED_IN_HEBREW, "בחנוכה אנחנו סגורים מה10 עד ה14 לחודש", "14 במאי"),
        (REGISTERED_IN_HEBREW, "תוסיפי הפסקה כל יום בין 12 ל13", "אי אפשר לקבוע שעות שונות"),
    ],
)
async def test_what_is_asked_of_an_own_business_is_answered(registered: str, said: str, told: str) -> None:
    product = await an_owner(registered)
    assert told in await product.says(OWNER, said)


@pytest.mark.parametrize(
    ("registered", "shown", "said"),
    [
        (REGISTERED, "can you make appointments 80 minutes?", "make it 50 min pls"),
        (REGISTERED_IN_HEBREW, "אפשר לעשות כל תור 80 דקות?", "תשני ל50 דקות"),
    ],
)
async def test_another_length_takes_the_place_of_the_one_that_is_shown(registered: str, shown: str, said: str) -> None:
    product = await an_owner(registered)
    assert "80" in await product.says(OWNER, shown)
    told = await product.says(OWNER, said)
    assert "50" in told
    assert "80" not in told
    assert "?" in told


@pytest.mark.parametrize("said", ["appointments are 45 minutes", "כל תור 45 דקות"])
async def test_what_is_so_already_is_told_and_not_changed(said: str) -> None:
    told = await (await an_owner()).says(OWNER, said)
    assert "45" in told
    assert "?" not in told
