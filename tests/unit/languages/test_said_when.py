"""Days and times that were asked for are said back, in both languages."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from skeji_ray.languages.en.speech import ENGLISH
from skeji_ray.languages.he.speech import HEBREW
from skeji_ray.languages.rendering import render
from skeji_ray.languages.said_when import said_when, when_asked
from skeji_ray.languages.voice import Voice
from skeji_ray.messages.asked import SlotsOffered
from skeji_ray.messages.people import Language
from skeji_ray.messages.refusals import NothingFree
from skeji_ray.messages.views import SlotView
from skeji_ray.messages.when import Span, When
from skeji_ray.messages.wishes import Understood, Wish

THURSDAY, SATURDAY = date(2026, 12, 3), date(2026, 12, 5)
AFTERNOON = Span(date_from=THURSDAY, date_to=THURSDAY, time_from="12:00", time_to="17:00")
POINT = Span(date_from=THURSDAY, date_to=THURSDAY, time_from="15:00", time_to="15:00")
START = datetime(2026, 12, 3, 7, tzinfo=UTC)
SLOT = SlotView(
    schedule_id="s", business_id="b", business_name="Blue Ocean", city="Tel Aviv", address="Tel Aviv",
    service_label="haircut", start_time=START, end_time=START + timedelta(minutes=45), time_zone="Asia/Jerusalem",
)  # fmt: skip


@pytest.mark.parametrize(
    ("when", "english", "hebrew"),
    [
        (When(), "", ""),
        (
            When(spans=(AFTERNOON,)),
            "on Thursday 3 December between 12:00 and 17:00",
            "ביום חמישי 3 בדצמבר בין 12:00 ל-17:00",
        ),
        (When(spans=(POINT,)), "on Thursday 3 December at 15:00", "ביום חמישי 3 בדצמבר בשעה 15:00"),
        (
            When(without=(Span(date_from=THURSDAY, date_to=THURSDAY),) * 2),
            "but not on Thursday 3 December",
            "אבל לא ביום חמישי 3 בדצמבר",
        ),
        (
            When(spans=(POINT,), is_around=True),
            "on Thursday 3 December around 15:00",
            "ביום חמישי 3 בדצמבר בסביבות 15:00",
        ),
        (When(spans=(Span(time_from="16:00", time_to="23:59"),)), "after 16:00", "מ-16:00"),
        (When(spans=(Span(time_to="12:00"),)), "before 12:00", "לפני 12:00"),
        (
            When(spans=(Span(date_from=THURSDAY, date_to=SATURDAY),)),
            "from Thursday 3 December to Saturday 5 December",
            "מיום חמישי 3 בדצמבר עד שבת 5 בדצמבר",
        ),
        (When(spans=(Span(date_from=THURSDAY),)), "from Thursday 3 December on", "מיום חמישי 3 בדצמבר והלאה"),
        (When(spans=(Span(date_to=SATURDAY),)), "until Saturday 5 December", "עד שבת 5 בדצמבר"),
        (
            When(spans=(POINT, POINT.model_copy(update={"date_from": SATURDAY, "date_to": SATURDAY}))),
            "on Thursday 3 December or on Saturday 5 December at 15:00",
            "ביום חמישי 3 בדצמבר או בשבת 5 בדצמבר בשעה 15:00",
        ),
        (
            When(spans=(AFTERNOON, Span(date_from=SATURDAY, date_to=SATURDAY))),
            "on Thursday 3 December between 12:00 and 17:00 or on Saturday 5 December",
            "ביום חמישי 3 בדצמבר בין 12:00 ל-17:00 או בשבת 5 בדצמבר",
        ),
        (
            When(
                spans=tuple(
                    Span(date_from=day, date_to=day, time_from="16:00")
                    for day in (THURSDAY + timedelta(weeks=week) for week in range(6))
                )
            ),
            "on the days that you asked for after 16:00",
            "בימים שביקשת מ-16:00",
        ),
        (
            When(without=(Span(date_from=THURSDAY, date_to=THURSDAY),), than_shown="later"),
            "later than those but not on Thursday 3 December",
            "מאוחר יותר מאלה אבל לא ביום חמישי 3 בדצמבר",
        ),
    ],
)
def test_days_and_windows_in_words(when: When, english: str, hebrew: str) -> None:
    assert said_when(when, Voice(ENGLISH)) == english
    assert said_when(when, Voice(HEBREW)) == hebrew


def test_a_wish_of_an_older_release_is_said_back_by_its_date_and_time() -> None:
    assert when_asked(Understood(date="2026-12-03", time="15:00")) == When(spans=(POINT,))
    assert when_asked(Understood(time_from="16:00")) == When(spans=(Span(time_from="16:00"),))
    assert when_asked(Understood()) == When()


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            Language.ENGLISH,
            "Nothing is free on Thursday 3 December between 12:00 and 17:00. "
            "The nearest times at Blue Ocean, Tel Aviv are:\n1. Thursday 3",
        ),
        (
            Language.HEBREW,
            "אין מועד פנוי ביום חמישי 3 בדצמבר בין 12:00 ל-17:00. "
            "המועדים הקרובים ביותר אצל Blue Ocean, תל אביב:\n1. יום חמישי",
        ),
    ],
)
def test_what_lies_outside_of_the_wish_is_offered_as_such(language: Language, words: str) -> None:
    asked = Understood(intent=Wish.BOOK, when=When(spans=(AFTERNOON,)))
    offer = SlotsOffered(slots=(SLOT,), asked=asked, exact=False, nearest=True)
    rendered = render(offer, language=language)
    assert rendered.text.startswith(words)
    assert [row.id.partition(":")[0] for row in rendered.rows] == ["slot", "other"]


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (When(spans=(Span(time_to="12:00"),)), "These times are free at Blue Ocean, Tel Aviv before 12:00:"),
        (When(spans=(POINT,), is_around=True), "15:00 is not free. Near it at Blue Ocean, Tel Aviv:"),
        (None, "These times are free at Blue Ocean, Tel Aviv:"),
    ],
)
def test_an_offer_says_the_wish_back(when: When | None, words: str) -> None:
    at = "15:00" if when is not None and when.is_around else None
    asked = Understood(when=when, time_from=at, time_to=at)
    rendered = render(SlotsOffered(slots=(SLOT,), asked=asked, exact=False), language=Language.ENGLISH)
    assert rendered.text.startswith(words)


def test_nothing_free_names_the_days() -> None:
    asked = Understood(label="haircut", date="2026-12-03")
    text = render(NothingFree(asked=asked, businesses=1), language=Language.ENGLISH).text
    assert text == "Nothing is free for haircut on Thursday 3 December. Try another day."


def test_what_comes_next_is_no_refusal_where_no_day_was_said() -> None:
    offer = SlotsOffered(slots=(SLOT,), asked=Understood(), exact=False, nearest=True)
    assert render(offer, language=Language.ENGLISH).text.startswith(
        "The next free times at Blue Ocean, Tel Aviv are:\n"
    )
