"""What is said while something is open and answers none of it: it is taken as what it is."""

from __future__ import annotations

import pytest

from skeji_ray.actors.queries import businesses_of
from skeji_ray.messages.outcomes import Several
from tests.conversations.test_conversations import DAN, OWNER, PENDING, SARAH, Reads, Town

SALON = "Register Blue Ocean, a hair salon in Tel Aviv, open every day 9 to 22"
ASKED_AGAIN = ("I'm sorry, I didn't understand", "סליחה, לא הצלחתי")


@pytest.fixture
async def town() -> Town:
    town = Town()
    assert (await town.says(OWNER, SALON)).outcome.kind == "business_registered"
    return town


def kinds(said: Reads) -> list[str]:
    outcome = said.outcome
    return [part.kind for part in outcome.parts] if isinstance(outcome, Several) else [outcome.kind]


@pytest.mark.parametrize(
    "text", ["could you do friday at 11", "אפשר במקום זה ביום שישי ב11", "let's do it friday at 11 then"]
)
async def test_another_time_while_a_cancellation_waits_is_looked_for(town: Town, text: str) -> None:
    await town.books(SARAH, "15:00")
    await town.says(SARAH, "cancel my booking")

    said = await town.says(SARAH, text)

    assert kinds(said)[-1] == "slots_offered", said.rendered.text
    assert await town.bookings(SARAH) == PENDING


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("who is coming tomorrow?", "day_shown"),
        ("מי מגיע מחר?", "day_shown"),
        ("block friday 12 to 14", "time_blocked"),
    ],
)
async def test_what_an_owner_wants_meanwhile_is_done(town: Town, text: str, kind: str) -> None:
    asked = await town.says(OWNER, "change my hours")
    assert asked.outcome.kind == "question"

    assert kinds(await town.says(OWNER, text))[-1] == kind


async def test_a_question_stays_open_beside_what_is_only_shown(town: Town) -> None:
    await town.says(OWNER, "change my hours")
    await town.says(OWNER, "who is coming tomorrow?")

    assert (await town.says(OWNER, "10 to 20")).outcome.kind == "schedules_changed"


@pytest.mark.parametrize("text", ["hmm", "the pink one", "and one more thing?"])
async def test_what_asks_for_nothing_of_its_own_is_asked_again(town: Town, text: str) -> None:
    await town.books(SARAH, "15:00")
    asked = await town.says(SARAH, "cancel my booking")

    assert (await town.says(SARAH, text)).ids[:1] in ([], asked.ids[:1])
    assert await town.bookings(SARAH) == PENDING


async def test_a_welcome_is_no_approval_of_a_request_while_being_forgotten_is_asked_about(town: Town) -> None:
    await town.books(DAN, "15:00")
    await town.says(OWNER, "delete all my data")

    assert (await town.says(OWNER, "great")).outcome.kind == "erase_wanted"


@pytest.mark.parametrize("text", ["can i speak to dana please", "אפשר לדבר עם דנה בבקשה"])
async def test_what_cannot_be_done_is_said_and_never_asked_about(town: Town, text: str) -> None:
    await town.books(SARAH, "15:00")

    assert kinds(await town.says(SARAH, text)) == ["cannot_do"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("please don't text me at night", "STOP ends all of them"),
        ("no more messages after 8pm please", "STOP ends all of them"),
        ("בלי הודעות בלילה בבקשה", "המילה STOP מפסיקה"),
        ("and don't write to my wife, she mustn't know", "nobody else hears from me"),
        ("אבל אל תכתבו לאשתי", "אף אחד אחר לא יקבל"),
    ],
)
async def test_fewer_messages_is_no_end_of_all_of_them(town: Town, text: str, says: str) -> None:
    await town.books(SARAH, "15:00")

    said = await town.says(SARAH, text, hebrew=any("א" <= letter <= "ת" for letter in text))

    assert kinds(said) == ["cannot_do"], said.rendered.text
    assert says in said.rendered.text


async def test_an_end_of_all_messages_is_one(town: Town) -> None:
    await town.books(SARAH, "15:00")

    assert kinds(await town.says(SARAH, "stop texting me")) == ["subscribed"]


@pytest.mark.parametrize(
    ("text", "yes"), [("tell sarah to bring a towel", "yes please do"), ("תגיד לשרה להביא מגבת", "כן תעשה את זה")]
)
async def test_a_yes_to_what_cannot_be_done_is_told_so_again(town: Town, text: str, yes: str) -> None:
    await town.books(SARAH, "15:00")
    await town.says(OWNER, "approve")
    refused = await town.says(OWNER, text)
    assert kinds(refused) == ["cannot_do"], refused.rendered.text

    assert (await town.says(OWNER, yes)).rendered.text == refused.rendered.text


async def test_a_yes_to_what_was_only_shown_is_not_passed_over(town: Town) -> None:
    await town.books(SARAH, "15:00")
    await town.says(OWNER, "approve")
    await town.says(OWNER, "who comes tomorrow?")

    assert "Nothing waits for a yes" in (await town.says(OWNER, "yes")).rendered.text


@pytest.mark.parametrize(
    "text",
    ["yes please. what do you have on friday morning?", "ok cancel it! anything on friday morning?",
     "כן תבטל. מה פנוי ביום שישי בבוקר?"],
)  # fmt: skip
async def test_a_yes_with_another_wish_behind_it_is_both(town: Town, text: str) -> None:
    await town.books(SARAH, "15:00")
    await town.says(SARAH, "cancel my booking")

    said = await town.says(SARAH, text)

    assert kinds(said) == ["booking_told", "slots_offered"], said.rendered.text
    assert await town.bookings(SARAH) == []
    assert (await town.presses(SARAH, said.ids[0])).outcome.kind == "booking_told"
    assert len(await town.bookings(SARAH)) == 1


@pytest.mark.parametrize(
    "text", ["yes. no wait, don't cancel it", "yes, if friday is free", "yes, but not the one on friday", "yes. hmm"]
)
async def test_a_yes_that_is_taken_back_cancels_nothing(town: Town, text: str) -> None:
    await town.books(SARAH, "15:00")
    await town.says(SARAH, "cancel my booking")
    await town.says(SARAH, text)

    assert await town.bookings(SARAH) == PENDING


async def test_an_offer_is_taken_and_what_cannot_be_passed_on_is_said(town: Town) -> None:
    await town.says(SARAH, "book a haircut tomorrow at 15:00 in Tel Aviv")

    said = await town.says(SARAH, "yes book it. please tell them that my hair is very long")

    assert kinds(said) == ["cannot_do", "booking_told"], said.rendered.text
    assert await town.bookings(SARAH) == PENDING


@pytest.mark.parametrize("text", ["yes, and book me friday at 11 instead", "yes but can i come friday at 11 instead"])
async def test_another_time_with_a_yes_to_a_cancellation_moves_it(town: Town, text: str) -> None:
    await town.books(SARAH, "15:00")
    await town.says(SARAH, "cancel my booking")

    said = await town.says(SARAH, text)
    assert "Move" in said.rendered.text
    await town.presses(SARAH, said.ids[0])

    assert [hour for hour, _ in await town.bookings(SARAH)] == ["11:00"]


@pytest.mark.parametrize(
    ("text", "hour"),
    [("the later one", "18:00"), ("the earlier one please", "15:00"), ("המאוחר מביניהם", "18:00")],
)
async def test_one_of_two_bookings_is_meant_by_which_comes_first(town: Town, text: str, hour: str) -> None:
    await town.books(SARAH, "15:00")
    await town.books(SARAH, "18:00")
    await town.says(SARAH, "i need to cancel an appointment")

    said = await town.says(SARAH, text)

    assert kinds(said) == ["confirm_wanted"], said.rendered.text
    assert hour in said.rendered.text


async def test_a_yes_and_a_message_that_cannot_be_passed_on(town: Town) -> None:
    await town.books(SARAH, "15:00")
    await town.says(OWNER, "approve")
    await town.says(OWNER, "cancel sarah's appointment")

    said = await town.says(OWNER, "yes and tell her i am sorry")

    assert kinds(said) == ["cannot_do", "booking_told"], said.rendered.text
    assert await town.bookings(SARAH) == []


@pytest.mark.parametrize("text", ["approve sarah", "who is coming tomorrow?"])
async def test_a_decision_while_a_business_is_registered_is_no_answer(town: Town, text: str) -> None:
    await town.books(SARAH, "15:00")
    assert kinds(await town.says(OWNER, "register another business")) == ["question"]
    await town.says(OWNER, text)

    assert "registered" not in (await town.says(OWNER, "thanks")).rendered.text
    assert len(await businesses_of(town.store, OWNER)) == 1


async def test_the_hour_of_one_of_the_offered_times_is_that_one(town: Town) -> None:
    await town.says(SARAH, "book a haircut tomorrow morning in Tel Aviv")

    said = await town.says(SARAH, "9 מתאים")

    assert kinds(said) in (["slots_offered"], ["booking_told"]), said.rendered.text
    assert "09:00" in said.rendered.text
    assert "10:00" not in said.rendered.text


@pytest.mark.parametrize(
    "text", ["Fine. I need a haircut on friday at 13:00", "great, can I get a haircut on friday at 13:00"]
)
async def test_a_yes_to_no_single_time_asks_nothing_beside_another_wish(town: Town, text: str) -> None:
    assert len((await town.says(SARAH, "any haircuts in Tel Aviv tomorrow")).ids) > 1

    said = await town.says(SARAH, text)

    assert kinds(said) == ["slots_offered"]
    assert "Friday 3 May at 13:00. Book it?" in said.rendered.text
