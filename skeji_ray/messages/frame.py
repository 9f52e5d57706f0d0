"""What a conversation is about: what is being arranged, what was spoken of last, and what was done."""

from __future__ import annotations

from skeji_ray.messages.acts import Topic
from skeji_ray.messages.asked import ChangeWanted, ConfirmWanted
from skeji_ray.messages.base import Value
from skeji_ray.messages.reading import Said
from skeji_ray.messages.talk import CannotDo
from skeji_ray.messages.views import BookingView, ScheduleView
from skeji_ray.messages.when import When
from skeji_ray.messages.wishes import Understood

MAX_MENTIONED, MAX_BEHIND = 3, 2


class Frame(Value):
    """What "it", "her", "then" and "the same" mean. A misunderstanding changes none of it."""

    task: Understood | None = None
    """What is being arranged: each thing as it was said last."""
    last: Understood | None = None
    """What was arranged before it: "and one for my son too" is of the same service."""
    bookings: tuple[BookingView, ...] = ()
    """Those that were spoken of last: "it", "her"."""
    day: str | None = None
    """The day (ISO) that was spoken of last: "and the day after?"."""
    until: str | None = None
    """Where these were several, the last of them: "is anybody booked then?"."""
    unclear: tuple[Said, ...] = ()
    """The readings of a message that was asked about: a button says which was meant."""
    unnamed: str | None = None
    """Id of the booking whose name was asked for when it was made."""
    viewed: str | None = None
    """What was asked of those days: "and on Wednesday?" asks the same of another."""
    off: When | None = None
    """The days and windows that were taken out of the calendar, or given back, last: "the same on Wednesday"."""
    topic: Topic | None = None
    """What was asked about a business last: "and on Friday?" asks the same."""
    done: str | None = None
    """The kind of what was told last that changed something: what "undo that" is about."""
    stood: tuple[ScheduleView, ...] = ()
    """Calendars as they stood before what was changed, or shown to be changed, last: "sorry, only on Sundays"."""
    cannot: CannotDo | None = None
    """What was said last to be impossible: a yes to it does nothing."""
    for_customer: CannotDo | None = None
    """What was to be arranged for a customer, where that cannot be: "make it 10:30" is another time of it."""
    behind: tuple[ChangeWanted | ConfirmWanted, ...] = ()
    """What waits for an owner's yes behind what is open: it is asked again once that is answered."""
