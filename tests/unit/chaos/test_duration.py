"""How long a run of chaos disturbs: a slow machine has time for as much as a fast one."""

from __future__ import annotations

import asyncio

import pytest

from skeji_ray.chaos import duration
from skeji_ray.chaos.duration import until_over


class Looks:
    """Enough at the look of this number."""

    def __init__(self, enough_at: int) -> None:
        self._enough_at = enough_at
        self.count = 0

    def __call__(self) -> bool:
        self.count += 1
        return self.count >= self._enough_at


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(duration, "PROGRESS_EVERY_S", 0.001)


async def until(looks: Looks, seconds: float) -> int:
    """How often it was said how it goes."""
    said: list[None] = []
    load = asyncio.create_task(asyncio.Event().wait())
    try:
        await until_over([load], seconds, looks, lambda: said.append(None))  # type: ignore[list-item]
    finally:
        load.cancel()
    return len(said)


async def test_when_its_time_is_over_it_goes_on_until_there_was_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(duration, "MOST_TIMES_LONGER", 1_000_000)
    looks = Looks(enough_at=3)
    assert await until(looks, 0.001) >= 3
    assert looks.count == 3


async def test_enough_before_its_time_ends_nothing() -> None:
    assert await until(Looks(enough_at=1), 0.02) >= 1


async def test_what_is_never_enough_ends_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(duration, "MOST_TIMES_LONGER", 3)
    looks = Looks(enough_at=1_000_000)
    await until(looks, 0.01)
    assert looks.count >= 1


async def test_a_load_that_fails_ends_it_at_once() -> None:
    async def fails() -> None:
        raise RuntimeError("no simulator")

    with pytest.raises(RuntimeError, match="no simulator"):
        await until_over([asyncio.create_task(fails())], 60, lambda: True, lambda: None)
