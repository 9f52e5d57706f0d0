"""How a person is reached: at which id of theirs, through which number of ours, and in which conversation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from skeji_ray.actors.known_ids import address_of
from skeji_ray.messages.ids import conversation_id_of
from skeji_ray.messages.people import Sender
from skeji_ray.pipeline.conversation import Conversation
from skeji_ray.store.base import Store


class Reach(NamedTuple):
    """Where one message to one person goes."""

    number: str
    """The business number (its phone number id) that it is sent from."""
    conversation: Conversation | None
    """With this person, under that number; None where they never wrote to it."""
    address: str | None = None
    """The phone, or the user id, that they have now; None where nobody knows any."""

    @property
    def takes_notices(self) -> bool:
        """Whether more than answers may be sent: STOP, said to this number, ends it."""
        return self.address is not None and (self.conversation is None or self.conversation.to_notices)


class Directory:
    """Finds how people are reached.

    Args:
        numbers: every business number of ours, the default one first.
    """

    def __init__(self, store: Store, numbers: Sequence[str]) -> None:
        self._store = store
        self._numbers = tuple(numbers)

    def number_of(self, identity: str, conversation_id: str) -> str:
        """Return the number that a conversation was begun with: an answer goes out through it.

        A conversation id is a function of the two. One that is of none of our numbers (a plan that some other client
        wrote) is answered from the default one.
        """
        ours = (one for one in self._numbers if conversation_id_of(identity, one) == conversation_id)
        return next(ours, self._numbers[0])

    async def address_of(self, reader: Sender) -> str:
        """Return where an answer goes: to what they have now, else to where the message came from."""
        return await address_of(self._store, reader.identity, reader.written_from) or reader.identity

    async def in_conversation(self, reader: Sender, conversation_id: str) -> Reach:
        """Find the way for what belongs to one conversation."""
        number = self.number_of(reader.identity, conversation_id)
        return Reach(number, await self._of(reader.identity, number), await self.address_of(reader))

    async def for_notice(self, identity: str) -> Reach:
        """Find the way for what no message of theirs asked for: the number that they wrote to last.

        A number to which they said STOP gives way to one to which they did not.
        """
        address = await address_of(self._store, identity)
        reaches = [Reach(one, await self._of(identity, one), address) for one in self._numbers]
        known = [(reach.takes_notices, reach.conversation.spoke_at, reach) for reach in reaches if reach.conversation]
        return max(known, key=lambda one: one[:2])[-1] if known else reaches[0]

    async def _of(self, identity: str, number: str) -> Conversation | None:
        return await self._store.get(Conversation, conversation_id_of(identity, number))
