"""What is said in a conversation beside what was done: small talk, facts of a business, what cannot be done here.

Each of these leaves open what is open.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from skeji_ray.messages.acts import Act, Slot, Topic
from skeji_ray.messages.base import Instant, Value
from skeji_ray.messages.views import BusinessView, ScheduleView


class SmallTalk(Value):
    """A greeting answered, thanks, a goodbye; the honest answer to "are you a bot?"; that something stays.

    Args:
        business: on whose behalf, where the chat is about one.
        open_until: of `hold`, until when what is open can be answered; shown in `time_zone`.
    """

    kind: Literal["small_talk"] = "small_talk"
    talk: Literal["greet", "thank", "bye", "ack", "hold", "bot", "stays"]
    business: BusinessView | None = None
    open_until: Instant | None = None
    time_zone: str = "UTC"


MAX_SAID = 60
"""Letters of a message that are said back as what cannot be done."""


class CannotDo(Value):
    """Something that was asked and cannot be done here, by its name.

    Args:
        act: what was asked for.
        topic: of `ask_business`, what was asked about.
        slot: what cannot be taken into account, where the act itself can be done: somebody's choice of a person of
            the staff, of a price, that it is for somebody else.
        said: the person's own words for it.
        business: whom to ask instead.
        is_own: who asks is the owner, and there is nobody else to ask.
        is_gone: it was to be taken away, and is not there.
    """

    kind: Literal["cannot_do"] = "cannot_do"
    act: Act
    topic: Topic | None = None
    slot: Slot | None = None
    said: tuple[str, ...] = ()
    business: BusinessView | None = None
    is_own: bool = False
    is_gone: bool = False


class BusinessFacts(Value):
    """What is known of a business about a topic; what is not known is said to be unknown.

    Args:
        day: of `hours`, the day that was asked about.
        is_own: who asks is the owner.
    """

    kind: Literal["business_facts"] = "business_facts"
    topic: Topic
    business: BusinessView
    schedules: tuple[ScheduleView, ...] = ()
    day: date | None = None
    said: tuple[str, ...] = ()
    """The person's own words for what they asked."""
    is_own: bool = False
