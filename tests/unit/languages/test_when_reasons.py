"""Times that say why: when somebody is always busy, what is told before a question, the hour of an event."""

from __future__ import annotations

import datetime as dt

import pytest

from skeji_ray.languages.when.reader import read_when
from skeji_ray.messages.when import When
from tests.support.shown_times import shown

MONDAY = dt.datetime(2026, 11, 30, 12, 0, tzinfo=dt.UTC)


def read(text: str) -> When:
    language = "he" if any("א" <= letter <= "ת" for letter in text) else "en"
    found = read_when(text, language=language, now=MONDAY, country="IL")
    return found.when if found else When()


@pytest.mark.parametrize(
    ("text", "spans", "without"),
    [
        ("she works evenings, what about wednesday?", ["12-02"], ["17:00-23:59"]),
        ("she works evenings so wednesday at 6", ["12-02 18:00"], []),
        ("I work mornings so only evenings, after 6", ["18:00-23:59"], []),
        ("the nanny takes the car in the afternoons. something before 11 on wednesday?", ["12-02 -11:00"], []),
        ("my wife needs the car until 4 on wednesday", ["12-02 16:00-"], []),
        ("mornings are nice. can we come after 10 on wednesday?", ["12-02 10:00-12:00"], []),
        ("mornings are nice, or is there something after 6", ["06:00-12:00", "18:00-"], []),
        ("would it work in the morning?", ["06:00-12:00"], []),
        ("אשתי לוקחת את האוטו בבוקר. יש משהו אחרי 2 ברביעי?", ["12-02 14:00-"], []),
        ("אני בעבודה בבקרים, מה יש ביום רביעי", ["12-02"], ["06:00-12:00"]),
        ("לא ב10, אני תקוע במשרד עד 3", ["15:00-"], ["10:00"]),
    ],
)
def test_the_time_of_a_reason_is_none_that_is_wished(text: str, spans: list[str], without: list[str]) -> None:
    when = read(text)
    assert shown(when) == spans
    assert shown(When(spans=when.without)) == without


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("the gala starts at 7. could you fit me in before lunch?", ["06:00-12:00"]),
        ("anything wednesday afternoon? my cousin's engagement is in the evening", ["12-02 12:00-18:00"]),
        ("I've got a party in the evening, what is there tomorrow?", ["12-01"]),
        ("I've a date tonight, what do you have today?", ["11-30"]),
        ("the party at 5, or at 6 on wednesday", ["12-02 17:00", "12-02 18:00"]),
        ("המסיבה כבר ב7. אפשר לפני הצהריים?", ["06:00-12:00"]),
        ("יש משהו ברביעי אחהצ? אירוסין של אחותי בערב", ["12-02 12:00-18:00"]),
        ("ויש לי היום בערב דייט מה יש לכם היום", ["11-30"]),
    ],
)
def test_the_hour_of_an_event_is_none_that_is_wished(text: str, spans: list[str]) -> None:
    assert shown(read(text)) == spans


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("today, or wednesday first thing", ["11-30", "12-02 06:00-10:00"]),
        ("today or tomorrow at 9am", ["11-30", "12-01 09:00"]),
        ("today or tomorrow after 4", ["11-30 16:00-", "12-01 16:00-"]),
        ("היום או מחר על הבוקר", ["11-30", "12-01 06:00-10:00"]),
    ],
)
def test_hours_that_have_been_are_none_of_today(text: str, spans: list[str]) -> None:
    assert shown(read(text)) == spans


def test_another_day_is_none_of_the_day_that_is_talked_about() -> None:
    when = read("a meeting runs till 3 that day. later the same day, or wednesday morning")
    assert when.same == "day"
    assert shown(when) == ["15:00-", "12-02 06:00-12:00"]


@pytest.mark.parametrize(
    ("text", "spans", "without"),
    [
        ("not today, monday next week", ["12-07"], ["11-30"]),
        ("not tomorrow, thursday next week please", ["12-10"], ["12-01"]),
        ("something monday or tuesday, not tomorrow, next week", ["12-07", "12-08"], ["12-01"]),
        ("לא היום, שני בשבוע הבא", ["12-07"], ["11-30"]),
        ("we're abroad from the 6th till the 9th, anything the tuesday when we're back?", ["12-15"], ["12-06..12-09"]),
        ("I'm travelling till the 9th, anything once I'm back?", ["12-10.."], []),
        ("אני בחופשה מה-6 עד ה-9, יש משהו ביום שלישי כשאחזור?", ["12-15"], ["12-06..12-09"]),
        ("nothing before 11 on wednesday please", ["12-02 11:00-"], []),
        ("nothing after 5 on wednesday", ["12-02 -17:00"], []),
    ],
)  # fmt: skip
def test_what_is_denied_bounds_what_is_wished(text: str, spans: list[str], without: list[str]) -> None:
    when = read(text)
    assert shown(when) == spans
    assert shown(When(spans=when.without)) == without
