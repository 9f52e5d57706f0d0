"""Work that goes on when its caller is called off, for a while."""

from __future__ import annotations

import asyncio

import pytest

from skeji_ray.actors import seen_through as module
from skeji_ray.actors.seen_through import seen_through
from skeji_ray.errors import Transient


class Work:
    """Goes on when it is let; remembers how it ended."""

    def __init__(self) -> None:
        self.begun, self.may_go_on, self.over = asyncio.Event(), asyncio.Event(), asyncio.Event()
        self.ended: str | None = None

    async def do(self, fails: bool = False) -> str:
        self.begun.set()
        try:
            await self.may_go_on.wait()
            self.ended = "done"
        except asyncio.CancelledError:
            self.ended = "called off"
            raise
        finally:
            self.over.set()
        if fails:
            raise Transient("no")
        return "done"


async def called_off(work: Work, *, fails: bool = False) -> None:
    caller = asyncio.create_task(seen_through(work.do(fails)))
    await work.begun.wait()
    caller.cancel()
    with pytest.raises(asyncio.CancelledError):
        await caller


async def test_what_it_comes_to_is_the_callers() -> None:
    work = Work()
    work.may_go_on.set()
    assert await seen_through(work.do()) == "done"
    with pytest.raises(Transient):
        await seen_through(work.do(fails=True))


@pytest.mark.parametrize("fails", [False, True])
async def test_it_comes_to_its_end_when_its_caller_is_called_off(fails: bool) -> None:
    work = Work()
    await called_off(work, fails=fails)
    assert work.ended is None
    work.may_go_on.set()
    await work.over.wait()
    assert work.ended == "done"


async def test_it_does_not_go_on_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MORE_S", 0.0)
    work = Work()
    await called_off(work)
    await work.over.wait()
    assert work.ended == "called off"
