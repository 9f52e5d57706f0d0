"""The product's story on the embedded stack, on days that are hard: new year, leap year, daylight saving."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.e2e.story import tell
from tests.support.stack import Stack

DAYS = [
    (datetime(2027, 3, 25, 7, tzinfo=UTC), "Haifa"),  # tomorrow clocks go forward in Israel, a Friday
    (datetime(2027, 10, 30, 7, tzinfo=UTC), "Eilat"),  # tomorrow they go back, a Sunday
    (datetime(2027, 12, 31, 20, tzinfo=UTC), "Ashdod"),  # tomorrow is another year
    (datetime(2028, 2, 28, 7, tzinfo=UTC), "Holon"),  # tomorrow is the 29th
]


def test_a_customer_gets_an_appointment_and_gives_it_back(stack: Stack) -> None:
    tell(stack, business="Blue Ocean", city="Tel Aviv", owner_phone="+972541000001", customer_phone="+972541000002")


@pytest.mark.parametrize(("day", "city"), DAYS)
def test_the_story_holds_on_hard_days(stack: Stack, day: datetime, city: str) -> None:
    number = DAYS.index((day, city)) + 1
    stack.starts_at(day)
    tell(
        stack,
        business=f"Golden Comb {city}",
        city=city,
        owner_phone=f"+97254200000{number}",
        customer_phone=f"+97254300000{number}",
    )
