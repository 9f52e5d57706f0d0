"""English days and times, as people write them."""

from __future__ import annotations

import datetime as dt

import pytest

from skeji_ray.languages.when.anchoring import settled
from skeji_ray.languages.when.reader import WhenFound, read_when
from skeji_ray.messages.when import When
from tests.support.shown_times import shown, shown_span

TUESDAY = dt.datetime(2026, 12, 1, 9, 30, tzinfo=dt.UTC)


def read(text: str, *, country: str = "GB", has_bare_hours: bool = False) -> When:
    found = read_when(text, language="en", now=TUESDAY, country=country, has_bare_hours=has_bare_hours)
    return found.when if found else When()


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("a trim tomorrow at 3 please", ["12-02 15:00"]),
        ("Saturday 2 January at 10:00", ["01-02 10:00"]),
        ("tonight at 8", ["12-01 20:00"]),
        ("this evening at half past seven", ["12-01 19:30"]),
        ("tomorrow night at 9", ["12-02 21:00"]),
        ("tmrw 19h30", ["12-02 19:30"]),
        ("tomorrow at 1930", ["12-02 19:30"]),
        ("thursday afternoon", ["12-03 12:00-18:00"]),
        ("fri between 2 and 4", ["12-04 14:00-16:00"]),
        ("friday 9-11", ["12-04 09:00-11:00"]),
        ("12 to 13", ["12:00-13:00"]),
        ("from 12 to 14", ["12:00-14:00"]),
        ("12 till 14", ["12:00-14:00"]),
        ("weds after 5pm", ["12-02 17:00-"]),
        ("before noon on friday", ["12-04 -12:00"]),
        ("by 2pm tomorrow", ["12-02 -14:00"]),
        ("thurs at quarter to six", ["12-03 17:45"]),
        ("ten past four on friday", ["12-04 16:10"]),
        ("monday three thirty", ["12-07 15:30"]),
        ("next wednesday", ["12-09"]),
        ("wednesday of next week", ["12-09"]),
        ("this weekend", ["12-05..12-06"]),
        ("next week", ["12-07..12-13"]),
        ("friday in two weeks", ["12-18"]),
        ("a week from friday", ["12-11"]),
        ("friday week", ["12-11"]),
        ("in two weeks on wednesday", ["12-16"]),
        ("first monday of january", ["01-04"]),
        ("the second tuesday in january", ["01-12"]),
        ("last friday of the month", ["12-25"]),
        ("the friday after next", ["12-11"]),
        ("mon 14th", ["12-14"]),
        ("the 15th", ["12-15"]),
        ("end of the month", ["12-21..12-31"]),
        ("in half an hour", ["12-01 10:00"]),
        ("in 1h30m", ["12-01 11:00"]),
        ("in an hour and a half", ["12-01 11:00"]),
        ("the week of the 14th", ["12-14..12-20"]),
        ("from wednesday to friday", ["12-02..12-04"]),
        ("24-26 dec", ["12-24..12-26"]),
        ("sat 10am", ["12-05 10:00"]),
        ("next sat at 10:00", ["12-12 10:00"]),
        ("day after tomorrow 5pm", ["12-03 17:00"]),
        ("15:15 on the day after tomorrow", ["12-03 15:15"]),
        ("friday after work", ["12-04 17:00-23:59"]),
        ("first thing tomorrow", ["12-02 06:00-10:00"]),
        ("rest of the week", ["12-01..12-06"]),
        ("any time after the 20th", ["12-21.."]),
        ("2 in the afternoon on monday", ["12-07 14:00"]),
        ("christmas eve at 11", ["12-24 11:00"]),
        ("before 11 or after 4 tomorrow", ["12-02 -11:00", "12-02 16:00-"]),
        ("two weeks today", ["12-15"]),
        ("coming friday", ["12-04"]),
        ("the coming weekend", ["12-05..12-06"]),
        ("eightish tomorrow", ["12-02 08:00"]),
        ("for 10 days from 18 dec", ["12-18..12-27"]),
        ("last tuesday", ["11-24"]),
        ("last night", ["11-30 18:00-23:59"]),
        ("the thursday one", ["12-03"]),
        ("monday's better", ["12-07"]),
        ("the twenty third works", ["12-23"]),
        ("on the tenth", ["12-10"]),
        ("tuesday am", ["12-01 06:00-12:00"]),
        ("from 9 for two hours tomorrow", ["12-02 09:00-11:00"]),
        ("after 2 hours", ["12-01 11:30-"]),
        ("next week between wednesday and friday", ["12-09..12-11"]),
        ("the first week of january", ["01-04..01-10"]),
        ("at 3 january 7th", ["01-07 15:00"]),
        ("party of 4 on friday at 7", ["12-04 19:00"]),
        ("thursday, maybe in the evening", ["12-03 17:00-23:59"]),
        ("anything thursday? or friday after 2", ["12-03", "12-04 14:00-"]),
        ("move tuesday to thursday at 11", ["12-01", "12-03 11:00"]),
        ("first half of march", ["03-01..03-15"]),
        ("this coming week", ["12-07..12-13"]),
        ("early this morning", ["12-01 06:00-09:00"]),
        ("the 1st or 2nd of january", ["01-01", "01-02"]),
        ("4 and 5 december at 3", ["12-04 15:00", "12-05 15:00"]),
        ("in the next hour", ["12-01 09:30-10:30"]),
        ("ten past three", ["15:10"]),
        ("20 after 3 tomorrow", ["12-02 15:20"]),
        ("one in the afternoon", ["13:00"]),
        ("the 14th, by evening 6", ["12-14 -18:00"]),
        ("by tuesday next week", ["..12-08"]),
        ("later today, sometime after 3:30", ["12-01 15:30-23:59"]),
        ("morning 10 and on the 12th", ["12-12 10:00"]),
        ("I can't go until 4 tomorrow", ["12-02 16:00-"]),
        ("can I come now", ["12-01"]),
        ("at the latest 6pm", ["-18:00"]),
        ("2pm friday at the earliest", ["12-04 14:00-"]),
        ("friday eve", ["12-04 17:00-23:59"]),
        ("late tonight", ["12-01 21:00-23:59"]),
        ("10 min late today", ["12-01"]),
        ("early next month", ["01-01..01-10"]),
        ("8 in the morning until 10 at night", ["08:00-22:00"]),
        ("move my cut to march twenty seventh at 3", ["03-27 15:00"]),
        ("I have a client right now, put it on the 11th", ["12-11"]),
        ("2 day after tomorrow", ["12-04"]),
    ],
)
def test_a_phrase_means_days_and_hours(text: str, spans: list[str]) -> None:
    assert shown(read(text)) == spans


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("tuesday or thursday after 4", ["12-01 16:00-", "12-03 16:00-"]),
        ("thursday morning or friday at 3", ["12-03 06:00-12:00", "12-04 15:00"]),
        ("today at 1 or 2", ["12-01 13:00", "12-01 14:00"]),
        ("4pm or 5pm on friday", ["12-04 16:00", "12-04 17:00"]),
        ("thu, fri or sat", ["12-03", "12-04", "12-05"]),
    ],
)
def test_alternatives_share_what_is_said_once(text: str, spans: list[str]) -> None:
    assert shown(read(text)) == spans


@pytest.mark.parametrize(
    ("country", "text", "day"),
    [
        ("GB", "8/10", "10-08"),
        ("US", "8/10", "08-10"),
        ("IL", "8.12 at 11:00", "12-08 11:00"),
        ("GB", "08/12/26 at 11:00", "12-08 11:00"),
        ("GB", "2/15", "02-15"),
        ("GB", "8.12.26 11:00", "12-08 11:00"),
    ],
)
def test_numbers_are_days_as_the_country_writes_them(country: str, text: str, day: str) -> None:
    assert shown(read(text, country=country)) == [day]


def test_weekends_and_weeks_are_the_country_s() -> None:
    assert shown(read("this weekend", country="IL")) == ["12-04..12-05"]
    assert shown(read("next week", country="IL")) == ["12-06..12-12"]
    assert shown(read("next week", country="US")) == ["12-06..12-12"]
    assert shown(read("sunday this week", country="US")) == ["12-06"]
    assert shown(read("sunday this week", country="GB")) == ["12-06"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("anything later?", {"than_shown": "later"}),
        ("got something sooner", {"than_shown": "earlier"}),
        ("same time", {"same": "time"}),
        ("another slot that day", {"same": "day"}),
        ("an hour later", {"shift_minutes": 60}),
        ("half an hour earlier", {"shift_minutes": -30}),
        ("a week later", {"shift_days": 7}),
        ("the next day", {"shift_days": 1}),
        ("can we push it an hour", {"shift_minutes": 60}),
        ("what is the latest you have", {"order": "latest"}),
        ("the earliest you have", {"order": "earliest"}),
        ("the last one you have", {"order": "latest"}),
        ("every monday", {"every": ("monday",)}),
        ("every two weeks", {"every": ("2 weeks",)}),
        ("once a week", {"every": ("week",)}),
    ],
)
def test_what_is_no_span(text: str, said: dict[str, object]) -> None:
    assert read(text) == When.model_validate(said)


def test_a_length_stands_beside_its_point() -> None:
    when = read("friday at 4 for two hours")
    assert shown(when) == ["12-04 16:00"]
    assert when.minutes == 120


def test_about_a_time_is_near_it() -> None:
    when = read("around 3 on friday")
    assert shown(when) == ["12-04 15:00"]
    assert when.is_around
    assert read("3ish").is_around
    assert not read("at 3").is_around


def test_same_time_on_another_day() -> None:
    when = read("same time friday")
    assert shown(when) == ["12-04"]
    assert when.same == "time"


def test_as_soon_as_possible_is_from_today_on() -> None:
    when = read("asap")
    assert shown(when) == ["12-01.."]
    assert when.order == "earliest"


@pytest.mark.parametrize(
    ("text", "without"),
    [
        ("not on tuesday", ["12-01"]),
        ("any day but friday", ["12-04"]),
        ("anything but mornings", ["06:00-12:00"]),
        ("any day except a saturday", ["12-05"]),
        ("friday doesn't work", ["12-04"]),
        ("wednesday I'm busy", ["12-02"]),
        ("no mornings", ["06:00-12:00"]),
        ("I can't do mondays", ["12-07"]),
        ("next week, not monday or tuesday", ["12-07", "12-08"]),
    ],
)
def test_what_will_not_do(text: str, without: list[str]) -> None:
    assert [shown_span(span) for span in read(text).without] == without


def test_a_denied_bound_is_the_other_bound() -> None:
    assert shown(read("tomorrow but not before 10")) == ["12-02 10:00-"]
    assert shown(read("friday no later than 4")) == ["12-04 -16:00"]


def test_not_this_one_but_the_next() -> None:
    when = read("not this friday but the next one")
    assert shown(when) == ["12-11"]
    assert [shown_span(span) for span in when.without] == ["12-04"]


@pytest.mark.parametrize("text", ["31 february", "at 25:00", "friday 2 january", "31/4", "passover"])
def test_what_cannot_be_is_unclear(text: str) -> None:
    assert read(text).unclear


@pytest.mark.parametrize(
    "text",
    [
        "it costs 50 shekels", "call me on 054 123 4567", "+972 54-123-4567", "my son is 7 years old",
        "12 Herzl street", "for 2 people", "the 2nd one", "may I come", "a sunny place",
        "the second option", "march in and ask",
        "hello there", "thanks for today!", "good morning", "I have 3 kids", "2 haircuts", "$40", "is that 20% off",
        "one moment", "the first one please", "half price?", "open 24/7", "", "???",
    ],
)  # fmt: skip
def test_words_of_other_things_say_no_time(text: str) -> None:
    assert read(text) == When()


@pytest.mark.parametrize(
    ("text", "hour"),
    [("Friday, ten if so", "10:00"), ("friday eleven then ok", "11:00"), ("Friday, two of us", None)],
)
def test_an_hour_in_words_behind_a_day_is_one(text: str, hour: str | None) -> None:
    (span,) = read(text, has_bare_hours=True).spans
    assert span.time_from == hour


@pytest.mark.parametrize("text", ["got 2 scruffy dogs, friday, same time", "3 messy kids on friday, same time ok"])
def test_a_number_of_somebody_is_no_day_beside_the_same_time(text: str) -> None:
    assert [span.date_from.day for span in read(text).spans if span.date_from] == [4]


@pytest.mark.parametrize(
    ("text", "spans"), [("8", ["08:00"]), ("the 9 then", ["09:00"]), ("10:30", ["10:30"]), ("4.15", ["16:15"])]
)
def test_numbers_are_hours_while_times_are_offered(text: str, spans: list[str]) -> None:
    assert shown(read(text, has_bare_hours=True)) == spans


def test_a_number_alone_says_nothing_else() -> None:
    assert read("8") == When()


def test_the_words_are_pieces_of_the_text_as_they_stand() -> None:
    text = "Could I get a trim on Thursday, at HALF PAST 3 with Dana or friday at 5?"
    found = read_when(text, language="en", now=TUESDAY)
    assert isinstance(found, WhenFound)
    assert found.words == ("on Thursday, at HALF PAST 3", "friday at 5")
    assert [text[start:end] for start, end in found.places] == list(found.words)


def test_a_shift_with_nothing_to_shift_is_from_now() -> None:
    assert shown(settled(read("an hour later"), TUESDAY)) == ["12-01 10:30"]
    assert shown(settled(read("a week later"), TUESDAY)) == ["12-08"]
    assert shown(settled(read("2 days later at 3"), TUESDAY)) == ["12-03 15:00"]
    assert settled(read("friday at 3"), TUESDAY) == read("friday at 3")
