"""An execution goes on: what its state asks for is published, and noted; what waits for its end is started."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from skeji_ray.actors.claims import Claims
from skeji_ray.actors.known import Known
from skeji_ray.clock import Clock
from skeji_ray.errors import Permanent
from skeji_ray.messages.base import Publish
from skeji_ray.pipeline import decisions
from skeji_ray.pipeline.answers import outcome_of
from skeji_ray.pipeline.execution import AWAITING_A_REPLY, Execution, State
from skeji_ray.pipeline.records import letters, records
from skeji_ray.store.base import Store, change


class Driver:
    """An executor's hand: any executor may go on with any execution, and whoever writes second does nothing.

    Args:
        publish: returns when the broker acknowledged.
        name: who signs dead letters.
    """

    def __init__(self, store: Store, publish: Publish, real: Clock, claims: Claims, name: str) -> None:
        self._store = store
        self._publish = publish
        self._real = real
        self._claims = claims
        self._name = name
        self.known = Known()

    async def change(self, key: str, decide: Callable[[Execution], Execution]) -> Execution:
        """From what we wrote last, where we know it: its version says at the write whether it still stands."""
        known = self.known.last(key)
        if known is not None and (wanted := with_outcome(decide(known))) is not known:
            written = await self._store.replace(wanted)
            if written is not None:
                return self.known.written(written)
        return self.known.written(
            await change(self._store, Execution, key, lambda current: with_outcome(decide(current))),
        )

    async def drive(self, execution: Execution) -> None:
        """Publish what stands unpublished; when a pipeline has ended, go on with its conversation's next."""
        at_hand: Execution | None = execution
        while at_hand is not None:
            heir: Execution | None = None
            if at_hand.state is not State.WAITING:
                heir = await self._settle(at_hand)
                if at_hand.state.is_open:
                    return
                if heir is None and not self._claims.may_wait(at_hand.conversation_id):
                    return
            heir = heir or await self._claims.next_of(at_hand.conversation_id)
            at_hand = await self._start(heir) if heir else None

    async def pass_on(self, conversation_id: str, correlation_id: str) -> None:
        """Free the conversation of a plan that never becomes a pipeline, and start what waits for it."""
        await self._claims.free(conversation_id, correlation_id)
        if self._claims.may_wait(conversation_id) and (heir := await self._claims.next_of(conversation_id)):
            await self.drive(await self._start(heir))

    async def _settle(self, execution: Execution) -> Execution | None:
        """Publish what the execution's state asks for, and record that it was: a command by its reply's own write.

        The next of its conversation, where it has ended and this gave the conversation on.
        """
        if execution.is_published:
            return None
        if (asked_at := self.known.asked_at(execution)) is not None:  # no reply came: it is noted after all
            await self._note(execution, asked_at)
            return None
        heir = None if execution.state.is_open else await self._claims.give_on(execution)
        try:
            await self._publish([*letters(execution, self._name), *records(execution)])
        except Permanent as error:
            if not await self._give_up(execution, str(error)):
                raise
            return None
        if execution.state in AWAITING_A_REPLY:
            self.known.asked(execution, self._real.now())
        else:
            await self._note(execution, self._real.now())
        return heir

    async def _note(self, execution: Execution, at: datetime) -> None:
        """The broker had at `at` what this version publishes; whoever wrote it meanwhile has gone on already."""
        noted = await self._store.replace(decisions.published(execution, at))
        if noted is not None:
            self.known.written(noted)

    async def _give_up(self, execution: Execution, why: str) -> bool:
        """Fail what the broker will never take; it falls due, and is told like any failure. False: it can not be."""
        now = self._real.now()

        def decide(current: Execution) -> Execution:
            return decisions.refused(current, why, now) if current.version == execution.version else current

        return (await self.change(execution.id, decide)).version > execution.version

    async def _start(self, waiting: Execution) -> Execution:
        """Start one that its conversation is held for."""
        now = self._real.now()
        started = await self.change(waiting.id, lambda current: decisions.start(current, now))
        if not started.state.is_open and started.is_published:  # another incarnation was faster: it has ended
            await self._claims.free(waiting.conversation_id, started.correlation_id)
        return started


def with_outcome(execution: Execution) -> Execution:
    """An execution that has ended stands with what its sender is told."""
    if execution.state.is_open or execution.outcome is not None:
        return execution
    return execution.model_copy(update={"outcome": outcome_of(execution)})
