"""What members measure beside the engine: plans by their kind, sends to WhatsApp by their outcome."""

from __future__ import annotations

from typing import Any

from skeji_ray.actors.sending import Sends
from skeji_ray.config import PlannerBackend
from skeji_ray.kafka.middleware import Handle, Middleware
from skeji_ray.messages.asked import ChangeWanted, ConfirmWanted, Question
from skeji_ray.messages.base import Outgoing, Record
from skeji_ray.messages.pipeline import Plan
from skeji_ray.metrics import table
from skeji_ray.metrics.sink import Sink

BACKENDS = frozenset({*PlannerBackend, "none"})
"""Those of ours; whatever else a plan says made it is counted as `other`, so that there are few series."""


def plans_middleware(sink: Sink) -> Middleware:
    """Counts the plans that a handler makes."""

    def wrap(handle: Handle) -> Handle:
        async def counted(record: Record[Any]) -> list[Outgoing]:
            outgoing = await handle(record)
            for one in outgoing:
                if isinstance(one.value, Plan) and (one.value.pipeline or one.value.reply):
                    sink.series(table.PLANS, kind_of(one.value), _backend_of(one.value))(1)
            return outgoing

        return counted

    return wrap


def kind_of(plan: Plan) -> str:
    """Something is done, something is asked, or neither."""
    if plan.pipeline:
        return "pipeline"
    return "question" if isinstance(plan.reply, Question | ConfirmWanted | ChangeWanted) else "refusal"


def _backend_of(plan: Plan) -> str:
    return plan.backend if plan.backend in BACKENDS else "other"


class MeasuredSends:
    """A way to WhatsApp whose requests are counted by what came of them."""

    def __init__(self, inner: Sends, sink: Sink) -> None:
        self._inner = inner
        self._sink = sink

    @property
    def phone_number_id(self) -> str:
        return self._inner.phone_number_id

    async def send(self, body: dict[str, Any]) -> str:
        try:
            whatsapp_id = await self._inner.send(body)
        except Exception as error:
            self._sink.series(table.SENDS, type(error).__name__)(1)
            raise
        self._sink.series(table.SENDS, "ok")(1)
        return whatsapp_id
