"""How people put a business of theirs on in their own words, and what owners ask and cannot have."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from skeji_ray.languages.keeping_out import keeps_out
from skeji_ray.languages.reading_table import language_of
from skeji_ray.messages.acts import Act
from skeji_ray.messages.people import Role
from skeji_ray.messages.reading import Heard, State
from skeji_ray.readers import rules
from tests.conversations.test_conversations import OWNER, SARAH, Town
from tests.conversations.test_while_open import SALON, kinds
from tests.support.product import CUSTOMER, Product


def act_of(text: str, state: State = State.NOTHING) -> Act:
    at = datetime(2026, 3, 2, 12, tzinfo=UTC)
    heard = Heard(text=text, language=language_of(text), role=Role.CUSTOMER, state=state, at=at, country="IL")
    return rules.read(heard).said[0].act


@pytest.mark.parametrize(
    "text",
    [
        "hello im an osteopath in Holon, mondays and wednesdays from nine to four, and a session is forty minutes",
        "we are having a pet grooming salon in Ramla, timings 10 to 6",
        "I am Nir, I am giving guitar lessons in Lod, 3 to 8. How to join?",
        "my sister and i do brows at home in Yavne and want a booking line",
        "i train dogs in Arad, 8 to 2, can people book me here",
        "my studio is called Calm and its in Acre",
        "שלום אני פותח סטודיו לפילאטיס בשם איזון ברמלה א עד ה מ8 עד 2",
        "רוצה שיקבעו אצלי, מאפרת בשם זוהר בלוד",
        "אני נותן שיעורי גיטרה בחולון, איך מצטרפים?",
    ],
)
def test_who_tells_of_a_business_of_theirs_puts_it_on(text: str) -> None:
    assert act_of(text) is Act.REGISTER
    assert act_of(text, State.ASK_CITY) is Act.REGISTER


@pytest.mark.parametrize(
    "text",
    [
        "im a dentist and need a haircut in holon",
        "i have a toothache, need a clinic in lod",
        "i do yoga on mondays from 6 to 7 and need a massage after",
        "אני מאמן ורוצה תספורת בחולון",
        "יש לי כאב ראש צריכה מרפאה ברמלה",
        "ספרית בחולון",
    ],
)
def test_who_wants_an_appointment_has_none(text: str) -> None:
    assert act_of(text) is not Act.REGISTER


async def test_a_no_to_a_search_with_a_business_behind_it_puts_it_on() -> None:
    product = Product()
    await product.says(CUSTOMER, "a physio in haifa")

    assert "called?" in await product.says(CUSTOMER, "no no i want to register my business")


async def test_a_name_stands_behind_name_is_and_a_length_is_none() -> None:
    product = Product()
    told = await product.says(CUSTOMER, "I am having a dental clinic in Lod, timings 9 to 6. Name is Bright Smiles")
    assert "Bright Smiles is registered in Lod" in told
    product = Product()
    assert "called?" in await product.says(CUSTOMER, "im a nail technician in Eilat, its 60 mins each, sign me up pls")


@pytest.mark.parametrize(
    "text",
    ["dont let dan book here any more", "block dan", "ban him please", "i dont want dan as a customer any more",
     "אל תתני לדן לקבוע יותר", "תחסום את דן", "לחסום את הלקוח הזה"],
)  # fmt: skip
def test_one_customer_is_kept_out(text: str) -> None:
    assert keeps_out(text, {"dan", "דן"})


@pytest.mark.parametrize(
    "text",
    ["block tomorrow 2 to 4", "block it", "block me 1 to 3", "dont let people book after 6", "never let anyone in",
     "תחסום את יום שישי", "אל תתני לאנשים לקבוע אחרי 6", "תחסמי מחר"],
)  # fmt: skip
def test_hours_and_everybody_are_no_single_customer(text: str) -> None:
    assert not keeps_out(text, {"dan", "דן"})


@pytest.fixture
async def town() -> Town:
    town = Town()
    assert (await town.says(OWNER, SALON)).outcome.kind == "business_registered"
    await town.books(SARAH, "15:00")
    await town.says(OWNER, "approve")
    return town


@pytest.mark.parametrize("text", ["sarah is trouble, dont let her book again", "block sarah", "תחסמי את sarah"])
async def test_that_one_customer_cannot_be_kept_out_is_said_and_nothing_stops(town: Town, text: str) -> None:
    said = await town.says(OWNER, text)

    assert kinds(said) == ["cannot_do"]
    assert "one customer" in said.rendered.text


async def test_no_bookings_after_an_hour_stop_no_others(town: Town) -> None:
    for text in ("לא רוצה תורים אחרי 7", "i dont want bookings after 7"):
        assert "bookings_paused" not in kinds(await town.says(OWNER, text))


@pytest.mark.parametrize(
    "text", ["when am i closed", "what days off do i have", "what are my timings", "מה סגור לי", "איזה ימים סגורים"]
)
async def test_what_is_closed_is_told(town: Town, text: str) -> None:
    await town.says(OWNER, "close on 24 december")

    said = await town.says(OWNER, text)

    assert "Closed on" in said.rendered.text, said.rendered.text


@pytest.mark.parametrize(
    "text", ["anything free after 6 tomorrow", "do i have any gaps tomorrow", "when am i free tomorrow"]
)
async def test_what_is_free_is_looked_at_and_never_taken_out(town: Town, text: str) -> None:
    assert kinds(await town.says(OWNER, text)) == ["day_shown"]


@pytest.mark.parametrize("text", ["cancel everybody on sunday", "move dana to 5", "תבטל את דנה", "approve dana"])
async def test_an_owner_without_such_a_booking_is_not_told_of_their_own(town: Town, text: str) -> None:
    said = await town.says(OWNER, text)

    assert "You have no open booking" not in said.rendered.text


@pytest.mark.parametrize(
    "text",
    [
        "close sunday and block tomorrow from 9 to 11 and show me tomorrow",
        "תסגור את ראשון ותחסום מחר 9 עד 11 ותראה לי את מחר",
    ],
)
async def test_each_wish_of_a_message_has_the_words_that_stand_with_it(town: Town, text: str) -> None:
    said = await town.says(OWNER, text)

    assert sorted(kinds(said)) == ["day_shown", "days_closed", "time_blocked"], said.rendered.text
    assert "Sunday" in said.rendered.text.split("closed on")[1].split(":")[0]
