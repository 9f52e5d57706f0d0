"""A name is taken only where the words say that it is one; and it can be put right after the booking."""

from __future__ import annotations

import pytest

from skeji_ray.languages.names import find_name, name_answer
from tests.support.product import CUSTOMER, OWNER, Product, booked_on_tuesday, words_of

OTHER = "+972547200077"


@pytest.fixture
async def product() -> Product:
    """A salon, and somebody with a name of their own who has booked there."""
    return await booked_on_tuesday()


def owner_read(product: Product) -> str:
    """What the owner was told last."""
    return [words_of(body) for body in product.whatsapp.sent if body["to"] == OWNER.lstrip("+")][-1]


@pytest.mark.parametrize(
    ("text", "name"),
    [("put that one under Gila, not me", "Gila"), ("it should be in my sister's name, Gila", "Gila"),
     ("not under my name, under Gila please", "Gila"), ("can you change the name to Gila", "Gila"),
     ("זה על שם גילה ולא על שמי", "גילה"), ("תרשמי על השם שלה, גילה לוי", "גילה לוי"),
     ("על שם אחותי גילה בבקשה", "גילה"), ("תחליפו את השם לגילה", "גילה"), ("wrong name, it's Gila", "Gila"),
     ("תעבירו את התור על שם אחותי מיכל", "מיכל"), ("זה לא בשבילי, זה בשביל אחי תומר", "תומר")],
)  # fmt: skip
async def test_a_booking_is_put_under_the_name_of_somebody_else(product: Product, text: str, name: str) -> None:
    told = await product.says(CUSTOMER, text)
    assert f" {name}" in told
    assert "Thanks" not in told  # whoever writes is somebody else
    assert "תודה" not in told
    assert f" {name}" in owner_read(product)
    again = await product.says(CUSTOMER, "book a haircut on Thursday at 10:00 in Acre")
    assert "10:00" in again
    assert "Noam Bar" in await product.says(CUSTOMER, "yes please")


@pytest.mark.parametrize(
    "text",
    [
        "put it under my wife's name",
        "not under my name please",
        "can you use my husband's name",
        "תרשמו על השם של הבת שלי",
    ],
)
async def test_a_name_that_is_not_said_is_asked_for_and_then_taken(product: Product, text: str) -> None:
    asked = await product.says(CUSTOMER, text)
    assert "What name" in asked or "על איזה שם" in asked
    assert "Gila" in await product.says(CUSTOMER, "Gila")
    assert "Gila" in owner_read(product)


@pytest.mark.parametrize(
    "text",
    ["הכלבה שלי מקיאה מהבוקר, יש משהו היום?", "הבת שלי משתעלת כל הלילה אפשר תור היום?", "לבן שלי כואבת האוזן יש היום?"],
)
async def test_what_somebody_suffers_from_is_not_their_name(text: str) -> None:
    product = Product()
    await product.says(OWNER, "Register Blue Ocean, a hair salon in Acre, open every day 0:00 to 23:59")
    await product.says(CUSTOMER, "book a haircut in Acre")
    offered = await product.says(CUSTOMER, text)
    assert "על שם" not in offered
    booked = await product.says(CUSTOMER, "הראשון")
    assert not {"מקיאה", "משתעלת", "כואבת"} & set(booked.split())


@pytest.mark.parametrize(
    ("text", "name"),
    [("for my son Tom", "Tom"), ("my wife", None), ("הבת שלי מאיה", "מאיה"), ("אשתי", None), ("בן כהן", "בן כהן"),
     ("על שם הבן שלי", None)],
)  # fmt: skip
def test_an_answer_may_say_who_they_are_to_the_writer_before_the_name(text: str, name: str | None) -> None:
    assert name_answer(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [("book it in her name pls, Gila Bar", "Gila Bar"), ("under his name plz Tom", "Tom"),
     ("under the name Gila Bar thx", "Gila Bar"), ("my name is pls", None)],
)  # fmt: skip
def test_a_courtesy_is_no_name(text: str, name: str | None) -> None:
    assert find_name(text) == name


async def test_an_offer_says_whom_it_is_for(product: Product) -> None:
    shown = await product.says(
        CUSTOMER, "a haircut for my sister on Thursday at 10:00 in Acre, in her name pls, Gila Bar"
    )
    assert "Haircut for Gila Bar at Blue Ocean" in shown
    assert "Gila Bar" in await product.says(CUSTOMER, "yes please")


def test_a_word_of_kin_is_no_name() -> None:
    assert find_name("קוראים לי בן") == "בן"
    assert find_name("על שם הבת שלי") is None


@pytest.mark.parametrize(
    "text",
    ["just check it is in her name and not in mine", "שזה יהיה רשום על השם שלה ולא על שלי", "על השם שלה ולא על שמי"],
)
async def test_whose_name_it_is_without_saying_one_names_nobody(product: Product, text: str) -> None:
    told = await product.says(CUSTOMER, text)
    assert any(said in told for said in ("What name", "על איזה שם")), told  # it is in the name of who writes
    await product.says(CUSTOMER, "Gila" if text.isascii() else "גילה")
    told = await product.says(CUSTOMER, text)
    assert any(name in told for name in ("Gila", "גילה")), told
    assert any(name in owner_read(product) for name in ("Gila", "גילה"))


@pytest.mark.parametrize(
    ("text", "name"),
    [("my name is Liat. can i come at 3", "Liat"), ("my name is Liat. Wednesday at 3", "Liat"),
     ("my name is J. Stone", "J. Stone"), ("the name is Ann-Marie O. Stone", "Ann-Marie O. Stone")],
)  # fmt: skip
def test_a_name_ends_where_its_sentence_does(text: str, name: str) -> None:
    assert find_name(text) == name


async def test_a_day_behind_a_name_is_no_part_of_it(product: Product) -> None:
    assert "2 May at 10:00" in await product.says(OTHER, "my name is Liat. thursday at 10:00, a haircut in Acre")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("my dad needs a haircut on thursday at 10", "Avi"),
        ("a haircut for a friend on thursday at 10", "Avi"),
        ("אבא שלי צריך תספורת ביום חמישי ב10", "אבי"),
    ],
)
async def test_the_name_of_who_comes_is_asked_for(product: Product, text: str, name: str) -> None:
    await product.says(CUSTOMER, text)
    told = await product.says(CUSTOMER, "כן" if name == "אבי" else "yes")
    assert "What name" in told or "על איזה שם" in told
    assert f" {name}" in await product.says(CUSTOMER, name)
    assert f" {name}." in owner_read(product)


@pytest.mark.parametrize(
    "text",
    ["a haircut on thursday at 10", "a haircut on thursday at 10, it's before my son's party", "תספורת ביום חמישי ב10"],
)
async def test_no_name_is_asked_of_who_comes_themselves(product: Product, text: str) -> None:
    await product.says(CUSTOMER, text)
    told = await product.says(CUSTOMER, "כן" if "ביום" in text else "yes")
    assert "Noam Bar" in told
    assert "?" not in told
