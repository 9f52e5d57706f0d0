"""From words to plans: what is not a function of its input is decided once, stored, and re-emitted."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from skeji_ray.actors.asking import AskedPlanner, Asking, Sleep, Tell
from skeji_ray.actors.invitations import answerable_invitations
from skeji_ray.actors.owned import owned_by
from skeji_ray.actors.queries import open_bookings_of, requests_for, served_in
from skeji_ray.actors.speakers import known_speaker, spoken_after
from skeji_ray.actors.stored_plans import StoredPlan, plan_id_of
from skeji_ray.actors.waits import AwaitsItsConversation, Wait, Waits
from skeji_ray.clock import Clock, SystemClock
from skeji_ray.conversation.parts import today_of
from skeji_ray.errors import Permanent
from skeji_ray.kafka.handler import PlainHandler
from skeji_ray.languages.clauses import in_plain_english
from skeji_ray.languages.commands import find_command
from skeji_ray.languages.dates import find_dates
from skeji_ray.messages.base import Outgoing, Publish, Record
from skeji_ray.messages.ids import conversation_id_of
from skeji_ray.messages.inbound import EnrichedMessage, plausible_time
from skeji_ray.messages.notices import OneMoment
from skeji_ray.messages.people import Sender, Spoken
from skeji_ray.messages.pipeline import Plan
from skeji_ray.messages.refusals import Apology
from skeji_ray.messages.wishes import Wish
from skeji_ray.pipeline.conversation import Conversation
from skeji_ray.pipeline.planning import Planned, PlanRequest
from skeji_ray.store.base import AlreadyExists, Store, change_or_insert
from skeji_ray.topology import PLANS

WAIT_AT_MOST = timedelta(seconds=10)
"""For the conversation's open pipeline to end, so that its results are context."""
SHORTEST_LOOK_S, LONGEST_LOOK_S = 0.02, 0.2
MAX_AGE = timedelta(days=120)
"""Of a message: a dead letter may be replayed months later."""

Choose = Callable[[str, PlanRequest], Planned]
"""What a button or a row means: our own ids, never the model's business."""
Exactly = Callable[[PlanRequest], Planned | None]
"""What an exact command, or a whole answer to what is open, means: no reader is needed to say. None: it is neither."""


class LlmLayer(PlainHandler):
    """Plans each message once, with everything that its conversation makes plain.

    A message that waits, for its conversation or for the planner, waits by `NotYet`: in its lane, without a working
    slot. Buttons, exact commands and whole answers are planned here, whatever the planner does.

    Args:
        choose, exactly: plan what needs no reader.
        publish: for the notice that a message waits; None: none is ever sent.
        clock: domain time, which plans are made in.
        real: real time, which is waited in.
    """

    def __init__(
        self,
        store: Store,
        planner: AskedPlanner,
        choose: Choose,
        exactly: Exactly,
        clock: Clock,
        *,
        publish: Publish | None = None,
        real: Clock | None = None,
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        self._store = store
        self._planner = planner
        self._choose = choose
        self._exactly = exactly
        self._clock = clock
        self._publish = publish
        self._waits = Waits(real or SystemClock())
        self._asking = Asking(planner, self._waits, sleep)

    @property
    def waits_for(self) -> str | None:
        return self._planner.waits_for

    async def handle(self, record: Record[EnrichedMessage]) -> list[Outgoing]:
        plan_id = _plan_id(record)
        wait = self._waits.of(plan_id)
        await self._asking.check(wait, self._notice(record))
        stored = await self._stored(record) or await self._decide(plan_id, record, wait)
        if stored.withdrawn_by is not None:  # edited or deleted by its sender before it was planned
            self._waits.ended(plan_id)
            return []
        plan = stored.plan
        # Also for a plan that stood already: whoever stored it may have died before this.
        await self._remember(plan, record)
        self._waits.ended(plan_id)
        return [_outgoing(record, plan)]

    async def run_due(self) -> int:
        await self._planner.look()
        return 0

    async def on_dead_letter(self, record: Record[EnrichedMessage], error: Exception) -> list[Outgoing]:
        """The executor ends what was opened for this message, and apologises."""
        self._waits.ended(_plan_id(record))
        message = record.value
        conversation_id = conversation_id_of(message.sender.identity, message.business_number)
        reply = Apology(reason="not_understood" if isinstance(error, Permanent) else "internal_error")
        return [_outgoing(record, _plan(conversation_id, message.sender, Planned(reply=reply, backend="none")))]

    async def _stored(self, record: Record[EnrichedMessage]) -> StoredPlan | None:
        """What was decided of it; a message that was taken back stays so when it is replayed."""
        correlation_id, attempt = record.headers.correlation_id, record.headers.attempt
        stored = await self._store.get(StoredPlan, plan_id_of(correlation_id, attempt))
        if stored is not None or attempt == 0:
            return stored
        first = await self._store.get(StoredPlan, plan_id_of(correlation_id, 0))
        return first if first is not None and first.withdrawn_by is not None else None

    async def _decide(self, plan_id: str, record: Record[EnrichedMessage], wait: Wait) -> StoredPlan:
        message = record.value
        conversation_id = conversation_id_of(message.sender.identity, message.business_number)
        conversation = await self._free(conversation_id, record.headers.correlation_id, wait)
        sender = known_speaker(message, conversation)
        planned = await self._planned(record, sender, conversation, wait)
        if planned.understood.name:
            sender = sender.model_copy(update={"name": planned.understood.name})
        if planned.understood.intent is Wish.ERASE:  # what forgets them is the last to know them: not by name
            sender = sender.model_copy(update={"name": None})
        stored = StoredPlan(id=plan_id, plan=_plan(conversation_id, sender, planned))
        try:
            await self._store.insert(stored)
        except AlreadyExists:
            return await self._store.get(StoredPlan, plan_id) or stored
        return stored

    async def _free(self, conversation_id: str, correlation_id: str, wait: Wait) -> Conversation | None:
        """The conversation, once nothing of it runs, or when waiting has taken long enough.

        Raises AwaitsItsConversation while one of its pipelines runs.
        """
        conversation = await self._store.get(Conversation, conversation_id)
        held = conversation.open_correlation if conversation else None
        waited = self._waits.so_far(wait)
        if held in {None, correlation_id} or waited >= WAIT_AT_MOST:
            return conversation
        pause_s = self._waits.pause_s(waited, SHORTEST_LOOK_S, LONGEST_LOOK_S)
        raise AwaitsItsConversation("a pipeline of its conversation still runs", pause_s)

    async def _planned(
        self, record: Record[EnrichedMessage], sender: Sender, conversation: Conversation | None, wait: Wait
    ) -> Planned:
        request = await self._request(record, sender, conversation)
        choice = record.value.choice or find_command(request.text)
        if choice is not None:
            return self._choose(choice, request)
        if (planned := self._exactly(request)) is not None:
            return planned
        return await self._asking.plan(request, wait, self._notice(record))

    async def _request(
        self, record: Record[EnrichedMessage], sender: Sender, conversation: Conversation | None
    ) -> PlanRequest:
        message, now = record.value, self._clock.now()
        said_at = plausible_time(message.sent_at, now, MAX_AGE)
        bookings = await open_bookings_of(self._store, sender.identity, now)
        waiting = await requests_for(self._store, sender.business_ids, now)
        empty = Conversation(id="", sender=sender, spoke_at=now)
        replayed = said_at if record.headers.attempt else None
        context = (conversation or empty).context(now, bookings, waiting.bookings, replayed)
        invitations = await answerable_invitations(self._store, message, conversation, now)
        context = context.model_copy(update={"approval_asked_at": waiting.newest, "invitations": invitations})
        conversation_id = conversation_id_of(sender.identity, message.business_number)
        request = PlanRequest(
            text=message.text,
            sender=sender,
            now=now,
            said_at=said_at,
            context=context,
            conversation_id=conversation_id,
        )
        return await self._of_an_owner(request) if sender.business_ids else request

    async def _of_an_owner(self, request: PlanRequest) -> PlanRequest:
        """With their businesses, and what their customers booked."""
        business_ids = request.sender.business_ids
        named = find_dates(in_plain_english(request.text), today_of(request))
        served = await served_in(self._store, business_ids, request.now, named)
        owned = await owned_by(self._store, business_ids)
        context = request.context.model_copy(update={"served": served, "owned": owned})
        return request.model_copy(update={"context": context})

    def _notice(self, record: Record[EnrichedMessage]) -> Tell | None:
        """Tells the sender that their message is kept. It travels before their plan, with an id of its own."""
        publish, message = self._publish, record.value
        if publish is None:
            return None

        async def tell() -> None:
            conversation_id = conversation_id_of(message.sender.identity, message.business_number)
            plan = _plan(conversation_id, message.sender, Planned(backend="none"))
            await publish([_outgoing(record, plan.model_copy(update={"notice": OneMoment()}), "notice")])

        return tell

    async def _remember(self, plan: Plan, record: Record[EnrichedMessage]) -> None:
        message, correlation_id = record.value, record.headers.correlation_id
        said_at = plausible_time(message.sent_at, self._clock.now(), MAX_AGE)
        unsure = Spoken(language=plan.speaker.language, is_sure=False)
        fresh = Conversation(id=plan.conversation_id, sender=plan.speaker, spoken=unsure, spoke_at=said_at)
        await change_or_insert(
            self._store,
            fresh,
            lambda one: one.heard(
                message.text, plan.speaker, said_at, correlation_id, spoken_after(message, one), plan.frame
            ),
        )


def _plan_id(record: Record[EnrichedMessage]) -> str:
    return plan_id_of(record.headers.correlation_id, record.headers.attempt)


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
        frame=planned.frame,
        backend=planned.backend,
        prompt_version=planned.prompt_version,
    )


def _outgoing(record: Record[EnrichedMessage], plan: Plan, part: str = "") -> Outgoing:
    made = Outgoing.caused_by(record, PLANS.name, plan.conversation_id, plan, part)
    return replace(made, conversation_id=plan.conversation_id)
