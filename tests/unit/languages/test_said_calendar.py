"""An owner's days in words: who comes, what is closed, blocked and given back."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from skeji_ray.languages.rendering import render
from skeji_ray.messages.acts import Topic
from skeji_ray.messages.outcomes import Outcome
from skeji_ray.messages.people import Language
from skeji_ray.messages.results import BookingsPaused, DaysClosed, DayShown, SchedulesChanged, TimeBlocked
from skeji_ray.messages.talk import BusinessFacts
from skeji_ray.messages.views import BookingStatus, BookingView, BusinessView, DaySpan, ScheduleView

THURSDAY, FRIDAY, NEW_YEAR = date(2026, 12, 24), date(2026, 12, 25), date(2027, 1, 3)

CLOSED = ScheduleView(
    schedule_id="s", business_id="b", business_name="Blue Ocean", city="Tel Aviv", address="Tel Aviv",
    start_of_day="09:00", end_of_day="18:00", working_days=("sunday",), meeting_minutes=45, break_minutes=15,
    participants_per_slot=1, time_zone="Asia/Jerusalem", is_paused=True,
    closures=(DaySpan(date_from="2026-12-24", date_to="2027-01-03"),),
)  # fmt: skip


def a_booking(day: date, hour: int = 9, name: str = "Noa") -> BookingView:
    start = datetime(day.year, day.month, day.day, hour - 2, tzinfo=UTC)
    return BookingView(
        booking_id=f"{day} {hour}", business_id="b", schedule_id="s", business_name="Blue Ocean", city="Tel Aviv",
        address="Tel Aviv", service_label="haircut", start_time=start, end_time=start + timedelta(minutes=45),
        time_zone="Asia/Jerusalem", status=BookingStatus.CONFIRMED, customer="+972501234567", customer_name=name,
    )  # fmt: skip


def english(said: Outcome) -> list[str]:
    return render(said).text.split("\n")


def test_several_days_are_told_day_by_day() -> None:
    bookings = (a_booking(THURSDAY), a_booking(THURSDAY, 12), a_booking(FRIDAY, 10, "Dan"))
    assert english(DayShown(day=THURSDAY, until=NEW_YEAR, bookings=bookings)) == [
        "Thursday 24 December:",
        "09:00-09:45 Noa, haircut, Blue Ocean (confirmed)",
        "12:00-12:45 Noa, haircut, Blue Ocean (confirmed)",
        "Friday 25 December:",
        "10:00-10:45 Dan, haircut, Blue Ocean (confirmed)",
    ]


def test_a_day_without_end_is_cut_and_says_how_many_more_there_are() -> None:
    lines = english(DayShown(day=THURSDAY, bookings=(a_booking(THURSDAY),) * 32, more=5))
    assert (len(lines), lines[-1]) == (32, "And 7 more.")


def test_days_without_bookings() -> None:
    said = DayShown(day=THURSDAY, until=NEW_YEAR, bookings=())
    assert english(said) == ["No bookings from Thursday 24 December to Sunday 3 January."]


@pytest.mark.parametrize(
    ("until", "start", "end", "words"),
    [
        (None, "14:00", "16:00", "Nobody can book on Thursday 24 December between 14:00 and 16:00 any more."),
        (None, "00:00", "23:59", "Nobody can book on Thursday 24 December any more."),
        (
            FRIDAY,
            "16:00",
            "23:59",
            "Nobody can book from Thursday 24 December to Friday 25 December after 16:00 any more.",
        ),
    ],
)
def test_what_is_blocked(until: date | None, start: str, end: str, words: str) -> None:
    assert english(TimeBlocked(day=THURSDAY, until=until, start_time=start, end_time=end, schedules=1)) == [words]


def test_days_that_are_closed_and_whom_that_concerns() -> None:
    said = DaysClosed(day=THURSDAY, until=NEW_YEAR, affected=(a_booking(FRIDAY),))
    assert english(said) == [
        "You are closed from Thursday 24 December to Sunday 3 January: nobody can book then.",
        "These bookings are on those days. They are kept, and I am letting their customers know:",
        "1. haircut for Noa at Blue Ocean on Friday 25 December at 09:00 (confirmed)",
    ]
    assert render(said, language=Language.HEBREW).text.startswith("סגור מיום חמישי 24 בדצמבר עד יום ראשון 3 בינואר:")


def test_days_that_are_open_again_and_a_pause() -> None:
    reopened = DaysClosed(day=THURSDAY, until=THURSDAY, is_open=True)
    assert english(reopened) == ["You are open again on Thursday 24 December."]
    assert english(BookingsPaused(is_paused=True)) != english(BookingsPaused(is_paused=False))


def test_a_calendar_names_when_it_is_closed() -> None:
    assert [CLOSED.is_closed_on(day) for day in (date(2026, 12, 23), THURSDAY, NEW_YEAR, date(2027, 1, 4))] == [
        False, True, True, False,
    ]  # fmt: skip
    [line] = english(SchedulesChanged(schedules=(CLOSED,)))
    closed = "Closed from Thursday 24 December to Sunday 3 January. Customers cannot book for now."
    assert line.endswith(closed)


def test_a_day_of_a_closure_is_told_as_closed() -> None:
    business = BusinessView(business_id="b", name="Blue Ocean", cities=(), labels=(), time_zone="Asia/Jerusalem")
    facts = BusinessFacts(topic=Topic.HOURS, business=business, schedules=(CLOSED,), day=date(2026, 12, 27))
    assert english(facts)[0].startswith("Blue Ocean is closed on Sunday 27 December.")
