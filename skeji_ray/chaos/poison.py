"""Records that no stage can do anything with, of ten kinds: each must become exactly one dead letter."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from skeji_ray.kafka.producer import Producer
from skeji_ray.messages.ids import conversation_id_of, stable_id
from skeji_ray.topology import ANSWERS, COMMANDS, GATEWAY_TO_SCRUB, GROUPS, INGRESS, PLANS, REPLIES, SCRUB_TO_LLM


@dataclass(frozen=True, slots=True)
class Poison:
    """One record as it is produced."""

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

    @property
    def dead_letters(self) -> str:
        """The DLQ that it must end in."""
        return _DLQ[self.topic]

    async def produce(self, producer: Producer) -> None:
        headers = [
            ("correlation-id", self.correlation_id.encode()),
            ("event-id", stable_id(self.correlation_id, "event").encode()),
            ("schema-version", self.version.encode()),
        ]
        await producer.publish_raw(self.topic, self.key, self.value, headers)


_DLQ = {topic.name: group.dead_letters.name for group in GROUPS if group.dead_letters for topic in group.consumes}


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
