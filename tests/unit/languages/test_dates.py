"""Dates as people write them, seen from Friday 1 March 2019."""

from __future__ import annotations

from datetime import date

import pytest

from skeji_ray.languages.dates import find_date, find_working_days
from skeji_ray.messages.when import WEEKDAYS

FRIDAY = date(2019, 3, 1)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", 1),
        ("Tonight please", 1),
        ("book a haircut tomorrow at 3pm in Tel Aviv", 2),
        ("the day after tomorrow", 3),
        ("in 3 days", 4),
        ("in a week", 8),
        ("two weeks from now", 15),
        ("Friday", 1),
        ("this Sunday", 3),
        ("Saturday this week", 2),
        ("next Monday", 4),
        ("next Sunday", 10),
        ("Monday next week", 4),
        ("next week on Tuesday", 5),
        ("Thursday Next week.", 7),
        ("the 10th", 10),
        ("10th of this month", 10),
        ("March 10th", 10),
        ("10 March", 10),
        ("the first of this month", 1),
        ("the third of March", 3),
        ("2019-03-14", 14),
        ("14/3", 14),
        ("3/14", 14),
        ("I can't go on thursday. Make it on this Sunday.", 3),
        ("not Friday, Saturday", 2),
        ("yes right there on 5th street, on the 8th", 8),
    ],
)
def test_a_named_day_is_found(text: str, day: int) -> None:
    assert find_date(text, FRIDAY) == date(2019, 3, day)


@pytest.mark.parametrize(
    "text",
    [
        "hello",
        "That is all for today, thank you",
        "Thanks for your help today.",
        "not today",
        "February 30th",
        "the 40th",
        "at 5th street",
        "in 9999 days",
        "2019-13-45",
    ],
)
def test_no_day_is_made_up(text: str) -> None:
    assert find_date(text, FRIDAY) is None


def test_a_day_that_has_passed_is_the_next_one_to_come() -> None:
    assert find_date("the 5th", date(2019, 12, 20)) == date(2020, 1, 5)
    assert find_date("March 1st", date(2019, 3, 2)) == date(2020, 3, 1)
    assert find_date("the 31st", date(2019, 4, 2)) == date(2019, 5, 31)
    assert find_date("February 29th", FRIDAY) == date(2020, 2, 29)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("open every day 9 to 18", WEEKDAYS),
        ("Sunday to Thursday", ("sunday", "monday", "tuesday", "wednesday", "thursday")),
        ("Mon-Fri", WEEKDAYS[:5]),
        ("on weekdays", WEEKDAYS[:5]),
        ("Mondays and Wednesdays", ("monday", "wednesday")),
        ("always", ()),
    ],
)
def test_working_days_are_found(text: str, days: tuple[str, ...]) -> None:
    assert find_working_days(text) == days
