"""Who goes alone, who goes together, and what each of them gets."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skeji_ray.errors import DependencyUnreachable, Permanent, Transient
from skeji_ray.store.groups import MOST_TOGETHER, Groups

REFUSED, GONE = Permanent("refused"), DependencyUnreachable("gone")


class Server:
    """Doubles numbers, refuses negative ones; answers when it is let."""

    def __init__(self) -> None:
        self.asked: list[list[int]] = []
        self.may_answer = asyncio.Semaphore(0)
        self.trouble: Exception | None = None

    async def one(self, number: int) -> int:
        await self._takes([number])
        if number < 0:
            raise REFUSED
        return 2 * number

    async def many(self, numbers: Sequence[int]) -> list[int | Exception]:
        await self._takes(list(numbers))
        if self.trouble is not None:
            raise self.trouble
        return [REFUSED if number < 0 else 2 * number for number in numbers]

    async def _takes(self, numbers: list[int]) -> None:
        self.asked.append(numbers)
        await self.may_answer.acquire()

    def lets(self, times: int = 1_000) -> None:
        for _ in range(times):
            self.may_answer.release()


async def begun(groups: Groups[int, int], numbers: Sequence[int]) -> list[asyncio.Task[int]]:
    """A call for each, all of them on their way or waiting."""
    calls = [asyncio.create_task(groups.call(number)) for number in numbers]
    await asyncio.sleep(0)
    return calls


async def test_who_comes_while_one_is_away_goes_together_when_it_is_back() -> None:
    server = Server()
    groups = Groups(server.one, server.many)
    calls = await begun(groups, [1, 2, 3])
    assert server.asked == [[1]]
    server.lets()
    assert await asyncio.gather(*calls) == [2, 4, 6]
    assert server.asked == [[1], [2, 3]]
    assert await groups.call(4) == 8
    assert server.asked[2:] == [[4]]


@given(numbers=st.lists(st.integers(-5, 100), max_size=3 * MOST_TOGETHER))
def test_everyone_gets_what_they_would_have_got_alone(numbers: list[int]) -> None:
    async def run() -> None:
        server = Server()
        calls = await begun(Groups(server.one, server.many), numbers)
        server.lets()
        results = await asyncio.gather(*calls, return_exceptions=True)
        assert results == [REFUSED if number < 0 else 2 * number for number in numbers]
        assert max(map(len, server.asked), default=0) <= MOST_TOGETHER
        assert [number for group in server.asked for number in group] == numbers

    asyncio.run(run())


async def test_when_nobody_answers_everyone_knows() -> None:
    server = Server()
    server.trouble = GONE
    calls = await begun(Groups(server.one, server.many), [1, 2, 3])
    server.lets()
    assert await asyncio.gather(*calls, return_exceptions=True) == [2, GONE, GONE]


@pytest.mark.parametrize("trouble", [REFUSED, Transient("Interrupted, and nobody knows by what")])
async def test_a_group_that_is_refused_as_such_is_asked_one_by_one(trouble: Exception) -> None:
    server = Server()
    server.trouble = trouble
    calls = await begun(Groups(server.one, server.many), [1, 2, -3, 4])
    server.lets()
    assert await asyncio.gather(*calls, return_exceptions=True) == [2, 4, REFUSED, 8]
    assert server.asked == [[1], [2, -3, 4], [2], [-3], [4]]


async def test_who_is_cancelled_holds_nobody_up() -> None:
    server = Server()
    groups = Groups(server.one, server.many)
    first, second, third = await begun(groups, [1, 2, 3])
    second.cancel()
    first.cancel()
    await asyncio.sleep(0)
    server.lets()
    with pytest.raises(asyncio.CancelledError):
        await first
    assert await third == 6
    assert [2] not in server.asked
    assert await groups.call(5) == 10
