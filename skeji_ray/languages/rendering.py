"""How an outcome or a notice is said. The model never words a message: the languages' tables do."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, get_args

from skeji_ray.languages import said_bookings as bookings
from skeji_ray.languages import said_calendar as calendar
from skeji_ray.languages import said_helping as helping
from skeji_ray.languages import said_people as people
from skeji_ray.languages import said_schedules as schedules
from skeji_ray.languages import said_talk as talk
from skeji_ray.languages.rendered import Choice, Rendered, Row
from skeji_ray.languages.speech import Speech
from skeji_ray.languages.table import SPEECHES
from skeji_ray.languages.voice import OFFER_ID_LENGTH, Voice
from skeji_ray.messages.asked import (
    Asked,
    ChangeWanted,
    ConfirmWanted,
    EraseWanted,
    LeaveWanted,
    Question,
    SlotsOffered,
    Unclear,
)
from skeji_ray.messages.notices import (
    ApprovalWanted,
    BookingAffected,
    BookingNotice,
    HelperNotice,
    HelpWanted,
    MaintainerAdded,
    Notice,
    OneMoment,
    Reminder,
)
from skeji_ray.messages.outcomes import Outcome, Several
from skeji_ray.messages.people import Language
from skeji_ray.messages.refusals import Apology, Failed, NothingFree, Refusal, Rejected
from skeji_ray.messages.results import (
    BookingsPaused,
    BookingsShown,
    BookingTold,
    BusinessesShown,
    BusinessOpened,
    BusinessRegistered,
    DaysClosed,
    DayShown,
    Done,
    Help,
    HelpChanged,
    PersonForgotten,
    PersonTold,
    SchedulesChanged,
    Subscribed,
    TimeBlocked,
    TimeUnblocked,
)
from skeji_ray.messages.talk import BusinessFacts, CannotDo, SmallTalk

__all__ = ["Choice", "Rendered", "Row", "render"]


def render(
    said: Outcome | Notice,
    *,
    language: str = Language.ENGLISH,
    offer_id: str = "",
    number: str = "",
    speeches: Mapping[str, Speech] = SPEECHES,
) -> Rendered:
    """The words of `said`. Times of slots and bookings stand in their schedule's own zone.

    `offer_id` is the correlation id that made an offer or asked a question, so that an older one's buttons can be told
    apart; what is asked again keeps the id that it had. `number` is the business number that a business's own chat
    link opens; empty: no link is told. `speeches` are the languages that there are.
    """
    voice = Voice(speeches[language], offer_id[:OFFER_ID_LENGTH], number.lstrip("+"))
    if isinstance(said, Several):
        last = len(said.parts) - 1
        return _joined([_one(part, replace(voice, is_last=at == last)) for at, part in enumerate(said.parts)])
    return _one(said, voice)


def _one(said: Outcome | Notice, voice: Voice) -> Rendered:
    asked = said if isinstance(said, Asked) else Asked()
    if asked.asked_id:
        voice = replace(voice, offer=asked.asked_id[:OFFER_ID_LENGTH])
    rendered = _SAID_BY[type(said)](said, voice)
    if asked.again is None:
        return rendered
    if asked.again != "check" and rendered.rows and isinstance(said, SlotsOffered):
        rendered = rendered._replace(text=voice.say("still_open"))  # its rows stand below; the list was read already
    return _again(rendered, asked.again, voice)


def _joined(parts: Sequence[Rendered]) -> Rendered:
    """One text; what may be chosen is the last part's that offers something."""
    text = "\n".join(part.text for part in parts)
    offers = next((part for part in reversed(parts) if part.buttons or part.rows), parts[-1])
    return offers._replace(text=text)


def _again(rendered: Rendered, why: str, voice: Voice) -> Rendered:
    return rendered._replace(text=f"{voice.say(f'again_{why}')}\n{rendered.text}")


def _always(sentence: str) -> Callable[[Any, Voice], Rendered]:
    return lambda _, voice: voice.plain(sentence)


def _refusal(said: Refusal, voice: Voice) -> Rendered:
    return Rendered(voice.speech.refusals[said.reason])


def _apology(said: Apology, voice: Voice) -> Rendered:
    """What went wrong, and what is true of what was attempted."""
    sorry, attempts = voice.speech.apologies[said.reason], voice.speech.attempts
    if said.reason == "not_understood":
        return Rendered(sorry)
    fact = attempts["part"] if said.effect == "part" else attempts.get(f"{said.attempted}.{said.effect}")
    return Rendered(f"{sorry} {fact or attempts['none.none']}")


def _rejected(said: Rejected, voice: Voice) -> Rendered:
    return Rendered(voice.speech.rejections[said.reason].format(limit=said.limit or ""))


ALWAYS: dict[type, str] = {Help: "help", Done: "done", OneMoment: "one_moment"}
"""What is said in one sentence, as it stands."""
_SAID_BY: dict[type, Callable[[Any, Voice], Rendered]] = {
    Question: bookings.question,
    ConfirmWanted: bookings.confirm,
    EraseWanted: people.erase_wanted,
    ChangeWanted: calendar.change_wanted,
    Refusal: _refusal,
    Apology: _apology,
    Rejected: _rejected,
    SlotsOffered: bookings.offered,
    NothingFree: bookings.nothing_free,
    BusinessRegistered: people.registered,
    BusinessesShown: people.businesses,
    BookingTold: bookings.told,
    BookingsShown: bookings.shown,
    DayShown: calendar.day,
    BusinessOpened: people.opened,
    TimeBlocked: calendar.blocked,
    TimeUnblocked: calendar.unblocked,
    DaysClosed: calendar.closed,
    BookingsPaused: calendar.paused,
    SchedulesChanged: schedules.changed,
    Subscribed: people.subscribed,
    PersonTold: people.known,
    PersonForgotten: people.forgotten,
    Failed: bookings.failed,
    SmallTalk: talk.small_talk,
    CannotDo: talk.cannot_do,
    BusinessFacts: talk.facts,
    Unclear: talk.unclear,
    ApprovalWanted: bookings.approval,
    BookingNotice: bookings.notice,
    Reminder: bookings.reminder,
    BookingAffected: bookings.affected,
    MaintainerAdded: people.maintainer,
    LeaveWanted: helping.leave_wanted,
    HelpChanged: helping.help_changed,
    HelpWanted: helping.help_wanted,
    HelperNotice: helping.helper_notice,
    **{kind: _always(sentence) for kind, sentence in ALWAYS.items()},
}
_KINDS = {kind for union in (Outcome, Notice) for kind in get_args(get_args(union)[0])} - {Several}
if _left := sorted(kind.__name__ for kind in _KINDS - set(_SAID_BY)):
    raise LookupError(f"outcome {_left[0]}: nothing says it")
