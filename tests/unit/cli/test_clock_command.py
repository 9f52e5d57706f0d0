"""`skeji clock`: through what falls due, in order."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from skeji_ray.cli.clock import advance, clock_of
from skeji_ray.cli.home import Home
from skeji_ray.cli.spans import span_of
from skeji_ray.clock import SharedClock
from skeji_ray.config import Settings, TimeSource
from skeji_ray.errors import SettingError, UsageError


class Work:
    """What falls due, and when it was done."""

    def __init__(self, clock: SharedClock, due: list[datetime]) -> None:
        self._clock = clock
        self.due = due
        self.done_at: list[datetime] = []

    async def due_by(self, instant: datetime) -> datetime | None:
        return min((due for due in self.due if due <= instant), default=None)

    async def settle(self) -> None:
        now = self._clock.now()
        self.done_at += [now for due in self.due if due <= now]
        self.due = [due for due in self.due if due > now]


@pytest.fixture
def clock(tmp_path: Path) -> SharedClock:
    return SharedClock(tmp_path / "clock.json")


async def test_the_clock_stops_at_each_instant_at_which_something_falls_due(clock: SharedClock) -> None:
    start = clock.now()
    due = [start + timedelta(hours=hours) for hours in (3, 1, 30)]
    work = Work(clock, list(due))

    steps = await advance(clock, timedelta(hours=24), work.due_by, work.settle)

    assert steps == 2
    assert [round((at - start) / timedelta(hours=1)) for at in work.done_at] == [1, 3]
    assert work.due == [due[2]]
    assert timedelta(hours=24) <= clock.now() - start < timedelta(hours=24, minutes=1)


async def test_what_was_due_before_is_done_before_the_clock_moves(clock: SharedClock) -> None:
    start = clock.now()
    work = Work(clock, [start - timedelta(hours=1)])

    assert await advance(clock, timedelta(hours=1), work.due_by, work.settle) == 0
    assert work.done_at[0] - start < timedelta(minutes=1)


async def test_with_nothing_due_it_moves_at_once(clock: SharedClock) -> None:
    work = Work(clock, [])

    assert await advance(clock, timedelta(days=2), work.due_by, work.settle) == 0
    assert clock.offset() > timedelta(hours=47)


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("24h", timedelta(hours=24)),
        ("90m", timedelta(minutes=90)),
        ("1d12h", timedelta(days=1, hours=12)),
        ("5s", timedelta(seconds=5)),
    ],
)
def test_a_span_is_read(text: str, span: timedelta) -> None:
    assert span_of(text) == span


@pytest.mark.parametrize("text", ["", "0h", "-1h", "1", "24 h", "h", "401d", "9999999999999999999d", "1h1d"])
def test_what_is_no_span_is_bad_usage(text: str) -> None:
    with pytest.raises(UsageError, match="not a span"):
        span_of(text)


def test_only_simulated_time_can_be_moved(tmp_path: Path) -> None:
    home = Home(Settings(skeji_home=tmp_path), None)
    with pytest.raises(UsageError, match="KAFKA_BROKERS or MONGO_URI"):
        clock_of(home)


def test_a_damaged_clock_file_is_told_and_not_moved(tmp_path: Path) -> None:
    (tmp_path / "clock.json").write_text("{")
    with pytest.raises(SettingError, match=r"clock.json is damaged .*: delete it"):
        clock_of(Home(Settings(skeji_home=tmp_path, skeji_clock=TimeSource.SIMULATED), None))
