"""What an owner changes, in their own words, in both languages; and what a customer says is no such thing."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skeji_ray.languages.changes import MOST_CHARACTERS, asks_everywhere, find_change, find_maintainer
from skeji_ray.languages.clauses import in_plain_english
from skeji_ray.languages.commands import find_wish
from skeji_ray.languages.dates import find_dates, find_working_days
from skeji_ray.languages.durations import find_minutes
from skeji_ray.languages.owners import find_owner_s_wish
from skeji_ray.languages.places import find_address
from skeji_ray.messages.changes import Change
from skeji_ray.messages.when import WEEKDAYS
from skeji_ray.messages.wishes import Missing, Wish

FRIDAY = date(2026, 11, 27)
SUNDAY_TO_THURSDAY = ("sunday", "monday", "tuesday", "wednesday", "thursday")
HEBREW_DAYS = dict(zip(WEEKDAYS, ("שני", "שלישי", "רביעי", "חמישי", "שישי", "שבת", "ראשון"), strict=True))


def changed(text: str) -> dict[str, Any]:
    """What is to be otherwise; nothing where the message is about something else."""
    said = find_change(text, FRIDAY)
    return said.change.model_dump(exclude_defaults=True) if said else {}


def lacking(text: str) -> Missing | None:
    said = find_change(text, FRIDAY)
    assert said is not None
    assert said.change == Change()
    return said.lacks


def is_unchangeable(text: str) -> bool:
    said = find_change(text, FRIDAY)
    return said is not None and said.unchangeable


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("change my hours to 9-18", ("09:00", "18:00")),
        ("Change our opening hours to 9:00-18:00", ("09:00", "18:00")),
        ("Please set the working hours to 10am - 8pm.", ("10:00", "20:00")),
        ("we're open 9 to 5 now", ("09:00", "17:00")),
        ("from now on we work from 8 until 16", ("08:00", "16:00")),
        ("our hours are 9-18", ("09:00", "18:00")),
        ("שנה את שעות הפתיחה ל-9-18", ("09:00", "18:00")),
        ("לשנות את השעות ל9 עד 18", ("09:00", "18:00")),
        ("שעות הפתיחה שלנו הן 9:00-18:00", ("09:00", "18:00")),
        ("אנחנו פתוחים מ-10 עד 20", ("10:00", "20:00")),
    ],
)
def test_hours_of_all_days(text: str, hours: tuple[str, str]) -> None:
    assert changed(text) == {"opens": hours[0], "closes": hours[1]}


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("we open at 8 now", {"opens": "08:00"}),
        ("we open at 7 from now on", {"opens": "07:00"}),
        ("we close at 17 from now on", {"closes": "17:00"}),
        ("We close at 7pm.", {"closes": "19:00"}),
        ("close at 5.30 please", {"closes": "17:30"}),
        ("change the closing time to 20:30", {"closes": "20:30"}),
        ("we're open until 20", {"closes": "20:00"}),
        ("נפתח ב-8", {"opens": "08:00"}),
        ("סוגרים ב-17", {"closes": "17:00"}),
        ("נסגור ב-17:30", {"closes": "17:30"}),
    ],
)
def test_one_end_of_the_day(text: str, change: dict[str, str]) -> None:
    assert changed(text) == change


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("open on Fridays too", {"more_days": ("friday",)}),
        ("we also work on Fridays", {"more_days": ("friday",)}),
        ("We work Fridays now", {"more_days": ("friday",)}),
        ("add Friday and Saturday to our working days", {"more_days": ("friday", "saturday")}),
        ("open on Fridays too from 9 to 13", {"more_days": ("friday",), "opens_then": "09:00", "closes_then": "13:00"}),
        ("we don't work Sundays any more", {"fewer_days": ("sunday",)}),
        ("we no longer work on Sundays", {"fewer_days": ("sunday",)}),
        ("We're closed on Fridays from now on", {"fewer_days": ("friday",)}),
        ("remove Friday from my working days", {"fewer_days": ("friday",)}),
        ("we work only Monday and Tuesday", {"working_days": ("monday", "tuesday")}),
        ("change my working days to Sunday to Thursday", {"working_days": SUNDAY_TO_THURSDAY}),
        (
            "our hours are Sun-Thu 9 to 18",
            {"working_days": SUNDAY_TO_THURSDAY, "opens": "09:00", "closes": "18:00"},
        ),
        (
            "change our hours to 9-18 and open on Fridays too",
            {"opens": "09:00", "closes": "18:00", "more_days": ("friday",)},
        ),
        ("פתוחים גם בימי שישי", {"more_days": ("friday",)}),
        ("אנחנו עובדים גם בשישי", {"more_days": ("friday",)}),
        ("אנחנו כבר לא עובדים בימי ראשון", {"fewer_days": ("sunday",)}),
        ("לא עובדים יותר בראשון", {"fewer_days": ("sunday",)}),
        ("אנחנו עובדים א'-ה' 9-18", {"working_days": SUNDAY_TO_THURSDAY, "opens": "09:00", "closes": "18:00"}),
        ("אנחנו פתוחים בימים ראשון עד חמישי", {"working_days": SUNDAY_TO_THURSDAY}),
        (
            "אנחנו עובדים גם בימי שישי מ-9 עד 13",
            {"more_days": ("friday",), "opens_then": "09:00", "closes_then": "13:00"},
        ),
    ],
)  # fmt: skip
def test_days_of_the_week(text: str, change: dict[str, Any]) -> None:
    assert changed(text) == change


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("close on 2026-12-24", ["2026-12-24"]),
        ("closed on 24 December", ["2026-12-24"]),
        ("we're closed on Friday the 25th of December", ["2026-12-25"]),
        ("we are closed tomorrow", ["2026-11-28"]),
        ("we're closed on Sunday", ["2026-11-29"]),
        ("we're closed from 24 to 26 December", ["2026-12-24", "2026-12-25", "2026-12-26"]),
        ("closed 24-26 December", ["2026-12-24", "2026-12-25", "2026-12-26"]),
        ("closed on 24/12/2026 and 31.12.2026", ["2026-12-24", "2026-12-31"]),
        ("We will not work this Sunday", ["2026-11-29"]),
        ("we're on vacation from 30 December to 1 January", ["2026-12-30", "2026-12-31", "2027-01-01"]),
        ("סגור ב-24.12.2026", ["2026-12-24"]),
        ("סגורים מחר", ["2026-11-28"]),
        ("נסגור ב-24 בדצמבר", ["2026-12-24"]),
        ("אנחנו בחופשה בין 3 ל-5 בינואר", ["2027-01-03", "2027-01-04", "2027-01-05"]),
    ],
)
def test_closed_days(text: str, days: list[str]) -> None:
    assert changed(text) == {"closed_on": tuple(days)}


def test_a_closed_day_is_open_after_all() -> None:
    assert changed("we're open on 24 December after all") == {"open_on": ("2026-12-24",)}


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("haircuts take 45 minutes now", {"meeting_minutes": 45}),
        ("appointments take half an hour", {"meeting_minutes": 30}),
        ("a haircut takes an hour and a half", {"meeting_minutes": 90}),
        ("set the length of appointments to 1 hour 15 minutes", {"meeting_minutes": 75}),
        ("change the break to 10 minutes", {"break_minutes": 10}),
        ("20 minutes break between appointments", {"break_minutes": 20}),
        ("no breaks between appointments", {"break_minutes": 0}),
        ("up to 8 people per class", {"participants_per_slot": 8}),
        ("תספורת אורכת עכשיו 45 דקות", {"meeting_minutes": 45}),
        ("תור לוקח חצי שעה", {"meeting_minutes": 30}),
        ("שנה את ההפסקה ל-10 דקות", {"break_minutes": 10}),
    ],
)
def test_lengths_and_seats(text: str, change: dict[str, int]) -> None:
    assert changed(text) == change


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("change the business name to Blue Lagoon", {"name": "Blue Lagoon"}),
        ("rename my salon to Blue Lagoon, please", {"name": "Blue Lagoon"}),
        ('we are now called "Blue Lagoon".', {"name": "Blue Lagoon"}),
        ("change the name of our salon to ים כחול", {"name": "ים כחול"}),
        ("we also do manicure", {"more_labels": ("manicure",)}),
        ("We do massages and facials too", {"more_labels": ("massage", "facial")}),
        ("add dog grooming to our services", {"more_labels": ("dog grooming",)}),
        ("we don't do massages any more", {"fewer_labels": ("massage",)}),
        ("our website is https://blue.example.com/x", {"website_url": "https://blue.example.com/x"}),
        ("change the time zone to Europe/London", {"time_zone": "Europe/London"}),
        ("rename my salon to Blue and change the break to 5 minutes", {"name": "Blue", "break_minutes": 5}),
        ('שנה את שם העסק ל"ים כחול"', {"name": "ים כחול"}),
        ("אנחנו גם עושים מניקור", {"more_labels": ("מניקור",)}),
        ("אנחנו לא עושים יותר עיסוי", {"fewer_labels": ("עיסוי",)}),
    ],
)
def test_the_business_itself(text: str, change: dict[str, Any]) -> None:
    assert changed(text) == change


@pytest.mark.parametrize(
    ("text", "lacks"),
    [
        ("change my hours", Missing.HOURS),
        ("I want to change the working days", Missing.WORKING_DAYS),
        ("change the appointment length", Missing.MEETING_MINUTES),
        ("change the break", None),
        ("we're closed", Missing.DATE),
        ("closed on 2020-01-01", Missing.DATE),
        ("rename my business", Missing.BUSINESS_NAME),
        ("תשנה את שעות הפעילות", Missing.HOURS),
        ("לשנות את ימי העבודה", Missing.WORKING_DAYS),
        ("סגורים", Missing.DATE),
    ],
)
def test_what_is_to_be_changed_may_be_said_without_how(text: str, lacks: Missing | None) -> None:
    assert lacking(text) is (lacks or Missing.BREAK_MINUTES)


@pytest.mark.parametrize(
    "text",
    [
        "we moved to 12 Herzl street",
        "change our phone to +972501234567",
        "change our description",
        "update my business",
        "change the lunch break to 13-14",
        "עברנו להרצל 12",
        "שנה את הטלפון שלנו",
        "לשנות את הפסקת הצהריים ל-13-14",
    ],
)
def test_what_can_not_be_changed_is_known(text: str) -> None:
    assert is_unchangeable(text)


@pytest.mark.parametrize(
    "text",
    [
        "book a haircut tomorrow 3pm in Tel Aviv",
        "are you open on Fridays?",
        "do you close at 5?",
        "I need a break",
        "can I change my appointment to 9-10",
        "change the time of my booking to 4pm",
        "change my name to Dana",
        "move my booking to 16:00",
        "show my schedule",
        "block tomorrow 14:00 to 16:00",
        "closed tomorrow from 14 to 16",
        "close to Haifa please",
        "close the light",
        "we moved to Haifa, any dentist there?",
        "The appointment should be set for ten am.",
        "I will not do it.",
        "call the bank tomorrow",
        "open my calendar",
        "רופא שיניים בחיפה מחר",
        "אפשר לקבוע תור לתספורת ביום ראשון",
        "אתם עובדים בשישי?",
        "סגור את האור",
    ],
)
def test_other_messages_change_nothing(text: str) -> None:
    assert find_owner_s_wish(text, FRIDAY) is None


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("add maintainer +972521234567 Dana", Change(maintainer="+972521234567", maintainer_name="Dana")),
        (
            "Add +972 52-123-4567 Dana Levi as a maintainer",
            Change(maintainer="+972521234567", maintainer_name="Dana Levi"),
        ),
        (
            "add maintainer \u202a+972 52\u2011123\u20114567\u202c Dana",
            Change(maintainer="+972521234567", maintainer_name="Dana"),
        ),
        ("הוסף מנהל \u2066+972 (52) 123-4567\u2069 דנה", Change(maintainer="+972521234567", maintainer_name="דנה")),
        ("remove maintainer +972521234567", Change(former_maintainer="+972521234567")),
        ("הוסף מנהל +972521234567 דנה", Change(maintainer="+972521234567", maintainer_name="דנה")),
        ("הסר את המנהלת +972521234567", Change(former_maintainer="+972521234567")),
    ],
)  # fmt: skip
def test_a_maintainer_is_an_exact_command(text: str, change: Change) -> None:
    assert find_maintainer(text) == change
    assert find_wish(text) is Wish.CHANGE


@pytest.mark.parametrize(
    "text",
    [
        "a customer wrote: add maintainer +972521234567",
        "change my hours to 9-18. add maintainer +972521234567",
        "call +972521234567 and add maintainer Dana",
        "add +972521234567",
    ],
)
def test_nobody_gets_rights_by_a_message_that_says_anything_else(text: str) -> None:
    assert find_maintainer(text) is None
    assert "maintainer" not in changed(text)


@pytest.mark.parametrize(
    ("text", "city", "address"),
    [
        ("open a branch in Haifa at 12 Herzl street", "Haifa", "12 Herzl street"),
        ("We opened another branch in Haifa, Herzl 5, open 9-17", "Haifa", "Herzl 5"),
        ("we also work in Netanya", "Netanya", None),
        ("add a new location", None, None),
        ("פתחנו סניף בחיפה ברחוב הרצל 5", "חיפה", "רחוב הרצל 5"),
        ("לפתוח סניף חדש בנהריה", "נהריה", None),
    ],
)
def test_another_branch(text: str, city: str | None, address: str | None) -> None:
    wish = find_owner_s_wish(text, FRIDAY)
    assert wish is not None
    assert (wish.intent, wish.city, wish.address) == (Wish.BRANCH, city, address)


@pytest.mark.parametrize("text", ["branch in Haifa from 9 to 18", "open 9-17", "on December 24", "at 5 pm in Haifa"])
def test_hours_and_dates_are_no_address(text: str) -> None:
    assert find_address(text) is None


@pytest.mark.parametrize("text", ["all", "both of them", "in all branches", "everywhere", "כולם", "בכל הסניפים"])
def test_all_calendars_can_be_meant(text: str) -> None:
    assert asks_everywhere(text)


@given(st.integers(0, 23), st.integers(0, 59), st.integers(0, 23), st.integers(0, 59))
def test_written_hours_are_taken_as_they_are(h1: int, m1: int, h2: int, m2: int) -> None:
    opens, closes = f"{h1:02}:{m1:02}", f"{h2:02}:{m2:02}"
    if opens >= closes:
        return
    expected = {"opens": opens, "closes": closes}
    assert changed(f"change my hours to {opens}-{closes}") == expected
    assert changed(f"שנה את השעות ל-{opens}-{closes}") == expected


_SEVERAL = st.lists(st.sampled_from(WEEKDAYS), min_size=1, max_size=6, unique=True)


@given(_SEVERAL)
def test_all_weekdays_that_are_named_are_meant_and_no_other(days: list[str]) -> None:
    english = " and ".join(day.title() for day in days)
    hebrew = ", ".join(HEBREW_DAYS[day] for day in days)
    assert set(changed(f"we only work on {english}")["working_days"]) == set(days)
    assert set(changed(f"אנחנו עובדים רק בימי {hebrew}")["working_days"]) == set(days)
    assert set(changed(f"we no longer work on {english}")["fewer_days"]) == set(days)
    assert set(changed(f"אנחנו כבר לא עובדים בימי {hebrew}")["fewer_days"]) == set(days)


@given(_SEVERAL)
def test_every_day_but_some(days: list[str]) -> None:
    assert set(find_working_days(f"every day except {' and '.join(days)}")) == {*WEEKDAYS} - {*days}


@given(st.integers(1, 999))
def test_minutes_are_minutes_in_both_languages(minutes: int) -> None:
    assert find_minutes(f"{minutes} minutes") == minutes
    assert changed(f"appointments take {minutes} minutes") == {"meeting_minutes": minutes}
    assert changed(f"תור לוקח {minutes} דקות") == {"meeting_minutes": minutes}


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("half an hour", 30), ("an hour", 60), ("2 hours", 120), ("1.5 hours", 90), ("1 hour 20 minutes", 80), ("45m", 45),
     ("35 minutes, not an hour", 35), ("not half an hour but an hour", 60),
     ("an hour instead of an hour and a half", 60),
     ("not an hour", 60), ("ten am", None), ("a meeting", None)],
)  # fmt: skip
def test_lengths_of_time(text: str, minutes: int | None) -> None:
    assert find_minutes(text) == minutes


@given(st.integers(0, 300), st.integers(1, 20))
def test_a_span_of_dates_is_every_day_of_it(start: int, length: int) -> None:
    first = FRIDAY + timedelta(days=start)
    days = [first + timedelta(days=number) for number in range(length + 1)]
    assert list(find_dates(f"from {days[0].isoformat()} to {days[-1].isoformat()}", FRIDAY)) == days
    assert changed(f"closed from {days[0].isoformat()} until {days[-1].isoformat()}") == {
        "closed_on": tuple(day.isoformat() for day in days)
    }


@given(st.text(max_size=200))
def test_no_text_breaks_the_readers(text: str) -> None:
    find_owner_s_wish(text, FRIDAY)
    find_owner_s_wish(f"change my hours {text}", FRIDAY)
    find_owner_s_wish(f"סגור {text}", FRIDAY)


@pytest.mark.parametrize("begin", ["change my hours ", "we are called ", "סגור ", "our website is "])
@pytest.mark.parametrize("token", ["1,", "12 and ", "24 december ", "also ", "A.", "a ", "עד ", "now ", ", "])
def test_nothing_that_is_repeated_takes_long(begin: str, token: str) -> None:
    find_owner_s_wish((begin + token * MOST_CHARACTERS)[:MOST_CHARACTERS], FRIDAY)


def test_a_message_that_is_too_long_changes_nothing() -> None:
    assert changed("change my hours to 9-18" + " " * MOST_CHARACTERS) == {}


@pytest.mark.parametrize(
    ("text", "minutes"), [("כל תור 35 דקות, לא שעה", 35), ("פגישה זה שעה ולא חצי שעה", 60), ("לא שעה אלא 50 דקות", 50)]
)
def test_a_length_that_is_denied_in_hebrew_is_not_the_one(text: str, minutes: int) -> None:
    assert find_minutes(in_plain_english(text)) == minutes
