"""Which pipeline a conversation is at: claimed and given back by compare-and-set on the conversation's document."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from datetime import timedelta
from enum import Enum, auto

from skeji_ray.actors.known import trim
from skeji_ray.clock import Clock
from skeji_ray.messages.people import Spoken
from skeji_ray.pipeline.conversation import Conversation
from skeji_ray.pipeline.execution import Execution, State
from skeji_ray.store.base import NotFound, Store, change, change_or_insert

ABANDONED_AFTER = timedelta(seconds=15)
"""A conversation that is held for a pipeline that never came is free again after this long."""


class Turn(Enum):
    """Whether a conversation is held for an execution."""

    ITS_OWN = auto()
    """It was already."""
    TAKEN = auto()
    """It is from now on."""
    ANOTHERS = auto()


class Claims:
    """One pipeline of a conversation runs at a time.

    Args:
        real: how long a claim has stood.
        domain: for what conversations remember.
    """

    def __init__(self, store: Store, real: Clock, domain: Clock) -> None:
        self._store = store
        self._real = real
        self._domain = domain
        self._held: OrderedDict[str, Conversation] = OrderedDict()
        """Conversations as they stood when they were claimed: most are given back without being read again."""
        self._queued: OrderedDict[str, None] = OrderedDict()
        """Conversations of which we know that a pipeline may wait. What others know stands in the conversation."""

    async def holder_of(self, conversation_id: str) -> str | None:
        """The correlation id of the pipeline that a conversation is at; None where it is free."""
        conversation = await self._store.get(Conversation, conversation_id)
        return conversation.open_correlation if conversation else None

    async def waits(self, execution: Execution) -> str | None:
        """Say, where every executor sees it, that a pipeline waits for its conversation; who holds that now."""
        self.queued(execution.conversation_id)
        conversation = await self._change(
            execution.conversation_id,
            lambda standing: (
                standing
                if standing.last_waiting == execution.id
                else standing.model_copy(update={"last_waiting": execution.id})
            ),
        )
        return conversation.open_correlation if conversation else None

    def queued(self, conversation_id: str) -> None:
        """A pipeline of this conversation waits for another to end."""
        self._queued.pop(conversation_id, None)
        self._queued[conversation_id] = None
        trim(self._queued)

    def may_wait(self, conversation_id: str) -> bool:
        """Whether one may be waiting; what another incarnation left so falls due by itself."""
        return conversation_id in self._queued

    async def take(self, execution: Execution) -> Turn:
        """Whose turn it is when a new execution comes: its own mostly, since whoever planned its message claimed it.

        A free conversation is taken, but never past one that waits.
        """
        conversation = await self._store.get(Conversation, execution.conversation_id)
        holder = conversation.open_correlation if conversation else None
        if conversation is not None and holder == execution.correlation_id:
            self._remember(conversation)
            return Turn.ITS_OWN
        if holder is None and (conversation is None or conversation.last_waiting is None):
            held_by = await self._hold(execution, instead_of=None)
            return Turn.TAKEN if held_by == execution.correlation_id else Turn.ANOTHERS
        return Turn.ANOTHERS

    async def next_of(self, conversation_id: str) -> Execution | None:
        """The waiting pipeline whose turn it is, its conversation held for it: the one that holds it already, else
        the oldest; None while another runs, or where none waits."""
        holder = await self.holder_of(conversation_id)
        found = await self._oldest_waiting(conversation_id, correlation_id=holder) if holder else None
        found = found or await self._oldest_waiting(conversation_id)
        return found if found is not None and await self.claim(found) else None

    async def _oldest_waiting(self, conversation_id: str, **also: str) -> Execution | None:
        waiting = {"conversation_id": conversation_id, "state": State.WAITING.value}
        found = await self._store.find(Execution, waiting | also, sort=("created_at", "_id"), limit=1)
        if not found and not also:
            self._queued.pop(conversation_id, None)
        return found[0] if found else None

    async def claim(self, execution: Execution) -> bool:
        """`take`, for one that waits: what holds the conversation and has ended, or never came, gives way."""
        holder = await self._hold(execution, instead_of=None)
        if holder == execution.correlation_id:
            return True
        if holder is None or not await self._abandoned(holder, execution):
            return False
        return await self._hold(execution, instead_of=holder) == execution.correlation_id

    async def _hold(self, execution: Execution, *, instead_of: str | None) -> str | None:
        """The correlation id that holds the conversation afterwards."""
        sender = execution.sender
        spoken = Spoken(language=sender.language, is_sure=False)
        fresh = Conversation(id=execution.conversation_id, sender=sender, spoken=spoken, spoke_at=self._domain.now())
        decide = _held_by(execution.correlation_id, instead_of=instead_of)
        conversation = await change_or_insert(self._store, fresh, decide)
        if conversation.open_correlation == execution.correlation_id:
            self._remember(conversation)
        return conversation.open_correlation

    async def _abandoned(self, holder: str, waiting: Execution) -> bool:
        """Whether the pipeline that holds the conversation has ended and was told, or never came."""
        held_for = await self._store.find(Execution, {"correlation_id": holder})
        if held_for:
            return all(not execution.state.is_open and execution.is_published for execution in held_for)
        return self._real.now() - waiting.created_at > ABANDONED_AFTER

    async def give_on(self, execution: Execution) -> Execution | None:
        """What the user is told is remembered, and the conversation given back, in one write, before they are told.

        The next pipeline that waits, where one does and the conversation is now held for it.
        """
        id = execution.conversation_id
        conversation = self._held.pop(id, None)
        if conversation is None or conversation.open_correlation != execution.correlation_id:
            conversation = await self._store.get(Conversation, id)  # another executor may have given it on
        while conversation is not None and conversation.open_correlation == execution.correlation_id:
            heir = await self._oldest_waiting(id) if conversation.last_waiting else None
            written = await self._store.replace(self._given_on(conversation, execution, heir))
            if written is not None and heir is not None:
                self._remember(written)
            if written is not None:
                return heir
            conversation = await self._store.get(Conversation, id)
        return None

    def _given_on(self, conversation: Conversation, execution: Execution, heir: Execution | None) -> Conversation:
        assert execution.outcome is not None
        told = conversation.told(execution.outcome, execution.correlation_id, self._domain.now())
        if heir is None:
            return told.model_copy(update={"open_correlation": None, "last_waiting": None})
        return told.model_copy(update={"open_correlation": heir.correlation_id})

    def _remember(self, conversation: Conversation) -> None:
        self._held.pop(conversation.id, None)
        self._held[conversation.id] = conversation
        trim(self._held)

    async def free(self, conversation_id: str, correlation_id: str) -> None:
        """Hold a conversation no more for this correlation; what waits for it is known to wait from then on."""
        freed = await self._change(
            conversation_id,
            lambda conversation: (
                conversation.model_copy(update={"open_correlation": None})
                if conversation.open_correlation == correlation_id
                else conversation
            ),
        )
        if freed is not None and freed.last_waiting is not None:
            self.queued(conversation_id)

    async def _change(self, id: str, decide: Callable[[Conversation], Conversation]) -> Conversation | None:
        try:
            return await change(self._store, Conversation, id, decide)
        except NotFound:
            return None  # it was forgotten meanwhile: there is nothing to free


def _held_by(correlation_id: str, *, instead_of: str | None) -> Callable[[Conversation], Conversation]:
    """Hold a conversation that is free, or held by `instead_of`."""

    def decide(conversation: Conversation) -> Conversation:
        if conversation.open_correlation not in {None, instead_of} or conversation.open_correlation == correlation_id:
            return conversation
        return conversation.model_copy(update={"open_correlation": correlation_id})

    return decide
