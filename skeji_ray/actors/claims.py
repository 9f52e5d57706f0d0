"""Which pipeline a conversation is at: claimed and given back by compare-and-set on the conversation's document."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from datetime import timedelta
from enum import Enum, auto

from skeji_ray.actors.known import trim
from skeji_ray.clock import Clock
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
        """Conversations that may have a pipeline waiting: others are not looked through."""

    async def holder_of(self, conversation_id: str) -> str | None:
        """The correlation id of the pipeline that a conversation is at; None where it is free."""
        conversation = await self._store.get(Conversation, conversation_id)
        return conversation.open_correlation if conversation else None

    def queued(self, conversation_id: str) -> None:
        """A pipeline of this conversation waits for another to end."""
        self._queued.pop(conversation_id, None)
        self._queued[conversation_id] = None
        trim(self._queued)

    def may_wait(self, conversation_id: str) -> bool:
        """Whether one may be waiting; what another incarnation left so falls due by itself."""
        return conversation_id in self._queued

    async def take(self, execution: Execution, *, sure: bool) -> Turn:
        """Whose turn it is when a new execution comes: its own mostly, since whoever planned its message claimed it.

        A free conversation is taken, but never past one that waits; `sure`: what waits is known.
        """
        conversation = await self._store.get(Conversation, execution.conversation_id)
        holder = conversation.open_correlation if conversation else None
        if conversation is not None and holder == execution.correlation_id:
            self._remember(conversation)
            return Turn.ITS_OWN
        if holder is None and sure and not self.may_wait(execution.conversation_id):
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
        fresh = Conversation(id=execution.conversation_id, sender=execution.sender, spoke_at=self._domain.now())
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
        now, outcome, id = self._domain.now(), execution.outcome, execution.conversation_id
        heir = await self._oldest_waiting(id) if self.may_wait(id) else None
        holder = heir.correlation_id if heir else None

        def decide(conversation: Conversation) -> Conversation:
            if conversation.open_correlation != execution.correlation_id or outcome is None:
                return conversation
            told = conversation.told(outcome, execution.correlation_id, now)
            return told.model_copy(update={"open_correlation": holder})

        conversation = await self._given_back(id, decide)
        if conversation is None or holder is None or conversation.open_correlation != holder:
            return None
        self._remember(conversation)
        return heir

    async def _given_back(self, id: str, decide: Callable[[Conversation], Conversation]) -> Conversation | None:
        held = self._held.pop(id, None)
        if held is not None and (wanted := decide(held)) is not held:
            written = await self._store.replace(wanted)
            if written is not None:
                return written
        return await self._change(id, decide)

    def _remember(self, conversation: Conversation) -> None:
        self._held.pop(conversation.id, None)
        self._held[conversation.id] = conversation
        trim(self._held)

    async def free(self, conversation_id: str, correlation_id: str) -> None:
        """Nothing runs under this correlation any more."""
        await self._change(
            conversation_id,
            lambda conversation: (
                conversation.model_copy(update={"open_correlation": None})
                if conversation.open_correlation == correlation_id
                else conversation
            ),
        )

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
