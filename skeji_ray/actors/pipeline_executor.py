"""Both executor groups: a plan or a reply goes to the executor shard of its conversation, a notice to its reader."""

from __future__ import annotations

import zlib
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

from skeji_ray.kafka.handler import PlainHandler
from skeji_ray.messages.base import Outgoing, Record
from skeji_ray.messages.pipeline import Answer, Failure, Plan, Reply
from skeji_ray.pipeline.apologies import apology_before
from skeji_ray.topology import ANSWERS

_UNUSABLE = Failure(business=False, code="internal_error")


def shard_of(conversation_id: str, shards: int) -> int:
    """The executor shard of a conversation: the same in every process and release."""
    return zlib.crc32(conversation_id.encode()) % shards


class PipelineConsumer(PlainHandler):
    """Hands records over; the executor publishes what they cause."""

    def __init__(self, route: Callable[[Record[Any]], Awaitable[None]]) -> None:
        self._route = route

    async def handle(self, record: Record[Any]) -> list[Outgoing]:
        if isinstance(record.value, Plan) and record.value.notice is not None:
            speaker = record.value.speaker
            notice = Answer(recipient=speaker, notice=record.value.notice)
            return [Outgoing.caused_by(record, ANSWERS.name, speaker.identity, notice)]
        await self._route(record)
        return []

    async def on_dead_letter(self, record: Record[Any], error: Exception) -> list[Outgoing]:
        """A plan that can not be carried out is apologised for; a reply that can not be taken in fails its pipeline,
        which tells by itself and needs no second letter."""
        if isinstance(record.value, Reply):
            failed = record.value.model_copy(update={"result": None, "failure": _UNUSABLE})
            await self._route(replace(record, value=failed))
            return []
        if not isinstance(record.value, Plan) or record.value.notice is not None:
            return []
        speaker, apology = record.value.speaker, apology_before(record.value)
        answer = Answer(recipient=speaker, outcome=apology, reason=apology.reason)
        return [Outgoing.caused_by(record, ANSWERS.name, speaker.identity, answer)]
