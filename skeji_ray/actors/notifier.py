"""The notifier: typed outcomes and events in, WhatsApp messages out, each to each person once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from skeji_ray.actors.deliveries import Deliveries
from skeji_ray.actors.news import is_news
from skeji_ray.actors.reach import Directory, Reach
from skeji_ray.actors.sending import Sending, Sends
from skeji_ray.clock import Clock
from skeji_ray.kafka.handler import PlainHandler
from skeji_ray.languages.completeness import check_complete
from skeji_ray.languages.reading_table import language_of
from skeji_ray.languages.rendering import render
from skeji_ray.languages.table import SPEECHES
from skeji_ray.messages.base import Headers, Outgoing, Record
from skeji_ray.messages.events import DomainEvent
from skeji_ray.messages.ids import stable_id
from skeji_ray.messages.notices import OneMoment
from skeji_ray.messages.outcomes import Outcome
from skeji_ray.messages.people import Language, Sender
from skeji_ray.messages.pipeline import Answer
from skeji_ray.messages.refusals import Apology
from skeji_ray.messages.results import BusinessOpened
from skeji_ray.store.base import Store
from skeji_ray.whatsapp.body import message_body, template_body
from skeji_ray.whatsapp.fates import Fates
from skeji_ray.whatsapp.notices import Told, concerns_people, notices_of
from skeji_ray.whatsapp.notification import Notification, SendState

WINDOW = timedelta(hours=24)


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
        self._directory = Directory(store, tuple(line.phone_number_id for line in lines))
        self._clock = clock
        self._sending = Sending(store, lines, Fates(real))
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
        await self._sending.send(notification, rendered, language)

    async def _tell_outcome(self, reader: Sender, outcome: Outcome, headers: Headers) -> None:
        """The one outcome of an inbound message: an apology gives way to an answer, and never follows one."""
        recipient, correlation_id = reader.identity, headers.correlation_id
        outcome_id = stable_id(correlation_id, recipient, "outcome")
        apology = isinstance(outcome, Apology)
        if apology and await self._store.get(Notification, outcome_id) is not None:
            return
        language = await self._language_for(reader, outcome, headers)
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
        await self._sending.send(notification, rendered, language)

    async def _language_for(self, reader: Sender, outcome: Outcome, headers: Headers) -> Language:
        """Return the language of an outcome: mostly the reader's own.

        Whoever apologises may not have been able to look it up, so the conversation's counts. Who opens a business's
        link has mostly written nothing yet, and is greeted in the letters of its name.
        """
        if not isinstance(outcome, Apology | BusinessOpened):
            return reader.language
        conversation = (await self._directory.in_conversation(reader, headers.conversation_id)).conversation
        if isinstance(outcome, BusinessOpened):
            is_known = conversation is not None and conversation.remembered.is_sure
            return reader.language if is_known else language_of(outcome.business.name)
        return conversation.language if conversation else reader.language

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
        await self._sending.send(notification, rendered, language, attempt)


def _state_for(reach: Reach) -> SendState:
    """Of a message that is no answer: who said STOP is sent none, nor who has no id left that is known."""
    return SendState.INTENDED if reach.takes_notices else SendState.WITHHELD
