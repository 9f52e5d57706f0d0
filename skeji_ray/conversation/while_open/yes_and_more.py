"""A whole yes with something else behind it: the yes is done, and the rest is taken as a message of its own."""

from __future__ import annotations

import re
from functools import cache

from skeji_ray.conversation.availability import look_for_move
from skeji_ray.conversation.heard import heard_of
from skeji_ray.conversation.known import OF_WHEN, known_of
from skeji_ray.conversation.offers import repeatable, say_yes
from skeji_ray.conversation.turn import CERTAIN, SURE, Turn
from skeji_ray.conversation.while_open.afresh import Read, alone
from skeji_ray.conversation.while_open.again import act_asked
from skeji_ray.languages.acts import act_words
from skeji_ray.languages.assent import CAN_BE_TAKEN_BACK, agrees_in_words, asks, hedges, only_answers
from skeji_ray.languages.reading_table import language_of
from skeji_ray.languages.visits import says_instead
from skeji_ray.messages.acts import ACTS, Act, Slot
from skeji_ray.messages.asked import ChangeWanted, ConfirmWanted
from skeji_ray.messages.outcomes import Outcome, parts_of
from skeji_ray.messages.people import Language
from skeji_ray.messages.reading import Reading, Said
from skeji_ray.messages.wishes import Understood, Wish
from skeji_ray.pipeline.planning import Planned, PlanRequest

_SAID_BESIDE = frozenset({Act.RELAY, Act.LATE, Act.REMIND, Act.WAITLIST, Act.MESSAGE_CUSTOMERS, Act.PROPOSE})
"""What may stand behind a yes and takes nothing of it back; who asks something has not agreed yet."""
_ONLY_LOOKS = frozenset({"search_availability"})


def parted(request: PlanRequest) -> tuple[str, str] | None:
    """Return the whole yes that a message begins with, and what is said behind it; None where it begins with none."""
    asked = act_asked(request.context)
    if asked is None:
        return None
    known, text = repeatable(request), request.text
    for border in reversed(list(border_of(language_of(text)).finditer(text))):
        yes, rest = text[: border.start()], text[border.end() :].strip()
        if rest and not only_answers(rest) and agrees_in_words(asked, yes, known):
            return yes, rest
    return None


@cache
def border_of(language: Language) -> re.Pattern[str]:
    """Between two sentences, or the words that join them: "yes and tell him that ..."."""
    words = act_words(language)
    joined = rf"\s+(?:{words.breaks})\s+|\s+(?={words.starts})"
    return re.compile(rf"[.,;!\n]+\s*|\s+[-–]+\s+|{joined}", re.IGNORECASE)


def is_meant(request: PlanRequest) -> bool:
    """Tell whether a yes in words is about what is open: it was said last."""
    context = request.context
    return context.is_asked_last if act_asked(context) in CAN_BE_TAKEN_BACK else context.is_just_asked


def rest_of(request: PlanRequest, rest: str) -> PlanRequest:
    """Return what is said behind the yes as a message of its own, as things stand once the yes is done."""
    other = alone(request.model_copy(update={"text": rest}))
    context, opened, offer = other.context, request.context.open, request.context.offer
    about = Turn(request, Reading(said=())).spoken_of
    frame, left = context.frame, context.bookings
    if isinstance(opened, ConfirmWanted):
        gone = opened.booking
        left = tuple(one for one in left if one.booking_id != gone.booking_id)
        same = Understood(intent=Wish.BOOK, label=gone.service_label, city=gone.city, business=about)
        frame = frame.model_copy(update={"bookings": (), "task": same})
    elif offer is not None:
        same = offer.asked.model_copy(update={**dict.fromkeys(OF_WHEN), "intent": Wish.BOOK, "business": about})
        frame = frame.model_copy(update={"task": same})
    return other.model_copy(update={"context": context.model_copy(update={"bookings": left, "frame": frame})})


def takes_nothing_back(turn: Turn, shown: Outcome | None, *, is_offer: bool) -> bool:
    """Tell whether what is said behind the yes surely is one of its own, and doubts nothing of it.

    Args:
        shown: what the yes is to.
        is_offer: the yes is to a time: another one takes it back, another service does not.
    """
    said = [one for one in turn.reading.said if not ACTS[one.act].is_social]
    if isinstance(shown, ChangeWanted):  # of what is shown, anything else may be a correction
        return bool(said) and all(one.act in _SAID_BESIDE and one.sure >= SURE for one in said)
    return bool(said) and not hedges(turn.text) and all(_is_beside(one, is_offer, asks(turn.text)) for one in said)


def _is_beside(said: Said, is_offer: bool, is_asked: bool) -> bool:
    if said.act in _SAID_BESIDE:
        return said.sure >= SURE
    if is_offer:  # "ok. do I need a doctor's letter?" books nothing more
        is_wish = said.when is not None or not is_asked
        return said.act is Act.BOOK and said.sure >= CERTAIN and Slot.SERVICE in said.slots and is_wish
    return said.act in {Act.BOOK, Act.REFINE} and said.sure >= SURE and said.when is not None


def yes_and(request: PlanRequest, rest: Planned) -> list[Planned] | None:
    """Return the plan of the yes, and that of the rest; None where the rest would change something too, or the yes
    does nothing: "fine, at 13:45 then", of several times."""
    if not {step.action for step in rest.pipeline} <= _ONLY_LOOKS or not (rest.pipeline or rest.reply):
        return None
    if any(isinstance(part, ChangeWanted) for part in parts_of(rest.reply)):
        return None
    agreed = say_yes(request)
    return [agreed, rest] if agreed.pipeline else None


def read_rest(request: PlanRequest, read: Read) -> Turn | None:
    """Return what is said behind a whole yes, read as a message of its own; None where there is none, or it may take
    the yes back."""
    parts = parted(request)
    if parts is None or not is_meant(request):
        return None
    other = rest_of(request, parts[1])
    turn = Turn(other, read(heard_of(other)))
    is_offer = not isinstance(request.context.open, ConfirmWanted)
    return turn if takes_nothing_back(turn, request.context.open, is_offer=is_offer) else None


def moved_instead(request: PlanRequest, read: Read) -> Planned | None:
    """Return the search for another time of what is about to be cancelled, where the yes is followed by one: "yes,
    cancel it. Same time next week instead?". Nothing is cancelled before another is found."""
    opened, parts = request.context.open, parted(request)
    if (
        not isinstance(opened, ConfirmWanted)
        or opened.wish is not Wish.CANCEL
        or parts is None
        or not is_meant(request)
    ):
        return None
    other = request.model_copy(update={"text": parts[1]})
    turn = Turn(other, read(heard_of(alone(other))))
    move = turn.said(Act.MOVE)
    if move is None or move.sure < SURE or move.when is None or not says_instead(parts[1]):
        return None
    return look_for_move(turn, opened.booking, known_of(turn, move, Wish.RESCHEDULE))
