"""Every limit that can be broken is said in Hebrew."""

from __future__ import annotations

import re

import pytest

from skeji_ray.catalogue import ACTIONS
from skeji_ray.languages.he.limits import limit_in_hebrew
from skeji_ray.languages.rendering import render
from skeji_ray.messages.bounds import bounds_of
from skeji_ray.messages.outcomes import Failed
from skeji_ray.messages.people import Language

NOT_WORDS = re.compile(r"HH:MM|YYYY-MM-DD|\d{4}-\d\d-\d\dT[\d:]+Z|https|[A-Z]\w+/[A-Z]\w+")
BOUNDS = sorted(
    {
        (field, bounds_of(action.params.model_json_schema(), path))
        for action in ACTIONS
        for field in action.params.model_fields
        for path in ((field,), (field, 0), (field, "key"))
    }
)
BY_THE_RULES = [
    ("start_time", "09:00-18:00"),
    ("start_time", "09:00-18:00 on sunday, monday"),
    ("start_time", "09:00-18:00, closed on 2026-11-25"),
    ("start_time", "every 60 minutes from 09:00"),
    ("start_time", "60 days"),
    ("start_time", "a whole minute"),
    ("start_time", "a time that the clock shows on that day"),
    ("end_time", "later than the start"),
    ("end_of_day", "later than 09:00"),
    ("meeting_minutes", "at most 30"),
    ("cities", "a word of letters"),
    ("service_label", "needed for a search"),
    ("time_zone", "a zone like Asia/Jerusalem"),
    ("maintainers", "a number with its country code, like +972501234567"),
    ("admin_phone", "Israel (+972) or North America (+1)"),
    ("website_urls", "a public https address"),
]


@pytest.mark.parametrize(("field", "limit"), [*BOUNDS, *BY_THE_RULES])
def test_no_english_word_is_left(field: str, limit: str) -> None:
    said = render(Failed(code="invalid_param", field=field, limit=limit), language=Language.HEBREW).text
    assert not re.search("[A-Za-z]", NOT_WORDS.sub("", said)), said


@pytest.mark.parametrize(
    ("written", "said"), [("2-100 characters", "2 עד 100 תווים"), ("each at most 5", "כל אחד: לכל היותר 5")]
)
def test_the_numbers_of_a_limit_stay(written: str, said: str) -> None:
    assert limit_in_hebrew(written) == said
