"""What people wrote who were not us. Skipped where the data sets are not beside the project."""

from __future__ import annotations

from itertools import islice
from typing import Any

import pytest

from benchmarks import language as measured
from skeji_ray.languages.spam import is_spam

EVERY = 13
"""Of so many messages one is read here, for time; `python -m benchmarks.language` reads more of them."""

pytestmark = pytest.mark.skipif(not measured.DATA.is_dir(), reason="the data sets are not beside the project")


def some_of(name: str, every: int = EVERY) -> list[dict[str, Any]]:
    """Return an even part of the rows of one data set."""
    return list(islice(measured.rows_of(measured.DATA / name), 0, None, every))


def test_no_message_breaks_the_planner_and_nine_of_ten_first_turns_are_of_use() -> None:
    dialogues = some_of(measured.DIALOGUES)
    for row in dialogues:
        planned = measured.plan_of(row["utterance"])
        assert planned.reply or planned.pipeline
    assert measured.share_useful(dialogues) >= 0.9


def test_cities_services_days_and_times_are_understood() -> None:
    rows = some_of(measured.DIALOGUES)
    table = measured.understood_table((row, measured.plan_of(row["utterance"]).understood) for row in rows)
    for field, least in (("city", 0.94), ("date", 0.99), ("time", 0.99), ("label", 0.99)):
        counts = table[field]
        assert counts["right"] >= least * (counts["right"] + counts["wrong"] + counts["missed"]), (field, counts)


@pytest.mark.parametrize("locale", ["en-US", "he-IL"])
def test_what_is_not_ours_to_do_is_refused(locale: str) -> None:
    assert measured.share_refused(some_of(measured.OTHER), locale) >= 0.95


def test_spam_rules_catch_spam_and_leave_people_alone() -> None:
    shares = measured.spam_shares(measured.rows_of(measured.DATA / measured.SPAM))
    assert shares["spam"] >= 0.75
    assert shares["ham"] <= 0.005
    dialogues = measured.rows_of(measured.DATA / measured.DIALOGUES)
    assert [row["utterance"] for row in dialogues if is_spam(row["utterance"])] == []


def test_calendar_messages_break_nothing() -> None:
    for row in some_of("massive_calendar_train_dev.jsonl.gz", 4):
        measured.plan_of(row["utterance"])
        assert not is_spam(row["utterance"])
