"""Runs pipelines: every decision is a pure function, every write a compare-and-set, every id stable.

Two incarnations may be alive at once: whoever writes second finds that nothing is left to do. What a crash left
unpublished or unanswered falls due in its own document.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from functools import partial

from skeji_ray.actors.claims import Claims, Turn
from skeji_ray.actors.deadlines import AsksWhatWaits, Deadlines, Health, NothingWaits, is_lettered
from skeji_ray.actors.driving import Driver, with_outcome
from skeji_ray.actors.pipeline_executor import shard_of
from skeji_ray.actors.speakers import bare_speaker
from skeji_ray.clock import Clock
from skeji_ray.errors import DependencyUnreachable, NoAnswerInTime, Permanent
from skeji_ray.messages.base import Publish, Record
from skeji_ray.messages.pipeline import Plan, Reply
from skeji_ray.pipeline import decisions
from skeji_ray.pipeline.execution import (
    AWAITING_A_REPLY,
    OPEN_STATES,
    Execution,
    Origin,
    State,
    begin,
    check_plan,
    execution_id,
)
from skeji_ray.pipeline.records import records
from skeji_ray.store.base import AlreadyExists, NotFound, Store
from skeji_ray.store.due import due, find_readable

log = logging.getLogger(__name__)

MOST_DUE_AT_ONCE = 100
MOST_TAKEN_UP = 1000
TAKEN_OVER_AFTER = timedelta(seconds=30)
"""Another shard's due work that nobody did for so long is done by any shard."""


class Executor:
    """One shard's executions.

    Args:
        publish: returns when the broker acknowledged.
        real: for deadlines; they never follow simulated time.
        domain: for what conversations remember.
        name: who signs dead letters.
        waiting: says whether commands still wait in their topics.
        shard, shards: whose due work is ours. Any executor may go on with any execution, so this keeps races rare, no
            more; what another shard has left lying is taken over.
    """

    def __init__(
        self,
        store: Store,
        publish: Publish,
        real: Clock,
        domain: Clock,
        *,
        name: str = "executor",
        waiting: AsksWhatWaits | None = None,
        shard: int = 0,
        shards: int = 1,
    ) -> None:
        self._health = Health()
        self._deadlines = Deadlines(waiting or NothingWaits(), self._health)
        self._shard = shard
        self._shards = shards
        self._store = store
        self._publish = publish
        self._real = real
        self._claims = Claims(store, real, domain)
        self._driver = Driver(store, publish, real, self._claims, name)
        self._taken_up = False

    async def on_plan(self, record: Record[Plan]) -> None:
        """Store the execution of a plan and let it go on; a plan that came before goes on where it stands.

        Raises Permanent for a plan that can not be carried out: its conversation is free again.
        """
        with self._health.watched():
            await self._take_plan(record)

    async def on_reply(self, record: Record[Reply]) -> None:
        """Take a reply in; late, duplicate and foreign ones change nothing."""
        with self._health.watched():
            await self._take_reply(record)

    async def run_due(self) -> int:
        """Publish what a crash left, start what waits, end what takes too long; how many there were."""
        with self._health.watched():
            await self._take_up()
            now = self._real.now()
            found = [one for one in await due(self._store, Execution, now, self._most_due) if self._is_ours(one, now)]
            for execution in found:
                if not _awaits_a_reply(execution):
                    await self._see_to_safely(execution, self._see_to)
            overdue = [one for one in found if _awaits_a_reply(one)]
            held = await self._deadlines.held(overdue, now)
            for execution in overdue:
                await self._see_to_safely(execution, self._hold if execution.id in held else self._see_to)
        self._health.answered(self._real.now())
        return len(found)

    async def _take_plan(self, record: Record[Plan]) -> None:
        plan, headers = record.value, record.headers
        try:
            check_plan(plan)
        except Permanent:
            await self._driver.pass_on(plan.conversation_id, headers.correlation_id)
            raise
        sender = plan.sender or await bare_speaker(self._store, plan)
        mine, now = headers.correlation_id, self._real.now()
        execution = begin(plan, sender, mine, headers.attempt, now)
        turn = await self._claims.take(execution)
        if turn is not Turn.ANOTHERS:
            execution = with_outcome(decisions.start(execution, now))
        try:
            await self._store.insert(execution)
        except AlreadyExists:
            await self._take_again(await self._store.get(Execution, execution.id) or execution, turn)
            return
        self._driver.known.written(execution)
        if turn is not Turn.ANOTHERS:
            await self._driver.drive(execution)
            return
        if await self._claims.waits(execution) is None:
            await self._driver.drive(execution)  # else it is started when what holds the conversation has ended

    async def _take_again(self, execution: Execution, turn: Turn) -> None:
        """Go on with a plan that came before where it stands; one that has ended holds its conversation no more.

        One that has ended and was not told yet gives its own conversation on with what it tells.
        """
        self._driver.known.written(execution)
        if not execution.state.is_open and (turn is Turn.TAKEN or execution.is_published):
            await self._claims.free(execution.conversation_id, execution.correlation_id)
        if execution.state is State.WAITING:
            await self._claims.waits(execution)
        await self._driver.drive(execution)

    async def _take_reply(self, record: Record[Reply]) -> None:
        key = execution_id(record.headers.correlation_id, record.headers.attempt)
        event, now = decisions.Replied(record.value, partial(_origin_of, record)), self._real.now()
        try:
            taken = await self._driver.change(key, lambda current: decisions.advance(current, event, now))
        except NotFound:
            log.info("%s: a reply to an unknown command is dropped", record.headers.correlation_id)
            return
        await self._driver.drive(taken)

    @property
    def _most_due(self) -> int:
        return MOST_DUE_AT_ONCE * self._shards

    def _is_ours(self, execution: Execution, now: datetime) -> bool:
        """Of this shard; or left lying so long that its own can not be there."""
        if shard_of(execution.conversation_id, self._shards) == self._shard:
            return True
        return execution.due_at is not None and now - execution.due_at > TAKEN_OVER_AFTER

    async def _take_up(self) -> None:
        """Once in a lifetime: what awaits a reply is published again, as a broker that kept nothing needs it; what
        waits for its conversation is known."""
        if self._taken_up:
            return
        where = {"state": {"$in": sorted(OPEN_STATES)}}
        most = MOST_TAKEN_UP * self._shards
        for execution in await find_readable(self._store, Execution, where, sort=("created_at",), limit=most):
            if shard_of(execution.conversation_id, self._shards) != self._shard:
                continue
            if execution.state is State.WAITING:
                self._claims.queued(execution.conversation_id)
                continue
            try:
                await self._publish(records(execution))
            except Permanent:
                log.exception("%s: can not be published again", execution.correlation_id)
        self._taken_up = True

    async def _see_to_safely(self, execution: Execution, act: Callable[[Execution], Awaitable[None]]) -> None:
        """One that can not be driven does not stop the others."""
        try:
            await act(execution)
        except (DependencyUnreachable, NoAnswerInTime):
            raise  # so will all others: they stay due
        except Exception:
            log.exception("%s: due work failed", execution.correlation_id)
            await self._store.replace(decisions.postponed(execution, self._real.now()))

    async def _hold(self, execution: Execution) -> None:
        """Its deadline does not count yet; what comes meanwhile wins over this."""
        await self._store.replace(decisions.held(execution, self._real.now()))

    async def _see_to(self, execution: Execution) -> None:
        now = self._real.now()
        if _awaits_a_reply(execution):
            lettered = decisions.is_last_chance(execution) and await is_lettered(self._store, execution)
            execution = await self._driver.change(
                execution.id, lambda current: decisions.overdue(current, now, lettered=lettered)
            )
        await self._driver.drive(execution)
        if execution.state is State.WAITING:  # if it was started meanwhile, this loses and does nothing
            await self._store.replace(decisions.postponed(execution, now))


def _awaits_a_reply(execution: Execution) -> bool:
    """What is due of it is a deadline."""
    return execution.state in AWAITING_A_REPLY and execution.is_published


def _origin_of(record: Record[Reply]) -> Origin:
    return Origin(
        topic=record.topic,
        partition=record.partition,
        offset=record.offset,
        key=record.key,
        body=record.value.model_dump_json(exclude_none=True),
    )
