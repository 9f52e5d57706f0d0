"""Times of day as people write them."""

from __future__ import annotations

import pytest

from skeji_ray.languages.times import find_all_hours, find_hours, find_time


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("3pm", "15:00"),
        ("3:30 p.m.", "15:30"),
        ("3.30 pm", "15:30"),
        ("15:00", "15:00"),
        ("at 7:30", "07:30"),
        ("at 4", "16:00"),
        ("at 9", "09:00"),
        ("at four", "16:00"),
        ("noon", "12:00"),
        ("12 in the afternoon", "12:00"),
        ("12 am", "00:00"),
        ("half past 3 in the afternoon", "15:30"),
        ("Half past three", "15:30"),
        ("quarter to 5", "16:45"),
        ("quarter to 1 in the afternoon", "12:45"),
        ("Quarter past 10 in the morning", "10:15"),
        ("evening 5:30", "17:30"),
        ("afternoon 3", "15:00"),
        ("morning 10:15", "10:15"),
        ('4 o"clock in the evening', "16:00"),
        ("five o'clock", "17:00"),
        ("Four pm works best", "16:00"),
        ("tomorrow morning at 10", "10:00"),
        ("tomorrow evening, at 7", "19:00"),
        ("Good morning, a haircut at 3", "15:00"),
        ("On the 4th in the evening 4.", "16:00"),
        ("the one at 4pm", "16:00"),
    ],
)
def test_a_named_time_is_found_in_24_hours(text: str, time: str) -> None:
    assert find_time(text) == time


@pytest.mark.parametrize(
    "text",
    ["hello", "the 10th", "tomorrow", "in the afternoon", "25:00", "about one in Sunnyvale", "at 2 people", "1/2"],
)
def test_no_time_is_made_up(text: str) -> None:
    assert find_time(text) is None


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("open every day 9 to 18", ("09:00", "18:00")),
        ("9am-6pm", ("09:00", "18:00")),
        ("from 10:00 until 20:00", ("10:00", "20:00")),
        ("9 to 5", ("09:00", "17:00")),
        ("in the afternoon from 2 to 7", ("14:00", "19:00")),
        ("evenings 5 to 9, sunday to thursday", ("17:00", "21:00")),
        ("5 to 9 in the evening", ("17:00", "21:00")),
        ("evening 8 to 12", ("20:00", "23:59")),
        ("10 to 2 in the afternoon", ("10:00", "14:00")),
        ("6 to 9 in the morning", ("06:00", "09:00")),
        ("2 to 7", ("14:00", "19:00")),
        ("9 to 5, evenings 6 to 9", ("09:00", "17:00")),
        ("8:30-17", ("08:30", "17:00")),
        ("10 to midnight", ("10:00", "23:59")),
        ("9-24", ("09:00", "23:59")),
        ("8 till noon", ("08:00", "12:00")),
        ("24/7", ("00:00", "23:59")),
        ("round the clock", ("00:00", "23:59")),
    ],
)
def test_opening_hours_are_found(text: str, hours: tuple[str, str]) -> None:
    assert find_hours(text) == hours


def test_hours_that_end_on_the_next_day_are_as_they_were_said() -> None:
    """They are refused by name; were they none, the usual hours would be taken in silence."""
    assert find_hours("20:00 to 18:00") == ("20:00", "18:00")
    assert find_hours("18 to 2") == ("18:00", "02:00")
    assert find_hours("every day") is None


def test_every_window_of_a_day_is_found() -> None:
    assert find_all_hours("9-13 and 16-20") == (("09:00", "13:00"), ("16:00", "20:00"))


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("half 7 to 5", ("07:30", "17:00")),
        ("half past 8 until quarter to 5", ("08:30", "16:45")),
        ("quarter past 9 to half 6", ("09:15", "18:30")),
        ("8 to 16", ("08:00", "16:00")),
    ],
)
def test_opening_hours_are_spoken_in_halves_and_quarters(text: str, hours: tuple[str, str]) -> None:
    assert find_hours(text) == hours
