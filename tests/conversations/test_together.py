"""Several people, several services and somebody else than the writer, in whole conversations and both languages."""

from __future__ import annotations

import pytest

from tests.conversations.test_customers_write import asked_of_owner, last_of, product
from tests.support.product import CUSTOMER, OWNER, Product

__all__ = ["product"]


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("a haircut and beard trim on friday at 10", "haircut"),
        ("need a haircut n highlights done on friday at 10", "aircut"),
        ("תספורת וצבע ביום שישי ב10", "צבע"),
        ("צריכה תספורת וגם פן ביום שישי", "פן"),
    ],
)
async def test_a_second_service_of_one_trade_is_not_dropped_in_silence(product: Product, said: str, left: str) -> None:
    told = await product.says(CUSTOMER, said)
    assert "one service" in told or "לשירות אחד" in told
    assert left in told.split("\n")[0]


@pytest.mark.parametrize("said", ["a haircut at the hair salon on friday at 11", "תספורת במספרה ביום שישי ב11"])
async def test_a_trade_and_its_service_are_one(product: Product, said: str) -> None:
    told = await product.says(CUSTOMER, said)
    assert "one service" not in told
    assert "לשירות אחד" not in told
    assert "11:00" in told


@pytest.mark.parametrize("text", ["can i add highlights too?", "could you add a colour to it", "אפשר להוסיף גם פן?"])
async def test_a_service_is_not_added_to_what_stands(product: Product, text: str) -> None:
    told = await last_of(product, ["a haircut on friday at 10", "yes", text])
    assert "one service" in told or "לשירות אחד" in told
    assert "1." not in told


@pytest.mark.parametrize(
    ("party", "text"),
    [
        ("me and my sister, a haircut on friday morning", "could we both come at the same time?"),
        ("me and my sister, a haircut on friday morning", "can we come in together?"),
        ("אני ואחותי רוצות תספורת ביום שישי בבוקר", "נוכל להגיע באותו זמן?"),
        ("אני ואחותי רוצות תספורת ביום שישי בבוקר", "אפשר לבוא ביחד?"),
    ],
)
async def test_two_at_once_are_booked_one_by_one(product: Product, party: str, text: str) -> None:
    told = await last_of(product, [party, text])
    assert "one appointment at a time" in told or "תור אחד בכל פעם" in told
    assert "Book it?" not in told
    assert "לקבוע?" not in told


@pytest.mark.parametrize(
    ("party", "text"),
    [
        ("me and my sister, a haircut on friday morning", "ok me at 10 and she's right after me"),
        ("אני ואחותי רוצות תספורת ביום שישי בבוקר", "אני ב10 ואחותי אחריי"),
    ],
)
async def test_who_comes_after_the_writer_says_nothing_of_the_writers_time(
    product: Product, party: str, text: str
) -> None:
    told = await last_of(product, [party, text])
    assert "10:00. Book it?" in told or "10:00. לקבוע?" in told
    assert "one appointment at a time" in told or "תור אחד בכל פעם" in told


@pytest.mark.parametrize(
    ("party", "text"),
    [
        ("me and my sister, a haircut on friday morning", "can she have 11?"),
        ("me and my sister, a haircut on friday morning", "and my sister at 11"),
        ("אני ואחותי רוצות תספורת ביום שישי בבוקר", "היא יכולה לבוא ב11?"),
        ("אני ואחותי רוצות תספורת ביום שישי בבוקר", "ולאחותי ב11"),
    ],
)
async def test_an_hour_for_her_moves_nothing_of_the_writers(product: Product, party: str, text: str) -> None:
    told = await last_of(product, [party, "10:00", "yes", text])
    assert "4" in told
    assert "11:00. Book it?" in told or "11:00. לקבוע?" in told
    await product.says(CUSTOMER, "yes")
    assert asked_of_owner(product) == 2


async def test_who_has_the_appointment_may_come_at_another_hour(product: Product) -> None:
    told = await last_of(product, ["a haircut for my daughter on friday at 10", "yes", "can she come at 12?"])
    assert "from Friday 4 December at 10:00 to Friday 4 December at 12:00?" in told


@pytest.mark.parametrize(
    "text",
    ["is Vicky working tomorrow? i only go to her", "רותי עובדת מחר? אני רק אצלה", "היי שירן נמצאת ביום חמישי?"],
)
async def test_who_works_when_is_not_known(product: Product, text: str) -> None:
    told = await product.says(CUSTOMER, text)
    assert "who works at" in told or "מי עובד" in told


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (["are you open on friday?", "until when?"], "Friday 4 December, 09:00-19:00"),
        (["אתם פתוחים בשישי?", "עד כמה"], "09:00-19:00"),
        (["tomorrow at 12", "yes", "is it final or do they have to approve it?"], "pending"),
        (["tomorrow at 12", "yes", "does it need approval?"], "pending"),
        (["מחר ב12", "כן", "זה סופי או שמחכים לאישור"], "ממתין לאישור"),
        (["tomorrow at 12", "yes", "whats the time of my appointment now"], "Tuesday 1 December at 12:00"),
        (["do you do walk ins or do i need to book"], "rules"),
        (["can i come and watch the lesson?"], "directly"),
        (["tomorrow at 12", "shes 7 is that ok?"], "directly"),
        (["מחר ב12", "היא בת 7 זה בסדר?"], "ישירות"),
        (["tomorrow at 12", "yes", "if hes sick can i move it"], "move my booking"),
        (["מחר ב12", "כן", "אם הוא יהיה חולה אפשר להזיז?"], "להזיז את התור"),
        (["מחר ב12", "כן", "יש לי תור מחר ב12 אפשר להקדים?"], "שעה"),
        (
            ["tomorrow at 12", "yes", "i have an appointment tomorrow at 12, can i come earlier?"],
            "Instead of your haircut",
        ),
        (["מתי אפשר מחר", "תרשמי אותי לשעה הראשונה"], "09:00"),
    ],
)
async def test_questions_are_not_taken_for_wishes(product: Product, said: list[str], told: str) -> None:
    assert told in await last_of(product, said)


async def test_whom_an_appointment_is_for_is_no_service(product: Product) -> None:
    told = await last_of(product, ["a haircut tomorrow at 12", "and for my mum at 1"])
    assert "13:00. Book it?" in told
    assert "Mum at" not in told


@pytest.mark.parametrize(
    "said", ["need a 30,000 service at a garage in Holon tomorrow", "מחפש מוסך בחולון מחר לטיפול 10,000"]
)
async def test_thousands_are_neither_two_services_nor_an_hour(said: str) -> None:
    product = Product()
    await product.says(OWNER, "Register Axle, a garage in Holon, open every day 9 to 19")
    told = await product.says(CUSTOMER, said)
    assert "Axle" in told
    assert "09:00" in told
    assert "000" not in told
