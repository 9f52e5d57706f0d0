"""What the three domain services share: a command in, its reply out, events in their entity's order."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import ClassVar, TypeVar

from skeji_ray.actors.calls import Call, Method, Result
from skeji_ray.actors.outbox import publish_outbox
from skeji_ray.actors.queries import businesses_of
from skeji_ray.catalogue.actions import Action, action_of, parse_params
from skeji_ray.catalogue.params import Undo
from skeji_ray.clock import Clock
from skeji_ray.document import EXPIRY, ExpiringDocument, Index
from skeji_ray.domain.entity import Entity
from skeji_ray.errors import BusinessError, DependencyUnreachable, NoAnswerInTime
from skeji_ray.kafka.handler import PlainHandler
from skeji_ray.messages.base import Headers, Outgoing, Publish, Record
from skeji_ray.messages.people import Role, Sender
from skeji_ray.messages.pipeline import Command, Failure
from skeji_ray.messages.replies import failure_of, reply_to
from skeji_ray.store.base import AlreadyExists, NotFound, Store, change
from skeji_ray.store.due import due
from skeji_ray.topology import REPLIES

log = logging.getLogger(__name__)

E = TypeVar("E", bound=Entity)
MOST_DUE_AT_ONCE = 100
LOOKED_AT_AGAIN_AFTER = timedelta(minutes=1)
"""What is due of an entity that could not be seen to."""
FAILURES_KEPT_FOR = timedelta(days=15)
"""A day longer than a dead letter can be replayed from its topic."""


class CommandFailure(ExpiringDocument):
    """A command that was refused, or undone before it came: it is refused again, and does nothing."""

    collection: ClassVar[str] = "Command_failures"
    indexes: ClassVar[tuple[Index, ...]] = (EXPIRY,)

    failure: Failure

    def kept_for(self) -> timedelta:
        return FAILURES_KEPT_FOR


class CommandService(PlainHandler):
    """Authorises, dispatches, replies; publishes what stands in an entity's outbox."""

    service: ClassVar[str]
    entities: ClassVar[tuple[type[Entity], ...]]
    """Whose due work is this service's."""

    def __init__(self, store: Store, publish: Publish, clock: Clock) -> None:
        self._store = store
        self._publish = publish
        self._clock = clock

    def methods(self) -> Mapping[str, Method]:
        """Action -> what does it."""
        raise NotImplementedError

    async def handle(self, record: Record[Command]) -> list[Outgoing]:
        topic = REPLIES[self.service].name
        try:
            result = await self._call(record.value, record.headers)
        except BusinessError as error:
            return [reply_to(record, topic, failure=failure_of(error))]
        return [reply_to(record, topic, result=result)]

    async def on_dead_letter(self, record: Record[Command], error: Exception) -> list[Outgoing]:
        return [reply_to(record, REPLIES[self.service].name, failure=failure_of(error))]

    async def _call(self, command: Command, headers: Headers) -> Result:
        action = action_of(self.service, command.action)
        call = Call(
            command_id=command.command_id,
            correlation_id=headers.correlation_id,
            attempt=headers.attempt,
            conversation_id=command.conversation_id,
            params=parse_params(action, command.params),
            sender=command.sender,
        )
        await self._authorise(action, command.sender)
        method = self.methods()[command.action]
        return await self._call_once(method, call) if action.undoable else await method(call)

    async def _authorise(self, action: Action, sender: Sender) -> None:
        """May somebody like this ask at all? A customer of a moment ago may have registered a business since."""
        if sender.role in action.allowed or Role.CUSTOMER in action.allowed:
            return
        if not await businesses_of(self._store, sender.identity):
            raise BusinessError("not_allowed")

    async def _call_once(self, method: Method, call: Call) -> Result:
        """A refusal of what makes something is stored: it must not be made when the command comes again, since
        its pipeline has gone on without it. An undo that came meanwhile is looked for after the effect, as it
        looks for the effect after its own note: one of them sees the other."""
        await self._raise_if_refused(call.command_id)
        try:
            result = await method(call)
        except BusinessError as error:
            await self._refuse(call.command_id, failure_of(error))
            raise
        try:
            await self._raise_if_refused(call.command_id)
        except BusinessError:
            await self._take_back(call.command_id, call)
            raise
        return result

    async def _raise_if_refused(self, command_id: str) -> None:
        refused = await self._store.get(CommandFailure, command_id)
        if refused is not None:
            raise BusinessError(refused.failure.code, field=refused.failure.field, limit=refused.failure.broken)

    async def _refuse(self, command_id: str, failure: Failure) -> None:
        try:
            await self._store.insert(CommandFailure(id=command_id, failure=failure))
        except AlreadyExists:
            return

    async def _undo(self, call: Call) -> Result:
        """Take back a command of this pipeline; it does nothing should it come, or come again."""
        undo: Undo = call.params
        if not call.is_of_this_pipeline(undo.command_id):
            raise BusinessError("not_found", field="command_id")
        await self._refuse(undo.command_id, Failure(business=True, code="undone"))
        await self._take_back(undo.command_id, call)
        return {"command_id": undo.command_id}

    async def _take_back(self, command_id: str, call: Call) -> None:
        """Undo the effect of a command of `call`'s sender, if it had any."""
        raise NotImplementedError

    async def _change(self, kind: type[E], id: str, decide: Callable[[E], E]) -> E:
        """Change an entity and publish its events, in their order. Raises BusinessError `not_found`."""
        try:
            return await self._publish_outbox(await change(self._store, kind, id, decide))
        except NotFound:
            raise BusinessError("not_found") from None

    async def _insert(self, entity: E) -> E:
        """Add an entity, or find it standing; publish its events."""
        try:
            await self._store.insert(entity)
        except AlreadyExists:
            standing = await self._store.get(type(entity), entity.id)
            entity = standing or entity
        return await self._publish_outbox(entity)

    async def _publish_outbox(self, entity: E) -> E:
        return await publish_outbox(self._store, self._publish, entity)

    async def run_due(self) -> int:
        """Publish what a crash left standing, and let time pass over what is due."""
        done = 0
        for kind in self.entities:
            for entity in await due(self._store, kind, self._clock.now(), MOST_DUE_AT_ONCE):
                await self._see_to_safely(entity)
                done += 1
        return done

    async def _see_to_safely(self, entity: Entity) -> None:
        """One that can not be seen to does not keep others from being: it is looked at again later."""
        try:
            await self._publish_outbox(await self._pass_time(entity))
        except (DependencyUnreachable, NoAnswerInTime):
            raise  # so will all others: they stay due
        except Exception:
            log.exception("%s %s: due work failed", entity.collection, entity.id)
            current = await self._store.get(type(entity), entity.id)
            if current is not None and current.due_at == entity.due_at:
                later = self._clock.now() + LOOKED_AT_AGAIN_AFTER
                await self._store.replace(current.model_copy(update={"due_at": later}))

    async def _pass_time(self, entity: Entity) -> Entity:
        """What time itself changes: nothing, for most."""
        return entity
