"""From words to plans: what is not a function of its input is decided once, stored, and re-emitted."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from typing import ClassVar

from skeji_ray.actors.queries import approvals_for, open_bookings_of, served_in
from skeji_ray.clock import Clock, SystemClock
from skeji_ray.document import EXPIRY, ExpiringDocument, Index
from skeji_ray.kafka.handler import PlainHandler
from skeji_ray.language.commands import find_command
from skeji_ray.messages.base import Outgoing, Record
from skeji_ray.messages.ids import conversation_id_of, stable_id
from skeji_ray.messages.inbound import EnrichedMessage
from skeji_ray.messages.outcomes import Apology, ConfirmWanted, EraseWanted, Wish
from skeji_ray.messages.people import Sender
from skeji_ray.messages.pipeline import Plan
from skeji_ray.pipeline.conversation import Context, Conversation
from skeji_ray.pipeline.planning import Planned, Planner, PlanRequest
from skeji_ray.store.base import AlreadyExists, Store, change_or_insert
from skeji_ray.topology import PLANS

WAIT_AT_MOST = timedelta(seconds=10)
"""For the conversation's open pipeline to end, so that its results are context."""
SHORTEST_LOOK_S, LONGEST_LOOK_S = 0.02, 0.2
PLANS_KEPT_FOR = timedelta(days=15)
"""A day longer than a dead letter can be replayed from its topic."""

Choose = Callable[[str, PlanRequest], Planned]
"""What a button or a row means: our own ids, never the model's business."""


class StoredPlan(ExpiringDocument):
    """The first plan of a message wins; a later one is dropped."""

    collection: ClassVar[str] = "Plans"
    indexes: ClassVar[tuple[Index, ...]] = (
        EXPIRY,
        Index(("plan.user_phone",), "the plans of a person (export, erase)"),
    )

    plan: Plan

    def kept_for(self) -> timedelta:
        return PLANS_KEPT_FOR


class LlmLayer(PlainHandler):
    """Plans each message once, with everything that its conversation makes plain."""

    def __init__(
        self,
        store: Store,
        planner: Planner,
        choose: Choose,
        clock: Clock,
        *,
        real: Clock | None = None,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._store = store
        self._planner = planner
        self._choose = choose
        self._clock = clock
        self._real = real or SystemClock()
        self._sleep = sleep

    async def handle(self, record: Record[EnrichedMessage]) -> list[Outgoing]:
        plan_id = stable_id(record.headers.correlation_id, record.headers.attempt, "plan")
        stored = await self._store.get(StoredPlan, plan_id)
        plan = stored.plan if stored else await self._decide(plan_id, record)
        # Also for a plan that stood already: whoever stored it may have died before this.
        await self._remember(plan, record)
        return [_outgoing(record, plan)]

    async def on_dead_letter(self, record: Record[EnrichedMessage], error: Exception) -> list[Outgoing]:
        """The executor ends what was opened for this message, and apologises."""
        message = record.value
        conversation_id = conversation_id_of(message.sender.identity, message.business_number)
        reply = Apology(reason="not_understood")
        return [_outgoing(record, _plan(conversation_id, message.sender, Planned(reply=reply, backend="none")))]

    async def _decide(self, plan_id: str, record: Record[EnrichedMessage]) -> Plan:
        message = record.value
        conversation_id = conversation_id_of(message.sender.identity, message.business_number)
        conversation = await self._free(conversation_id, record.headers.correlation_id)
        sender = _known(message.sender, conversation)
        planned = await self._planned(message, sender, conversation)
        if planned.understood.name:
            sender = sender.model_copy(update={"name": planned.understood.name})
        if planned.understood.intent is Wish.ERASE:  # what forgets them is the last to know them: not by name
            sender = sender.model_copy(update={"name": None})
        plan = _plan(conversation_id, sender, planned)
        try:
            await self._store.insert(StoredPlan(id=plan_id, plan=plan))
        except AlreadyExists:
            first = await self._store.get(StoredPlan, plan_id)
            plan = first.plan if first else plan
        return plan

    async def _free(self, conversation_id: str, correlation_id: str) -> Conversation | None:
        """The conversation, once nothing of it runs, or when waiting has taken long enough."""
        until = self._real.now() + WAIT_AT_MOST
        look_s = SHORTEST_LOOK_S
        while True:
            conversation = await self._store.get(Conversation, conversation_id)
            held = conversation.open_correlation if conversation else None
            if held in {None, correlation_id} or self._real.now() >= until:
                return conversation
            await self._sleep(look_s)
            look_s = min(look_s * 2, LONGEST_LOOK_S)

    async def _planned(self, message: EnrichedMessage, sender: Sender, conversation: Conversation | None) -> Planned:
        now = self._clock.now()
        bookings = await open_bookings_of(self._store, sender.identity, now)
        approvals = await approvals_for(self._store, sender.business_ids, now)
        empty = Conversation(id="", sender=sender, spoke_at=now)
        context = (conversation or empty).context(now, bookings, approvals)
        served = await served_in(self._store, sender.business_ids, now)
        context = context.model_copy(update={"served": served})
        request = PlanRequest(text=message.text, sender=sender, now=now, context=context)
        choice = message.choice or exact_command(message.text, context)
        if choice is not None:
            return self._choose(choice, request)
        return await self._planner.plan(request)

    async def _remember(self, plan: Plan, record: Record[EnrichedMessage]) -> None:
        message, correlation_id = record.value, record.headers.correlation_id
        fresh = Conversation(id=plan.conversation_id, sender=plan.speaker, spoke_at=message.sent_at)
        await change_or_insert(
            self._store,
            fresh,
            lambda standing: standing.heard(message.text, plan.speaker, message.sent_at, correlation_id),
        )


def exact_command(text: str, context: Context) -> str | None:
    """The button that these words stand for: no model is asked what STOP means, nor yes where yes and no are open."""
    command = find_command(text)
    if command is not None or not isinstance(context.open, ConfirmWanted | EraseWanted):
        return command
    return _EXACT.get(text.strip(" .!").lower())


_EXACT = {"yes": "yes", "no": "no", "כן": "yes", "לא": "no"}


def _known(sender: Sender, conversation: Conversation | None) -> Sender:
    """A name that they gave in the conversation stands before the one of their WhatsApp profile."""
    name = conversation.sender.name if conversation else None
    return sender.model_copy(update={"name": name}) if name else sender


def _plan(conversation_id: str, sender: Sender, planned: Planned) -> Plan:
    reply = planned.reply
    return Plan(
        conversation_id=conversation_id,
        user_phone=sender.identity,
        pipeline=planned.pipeline,
        sender=sender,
        reply=reply,
        missing=tuple(getattr(reply, "missing", ())),
        understood=planned.understood,
        backend=planned.backend,
    )


def _outgoing(record: Record[EnrichedMessage], plan: Plan) -> Outgoing:
    made = Outgoing.caused_by(record, PLANS.name, plan.conversation_id, plan)
    return replace(made, conversation_id=plan.conversation_id)
