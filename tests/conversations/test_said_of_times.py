"""What people say of times that were offered, in whole conversations: picks, short corrections, limits, series."""

from __future__ import annotations

import re

import pytest

from tests.conversations.test_conversations import OWNER, SARAH
from tests.conversations.test_public_trouble import MondayTown, moments, town

__all__ = ["town"]
THURSDAY = "a haircut in Tel Aviv on thursday please"


async def after(town: MondayTown, *said: str) -> list[str]:
    """When the times begin that the last of these messages offers."""
    read = None
    for text in said:
        read = await town.says(SARAH, text)
    assert read is not None
    return moments(read)


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("ooh ok the earlier one", "9:00"),
        ("the middle one", "10:00"),
        ("the later one please", "11:00"),
        ("the latest of those", "11:00"),
        ("the 10 o'clock", "10:00"),
        ("המוקדם יותר", "9:00"),
        ("את האמצעי", "10:00"),
        ("המאוחר בבקשה", "11:00"),
    ],
)
async def test_a_pick_by_its_place_is_booked(town: MondayTown, text: str, hour: str) -> None:
    assert await after(town, THURSDAY) == [f"03.12. {one}:00" for one in ("09", "10", "11")]
    await town.says(SARAH, text)
    assert await town.bookings(SARAH) == [(hour, "pending")]


@pytest.mark.parametrize("text", ["the later one would be much better for my sister", "עדיף לנו המאוחר בגלל העבודה"])
async def test_a_pick_with_more_beside_it_is_shown_first(town: MondayTown, text: str) -> None:
    assert await after(town, THURSDAY, text) == ["03.12. 11:00"]
    assert await town.bookings(SARAH) == []


@pytest.mark.parametrize("text", ["either", "any of them is fine", "I don't mind", "לא משנה לי", "מה שנוח לכם"])
async def test_whatever_shows_the_first_and_a_yes_books_it(town: MondayTown, text: str) -> None:
    assert await after(town, THURSDAY, text) == ["03.12. 09:00"]
    assert await town.bookings(SARAH) == []
    await town.says(SARAH, "fine, whatever, just book it")
    assert await town.bookings(SARAH) == [("9:00", "pending")]


@pytest.mark.parametrize(
    ("said", "times"),
    [
        (["pm"], "03.12. 12:00"),
        (["later"], "03.12. 12:00"),
        (["later", "earlier"], "03.12. 09:00"),
        (["evening?"], "03.12. 17:00"),
        (["weekend"], "04.12. 09:00"),
        (["next week then"], "06.12. 09:00"),
        (["another day"], "30.11. 13:00"),
        (["the friday after"], "04.12. 09:00"),
        (["the week after that"], "10.12. 09:00"),
        (["the day after"], "04.12. 09:00"),
        (["same day but in the afternoon"], "03.12. 12:00"),
        (["אחר הצהריים?"], "03.12. 12:00"),
        (["מאוחר יותר"], "03.12. 12:00"),
        (["בסופש"], "04.12. 09:00"),
        (["שבוע הבא אז"], "06.12. 09:00"),
        (["ביום אחר"], "30.11. 13:00"),
        (["שישי שאחרי"], "04.12. 09:00"),
        (["שבוע אחרי זה"], "10.12. 09:00"),
        (["יום אחרי"], "04.12. 09:00"),
    ],
)
async def test_a_short_correction_keeps_the_rest(town: MondayTown, said: list[str], times: str) -> None:
    assert (await after(town, THURSDAY, *said))[0] == times


async def test_hours_without_a_day_stay_on_the_day_that_was_open(town: MondayTown) -> None:
    offered = await after(town, "a haircut in Tel Aviv tomorrow", "pm", "later", "about qtr to 6")
    assert {one[:6] for one in offered} == {"01.12."}


@pytest.mark.parametrize("text", ["another day", "אפשר ביום אחר?"])
async def test_another_day_is_none_that_was_shown(town: MondayTown, text: str) -> None:
    shown = await after(town, "a haircut in Tel Aviv next week")
    others = await after(town, text)
    assert others
    assert not {one[:6] for one in shown} & {one[:6] for one in others}
    assert {one[:6] for one in others} <= {f"{day:02}.12." for day in range(6, 13)}


@pytest.mark.parametrize(
    "text",
    [
        "ok the latest I can come on thursday so I don't have to rush",
        "what's the latest on thursday?",
        "as late as possible",
        "בקיצור הכי מאוחר שיש",
        "הכי מאוחר בחמישי",
    ],
)
async def test_the_latest_is_the_last_of_the_day(town: MondayTown, text: str) -> None:
    assert await after(town, THURSDAY, text) == ["03.12. 21:00"]
    await town.says(SARAH, "yes that")
    assert await town.bookings(SARAH) == [("21:00", "pending")]


async def test_the_last_one_of_a_list_that_begins_with_the_latest_is_shown_first(town: MondayTown) -> None:
    before = "a haircut in Tel Aviv before the wedding next weds"
    assert await after(town, before, "the last one") == ["08.12. 21:00"]
    assert await town.bookings(SARAH) == []


@pytest.mark.parametrize(
    ("text", "then"),
    [
        ("a haircut in Tel Aviv every tuesday at 5 for 6 weeks", "ok just this week then"),
        ("תספורת בתל אביב כל יום שלישי ב5 למשך 6 שבועות", "טוב אז רק השבוע"),
    ],
)
async def test_a_series_is_one_at_a_time_on_its_weekday(town: MondayTown, text: str, then: str) -> None:
    read = await town.says(SARAH, text)
    assert "cannot_do" in str(read.outcome.model_dump(mode="json"))
    assert moments(read) == [f"{day}.12. 17:00" for day in ("01", "08", "15")]
    assert await after(town, then) == ["01.12. 17:00"]


@pytest.mark.parametrize(
    "text",
    [
        "haircut in Tel Aviv on a Sunday or Tuesday, not too late, she goes to bed at 7:30",
        "תספורת בתל אביב בראשון או שלישי, לא מאוחר מדי, היא הולכת לישון ב7:30",
    ],
)
async def test_nothing_is_offered_beyond_a_limit(town: MondayTown, text: str) -> None:
    offered = await after(town, text)
    assert {one[:6] for one in offered} == {"01.12.", "06.12."}
    assert all(one[7:] < "19:30" for one in offered)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("a haircut in Tel Aviv before the wedding next weds", {"08.12."}),
        (
            "haircut in Tel Aviv: my cousin marries next weds, the day before would be ideal or if not then monday",
            {"07.12.", "08.12."},
        ),
        ("תספורת בתל אביב לפני החתונה ברביעי הבא", {"08.12."}),
    ],
)
async def test_what_happens_then_is_no_day_to_come(town: MondayTown, text: str, days: set[str]) -> None:
    assert {one[:6] for one in await after(town, text)} == days


@pytest.mark.parametrize(
    "text", ["a haircut in Tel Aviv any day, I finish work at 1", "תספורת בתל אביב מתי שאפשר, מסיימת לעבוד ב1"]
)
async def test_an_hour_is_one_that_people_mean(town: MondayTown, text: str) -> None:
    offered = await after(town, text)
    assert offered
    assert all(one[7:] >= "13:00" for one in offered)


@pytest.mark.parametrize(
    "said", [("close all next thursday", "and the friday after"), ("תסגרי ביום חמישי 10.12", "כן", "וגם שישי שאחרי")]
)
async def test_a_day_off_after_a_day_off(town: MondayTown, said: tuple[str, ...]) -> None:
    told = [str((await town.says(OWNER, text)).outcome.model_dump(mode="json")) for text in said]
    assert "2026-12-03" not in told[0]
    assert "2026-12-11" in told[-1]


async def test_what_was_all_night_is_no_hour(town: MondayTown) -> None:
    assert (await after(town, "a haircut in Tel Aviv, the baby was up all night so any time today"))[
        0
    ] == "30.11. 13:00"


@pytest.mark.parametrize(
    ("text", "yes"),
    [
        ("a haircut in Tel Aviv wednesday at five and sunday at five", "yes please"),
        ("תספורת בתל אביב רביעי בחמש וראשון בחמש", "כן"),
    ],
)
async def test_two_times_that_are_both_wanted_are_both_booked(town: MondayTown, text: str, yes: str) -> None:
    assert await after(town, text) == ["02.12. 17:00", "06.12. 17:00"]
    await town.says(SARAH, yes)
    assert await town.bookings(SARAH) == [("17:00", "pending"), ("17:00", "pending")]


@pytest.mark.parametrize("then", ["thursday 4 and 4.30 then", "חמישי ב4 וב4:30"])
async def test_two_times_that_overlap_are_not_booked_both(town: MondayTown, then: str) -> None:
    read = await town.says(SARAH, THURSDAY)
    read = await town.says(SARAH, then)
    assert re.search("can't all be booked together|אי אפשר לקבוע את כולם יחד", read.rendered.text)
    await town.says(SARAH, "both please")
    assert await town.bookings(SARAH) == []


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("a haircut in Tel Aviv on sunday at 3", "can you move it to monday same time"),
        ("תספורת בתל אביב ביום ראשון ב3", "תזיז לי לשני באותה שעה"),
    ],
)
async def test_a_weekday_of_a_move_comes_after_the_booking(town: MondayTown, first: str, then: str) -> None:
    await town.says(SARAH, first)
    await town.says(SARAH, "yes")
    assert await after(town, then) == ["07.12. 15:00"]


@pytest.mark.parametrize("text", ["move it to the same time next week please", "תזיז את זה לאותה שעה בשבוע הבא"])
async def test_the_same_time_next_week_is_on_the_same_weekday(town: MondayTown, text: str) -> None:
    await town.says(SARAH, "a haircut in Tel Aviv on thursday at 3")
    await town.says(SARAH, "yes")
    assert await after(town, text) == ["10.12. 15:00"]


@pytest.mark.parametrize("text", ["is tomorrow tuesday? no then, wednesday", "מחר זה שלישי? אז לא, רביעי אותו דבר"])
async def test_a_day_that_is_asked_about_and_denied_is_out(town: MondayTown, text: str) -> None:
    assert await after(town, "a haircut in Tel Aviv tomorrow at 10", text) == ["02.12. 10:00"]


@pytest.mark.parametrize("text", ["I don't know, you suggest", "לא יודע באיזה יום, תציע אתה"])
async def test_whoever_leaves_it_to_us_is_shown_the_first(town: MondayTown, text: str) -> None:
    assert await after(town, THURSDAY, text) == ["03.12. 09:00"]
    assert await town.bookings(SARAH) == []


@pytest.mark.parametrize(
    ("first", "then", "days"),
    [
        ("a haircut in Tel Aviv the week after next", "wed or thurs", {"16.12.", "17.12."}),
        ("a haircut in Tel Aviv next week", "at the beginning of the week", {"06.12.", "07.12.", "08.12."}),
        ("a haircut in Tel Aviv next week, not sunday", "at the beginning of the week", {"07.12.", "08.12."}),
        ("a haircut in Tel Aviv next week", "today then", {"30.11."}),
        ("תספורת בתל אביב בשבוע הבא", "בתחילת השבוע", {"06.12.", "07.12.", "08.12."}),
        ("תספורת בתל אביב בשבוע הבא, לא בראשון", "בתחילת השבוע", {"07.12.", "08.12."}),
    ],
)
async def test_days_are_of_the_week_that_was_said(town: MondayTown, first: str, then: str, days: set[str]) -> None:
    assert {one[:6] for one in await after(town, first, then)} == days


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("too early", "03.12. 12:00"),
        ("hmm that's too early", "03.12. 12:00"),
        ("last thing", "03.12. 16:00"),
        ("מוקדם מדי", "03.12. 12:00"),
    ],
)
async def test_too_early_is_a_wish_for_later(town: MondayTown, text: str, time: str) -> None:
    assert (await after(town, THURSDAY, text))[0] == time


@pytest.mark.parametrize("text", ["too late", "a bit before", "מאוחר מדי", "קצת לפני"])
async def test_too_late_is_a_wish_for_earlier(town: MondayTown, text: str) -> None:
    offered = await after(town, "a haircut in Tel Aviv on thursday at 16:00", text)
    assert offered
    assert all(one < "03.12. 16:00" for one in offered)


@pytest.mark.parametrize("text", ["4 works", "4 is fine"])
async def test_a_number_beyond_the_list_is_an_hour(town: MondayTown, text: str) -> None:
    assert await after(town, "a haircut in Tel Aviv on thursday between 3 and 6", text) == ["03.12. 16:00"]


@pytest.mark.parametrize("text", ["10 or 11 whichever", "10 או 11 מה שנוח"])
async def test_one_of_two_is_not_both(town: MondayTown, text: str) -> None:
    assert await after(town, THURSDAY, text) == ["03.12. 10:00", "03.12. 11:00"]
    await town.says(SARAH, "yes")
    assert await town.bookings(SARAH) == []


async def test_every_other_week_is_every_second(town: MondayTown) -> None:
    assert await after(town, "a haircut in Tel Aviv every other wednesday at 3") == ["02.12. 15:00", "16.12. 15:00"]


@pytest.mark.parametrize("text", ["ok then whenever suits you, I'm flexible", "מתי שנוח לכם, אני גמיש"])
async def test_whenever_lets_go_of_days_and_hours(town: MondayTown, text: str) -> None:
    assert (await after(town, "a haircut in Tel Aviv on saturday at 23:30", text))[0] == "30.11. 13:00"


async def test_the_middle_of_an_even_number_is_shown_first(town: MondayTown) -> None:
    assert await after(town, "a haircut in Tel Aviv on thursday at 10 or 12", "the middle one") == ["03.12. 10:00"]
    assert await town.bookings(SARAH) == []


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("no, I meant next thursday at 3", "10.12. 15:00"),
        ("move it to a week after, same time", "10.12. 15:00"),
        ("תזיזי את זה שבוע אחרי באותה שעה", "10.12. 15:00"),
    ],
)
async def test_a_booking_is_moved_as_it_was_meant(town: MondayTown, text: str, time: str) -> None:
    await town.says(SARAH, "a haircut in Tel Aviv on thursday at 3")
    await town.says(SARAH, "yes")
    assert await after(town, text) == [time]


async def test_one_more_a_week_later_at_the_same_time(town: MondayTown) -> None:
    await town.says(SARAH, "a haircut in Tel Aviv on thursday at 3")
    await town.says(SARAH, "yes")
    assert await after(town, "תוסיפי לי גם שבוע אחרי באותה שעה") == ["10.12. 15:00"]


@pytest.mark.parametrize(
    "text",
    [
        "לא, סליחה, טעות שלי. שישי, ה-4 לחודש, אותה שעה",
        "אוי לא, בלבלתי. שישי, 4 לחודש, באותה השעה",
        "no sorry, my mistake. friday, the 4th, same time",
    ],
)
async def test_a_no_before_another_day_takes_nothing_of_that_day(town: MondayTown, text: str) -> None:
    assert await after(town, "a haircut in Tel Aviv on thursday at 15:00", text) == ["04.12. 15:00"]


@pytest.mark.parametrize("text", ["בול, תרשום אותי עליו", "כן את זה, דחוף", "אש, תתפוס לי", "yes that one, asap"])
async def test_slang_takes_the_one_time_that_is_open(town: MondayTown, text: str) -> None:
    await town.says(SARAH, "a haircut in Tel Aviv on thursday at 15:00")
    await town.says(SARAH, text)
    assert await town.bookings(SARAH) != []


@pytest.mark.parametrize("text", ["אש, אבל יש גם ב-16:00?", "תביא משהו אחר", "דחוף!"])
async def test_slang_with_another_wish_takes_nothing(town: MondayTown, text: str) -> None:
    await town.says(SARAH, "a haircut in Tel Aviv on thursday at 15:00")
    await town.says(SARAH, text)
    assert await town.bookings(SARAH) == []
