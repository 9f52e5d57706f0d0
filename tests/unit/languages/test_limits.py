"""Every limit that can be broken is said in every language; what an older release wrote is shown as it stands."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, get_args

import pytest

from skeji_ray import limits
from skeji_ray.catalogue.actions import ACTIONS
from skeji_ray.errors import BusinessError
from skeji_ray.languages.rendering import render
from skeji_ray.limits import Limit
from skeji_ray.messages.bounds import bounds_of
from skeji_ray.messages.people import Language
from skeji_ray.messages.pipeline import Failure
from skeji_ray.messages.refusals import Failed
from skeji_ray.messages.replies import failure_of

NOT_WORDS = re.compile(r"HH:MM|YYYY-MM-DD|\d{4}-\d\d-\d\dT[\d:]+Z|https|[A-Z]\w+/[A-Z]\w+|Haifa")
OF_PARAMS: set[tuple[str, Any]] = {
    (field, bounds_of(action.params.model_json_schema(), path))
    for action in ACTIONS
    for field in action.params.model_fields
    for path in ((field,), (field, 0), (field, "key"))
}
OTHERS: tuple[tuple[str, Any], ...] = (
    ("start_time", limits.Hours(opens="09:00", closes="18:00")),
    ("start_time", limits.Hours(opens="09:00", closes="18:00", days=("sunday", "monday"))),
    ("start_time", limits.Hours(opens="09:00", closes="18:00", closed_on=date(2026, 11, 25))),
    ("start_time", limits.Every(minutes=60, start="09:00")),
    ("start_time", limits.Days(most=62)),
    ("end_time", limits.LaterThan()),
    ("end_of_day", limits.LaterThan(time="09:00")),
    ("meeting_minutes", limits.Range(most=30)),
    ("maintainers", limits.Count(most=3)),
    ("city", limits.Choices(choices=("Haifa",))),
    *(("time_zone", limits.Pattern(form=form, example="Asia/Jerusalem")) for form in limits.FORMS),
)
BROKEN = [*sorted(OF_PARAMS, key=str), *OTHERS]


def said(limit: Any, field: str = "name", language: Language = Language.ENGLISH) -> str:
    return render(Failed(code="invalid_param", field=field, bound=limit), language=language).text


def test_no_english_word_is_left_in_hebrew() -> None:
    for field, limit in BROKEN:
        told = said(limit, field, Language.HEBREW)
        assert not re.search("[A-Za-z]", NOT_WORDS.sub("", told)), told


def test_every_kind_of_limit_is_among_these_and_has_words() -> None:
    kinds = set(get_args(get_args(Limit)[0])) - {limits.Words}
    assert {type(limit) for _, limit in BROKEN} == kinds
    for _, limit in BROKEN:
        assert str(limit)
        assert "{" not in said(limit) + str(limit)


@pytest.mark.parametrize(
    ("limit", "plain", "hebrew"),
    [
        (limits.Length(least=2, most=100), "2-100 characters", "2 עד 100 תווים"),
        (limits.Each(of=limits.Range(most=5)), "each at most 5", "כל אחד: לכל היותר 5"),
        (limits.Words(words="09:00-18:00"), "09:00-18:00", "09:00-18:00"),
    ],
)
def test_a_limit_has_a_plain_notation_and_its_words_in_a_language(limit: Any, plain: str, hebrew: str) -> None:
    assert str(limit) == plain
    assert plain in said(limit)
    assert hebrew in said(limit, language=Language.HEBREW)


def test_hours_are_told_with_their_days() -> None:
    week = ("sunday", "monday", "tuesday", "wednesday", "thursday")
    hours = limits.Hours(opens="09:00", closes="18:00", days=week)
    told = render(Failed(code="outside_hours", field="start_time", bound=hours)).text
    assert told == "You can't book that time there: they are open 09:00-18:00, Sunday to Thursday."
    assert str(hours) == "09:00-18:00 on sunday, monday, tuesday, wednesday, thursday"


def test_a_refusal_travels_typed_and_in_the_notation_of_older_releases() -> None:
    error = BusinessError("invalid_param", field="name", limit=limits.Length(least=2, most=100))
    failure = Failure.model_validate_json(failure_of(error).model_dump_json())
    assert (failure.bound, failure.limit) == (error.limit, "2-100 characters")
    assert str(error) == "invalid_param name 2-100 characters"
    older = Failure.model_validate({"business": True, "code": "invalid_param", "limit": "1-10"})
    assert older.broken == limits.Words(words="1-10")
    assert "1-10" in render(Failed(code="invalid_param", field="labels", limit=older.limit)).text
