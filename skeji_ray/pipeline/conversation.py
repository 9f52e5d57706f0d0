"""What one conversation remembers between messages: bounded, and changed by compare-and-set alone."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import ClassVar

from skeji_ray.document import EXPIRY, ExpiringDocument, Index
from skeji_ray.messages.asked import ChangeWanted, ConfirmWanted, EraseWanted, Question, SlotsOffered
from skeji_ray.messages.frame import Frame
from skeji_ray.messages.outcomes import Outcome, parts_of
from skeji_ray.messages.people import Language, Sender, Spoken
from skeji_ray.messages.refusals import Failed, NothingFree, Refusal
from skeji_ray.messages.results import BusinessOpened, PersonForgotten, Subscribed
from skeji_ray.messages.views import BookingView, BusinessView
from skeji_ray.messages.wishes import Missing, Understood
from skeji_ray.pipeline.beside import ENDS_A_QUESTION, is_beside_move, is_other_work, settles_nothing
from skeji_ray.pipeline.context import Context, Turn
from skeji_ray.pipeline.frame import after

MOST_TURNS = 10
FORGOTTEN_AFTER = timedelta(hours=24)
"""An offer or a question older than this is no context any more."""
_SAME_MOMENT = timedelta(seconds=2)
"""WhatsApp tells when a message was written in whole seconds."""
KEPT_FOR = timedelta(days=365)
"""After the last word; and a STOP is kept as long."""
EMPTY_KEPT_FOR = timedelta(days=8)
"""Of somebody who was forgotten: a day longer than a message of theirs can come again."""


class Conversation(ExpiringDocument):
    """One (user, business number): who the user is, what was said and offered, which pipeline is open."""

    collection: ClassVar[str] = "Conversations"
    indexes: ClassVar[tuple[Index, ...]] = (
        Index(("sender.identity",), "the conversations of a person (export, erase)"),
        EXPIRY,
    )

    sender: Sender
    spoken: Spoken | None = None
    """What is remembered of the user's language; None in what was written before it was: the sender's."""
    turns: tuple[Turn, ...] = ()
    heard_of: tuple[str, ...] = ()
    """Correlation ids of the user's last messages: one that is delivered again is heard once."""
    question: Question | ConfirmWanted | EraseWanted | ChangeWanted | None = None
    question_id: str | None = None
    """The correlation id that asked it."""
    offer: SlotsOffered | None = None
    offer_id: str | None = None
    """The correlation id that made the offer."""
    spoke_at: datetime
    """When the user wrote last (WhatsApp's 24-hour window counts from here)."""
    told_at: datetime | None = None
    """When the last outcome was stored: question and offer are forgotten 24 hours after."""
    frame: Frame = Frame()
    """What it is about; what is open is a part of that."""
    business: BusinessView | None = None
    """Whose link opened the chat."""
    to_notices: bool = True
    """Whether anything but answers is sent: STOP ends it, START begins it again."""
    open_correlation: str | None = None
    """The pipeline that is running; the next message is planned when it has ended."""
    last_waiting: str | None = None
    """The id of the execution that came last to wait for that: whoever ends the open one looks for those that wait,
    whichever executor they came to, and nothing new passes them. None when no more were found."""

    def context(
        self,
        now: datetime,
        bookings: tuple[BookingView, ...],
        approvals: tuple[BookingView, ...],
        replayed: datetime | None = None,
    ) -> Context:
        """What a planner may know at `now`.

        `replayed` is when a message that is replayed was written: it answers nothing that was asked after it.
        """
        told_at = self.told_at
        fresh = told_at is not None and now - told_at < FORGOTTEN_AFTER
        if told_at is not None and replayed is not None and told_at > replayed + _SAME_MOMENT:
            fresh = False
        return Context(
            turns=self.turns if fresh else (),
            open=self.question if fresh else None,
            open_id=self.question_id if fresh else None,
            offer=self.offer if fresh else None,
            offer_id=self.offer_id if fresh else None,
            told_at=self.told_at,
            bookings=bookings,
            approvals=approvals,
            business=self.business,
            frame=self.frame if fresh else Frame(),
        )

    def heard(
        self,
        text: str,
        sender: Sender,
        now: datetime,
        correlation_id: str,
        spoken: Spoken | None = None,
        frame: Frame | None = None,
    ) -> Conversation:
        """The user said something, which their conversation is now about, unless another pipeline runs or waits.

        `spoken` is what is remembered of their language from now on, `frame` what the conversation is about; None: what
        was.
        """
        if correlation_id in self.heard_of:
            return self
        mine = correlation_id if self.last_waiting is None else None
        return self.model_copy(
            update={
                "turns": (*self.turns, Turn(speaker="user", text=text[:500], at=now))[-MOST_TURNS:],
                "heard_of": (*self.heard_of, correlation_id)[-MOST_TURNS:],
                "sender": sender,
                "spoken": spoken or self.spoken,
                "frame": frame or self.frame,
                "spoke_at": max(now, self.spoke_at),
                "open_correlation": self.open_correlation or mine,
            }
        )

    def told(self, outcome: Outcome, correlation_id: str, now: datetime) -> Conversation:
        """The user is answered: what was offered or asked is what their next message is about.

        What settles nothing, or is work of another kind, leaves open what is open; of several parts the last that
        settles something decides. An offer stays while a question about it is open (its name is asked for), and goes
        with any other answer.
        """
        parts = parts_of(outcome)
        if any(isinstance(part, PersonForgotten) for part in parts):
            return self.forgotten(now)
        frame = self.frame
        for part in parts:
            frame = after(frame, part)
        update: dict[str, object] = {"told_at": now, "frame": frame}
        deciding = next((part for part in reversed(parts) if not settles_nothing(part)), parts[-1])
        if isinstance(deciding, Refusal) and deciding.reason in ENDS_A_QUESTION:
            update |= {"question": None, "question_id": None}
        elif not settles_nothing(deciding) and not is_other_work(self.question, deciding):
            update |= self._opened_by(deciding, correlation_id)
        for part in parts:
            if isinstance(part, BusinessOpened):
                update["business"] = part.business
            if isinstance(part, Subscribed):
                update["to_notices"] = part.to_notices
        update["turns"] = (*self.turns, Turn(speaker="system", text=deciding.kind))[-MOST_TURNS:]
        return self.model_copy(update=update)

    def _opened_by(self, outcome: Outcome, correlation_id: str) -> dict[str, object]:
        """The question and the offer that are open after an answer; one that is asked again keeps its id."""
        question = outcome if isinstance(outcome, Question | ConfirmWanted | EraseWanted | ChangeWanted) else None
        if isinstance(outcome, NothingFree) and outcome.asks_city:
            question = Question(missing=(Missing.CITY,), understood=outcome.asked)
        opened: dict[str, object] = {
            "question": question,
            "question_id": (question.asked_id or correlation_id) if question else None,
        }
        offer = _offer_in(outcome)
        if offer is not None or (question is None and not is_beside_move(self.offer, outcome)):
            opened |= {"offer": offer, "offer_id": (offer.asked_id or correlation_id) if offer else None}
        return opened

    def forgotten(self, now: datetime) -> Conversation:
        """Only that they spoke, and whether they said STOP, is left; the ids guard against hearing a message again."""
        sender = Sender(identity=self.sender.identity, language=self.language)
        return Conversation(
            id=self.id,
            version=self.version,
            sender=sender,
            spoken=self.spoken,
            heard_of=self.heard_of,
            spoke_at=self.spoke_at,
            told_at=now,
            to_notices=self.to_notices,
            open_correlation=self.open_correlation,
            last_waiting=self.last_waiting,
        )

    def as_of(self, id: str, identity: str) -> Conversation:
        """What was said and asked so far, as the conversation `id` of this identity; what runs ends where it began."""
        return self.model_copy(
            update={
                "id": id,
                "version": 0,
                "sender": self.sender.model_copy(update={"identity": identity}),
                "open_correlation": None,
                "last_waiting": None,
            }
        )

    def kept_for(self) -> timedelta:
        return KEPT_FOR if self.turns or not self.to_notices else EMPTY_KEPT_FOR

    @property
    def remembered(self) -> Spoken:
        """What is remembered of the user's language."""
        return self.spoken or Spoken(language=self.sender.language)

    @property
    def language(self) -> Language:
        """The language that the user is written to in, whatever it is about."""
        return self.remembered.language


def _offer_in(outcome: Outcome) -> SlotsOffered | None:
    """The slots that an outcome shows: an offer, or what is free instead of what was refused."""
    if isinstance(outcome, SlotsOffered):
        return outcome
    if isinstance(outcome, Failed) and outcome.alternatives:
        asked = outcome.asked or Understood()
        return SlotsOffered(slots=outcome.alternatives, asked=asked, exact=False, moves=outcome.moves)
    return None
