"""What is said of a visit that stands or is offered: no part of a message is dropped in silence, nothing is booked or
moved by it, and who comes may be somebody else."""

from __future__ import annotations

import pytest

from tests.support.product import CUSTOMER, OWNER, Product, in_the_chat_of, words_of

SALON = "Register Blue Ocean, a hair salon in Acre, open every day 9 to 18"


async def offered(*said: str) -> Product:
    """A salon, and a customer who was shown a time there, or said more."""
    product = Product()
    await product.says(OWNER, SALON)
    for text in ("my name is Noam Bar. a haircut on Tuesday at 15:00 in Acre", *said):
        await product.says(CUSTOMER, text)
    return product


def asked_of_owner(product: Product) -> int:
    """How many requests the owner was sent."""
    read = [words_of(body) for body in product.whatsapp.sent if body["to"] == OWNER.lstrip("+")]
    return sum(" asks for " in text for text in read)


@pytest.mark.parametrize(
    "text",
    [
        "Wonderful. Do I need a note from a doctor?",
        "ok. must I see a dermatologist first?",
        "מעולה. צריך אישור מרופא?",
        "nice thanks. is a massage part of it?",
    ],
)
async def test_a_question_behind_a_kind_word_books_nothing(text: str) -> None:
    product = await offered()
    told = await product.says(CUSTOMER, text)
    assert "Blue Ocean" in told
    assert asked_of_owner(product) == 0


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("yes and what does it cost", "price"),
        ("yes please, how long is it?", "minutes"),
        ("כן וכמה עולה", "מחירים"),
        ("כן ואיפה אתם", "עכו"),
    ],
)
async def test_a_yes_with_a_question_is_answered_and_asked_for_again(text: str, told: str) -> None:
    product = await offered()
    answer = await product.says(CUSTOMER, text)
    assert told in answer
    assert "15:00" in answer
    assert asked_of_owner(product) == 0
    assert "pending" in await product.says(CUSTOMER, "yes") or asked_of_owner(product) == 1


@pytest.mark.parametrize(
    "text", ["confirm the 4 o'clock and what is the price", "ok do 16:00 and tell me what it costs", "16:00 וכמה עולה"]
)
async def test_the_time_beside_a_question_is_offered(text: str) -> None:
    product = await offered("something after 14:00 on Wednesday")
    answer = await product.says(CUSTOMER, text)
    assert "16:00" in answer
    assert "price" in answer or "מחירים" in answer


@pytest.mark.parametrize("text", ["could you wash the curtains too", "and pierce my ear as well", "ושתסדרו גם גבות"])
async def test_what_is_to_be_done_beside_is_named(text: str) -> None:
    product = await offered()
    answer = await product.says(CUSTOMER, text)
    assert "one service" in answer or "לשירות אחד" in answer
    assert "15:00" in answer
    booked = await offered("yes")
    answer = await booked.says(CUSTOMER, text)
    assert "one service" in answer or "לשירות אחד" in answer
    assert "1." not in answer


@pytest.mark.parametrize(
    "text",
    [
        "i hate the hairdresser, can my sister wait with me",
        "can i leave the pram outside the evening before",
        "I'll drop off the wig in the morning",
        "do i have to come with wet hair",
        "im pregnant, is it safe",
        "ואם אני משאירה את המעיל בבוקר זה בסדר",
        "אני בחודש חמישי מותר לצבוע",
        "צריכה לבוא עם שיער רטוב",
        "אמא באה איתי",
    ],
)
async def test_what_is_said_of_a_visit_looks_for_no_time(text: str) -> None:
    product = await offered("yes")
    answer = await product.says(CUSTOMER, text)
    assert "Blue Ocean" in answer
    assert "1." not in answer
    assert "pending" in await product.says(CUSTOMER, "show my bookings")


@pytest.mark.parametrize("text", ["when will he be done", "what time can i pick him up", "מתי אפשר לאסוף אותו"])
async def test_when_it_ends_is_told_by_its_begin_and_length(text: str) -> None:
    answer = await (await offered("yes")).says(CUSTOMER, text)
    assert "15:00" in answer
    assert "45" in answer


@pytest.mark.parametrize(
    "text", ["when and where?", "what time is Noam", "תזכירי לי מה קבענו", "באיזו שעה נועם", "איפה זה ומתי"]
)
async def test_when_it_is_is_told(text: str) -> None:
    assert "15:00" in await (await offered("yes")).says(CUSTOMER, text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("scrap that, my cousin will take it, put it under Gila", "Gila"),
        ("make it for Gila", "Gila"),
        ("its not for me its for my brother Tomer", "Tomer"),
        ("זה לא עליי, זה בשביל אחותי גילה", "גילה"),
    ],
)
async def test_somebody_else_comes_in_their_place(text: str, name: str) -> None:
    answer = await (await offered("yes")).says(CUSTOMER, text)
    assert f" {name}" in answer
    assert "Cancel" not in answer


async def test_of_two_the_one_whose_day_is_said_is_put_under_the_name() -> None:
    product = await offered("yes", "book a haircut on Thursday at 10:00", "yes")
    assert "Gila at Blue Ocean on Tuesday" in await product.says(CUSTOMER, "put tuesday's under Gila")
    assert "Bella at Blue Ocean on Thursday" in await product.says(
        CUSTOMER, "change the name on the thursday one to Bella"
    )


async def test_an_animal_is_no_name_of_a_customer() -> None:
    product = Product()
    await product.says(OWNER, "Register Paws, a vet in Acre, open every day 9 to 18")
    await product.says(CUSTOMER, "שמי נועם. תור לכלבה בעכו ביום שלישי ב15:00")
    booked = await product.says(CUSTOMER, "כן")
    assert "כלבה" not in booked


@pytest.mark.parametrize("text", ["yearly shave tuesday at 11", "עיצוב זקן ביום שלישי ב11"])
async def test_an_unknown_service_keeps_the_day_and_shows_what_there_is(text: str) -> None:
    product = await in_the_chat_of("Register Paws, a vet in Acre, open every day 9 to 18")
    answer = await product.says(CUSTOMER, text)
    assert "11:00" in answer
    assert "vet" in answer.lower() or "וטרינר" in answer


@pytest.mark.parametrize(
    ("text", "goes"),
    [
        ("keep tuesday but drop the other", "Thursday"),
        ("please cancel one of those two, I'm keeping thursday's", "Tuesday"),
        ("I only need the thursday one, get rid of the other", "Tuesday"),
        ("תשאיר את שלישי ותמחק את השני", "חמישי"),
        ("תבטלו אחד מהם, תשאירו רק את חמישי", "שלישי"),
    ],
)
async def test_of_two_the_one_that_is_not_kept_is_to_go(text: str, goes: str) -> None:
    product = await offered("yes", "book a haircut on Thursday at 10:00", "yes", "Noam")
    answer = await product.says(CUSTOMER, text)
    assert "Cancel" in answer or "לבטל" in answer
    assert goes in answer


async def test_of_two_it_is_asked_which_where_what_is_kept_fits_neither() -> None:
    product = await offered("yes", "book a haircut on Thursday at 10:00", "yes", "Noam")
    assert "Which" in await product.says(CUSTOMER, "keep the friday one and cancel the other")


@pytest.mark.parametrize("text", ["lovely thank you", "מעולה תודה נשמה", "אחלה תודה ולילה טוב"])
async def test_thanks_for_several_times_choose_none_and_say_so(text: str) -> None:
    product = await offered("something after 14:00 on Wednesday")
    answer = await product.says(CUSTOMER, text)
    assert "stay open" in answer or "נשארים פתוחים" in answer
    assert asked_of_owner(product) == 0


@pytest.mark.parametrize(
    "text",
    ["not this week, my train is always late, the following tuesday", "אני צריך עזרה עם השיער ביום שלישי הבא"],
)
async def test_a_day_of_who_has_no_appointment_is_a_wish(text: str) -> None:
    product = await offered("no")
    answer = await product.says(CUSTOMER, text)
    assert "May" in answer or "במאי" in answer
    assert "late" not in answer


@pytest.mark.parametrize(
    "text", ["tell her that I grew a beard since last time", "do i get a biscuit with that", "יש אצלכם גיטרה"]
)
async def test_what_only_the_business_knows_is_said_to_be_for_it(text: str) -> None:
    assert "Blue Ocean" in await (await offered("yes")).says(CUSTOMER, text)


@pytest.mark.parametrize(
    "text",
    [
        "a haircut on Thursday at 11:00 in Acre and check the scalp too",
        "תספורת בעכו ביום חמישי ב11:00 ושתחליקו גם קצוות",
    ],
)
async def test_what_is_wished_for_beside_a_time_is_named_with_it(text: str) -> None:
    answer = await (await offered("no")).says(CUSTOMER, text)
    assert "11:00" in answer
    assert "scalp" in answer or "קצוות" in answer


@pytest.mark.parametrize("text", ["is 90 the price? it was 80 before", "is 120 what it costs"])
async def test_what_it_costs_is_no_time(text: str) -> None:
    answer = await (await offered()).says(CUSTOMER, text)
    assert "price" in answer
    assert "1." not in answer


async def test_a_long_story_in_the_chat_of_a_business_is_a_wish_to_come() -> None:
    product = await in_the_chat_of("Register Paws, a vet in Acre, open every day 9 to 18")
    assert "1." in await product.says(CUSTOMER, "our rabbit has not eaten a thing since last night what can i do")


@pytest.mark.parametrize("text", ["maybe a little earlier", "אולי טיפה יותר מוקדם"])
async def test_who_may_want_another_time_sees_others(text: str) -> None:
    answer = await (await offered()).says(CUSTOMER, text)
    assert "14:00" in answer or "13:00" in answer


@pytest.mark.parametrize("text", ["wednesday the earlier one please", "the later one on tuesday", "רביעי המוקדם"])
async def test_the_earlier_one_of_a_day_is_of_that_day(text: str) -> None:
    product = await offered("tuesday or wednesday between 14:00 and 16:00")
    answer = await product.says(CUSTOMER, text)
    day = "Tuesday" if "tuesday" in text else "Wednesday"
    assert day in answer or "רביעי" in answer
    assert ("15:00" if "later" in text else "14:00") in answer


@pytest.mark.parametrize("text", ["and Tomer at 17:00 on thursday", "thursday at 17:00 its for Tomer"])
async def test_whom_another_one_is_for_is_kept(text: str) -> None:
    answer = await (await offered("yes")).says(CUSTOMER, text)
    assert "Tomer" in answer
    assert "17:00" in answer


async def test_whom_they_work_with_is_no_question_of_hours() -> None:
    answer = await (await offered("yes")).says(CUSTOMER, "אתם עובדים עם כללית")
    assert "פתוח" not in answer


@pytest.mark.parametrize(
    ("text", "has_time"),
    [("my name is April. Tuesday at 11", True), ("שמי נועה. ביום שלישי ב11", True), ("my name is April", False)],
)
async def test_in_the_chat_of_a_business_a_day_with_a_name_is_a_wish(text: str, has_time: bool) -> None:
    product = await in_the_chat_of("Register Paws, a vet in Acre, open every day 9 to 18")
    answer = await product.says(CUSTOMER, text)
    assert ("11:00" in answer) is has_time
    assert "1." not in answer


async def test_what_is_brought_forward_is_moved() -> None:
    assert "Move" in await (await offered("yes")).says(CUSTOMER, "can i bring it forward to 11:00")
