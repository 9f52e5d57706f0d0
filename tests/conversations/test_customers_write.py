"""What customers write around a wish, in whole conversations and both languages: small talk, several at once, later
and earlier, which of several bookings, what else there is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from skeji_ray.actors.llm_layer import LlmLayer
from skeji_ray.actors.notifier import Notifier
from skeji_ray.conversation.choices import choice_plan
from skeji_ray.conversation.exact import plan_exactly
from skeji_ray.pipeline.planning import Planned, PlanRequest
from skeji_ray.readers.planner import ReadingPlanner
from tests.support.planning import ByRules
from tests.support.product import CUSTOMER, OWNER, Product, words_of

OTHER = "+972547200003"
MONDAY = datetime(2026, 11, 30, 10, 0, tzinfo=UTC)
"""Noon of a Monday in Israel."""

PLANNER = ReadingPlanner()


class Planner(ByRules):
    """The rules and the learned reader together, as the product reads."""

    async def plan(self, request: PlanRequest) -> Planned:
        return PLANNER.plan_now(request)


@pytest.fixture
async def product() -> Product:
    """A salon, and a customer who opened its chat."""
    product = Product()
    product.notifier = Notifier(product.store, [product.whatsapp.api()], product.clock, product.clock, "15551234567")
    product.layer = LlmLayer(product.store, Planner(), choice_plan, plan_exactly, product.clock, real=product.clock)
    product.clock.move(MONDAY - product.clock.now())
    told = await product.says(OWNER, "Register Blue Ocean, a hair salon in Acre, open every day 9 to 19")
    code = re.search(r"SKEJI-\w+", told)
    assert code is not None
    assert "Blue Ocean" in await product.says(CUSTOMER, code[0])
    return product


async def last_of(product: Product, said: Sequence[str]) -> str:
    return [await product.says(CUSTOMER, text) for text in said][-1]


def asked_of_owner(product: Product) -> int:
    """How many requests the owner was sent."""
    read = [words_of(body) for body in product.whatsapp.sent if body["to"] == OWNER.lstrip("+")]
    return sum(" asks for " in text for text in read)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (["heyy how r u, anything free tmrw?"], "Tuesday 1 December"),
        (["ok gr8. wed afternoon poss?"], "Wednesday 2 December in the afternoon"),
        (["thank u what do i bring"], "directly"),
        (["היי מה שלומך יש משהו פנוי מחר"], "יום שלישי 1 בדצמבר"),
        (["my back is killing me"], "These times are free"),
        (["כואב לי הראש"], "המועדים הפנויים"),
    ],
)
async def test_a_wish_beside_small_talk_is_answered(product: Product, said: list[str], told: str) -> None:
    assert told in await last_of(product, said)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (["thursday afternoon", "2"], "13:00"),
        (["anything on thursday", "4"], "16:00"),
        (["thursday at 12:00", "can you do 4"], "16:00"),
        (["anything on friday", "whats the earliest"], "Friday 4 December at 09:00. Book it?"),
        (["anything on friday", "too early, later?"], "later than those:\n1. Friday 4 December at 12:00"),
        (["חמישי אחרי הצהריים", "הכי מאוחר שיש"], "17:00. לקבוע?"),
    ],
)
async def test_an_answer_is_of_what_was_shown(product: Product, said: list[str], told: str) -> None:
    assert told in await last_of(product, said)


@pytest.mark.parametrize(
    "said",
    [["me and my sister need haircuts on thursday", "10 and 11", "both please"],
     ["thursday morning please", "i will take 10 and 11", "yes"],
     ["אני ואחותי צריכות להסתפר ביום חמישי", "10 ו-11", "כן, את שניהם"]],
)  # fmt: skip
async def test_two_times_are_shown_and_then_booked_together(product: Product, said: list[str]) -> None:
    for text in said[:-1]:
        await product.says(CUSTOMER, text)
        assert asked_of_owner(product) == 0, "nothing is asked for before a yes to what was shown"
    told = await product.says(CUSTOMER, said[-1])
    assert all(hour in told for hour in ("10:00", "11:00"))
    assert asked_of_owner(product) == 2


async def test_all_of_many_are_no_yes(product: Product) -> None:
    await product.says(CUSTOMER, "anything next week?")
    await product.says(CUSTOMER, "all of them")
    assert asked_of_owner(product) == 0


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (["actually 4 is fine too"], "to Thursday 3 December at 16:00?"),
        (["so is it confirmed or not?"], "pending"),
        (["an hour later would be better"], "to Thursday 3 December at 16:00?"),
        (["16 גם טוב"], "16:00?"),
        (["אז זה סגור?"], "ממתין"),
    ],
)
async def test_what_is_said_after_a_request_is_about_it(product: Product, said: list[str], told: str) -> None:
    await last_of(product, ["haircut thursday at 15:00", "yes", "Dana"])
    assert told in await last_of(product, said)
    assert asked_of_owner(product) == 1


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (["cancel it"], "Which booking do you mean?"),
        (["cancel both pls"], "one at a time"),
        (["can you move it", "the first one"], "17:00"),
        (["תבטל את שניהם"], "על איזה תור מדובר?"),
    ],
)
async def test_which_of_two_is_asked(product: Product, said: list[str], told: str) -> None:
    await last_of(product, ["haircut thursday at 15:00", "yes", "Dana", "another haircut friday at 17:00", "yes"])
    answer = await last_of(product, said[:1])
    assert ("Which booking" in answer) or ("על איזה תור" in answer)
    if len(said) == 1:
        assert told in answer


@pytest.mark.parametrize(
    ("asks", "further", "told"),
    [
        ("what are your hours?", "and on sunday?", "Sunday 6 December"),
        ("עד מתי אתם פתוחים?", "ובשישי?", "שישי 4 בדצמבר"),
    ],
)
async def test_a_question_goes_on_with_a_day(product: Product, asks: str, further: str, told: str) -> None:
    answer = await last_of(product, [asks, further])
    assert told in answer
    assert "09:00-19:00" in answer


async def test_two_questions_get_two_answers(product: Product) -> None:
    await product.says(CUSTOMER, "anything thursday?")
    told = await product.says(CUSTOMER, "is there parking n how much is it")
    assert "parking" in told
    assert "prices" in told
    assert "10:00" in await product.says(CUSTOMER, "10 then"), "what was offered is still open"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("and can i also have one sunday at 4", "Sunday 6 December at 16:00. Book it?"),
        ("and same time next week", "Thursday 10 December at 15:00. Book it?"),
        ("my son as well, right after me", "Thursday 3 December after 15:45"),
        ("and for my brother an hour later", "Thursday 3 December at 16:00. Book it?"),
        ("can my mate come with me at the same time", "15:00 is not free."),
        ("תוסיפי לי גם שבוע אחרי באותה שעה", "חמישי 10 בדצמבר בשעה 15:00. לקבוע?"),
        ("תביא גם לאח שלי אחריי", "חמישי 3 בדצמבר מ-15:45"),
        ("ועוד אחד ביום ראשון ב-16:00", "ראשון 6 בדצמבר בשעה 16:00. לקבוע?"),
    ],
)
async def test_one_more_is_no_move(product: Product, text: str, told: str) -> None:
    await last_of(product, ["haircut thursday at 15:00", "yes", "Dana"])
    answer = await product.says(CUSTOMER, text)
    assert told in answer
    assert "Instead of" not in answer
    assert "במקום" not in answer


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("move it to friday morning please", "Instead of your haircut on Thursday 3 December at 15:00:"),
        ("תזיז לשישי בבוקר בבקשה", "במקום התור לתספורת ביום חמישי 3 בדצמבר בשעה 15:00:"),
    ],
)
async def test_other_times_of_a_booking_say_what_they_replace(product: Product, text: str, told: str) -> None:
    await last_of(product, ["haircut thursday at 15:00", "yes", "Dana"])
    assert told in await product.says(CUSTOMER, text)


@pytest.mark.parametrize("text", ["so im thursday at 3 and not wednesday anymore?", "can we move it to the same time"])
async def test_where_it_stands_is_no_move(product: Product, text: str) -> None:
    await last_of(product, ["haircut thursday at 15:00", "yes", "Dana"])
    told = await product.says(CUSTOMER, text)
    assert "Thursday 3 December at 15:00" in told
    assert "pending" in told
    assert "Move" not in told


async def test_a_service_of_another_trade_in_a_side_question_is_not_booked(product: Product) -> None:
    await product.says(CUSTOMER, "anything thursday?")
    told = await product.says(CUSTOMER, "10 and can u also ask if they do massages")
    assert "among the services" in told
    assert "Haircut at Blue Ocean" in told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("haircuts for my 2 boys on thursday", "my 2 boys"),
        ("תספורת לשני הבנים שלי ביום חמישי", "שני הבנים שלי"),
        ("are you open friday? n is there parking? and can we book me and my husband", "Friday 4 December at 09:00"),
    ],
)
async def test_several_people_are_named_and_times_are_offered(product: Product, text: str, told: str) -> None:
    answer = await product.says(CUSTOMER, text)
    assert told in answer
    assert "09:00" in answer


async def test_one_of_two_times_is_not_both(product: Product) -> None:
    await product.says(CUSTOMER, "anything thursday?")
    assert "Which one?" in await product.says(CUSTOMER, "i will take 10 or 11")
    assert asked_of_owner(product) == 0


async def test_one_time_at_two_businesses_is_offered_at_both(product: Product) -> None:
    await product.says("+972547200009", "Register Snip Snap, a hair salon in Acre, open every day 9 to 19")
    told = await product.says("+972547200008", "haircut in Acre on thursday at 15:00")
    assert "Blue Ocean" in told
    assert "Snip Snap" in told
    assert "Snip Snap on Thursday 3 December at 15:00: pending" in await product.says("+972547200008", "the second one")


async def test_two_trades_in_one_message_are_done_one_after_the_other(product: Product) -> None:
    await product.says("+972547200009", "Register Bright Smile, a dentist in Acre, open every day 9 to 19")
    told = await product.says("+972547200008", "i need the barber and the dentist in acre on thursday")
    assert "again afterwards" in told
    assert ("barber" in told) != ("“dentist”" in told)


@pytest.mark.parametrize(
    ("text", "told"),
    [("5 pls", "17:00. Book it?"), ("yeah 4 works", "16:00. Book it?"), ("number 5 pls", "16:00: pending"),
     ("the 5th", "16:00: pending")],
)  # fmt: skip
async def test_a_number_that_is_a_row_and_an_hour_is_shown_first(product: Product, text: str, told: str) -> None:
    shown = await product.says(CUSTOMER, "any haircuts free tomorrow afternoon")
    assert "5. Tuesday 1 December at 16:00" in shown
    assert "6. Tuesday 1 December at 17:00" in shown
    assert told in await product.says(CUSTOMER, text)


async def test_as_many_times_as_people_are_not_one_for_each(product: Product) -> None:
    """They may come together: what the search found is theirs to choose from."""
    shown = await product.says(CUSTOMER, "haircut for me + 2 friends tomorrow after 4")
    assert "3. Tuesday 1 December at 18:00" in shown
    assert "Which one?" in shown


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("does Noa work on friday? I'd only want her", "1."),
        ("what's free then", "1."),
        ("oops wrong number haha, but I do need a haircut", "1."),
    ],
)
async def test_a_wish_is_heard_beside_talk_and_questions(product: Product, text: str, told: str) -> None:
    assert told in await product.says(CUSTOMER, text)


async def test_who_works_when_is_answered_beside_the_times(product: Product) -> None:
    assert "I don't know who works" in await product.says(CUSTOMER, "is Noa working on friday? i only want Noa")


@pytest.mark.parametrize(
    ("text", "told"),
    [("which services do i have on my list?", "offers"), ("how will people know where to come?", "exact address")],
)
async def test_an_owner_who_asks_a_fact_gets_no_help_page(text: str, told: str) -> None:
    product = Product()
    await product.says(OWNER, "Register Blue Ocean, a hair salon in Acre, open every day 9 to 19")
    answer = await product.says(OWNER, text)
    assert told in answer
    assert "Write for example" not in answer


async def test_a_city_right_after_registering_is_no_search() -> None:
    product = Product()
    for text in ("hi, i want clients to book here", "it's a barber shop called Sharp Corner", "Holon"):
        await product.says(OWNER, text)
    assert "change the details of your business" in await product.says(OWNER, "holon")


async def test_of_two_hours_that_are_not_all_offered_both_are_looked_for(product: Product) -> None:
    await product.says(CUSTOMER, "me and my wife need haircuts on thursday")
    told = await product.says(CUSTOMER, "11 and 12")
    assert "at 11:00" in told
    assert "at 12:00" in told


async def test_another_customer_is_moved_while_one_is_to_be_cancelled(product: Product) -> None:
    await product.says(CUSTOMER, "my name is Maya. haircut tomorrow at 15:00")
    await product.says(CUSTOMER, "yes")
    await product.says(OWNER, "yes")
    await product.says(OTHER, "my name is Dan. a haircut on Wednesday at 16:00 in Acre")
    await product.says(OTHER, "yes")
    await product.says(OWNER, "yes")
    assert "Cancel haircut for Maya" in await product.says(OWNER, "cancel mayas 3pm she called me")
    assert "Cancel haircut for Dan" not in await product.says(OWNER, "move dan to 5 instead of 4")
