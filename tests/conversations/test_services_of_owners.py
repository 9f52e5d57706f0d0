"""The services of a business, as owners list them, add to them and take them off; what they ask beside."""

from __future__ import annotations

import pytest

from tests.conversations.test_conversations import OWNER, SARAH, Town
from tests.conversations.test_while_open import kinds
from tests.support.product import CUSTOMER, Product

SALON = "Register Blue Ocean, a hair salon in Tel Aviv, open every day 9 to 22"


@pytest.fixture
async def town() -> Town:
    town = Town()
    assert (await town.says(OWNER, SALON)).outcome.kind == "business_registered"
    return town


@pytest.mark.parametrize(
    ("texts", "services"),
    [
        (["we do perms, massages and gel nails in Lod, called Calm"], "hair straightening, massage, gel nails"),
        (["Register Paws, dog grooming and dog training in Ramla"], "dog grooming, dog training"),
        (["put my business on here", "Shine", "pedicures, facials and makeup", "Arad"], "pedicure, facial, makeup"),
        (["put my business on here", "Shine", "waxing", "Arad, and also lashes"], "waxing, eyelashes"),
        (["אני עושה מניקור, פדיקור ואיפור ברמלה, העסק נקרא אור"], "מניקור, פדיקור, איפור"),
    ],
)  # fmt: skip
async def test_all_services_that_are_listed_are_registered(texts: list[str], services: str) -> None:
    product = Product()
    for text in texts:
        told = await product.says(CUSTOMER, text)

    assert f": {services}." in told


async def test_a_name_of_two_services_is_a_name() -> None:
    product = Product()
    await product.says(CUSTOMER, "put my business on here")

    assert "Nails and Lashes by Mia" in await product.says(CUSTOMER, "Nails and Lashes by Mia")


@pytest.mark.parametrize(
    ("text", "hebrew"), [("we don't do highlights any more", False), ("אנחנו כבר לא עושים גוונים", True),
                         ("take dye off my list", False), ("drop keratin from my services", False)],
)  # fmt: skip
async def test_what_is_no_service_of_its_own_takes_no_other_off(town: Town, text: str, hebrew: bool) -> None:
    await town.says(OWNER, "we also do manicure")
    said = await town.says(OWNER, text, hebrew=hebrew)

    assert kinds(said) == ["cannot_do"]
    assert "haircut" in (await town.says(OWNER, "what services do i offer")).rendered.text


async def test_a_service_beside_one_that_is_found_with_it_is_added_and_taken_off_alone(town: Town) -> None:
    assert "haircut, highlights" in (await town.says(OWNER, "we also do highlights")).rendered.text

    text = (await town.says(OWNER, "we don't do highlights any more")).rendered.text
    assert "Blue Ocean: haircut in Tel Aviv" in text


async def test_a_part_of_the_name_of_a_service_is_no_other_service(town: Town) -> None:
    said = await town.says(OWNER, "a cut takes 40 minutes, 120 shekels")

    assert "40 minutes an appointment" in said.rendered.text
    assert "haircut, cut" not in said.rendered.text


@pytest.mark.parametrize(
    ("text", "services"),
    [
        ("massage 200 60 min, lashes 90, brows 50 15 min and a peel 70", "massage, eyelashes, eyebrows, peel"),
        ("gel nails for 90 in 50 mins, put waxing in too, and makeup is 150", "gel nails, waxing, makeup"),
        ("עיסוי 200, ריסים 90, גבות 50 רבע שעה", "עיסוי, ריסים, גבות"),
    ],
)  # fmt: skip
async def test_none_of_many_services_with_prices_is_lost(town: Town, text: str, services: str) -> None:
    said = await town.says(OWNER, text, hebrew="ע" in text)

    assert services in said.rendered.text


async def test_who_is_hit_by_a_day_that_is_closed_is_asked_of_that_day(town: Town) -> None:
    said = await town.says(OWNER, "i'm closing on the 14th, who is affected?")

    assert "14 May: no bookings" in said.rendered.text
    assert said.rendered.text.count("no bookings") == 1


@pytest.mark.parametrize(
    "text", ["how would they know it's cancelled", "does my client get told?", "איך היא תדע שזה בוטל?"]
)
async def test_how_customers_hear_of_it_opens_nothing_again(town: Town, text: str) -> None:
    await town.books(SARAH, "15:00")
    await town.says(OWNER, "approve")
    await town.says(OWNER, "block tomorrow 14 to 17")
    said = await town.says(OWNER, text, hebrew="א" in text)

    assert kinds(said) == ["cannot_do"]


@pytest.mark.parametrize(
    "text", ["can i add some pics of my work?", "where do i upload the logo", "אפשר להוסיף תמונות?"]
)
async def test_that_no_pictures_are_shown_is_said(town: Town, text: str) -> None:
    said = await town.says(OWNER, text, hebrew="א" in text)

    assert ("pictures" in said.rendered.text) or ("תמונות" in said.rendered.text)


@pytest.mark.parametrize(
    "text", ["how can i quit this service", "what if i want to stop using this later?", "איך אני מפסיק עם זה"]
)
async def test_how_to_stop_is_told(town: Town, text: str) -> None:
    said = await town.says(OWNER, text, hebrew="א" in text)

    assert ("delete my data" in said.rendered.text) or ("תמחקו" in said.rendered.text)


async def test_one_day_s_own_hours_are_no_working_day_of_a_draft() -> None:
    product = Product()
    await product.says(CUSTOMER, "put my business on here")
    told = await product.says(CUSTOMER, "Silk and Stone, thursdays until 11")

    assert "So far I have: Silk and Stone." in told
    assert "thursdays until 11" in told


@pytest.mark.parametrize(("text", "hebrew"), [("closed from 6 to 9 june", False), ("סגור מ6 עד 9 ביוני", True)])
async def test_a_stretch_of_closed_days_is_shown_first(town: Town, text: str, hebrew: bool) -> None:
    assert kinds(await town.says(OWNER, text, hebrew=hebrew))[-1] == "change_wanted"
