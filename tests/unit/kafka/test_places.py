"""Places: never more at work than there are, in order of asking, and none is lost."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from hypothesis import given
from hypothesis import strategies as st

from skeji_ray.kafka.places import Places


@given(
    count=st.integers(1, 4),
    steps=st.lists(st.tuples(st.sampled_from(["come", "finish", "cancel", "turn"]), st.integers(0, 9)), max_size=60),
)
def test_whoever_comes_finishes_or_is_cancelled_no_place_is_lost_or_given_twice(
    count: int, steps: list[tuple[str, int]]
) -> None:
    async def run() -> None:
        places, working, begun = Places(count), dict[int, asyncio.Event](), list[int]()
        tasks: dict[int, asyncio.Task[None]] = {}
        cancelled: set[int] = set()

        async def work(number: int) -> None:
            async with places:
                begun.append(number)
                working[number] = asyncio.Event()
                assert len(working) <= count
                try:
                    await working[number].wait()
                finally:
                    del working[number]

        for step, which in steps:
            if step == "come":
                tasks[len(tasks)] = asyncio.create_task(work(len(tasks)))
            elif step == "finish" and working:
                working[sorted(working)[which % len(working)]].set()
            elif step == "cancel" and tasks:
                cancelled.add(which % len(tasks))
                tasks[which % len(tasks)].cancel()
            if step == "turn":
                await asyncio.sleep(0)
        while not all(task.done() for task in tasks.values()):
            for event in working.values():
                event.set()
            await asyncio.sleep(0)
        for task in tasks.values():
            with suppress(asyncio.CancelledError):
                await task
        assert set(tasks) - set(begun) <= cancelled
        assert places.free == count

    asyncio.run(run())


async def test_who_waits_is_let_in_in_the_order_of_asking() -> None:
    places, order = Places(1), list[int]()

    async def work(number: int) -> None:
        async with places:
            await asyncio.sleep(0)
            order.append(number)

    await asyncio.gather(*(work(number) for number in range(6)))
    assert order == [0, 1, 2, 3, 4, 5]
