"""Sentences as a person would write them in Hebrew: what agrees with what, cities and services by their own names."""

from __future__ import annotations

import pytest

from skeji_ray.languages.en.speech import ENGLISH
from skeji_ray.languages.he.speech import HEBREW
from skeji_ray.languages.rendering import render
from skeji_ray.languages.voice import Voice
from skeji_ray.messages.acts import Act
from skeji_ray.messages.asked import ConfirmWanted, SlotsOffered
from skeji_ray.messages.notices import ApprovalWanted
from skeji_ray.messages.outcomes import Several
from skeji_ray.messages.people import Language
from skeji_ray.messages.results import BookingTold
from skeji_ray.messages.talk import CannotDo
from skeji_ray.messages.views import BookingStatus
from skeji_ray.messages.when import WEEKDAYS
from skeji_ray.messages.wishes import Wish
from tests.support.said import ASKED, SLOT, a_booking

CONFIRMED = a_booking(BookingStatus.CONFIRMED).model_copy(update={"service_label": "veterinarian"})


def hebrew(outcome: BookingTold | ConfirmWanted | SlotsOffered | ApprovalWanted) -> str:
    return render(outcome, language=Language.HEBREW).text


def test_what_is_said_of_an_appointment_agrees_with_the_appointment_and_not_with_the_service() -> None:
    assert hebrew(BookingTold(booking=CONFIRMED)).startswith("התור לווטרינר על שם")
    assert "מאושר" in hebrew(BookingTold(booking=CONFIRMED))
    assert hebrew(BookingTold(booking=CONFIRMED, moved=True)).startswith("התור הוזז. תור לווטרינר")
    assert hebrew(ConfirmWanted(wish=Wish.CANCEL, booking=CONFIRMED)).startswith("לבטל את התור לווטרינר")
    assert "בקשה לתור לווטרינר" in hebrew(ApprovalWanted(booking=CONFIRMED))
    slot = SLOT.model_copy(update={"service_label": "facial"})
    offer = SlotsOffered(slots=(slot,), asked=ASKED.model_copy(update={"label": "facial"}), exact=True)
    assert hebrew(offer).startswith("תור לטיפול פנים, ")


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("treatment", "תור לטיפול"),
        ("lessons", "תור לשיעור"),
        ("class", "תור לשיעור"),
        ("haircut", "תור לתספורת"),
        ("אופטומטריסטית", "תור לאופטומטריסטית"),
    ],
)
def test_a_service_is_named_in_hebrew_and_in_the_words_it_was_registered_in(label: str, said: str) -> None:
    assert HEBREW.visit(label) == said


def test_an_owner_is_told_of_somebody_else_who_comes() -> None:
    assert "See you" in render(BookingTold(booking=CONFIRMED)).text
    assert "See you" not in render(BookingTold(booking=CONFIRMED, to_owner=True)).text
    assert "להתראות" not in hebrew(BookingTold(booking=CONFIRMED, to_owner=True))


@pytest.mark.parametrize(
    ("city", "english", "in_hebrew"),
    [("Acre", "Acre", "עכו"), ("Nes Ziona", "Nes Ziona", "נס ציונה"), ("רמת ישי", "Ramat Yishai", "רמת ישי"),
     ("Sofia", "Sofia", "Sofia"), ("סופיה", "סופיה", "סופיה")],
)  # fmt: skip
def test_a_city_is_named_as_each_language_calls_it(city: str, english: str, in_hebrew: str) -> None:
    assert (ENGLISH.city(city), HEBREW.city(city)) == (english, in_hebrew)


@pytest.mark.parametrize(
    ("days", "english", "in_hebrew"),
    [
        ([6, 0, 1, 2, 3], "Sunday to Thursday", "ימים א׳-ה׳"),
        ([0, 1, 2, 3, 4, 6], "Sunday to Friday", "ימים א׳-ו׳"),
        ([1, 2, 3, 4, 5], "Tuesday to Saturday", "ימים ג׳-ש׳"),
        ([0, 2, 4], "Monday, Wednesday, Friday", "יום שני, יום רביעי, יום שישי"),
        ([4, 5], "Friday, Saturday", "יום שישי, שבת"),
        (list(range(7)), "every day", "כל יום"),
    ],
)
def test_days_that_follow_one_another_are_a_range_whichever_is_said_first(
    days: list[int], english: str, in_hebrew: str
) -> None:
    names = [WEEKDAYS[day] for day in days]
    assert (Voice(ENGLISH).weekdays(names), Voice(HEBREW).weekdays(names)) == (english, in_hebrew)


@pytest.mark.parametrize(
    ("count", "english", "in_hebrew"),
    [(1, "1 day", "יום אחד"), (2, "2 days", "יומיים"), (14, "14 days", "14 ימים"), (0, "0 days", "0 ימים")],
)
def test_what_is_counted_has_the_form_of_its_number(count: int, english: str, in_hebrew: str) -> None:
    assert (Voice(ENGLISH).counted("days", count), Voice(HEBREW).counted("days", count)) == (english, in_hebrew)


def test_a_series_asks_for_its_first_day_where_no_times_are_offered_beside_it() -> None:
    told = CannotDo(act=Act.RECURRING)
    assert render(told, language=Language.HEBREW).text.endswith("באיזה יום יהיה הראשון?")
    beside = Several(parts=(told, SlotsOffered(slots=(SLOT,), asked=ASKED, exact=True)))
    assert "באיזה יום" not in render(beside, language=Language.HEBREW).text
    assert "first?" not in render(beside).text


def test_hebrew_words_of_a_customer_are_said_in_english_to_an_owner_who_reads_english() -> None:
    assert [ENGLISH.label(label) for label in ("פן", "שיעור", "ציפור")] == ["blow dry", "lesson", "ציפור"]
