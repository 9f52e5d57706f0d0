"""Calls of one sort that are made while another is away go to the database together, as one command.

A command costs the driver and the server a fixed sum, whatever it carries. With nothing on its way a call goes alone
and at once, so nobody waits for company; under load the groups grow by themselves.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, TypeVar

from skeji_ray.errors import DependencyUnreachable, NoAnswerInTime, SkejiError

A = TypeVar("A")
R = TypeVar("R")

MOST_TOGETHER = 100


class Groups(Generic[A, R]):
    """One sort of call.

    Args:
        one: makes a single call.
        many: makes two or more, and gives the result of each in its place, or the error that its caller gets. What it
            raises all of them get, where it says that the database is away or late; any other refusal says nothing of
            each, and they are made one by one.
    """

    def __init__(
        self, one: Callable[[A], Awaitable[R]], many: Callable[[Sequence[A]], Awaitable[Sequence[R | Exception]]]
    ) -> None:
        self._one = one
        self._many = many
        self._is_away = False
        self._waiting: list[tuple[A, asyncio.Future[R]]] = []
        self._task: asyncio.Task[None] | None = None
        """Held, for a loop does not hold its tasks."""

    async def call(self, asked: A) -> R:
        """Make one call, alone or in company."""
        if self._is_away:
            answer: asyncio.Future[R] = asyncio.get_running_loop().create_future()
            self._waiting.append((asked, answer))
            return await answer
        self._is_away = True
        try:
            return await self._one(asked)
        finally:
            self._is_back()

    def _is_back(self) -> None:
        """The next may go: all that waited meanwhile."""
        group = [(asked, answer) for asked, answer in self._waiting[:MOST_TOGETHER] if not answer.done()]
        del self._waiting[:MOST_TOGETHER]
        self._is_away = bool(group)
        if group:
            self._task = asyncio.get_running_loop().create_task(self._together(group))

    async def _together(self, group: Sequence[tuple[A, asyncio.Future[R]]]) -> None:
        try:
            results = await self._results([asked for asked, _ in group])
        finally:
            self._is_back()
        for (_, answer), result in zip(group, results, strict=True):
            if answer.done():  # its caller was cancelled
                continue
            if isinstance(result, Exception):
                answer.set_exception(result)
            else:
                answer.set_result(result)

    async def _results(self, calls: Sequence[A]) -> Sequence[R | Exception]:
        if len(calls) == 1:
            return [await self._alone(calls[0])]
        try:
            return await self._many(calls)
        except (DependencyUnreachable, NoAnswerInTime) as error:
            return [error] * len(calls)
        except SkejiError:
            return await asyncio.gather(*map(self._alone, calls))
        except Exception as error:
            return [error] * len(calls)

    async def _alone(self, asked: A) -> R | Exception:
        try:
            return await self._one(asked)
        except Exception as error:
            return error
