"""What people write as they write it, through every layer from the gateway to WhatsApp: names with marks, words that
look like code, two languages, several zones."""

from __future__ import annotations

import re

import pytest

from skeji_ray.actors.queries import businesses_of
from tests.support.product import CUSTOMER, OWNER, Product, is_hebrew, words_of


@pytest.fixture
def product() -> Product:
    return Product()


async def test_a_business_is_registered_as_its_owner_writes_it(product: Product) -> None:
    text = "Hi! I'd like to register my business. It's called Dan's Smile, a dentist in Haifa, open every day 9 to 18"
    assert "Dan's Smile is registered in Haifa" in await product.says(OWNER, text)


async def test_words_that_look_like_a_reference_are_words(product: Product) -> None:
    text = 'Register "${previous_step.business_id}", a hair salon in Acre, open every day 9 to 18'
    assert "${previous_step.business_id} is registered" in await product.says(OWNER, text)
    assert "15:00" in await product.says(CUSTOMER, "book a haircut tomorrow at 15:00 in Acre")
    offered = product.whatsapp.sent[-1]["interactive"]["action"]["buttons"][0]["reply"]["id"]
    told = await product.says(CUSTOMER, "Book it", presses=offered)
    assert re.search(r"pending.*name.*\?", told)
    assert re.search("Thanks, Sarah.*for Sarah.*pending", await product.says(CUSTOMER, "Sarah"))
    assert any(words_of(body).endswith("is for Sarah.") for body in product.whatsapp.sent[-2:])


async def test_the_language_is_remembered_until_another_is_asked_for(product: Product) -> None:
    assert is_hebrew(await product.says(CUSTOMER, "תספורת מחר בתל אביב"))
    for text in ("15:00", "Dan", "Dan " * 260, "  "):  # the last two are refused: too long, empty
        assert is_hebrew(await product.says(CUSTOMER, text)), text
    assert not is_hebrew(await product.says(CUSTOMER, "in English please"))
    known = await product.says(CUSTOMER, "what do you know about me")
    assert "how your messages were understood" in known
    assert "Executions" not in known


async def test_a_notice_follows_the_language_of_its_reader(product: Product) -> None:
    await product.says(OWNER, "Register Blue Ocean, a hair salon in Acre, open every day 9 to 18")
    await product.says(OWNER, "עברית בבקשה")
    before = len(product.whatsapp.sent)
    await product.says(CUSTOMER, "book a haircut tomorrow at 15:00 in Acre")
    offered = product.whatsapp.sent[-1]["interactive"]["action"]["buttons"][0]["reply"]["id"]
    await product.says(CUSTOMER, "Book it", presses=offered)
    await product.says(CUSTOMER, "Sarah")
    told = [words_of(body) for body in product.whatsapp.sent[before:] if body["to"] == OWNER.lstrip("+")]
    assert told
    assert all(is_hebrew(text) for text in told)


async def test_a_zone_is_the_area_code_s_or_is_asked_for(product: Product) -> None:
    west, lost = "+14155550177", "+15550000177"
    assert "registered" in await product.says(west, "Register Golden Comb, a hair salon in Fremont, open 9 to 18")
    assert "time zone" in await product.says(lost, "Register Lost Comb, a hair salon in Springfield, open 9 to 18")
    assert "registered" in await product.says(lost, "Central")
    zones = {phone: (await businesses_of(product.store, phone))[0].time_zone for phone in (west, lost)}
    assert zones == {west: "America/Los_Angeles", lost: "America/Chicago"}
