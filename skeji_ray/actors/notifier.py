"""The notifier: typed outcomes and events in, WhatsApp messages out, each to each person once."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import timedelta
from typing import Any, Protocol

from skeji_ray.actors.deliveries import Deliveries
from skeji_ray.actors.news import is_news
from skeji_ray.actors.reach import Directory, Reach
from skeji_ray.actors.seen_through import seen_through
from skeji_ray.clock import Clock
from skeji_ray.errors import NoAnswerInTime, Transient
from skeji_ray.kafka.handler import PlainHandler
from skeji_ray.languages.completeness import check_complete
from skeji_ray.languages.rendered import Rendered
from skeji_ray.languages.rendering import render
from skeji_ray.languages.table import SPEECHES
from skeji_ray.messages.base import Headers, Outgoing, Record
from skeji_ray.messages.events import DomainEvent
from skeji_ray.messages.ids import stable_id
from skeji_ray.messages.notices import OneMoment
from skeji_ray.messages.outcomes import Outcome
from skeji_ray.messages.people import Language, Sender, mask
from skeji_ray.messages.pipeline import Answer
from skeji_ray.store.base import AlreadyExists, NotFound, Store, change
from skeji_ray.whatsapp.body import message_body, recipient_of, template_body
from skeji_ray.whatsapp.client import Refused, WindowClosed
from skeji_ray.whatsapp.fates import Fates
from skeji_ray.whatsapp.notices import Told, concerns_people, notices_of
from skeji_ray.whatsapp.notification import Notification, SendState

log = logging.getLogger(__name__)

WINDOW = timedelta(hours=24)


class Sends(Protocol):
    """The way to WhatsApp: `whatsapp.line.Line`."""

    @property
    def phone_number_id(self) -> str: ...

    async def send(self, body: dict[str, Any]) -> str: ...


class Notifier(PlainHandler):
    """One class for the three groups: what it is told decides.

    Args:
        lines: one for each business number, the default first. What is sent goes out through the number that its
            reader wrote to.
        clock: domain time, for WhatsApp's window of 24 hours.
        real: real time, for how long a status callback is waited for.
        number: the business number as people dial it: a business's chat link is made with it.

    Raises:
        IncompleteLanguage: something that is said has no words in a language.
    """

    def __init__(self, store: Store, lines: Sequence[Sends], clock: Clock, real: Clock, number: str = "") -> None:
        self._store = store
        self._lines = {line.phone_number_id: line for line in lines}
        self._directory = Directory(store, tuple(self._lines))
        self._clock = clock
        self._fates = Fates(real)
        self._number = number
        check_complete(SPEECHES)

    async def handle(self, record: Record[Any]) -> list[Outgoing]:
        value = record.value
        if isinstance(value, DomainEvent):
            await self._tell_event(value, record.headers)
        elif isinstance(value, Answer) and value.outcome is not None:
            await self._tell_outcome(value.recipient, value.outcome, record.headers)
        elif isinstance(value, Answer) and value.notice is not None:
            await self._tell_to_wait(value.recipient, value.notice, record.headers)
        return []

    async def _tell_to_wait(self, reader: Sender, notice: OneMoment, headers: Headers) -> None:
        """That the outcome is still to come; it comes behind this, on the same road."""
        correlation_id = headers.correlation_id
        recipient, id = reader.identity, stable_id(correlation_id, reader.identity, notice.kind)
        reach = await self._directory.in_conversation(reader, headers.conversation_id)
        language = reach.conversation.language if reach.conversation else reader.language
        rendered = render(notice, language=language)
        notification = Notification(
            id=id,
            correlation_id=correlation_id,
            recipient=recipient,
            is_outcome=False,
            business_number=reach.number,
            state=_state_for(reach),
            body=message_body(rendered, reach.address or recipient, id),  # as below
            intended_at=self._clock.now(),
        )
        await self._send(notification, rendered, language)

    async def _tell_outcome(self, reader: Sender, outcome: Outcome, headers: Headers) -> None:
        """The one outcome of an inbound message: an apology gives way to an answer, and never follows one."""
        recipient, language, correlation_id = reader.identity, reader.language, headers.correlation_id
        outcome_id = stable_id(correlation_id, recipient, "outcome")
        apology = outcome.kind == "apology"
        if apology and await self._store.get(Notification, outcome_id) is not None:
            return
        if apology:
            language = await self._remembered(reader, headers) or language
        rendered = render(outcome, language=language, offer_id=correlation_id, number=self._number)
        id = stable_id(correlation_id, recipient, "apology") if apology else outcome_id
        address = await self._directory.address_of(reader)
        notification = Notification(
            id=id,
            correlation_id=correlation_id,
            recipient=recipient,
            business_number=self._directory.number_of(recipient, headers.conversation_id),
            is_outcome=True,
            state=SendState.INTENDED,
            body=message_body(rendered, address, id),  # they have just written: the window is open
            intended_at=self._clock.now(),
        )
        await self._send(notification, rendered, language)

    async def _remembered(self, reader: Sender, headers: Headers) -> Language | None:
        """The language of a conversation: whoever apologises in it may not have been able to look it up."""
        conversation = (await self._directory.in_conversation(reader, headers.conversation_id)).conversation
        return conversation.language if conversation else None

    async def _tell_event(self, event: DomainEvent, headers: Headers) -> None:
        """Each person by themselves: whoever can not be told keeps nobody else from being told."""
        if not concerns_people(event) or not await is_news(self._store, self._clock, event):
            return
        deliveries = Deliveries()
        for one in notices_of(event):
            if not headers.recipients or one.recipient in headers.recipients:
                with deliveries.to(one.recipient):
                    await self._tell_notice(event, one, headers.attempt)
        deliveries.end()

    async def _tell_notice(self, event: DomainEvent, told: Told, attempt: int) -> None:
        """A template where 24 hours have passed since this person wrote, or where they never did.

        Who said STOP is sent none, and is not sent it later either: what was withheld is written down as such.
        """
        recipient = told.recipient
        reach = await self._directory.for_notice(recipient)
        conversation, address = reach.conversation, reach.address or recipient
        language = conversation.language if conversation else Language.ENGLISH
        rendered = render(told.notice, language=language, number=self._number)
        now, id = self._clock.now(), stable_id(event.event_id, recipient)
        in_window = conversation is not None and now - conversation.spoke_at < WINDOW
        notification = Notification(
            id=id,
            correlation_id=event.correlation_id,
            recipient=recipient,
            is_outcome=False,
            business_number=reach.number,
            state=_state_for(reach),
            body=(message_body(rendered, address, id) if in_window else template_body(rendered, address, id, language)),
            intended_at=now,
            entity_id=event.entity_id,
            entity_version=event.entity_version,
        )
        await self._send(notification, rendered, language, attempt)

    async def _send(
        self, notification: Notification, rendered: Rendered, language: Language, attempt: int | None = None
    ) -> None:
        """The intent first: a message that WhatsApp is known to have is never sent again.

        Args:
            attempt: at an event that others are told of too: what was refused at this one is sent by a later one.

        Raises:
            AwaitsItsCallback: it may have been sent before, by us or by an incarnation that is gone.
            Refused: WhatsApp will not send it, as it said now or before at this attempt.
        """
        id = notification.id
        if self._fates.taken(id) is None and not await self._is_to_be_sent(notification, attempt):
            self._fates.ended(id)
            return
        await seen_through(self._sent_and_noted(notification, rendered, language, attempt))

    async def _sent_and_noted(
        self, notification: Notification, rendered: Rendered, language: Language, attempt: int | None
    ) -> None:
        id = notification.id
        if (taken := self._fates.taken(id)) is None:
            taken = await self._sent(notification, rendered, language, attempt)
            self._fates.was_taken(id, taken)
        await self._note(id, taken)
        self._fates.ended(id)

    async def _is_to_be_sent(self, notification: Notification, attempt: int | None) -> bool:
        """Whether WhatsApp does not have it; from now on it is intended. Raises Refused."""
        try:
            await self._store.insert(notification)
            return notification.state is SendState.INTENDED
        except AlreadyExists:
            standing = await self._store.get(Notification, notification.id) or notification
            if standing.state is SendState.INTENDED:
                self._fates.check(standing.id)
            elif _is_unsent(standing) and attempt is not None and standing.refused_at == attempt:
                raise Refused(standing.error_code or 0) from None
            elif _is_unsent(standing):  # it was refused, and is replayed: intended anew, should this end in a crash
                self._fates.was_not_sent(standing.id)
                await self._note(standing.id, {"state": SendState.INTENDED, "error_code": None})
            return _is_unsent(standing)

    async def _sent(
        self, notification: Notification, rendered: Rendered, language: Language, attempt: int | None
    ) -> dict[str, object]:
        """Send it; what is to be noted of it then. Raises what the send raised, its fate remembered."""
        id = notification.id
        try:
            whatsapp_id, body = await self._deliver(notification, rendered, language)
        except NoAnswerInTime:
            self._fates.may_be_sent(id)
            raise
        except Transient:
            self._fates.was_not_sent(id)
            raise
        except Refused as refusal:
            self._fates.was_not_sent(id)
            await self._note(id, {"state": SendState.FAILED, "error_code": refusal.code, "refused_at": attempt})
            self._fates.ended(id)
            log.warning("a message to %s is refused: %s", mask(notification.recipient), refusal.code)
            raise
        return {"state": SendState.ACCEPTED, "whatsapp_id": whatsapp_id, "body": body, "error_code": None}

    async def _deliver(
        self, notification: Notification, rendered: Rendered, language: Language
    ) -> tuple[str, dict[str, Any]]:
        """WhatsApp's id, and the body that it took."""
        body, line = notification.body, self._lines[notification.business_number]
        try:
            return await line.send(body), body
        except WindowClosed:
            if body.get("type") == "template":
                raise
        body = template_body(rendered, recipient_of(body), notification.id, language)
        return await line.send(body), body

    async def _note(self, id: str, what: Mapping[str, object]) -> None:
        """Write down how a send ended; a status that overtook us says more already."""
        with suppress(NotFound):  # the person was forgotten meanwhile, and this with them
            await change(
                self._store,
                Notification,
                id,
                lambda standing: standing.model_copy(update=dict(what)) if _is_unsent(standing) else standing,
            )


def _state_for(reach: Reach) -> SendState:
    """Of a message that is no answer: who said STOP is sent none, nor who has no id left that is known."""
    return SendState.INTENDED if reach.takes_notices else SendState.WITHHELD


def _is_unsent(notification: Notification) -> bool:
    """WhatsApp is not known to have it: never answered, or refused at once (a replay may try that again)."""
    return notification.state is SendState.INTENDED or (
        notification.state is SendState.FAILED and notification.whatsapp_id is None
    )
