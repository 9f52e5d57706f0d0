"""Records that no stage can do anything with: each must become exactly one dead letter.

Ten kinds are records that say nothing sensible; the others cannot be decoded as records at all.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import cycle

from skeji_ray.kafka.connection import Connection
from skeji_ray.kafka.foreign import append, is_of_batch, undecodable
from skeji_ray.kafka.producer import Producer
from skeji_ray.messages.ids import conversation_id_of, stable_id
from skeji_ray.pipeline.dead_letters import DeadLetterEntry
from skeji_ray.topology import (
    ANSWERS,
    COMMANDS,
    DOMAIN_EVENTS,
    GATEWAY_TO_SCRUB,
    GROUPS,
    INGRESS,
    PLANS,
    REPLIES,
    SCRUB_TO_LLM,
)


@dataclass(frozen=True, slots=True)
class Poison:
    """One record as it is produced, or a batch of one."""

    kind: str
    topic: str
    correlation_id: str
    key: bytes | None
    value: bytes | None
    version: str = "1.0"
    sender: str | None = None
    """Who is told of the failure: known where the record can be read that far."""
    maybe_twice: bool = False
    """A broker that was going away did not say whether it had it, so it was produced again."""
    batch: bytes | None = None
    """What is produced where no client would write such a record."""

    @property
    def dead_letters(self) -> str:
        """The DLQ that it must end in."""
        return _DLQ[self.topic]

    def is_in(self, letter: DeadLetterEntry) -> bool:
        """Whether this is what the letter buried: where no header can be read, its bytes say so."""
        if self.batch is not None and is_of_batch(letter.value_bytes, self.batch):
            return True
        return letter.correlation_id == self.correlation_id

    async def produce(self, producer: Producer, connection: Connection) -> None:
        """Return when the broker has it.

        Raises:
            Permanent: the broker looks into what it takes, and refuses it.
            DependencyUnreachable: nobody knows whether the broker has it.
        """
        if self.batch is not None:
            await asyncio.to_thread(append, connection, self.topic, self.batch)
        else:
            headers = [*_ids(self.correlation_id), ("schema-version", self.version.encode())]
            await producer.publish_raw(self.topic, self.key, self.value, headers)


def _ids(correlation_id: str) -> list[tuple[str, bytes]]:
    event_id = stable_id(correlation_id, "event")
    return [("correlation-id", correlation_id.encode()), ("event-id", event_id.encode())]


_DLQ = {topic.name: group.dead_letters.name for group in GROUPS if group.dead_letters for topic in group.consumes}


def all_kinds(name: str, phone: str, business_number: str) -> Sequence[Poison]:
    """One of each; arguments as of `ten_kinds`."""
    return (*ten_kinds(name, phone, business_number), *undecodable_kinds(name))


def undecodable_kinds(name: str) -> Sequence[Poison]:
    """One of each kind that Kafka's own clients stumble over, spread over the topics."""
    topics = cycle((INGRESS, GATEWAY_TO_SCRUB, SCRUB_TO_LLM, PLANS, *COMMANDS.values(), ANSWERS, DOMAIN_EVENTS))
    found = []
    for kind in undecodable([(None, b"{}", [])]):
        correlation_id = stable_id("poison", name, kind)
        # The id stands in the value too: where no header can be read the bytes are all that tells one from another.
        record = (name.encode(), json.dumps({"poison": correlation_id}).encode(), _ids(correlation_id))
        batch = undecodable([record])[kind]
        found.append(Poison(kind, next(topics).name, correlation_id, key=record[0], value=record[1], batch=batch))
    return found


def ten_kinds(name: str, phone: str, business_number: str) -> Sequence[Poison]:
    """One of each; `name` makes their correlation ids, `phone` is the sender where one can be known."""

    def made(kind: str, topic: str, value: bytes | None, **more: object) -> Poison:
        fields = {"key": name.encode(), **more}
        return Poison(kind, topic, stable_id("poison", name, kind), value=value, **fields)  # type: ignore[arg-type]

    conversation = conversation_id_of(phone, business_number)
    unknown = {
        "conversation_id": conversation,
        "user_phone": phone,
        "pipeline": [{"service": "bookings", "action": "drop_everything", "params": {}}],
    }
    return (
        made("bad JSON", INGRESS.name, b'{"message": '),
        made("unknown version", GATEWAY_TO_SCRUB.name, b"{}", version="9.0"),
        made("no key and no value", SCRUB_TO_LLM.name, None, key=None),
        made("not UTF-8", PLANS.name, b"\xff\xfe\x00"),
        made("a megabyte", INGRESS.name, b'"' + b"x" * 1_000_000 + b'"'),
        made("unknown action", PLANS.name, json.dumps(unknown).encode(), key=conversation.encode(), sender=phone),
        made("nulls", PLANS.name, b'{"conversation_id": null, "user_phone": null, "pipeline": null}'),
        made("empty", COMMANDS["bookings"].name, b""),
        made("wrong types", REPLIES["bookings"].name, b'{"command_id": 1, "conversation_id": [], "step": "x"}'),
        made("a list", ANSWERS.name, b"[1, 2, 3]"),
    )
