"""What goes wrong in public with assistants like this one, each kind in whole conversations: denials that are done,
yeses that were none, days and hours that are silently others, names that are cut, opt-outs that are not."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from skeji_ray.actors.queries import businesses_of
from skeji_ray.domain.schedule import Schedule
from skeji_ray.messages.asked import SlotsOffered
from skeji_ray.messages.outcomes import Several
from tests.conversations.test_conversations import DAN, OFFER, OWNER, SARAH, Reads, Town
from tests.support.pipelines import ZONE
from tests.support.product import CUSTOMER, Product
from tests.support.product import OWNER as SALON

MONDAY = datetime(2026, 11, 30, 10, 0, tzinfo=UTC)
"""Noon of a Monday in Israel."""
SALON_OPENS = "Register Blue Ocean, a hair salon in Tel Aviv, open every day 9 to 22"
PENDING = [("15:00", "pending")]


class MondayTown(Town):
    """A town whose clock stands at noon of a Monday, with one salon in it."""

    def __init__(self) -> None:
        super().__init__()
        self.clock.move(MONDAY - self.clock.now())

    async def bookings(self, phone: str) -> list[tuple[str, str]]:
        """Local hour and status of their open ones; Israel is two hours ahead in winter."""
        found = await super().bookings(phone)
        return [(f"{int(hour.split(':')[0]) - 1}:00", status) for hour, status in found]


@pytest.fixture
async def town() -> MondayTown:
    town = MondayTown()
    assert (await town.says(OWNER, SALON_OPENS)).outcome.kind == "business_registered"
    return town


def starts(read: Reads) -> list[datetime]:
    """When the offered times begin, on the salon's clock."""
    parts = read.outcome.parts if isinstance(read.outcome, Several) else (read.outcome,)
    offers = [one for one in parts if isinstance(one, SlotsOffered)]
    slots = offers[0].slots if offers else ()
    return [one.start_time.astimezone(ZoneInfo(ZONE)) for one in slots]


def moments(read: Reads) -> list[str]:
    return [f"{one:%d.%m. %H:%M}" for one in starts(read)]


# A denial does nothing.


@pytest.mark.parametrize(
    "text",
    [
        "Don't cancel, please",
        "no no, do not call it off",
        "Hold on! don't cancel that",
        "NO, please don't cancel my visit",
    ],
)
async def test_a_denied_cancellation_keeps_the_booking(town: MondayTown, text: str) -> None:
    await town.books(SARAH, "15:00")
    assert (await town.says(SARAH, "cancel my booking")).outcome.kind == "confirm_wanted"
    assert (await town.says(SARAH, text)).rendered.text == "All right, nothing was changed."
    assert await town.bookings(SARAH) == PENDING
    assert (await town.says(SARAH, "yes")).outcome.kind != "booking_told", "nothing waits for a yes any more"
    assert await town.bookings(SARAH) == PENDING


@pytest.mark.parametrize(
    "text",
    ["don't cancel my booking please", "Do not cancel anything", "hi, please don't move my appointment",
     "please do not delete my booking", "אל תבטלו לי את התור", "בבקשה לא לבטל את התור שלי"],
)  # fmt: skip
async def test_a_denial_out_of_the_blue_keeps_everything(town: MondayTown, text: str) -> None:
    await town.books(SARAH, "15:00")
    is_hebrew = any("א" <= letter <= "ת" for letter in text)
    said = await town.says(SARAH, text, hebrew=is_hebrew)
    assert (said.outcome.kind, getattr(said.outcome, "reason", None)) == ("refusal", "kept")
    assert await town.bookings(SARAH) == PENDING


# A yes is a whole one.


@pytest.mark.parametrize(
    "text",
    ["Perfect, and what does it cost?", "ok I'll have to ask my boss first", "sure... or hmm, maybe later",
     "good afternoon", "Lovely, but may I bring my daughter?", "yes and no, I can't say yet", "great, and parking?"],
)  # fmt: skip
async def test_what_only_begins_like_a_yes_books_nothing_and_leaves_the_offer_open(town: MondayTown, text: str) -> None:
    offered = await town.says(SARAH, OFFER)
    said = await town.says(SARAH, text)
    assert await town.bookings(SARAH) == []
    assert said.rendered.text
    assert (await town.presses(SARAH, offered.ids[0])).outcome.kind == "booking_told"
    assert await town.bookings(SARAH) == PENDING


@pytest.mark.parametrize(
    ("phone", "text"),
    [
        (SARAH, "ok but hang on, what will become of my appointments?"),
        (SARAH, "sure, what does it do to my booking?"),
        (OWNER, "fine, is my salon closed too then?"),
        (OWNER, "ok and what do my customers see?"),
    ],
)
async def test_a_question_about_being_forgotten_forgets_nobody(town: MondayTown, phone: str, text: str) -> None:
    await town.books(SARAH, "15:00")
    assert (await town.says(phone, "delete all my data")).outcome.kind == "erase_wanted"
    said = await town.says(phone, text)
    assert said.outcome.kind in {"erase_wanted", "cannot_do", "several", "small_talk", "business_facts"}
    assert await town.bookings(SARAH) == PENDING
    assert await businesses_of(town.store, OWNER)
    assert (await town.says(phone, "yes, forget me")).outcome.kind == "person_forgotten", "the question stands"


@pytest.mark.parametrize(
    ("text", "offers"),
    [
        ("nice, but could you make it 19:30?", [["01.12. 19:30"]]),
        ("great timing. Will Olga be in then?", [[], ["01.12. 21:00"]]),
    ],
)
async def test_a_move_is_asked_again_or_looked_for_and_not_done(
    town: MondayTown, text: str, offers: list[list[str]]
) -> None:
    await town.books(SARAH, "15:00")
    await town.says(SARAH, "move my booking to 21:00")
    assert moments(await town.says(SARAH, text)) in offers
    assert await town.bookings(SARAH) == PENDING


@pytest.mark.parametrize(
    "text", ["no problem, do it", "no worries, go ahead", "not bad at all, book it", "no need to wait, book it"]
)
async def test_a_no_that_is_none_books(town: MondayTown, text: str) -> None:
    await town.says(SARAH, OFFER)
    assert (await town.says(SARAH, text)).outcome.kind == "booking_told"
    assert await town.bookings(SARAH) == PENDING


@pytest.mark.parametrize(
    ("text", "status"),
    [("Yes!", "confirmed"), ("okay", "confirmed"), ("yes, go ahead", "confirmed"), ("no thanks", None), ("nope", None)],
)
async def test_an_owner_answers_one_request_in_one_word(town: MondayTown, text: str, status: str | None) -> None:
    await town.books(SARAH, "15:00")
    await town.says(OWNER, text)
    assert await town.bookings(SARAH) == ([("15:00", status)] if status else [])


@pytest.mark.parametrize("text", ["Yes!", "okay", "yes, go ahead", "nope", "no thanks"])
async def test_of_several_requests_a_word_decides_none(town: MondayTown, text: str) -> None:
    await town.books(SARAH, "15:00")
    await town.books(DAN, "16:00")
    asked = await town.says(OWNER, text)
    assert len(asked.rendered.rows) == 2
    assert (await town.bookings(SARAH), await town.bookings(DAN)) == (PENDING, [("16:00", "pending")])


@pytest.mark.parametrize(
    ("text", "booked"),
    [
        ("כן", True),
        ("כן, תודה", True),
        ("אוקיי", True),
        ("סגור", True),
        ("לא", False),
        ("לא תודה", False),
        ("תודה רבה", False),
    ],
)
async def test_a_hebrew_offer_is_answered_in_hebrew(town: MondayTown, text: str, booked: bool) -> None:
    await town.says(SARAH, "תספורת מחר ב-15:00 בתל אביב", hebrew=True)
    said = await town.says(SARAH, text, hebrew=True)
    assert (await town.bookings(SARAH) == PENDING) is booked
    assert any("א" <= letter <= "ת" for letter in said.rendered.text)


# The hour and the day that were said.


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("need a haircut tonight at 9 in Tel Aviv", "30.11. 21:00"),
        ("haircut tonight at 7:30, Tel Aviv", "30.11. 19:30"),
        ("haircut in Tel Aviv at 7 this evening", "30.11. 19:00"),
        ("haircut tomorrow night at 8 in Tel Aviv please", "01.12. 20:00"),
        ("book a haircut for tomorrow 1815 in Tel Aviv", "01.12. 18:15"),
        ("haircut in Tel Aviv tomorrow 18h15", "01.12. 18:15"),
    ],
)
async def test_an_hour_is_that_of_its_part_of_the_day(town: MondayTown, text: str, at: str) -> None:
    assert moments(await town.says(SARAH, text)) == [at]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [("haircut tomorrow between 3 and 6 in Tel Aviv", 15, 18), ("haircut tomorrow after 6pm in Tel Aviv", 18, 22)],
)
async def test_a_window_is_one(town: MondayTown, text: str, first: int, last: int) -> None:
    found = starts(await town.says(SARAH, text))
    assert found
    assert all(one.date() == date(2026, 12, 1) and first <= one.hour < last for one in found)


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("a week from Thursday", "10.12."),
        ("Thursday in two weeks", "17.12."),
        ("two weeks from tomorrow", "15.12."),
        ("the first Sunday of January", "03.01."),
        ("the third Wednesday in January", "20.01."),
        ("Thursday week", "10.12."),
        ("not this Thursday but the next one", "10.12."),
        ("in three weeks on Tuesday", "22.12."),
        ("the Thursday after next", "10.12."),
        ("Thu 17th", "17.12."),
        ("on 9.12", "09.12."),
        ("on 23.12", "23.12."),
        ("9.12.26", "09.12."),
        ("on 09/12/26", "09.12."),
        ("9 Dec", "09.12."),
        ("on December 9th, 2026", "09.12."),
        ("on Sun", "06.12."),
        ("Sat", "05.12."),
        ("this Sat", "05.12."),
        ("next Sun", "06.12."),
    ],
)
async def test_a_day_is_the_one_that_was_said(town: MondayTown, text: str, on: str) -> None:
    said = await town.says(SARAH, f"book a haircut {text} at 11:00 in Tel Aviv")
    assert moments(said) == [f"{on} 11:00"]
    assert "Book it?" in said.rendered.text, "the day is shown before anything is booked"


async def test_the_end_of_the_month_is_not_the_beginning_of_another(town: MondayTown) -> None:
    found = starts(await town.says(SARAH, "book a haircut at the end of December in Tel Aviv"))
    assert found
    assert all(one.month == 12 and one.day >= 20 for one in found)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("haircut in half an hour, Tel Aviv", "30.11. 12:30"),
        ("book me a haircut in Tel Aviv in half an hour", "30.11. 12:30"),
        ("haircut in 1h 30m in Tel Aviv", "30.11. 13:30"),
        ("haircut in Tel Aviv in an hour and a half", "30.11. 13:30"),
    ],
)
async def test_in_half_an_hour_is_in_half_an_hour(town: MondayTown, text: str, at: str) -> None:
    assert moments(await town.says(SARAH, text)) == [at]


async def test_as_soon_as_possible_is_today(town: MondayTown) -> None:
    found = starts(await town.says(SARAH, "I need a haircut asap in Tel Aviv"))
    assert found[0].date() == date(2026, 11, 30)


# Names.


@pytest.mark.parametrize(
    "name",
    ["नेहा शर्मा", "ประเสริฐ", "Dana 🌸", "Maria J. Lopez", "D’Angelo", "فاطمة", "王芳",
     "Karl-Heinz von und zu Guttenstein", "Trần Quốc Bảo", "noa & amir", "שָׂרָה"],
)  # fmt: skip
async def test_a_name_is_taken_as_it_stands(name: str) -> None:
    product = Product()
    await product.says(SALON, "Register Blue Ocean, a hair salon in Acre, open every day 9 to 22")
    await product.says(CUSTOMER, "book a haircut tomorrow at 15:00 in Acre")
    offered = product.whatsapp.sent[-1]["interactive"]["action"]["buttons"][0]["reply"]["id"]
    assert "name" in await product.says(CUSTOMER, "Book it", presses=offered)
    assert (
        f"for {name} at" in await product.says(CUSTOMER, name)
        or f" {name}," in product.whatsapp.sent[-1]["text"]["body"]
    )


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Register Moe's Dog's Salon, a hair salon in Acre, open every day 9 to 18", "Moe's Dog's Salon"),
        ("Register Ben's and Kate's, a hair salon in Acre, open every day 9 to 18", "Ben's and Kate's"),
        ("Register Cut 'n' Shave, a barber in Acre", "Cut 'n' Shave"),
        ("Register Comb & Co (old town), a hair salon in Acre, open Sun-Thu 8:30-17:30", "Comb & Co (old town)"),
        ("I want to register my salon 'Silver Comb' in Acre", "Silver Comb"),
        ("Register Di's, a hair salon at 12 Harbour street in Acre, open 9-18", "Di's"),
    ],
)
async def test_a_business_has_its_whole_name(text: str, name: str) -> None:
    town = MondayTown()
    await town.says(OWNER, text)
    assert [one.name for one in await businesses_of(town.store, OWNER)] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "stop\u200f",
        "Stop, thanks",
        "OPT OUT",
        "stop all",
        "please STOP",
        "\u200fהסירו",
        "תסירו אותי",
        "stop 🙏",
        "Unsubscribe",
    ],
)
async def test_who_wants_no_more_messages_gets_none(text: str) -> None:
    product = Product()
    said = await product.says(CUSTOMER, text)
    assert "START" in said
    assert (await product.says(CUSTOMER, "hello")) != "", "what they write is answered"


# Owners.


@pytest.mark.parametrize(
    ("said", "hours"),
    [
        ("open every day 11 to midnight", ("11:00", "23:59")),
        ("open every day 8-24", ("08:00", "23:59")),
        ("open 24/7", ("00:00", "23:59")),
        ("open weekdays 8 till noon", ("08:00", "12:00")),
        ("open every day but Friday, 11am to 7pm", ("11:00", "19:00")),
    ],
)
async def test_a_salon_opens_and_closes_as_was_said(said: str, hours: tuple[str, str]) -> None:
    town = MondayTown()
    registered = await town.says(OWNER, f"Register Blue Ocean, a hair salon in Tel Aviv, {said}")
    assert registered.outcome.kind == "business_registered"
    assert "-".join(hours) in registered.rendered.text


@pytest.mark.parametrize("said", ["open every day 19 to 3", "open 9pm to 5am every day"])
async def test_hours_over_midnight_are_refused_and_not_made_others(said: str) -> None:
    town = MondayTown()
    told = await town.says(OWNER, f"Register Blue Ocean, a hair salon in Tel Aviv, {said}")
    assert "closing time" in told.rendered.text
    assert (await town.says(SARAH, OFFER)).outcome.kind != "slots_offered", "nobody is offered hours that were not said"


@pytest.mark.parametrize(
    ("said", "stands"),
    [
        ("change my hours to 19-3", None),
        ("our hours are 8-12 and 15-19", None),
        ("change my hours to 21:00-05:00", None),
        ("we close at midnight", "23:59"),
        ("change my hours to 10 to midnight", "23:59"),
    ],
)
async def test_changed_hours_are_those_that_were_said_or_none(town: MondayTown, said: str, stands: str | None) -> None:
    told = await town.says(OWNER, said)
    (schedule,) = await town.store.find(Schedule, {}, sort=("_id",))
    assert schedule.end_of_day == (stands or "22:00")
    assert stands or told.outcome.kind in {"failed", "cannot_do", "question", "change_wanted", "several"}


async def test_a_second_window_of_a_day_is_told_to_be_left_out() -> None:
    town = MondayTown()
    told = await town.says(OWNER, "Register Blue Ocean, a hair salon in Tel Aviv, open every day 8-12 and 15-19")
    assert "08:00-12:00" in told.rendered.text
    assert "15-19" in told.rendered.text


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("we are closed all next week", date(2026, 12, 6), date(2026, 12, 12)),
        ("I'm off next week", date(2026, 12, 6), date(2026, 12, 12)),
        ("closed from 21 December to 2 January", date(2026, 12, 21), date(2027, 1, 2)),
        ("I'm away from Wednesday to Friday", date(2026, 12, 2), date(2026, 12, 4)),
        ("we will not be open next week", date(2026, 12, 6), date(2026, 12, 12)),
        ("we're shut this weekend", date(2026, 12, 4), date(2026, 12, 5)),
    ],
)
async def test_the_whole_span_is_closed_told_and_can_be_taken_back(
    town: MondayTown, text: str, first: date, last: date
) -> None:
    told = await town.says(OWNER, text)
    if told.outcome.kind == "change_wanted":
        told = await town.presses(OWNER, told.ids[0])
    assert all(f"{day:%A} {day.day} {day:%B}" in told.rendered.text for day in (first, last))
    assert await shut(town) == {first + timedelta(days=number) for number in range((last - first).days + 1)}
    back = await town.says(OWNER, "undo")
    if back.outcome.kind == "change_wanted":
        await town.presses(OWNER, back.ids[0])
    assert await shut(town) == set()


async def shut(town: Town) -> set[date]:
    """Days ahead on which the salon is closed."""
    (schedule,) = await town.store.find(Schedule, {}, sort=("_id",))
    ahead = (MONDAY.date() + timedelta(days=number) for number in range(60))
    return {day for day in ahead if schedule.is_closed_on(day)}


@pytest.mark.parametrize("text", ["approve them all", "approve all of them", "accept all"])
async def test_all_requests_are_all_or_it_is_asked_which(town: MondayTown, text: str) -> None:
    await town.books(SARAH, "15:00")
    await town.books(DAN, "16:00")
    asked = await town.says(OWNER, text)
    both = (await town.bookings(SARAH), await town.bookings(DAN))
    assert both in [
        (PENDING, [("16:00", "pending")]),
        ([("15:00", "confirmed")], [("16:00", "confirmed")]),
    ]
    assert both[0] != PENDING or asked.ids, "what is asked can be answered"


@pytest.mark.parametrize("text", ["cancel my booking, it's the old reason again", "cancel my appointment please"])
async def test_an_owner_s_own_booking_is_theirs_while_requests_wait(town: MondayTown, text: str) -> None:
    await town.says(OWNER, "book a haircut tomorrow at 20:00 in Tel Aviv")
    await town.says(OWNER, "yes")
    await town.books(SARAH, "15:00")
    await town.books(DAN, "16:00")
    asked = await town.says(OWNER, text)
    assert (asked.outcome.kind, "20:00" in asked.rendered.text) == ("confirm_wanted", True)
    await town.says(OWNER, "yes, cancel it")
    assert await town.bookings(OWNER) == []
    assert (await town.bookings(SARAH), await town.bookings(DAN)) == (PENDING, [("16:00", "pending")])


# Out of a list, the one that was meant.


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("the first one after 3pm", [15, 16, 17, 18, 19, 20, 21]),
        ("the 2nd one after 15:00", [15, 16, 17, 18, 19, 20, 21]),
        ("slot 4 pm please", [16]),
        ("option 5 pm or later", [17, 18, 19, 20, 21]),
        ("the last one before noon", [11]),
        ("the 11:00, number 3", [11]),
    ],
)
async def test_of_a_list_the_one_that_was_meant_is_offered(town: MondayTown, text: str, hours: list[int]) -> None:
    await town.says(SARAH, "book a haircut tomorrow in Tel Aviv")
    said = await town.says(SARAH, text)
    assert await town.bookings(SARAH) == []
    assert [one.hour for one in starts(said)] == hours


@pytest.mark.parametrize(
    "text",
    ["is the second one with Olga?", "which was the third one again?", "neither, rather the first one next week"],
)
async def test_what_only_speaks_of_a_list_books_nothing_of_it(town: MondayTown, text: str) -> None:
    await town.says(SARAH, "book a haircut tomorrow in Tel Aviv")
    said = await town.says(SARAH, text)
    assert await town.bookings(SARAH) == []
    assert len(starts(said)) > 1 or all(one.date() >= date(2026, 12, 6) for one in starts(said))
