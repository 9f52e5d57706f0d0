"""What one language must have patterns for, so that an owner can change something in it.

What a pattern captures is named: `what` is a service, `name` a name, `url` an address on the web.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple


class Phrases(NamedTuple):
    """One language's ways to say what changes. A pattern that is missing does not type-check."""

    plain: Callable[[str], str]
    """The text with its days, dates, times and lengths in English, for the readers of those."""
    opens: re.Pattern[str]
    """When it is open is said, or is to be changed."""
    closed: re.Pattern[str]
    """On what it is not open."""
    closed_some_day: re.Pattern[str]
    """That, and no day is said."""
    days: re.Pattern[str]
    """Of `opens`: it is the days that are to be changed."""
    too: re.Pattern[str]
    """Beside the days that stand."""
    only: re.Pattern[str]
    again: re.Pattern[str]
    """A closed day is open after all."""
    for_good: re.Pattern[str]
    """Every week, and not on one day."""
    this_once: re.Pattern[str]
    every_or_whole: re.Pattern[str]
    """A weekday again and again, or the whole of one: the words can be either."""
    whole_day: re.Pattern[str]
    """The whole of one day is to be taken out, and not every such day."""
    rest_of_days: re.Pattern[str]
    """All days but those that are named."""
    at_noon: re.Pattern[str]
    """The break for lunch."""
    clock: re.Pattern[str]
    """A time of day as working hours are said, in figures or in words."""
    at: re.Pattern[str]
    """What may stand before it."""
    to: str
    """What stands between the two ends of a span."""
    opens_at: re.Pattern[str]
    closes_at: re.Pattern[str]
    """With `hour`, and maybe `minute` and `half`, of the plain text."""
    meeting: re.Pattern[str]
    """How long an appointment is."""
    any_meeting: re.Pattern[str]
    """Any appointment whatever, and not the one of a service."""
    pause: re.Pattern[str]
    """How long the break between two is."""
    no_pause: re.Pattern[str]
    seats: re.Pattern[str]
    """With `count`: how many come to one appointment."""
    names: tuple[re.Pattern[str], ...]
    """What it is called from now on."""
    asks_name: re.Pattern[str]
    """It is to have another name, which is not said."""
    at_all: re.Pattern[str]
    """Not on such a day at all, in any week."""
    adds_them: re.Pattern[str]
    """Behind services that are to be added: "add them"."""
    stays: re.Pattern[str]
    """A day is worked on after all: "Monday yes"."""
    offers: tuple[re.Pattern[str], ...]
    offers_no_more: tuple[re.Pattern[str], ...]
    between: re.Pattern[str]
    """A length is one of the breaks between two appointments."""
    pause_at: re.Pattern[str]
    """A break that is at hours of the day."""
    takes_out: re.Pattern[str]
    """Hours or days are taken out of the calendar, whatever else they look like."""
    unbroken: re.Pattern[str]
    """There are no breaks."""
    own: re.Pattern[str]
    """Something is said to be the speaker's."""
    spoken_of: re.Pattern[str]
    """Somebody or something that was spoken of is meant."""
    day_letters: re.Pattern[str]
    """A span of days in letters, as no time is said."""
    waits: re.Pattern[str]
    """It is about what waits for an answer."""
    from_today: re.Pattern[str]
    """From now on, which names no day."""
    from_later: re.Pattern[str]
    """It is to hold from a day on."""
    is_ill: re.Pattern[str]
    """Somebody is away from today on, where no day is said."""
    brings_forward: re.Pattern[str]
    """An appointment is to be earlier by so much."""
    next_one: re.Pattern[str]
    """Whoever comes next, on whichever day."""
    now: re.Pattern[str]
    """As it stands, which is no day."""
    only_from: re.Pattern[str]
    """An hour is the first one that is worked from."""
    only_until: re.Pattern[str]
    """An hour is the last one that is worked until."""
    next_clause: str
    """Where one thing that is to change ends and another begins."""
    begins_day: re.Pattern[str]
    """An hour is when the day begins."""
    same: re.Pattern[str]
    """The same is wanted once more."""
    bare_hour: re.Pattern[str]
    """A number that is an hour, of the plain text without its dates."""
    early: re.Pattern[str]
    """The day ends sooner than it does; when, is hardly said."""
    ends_day: re.Pattern[str]
    """An hour is when the day ends."""
    rate: re.Pattern[str]
    """What an hour costs, which is no length."""
    drops: re.Pattern[str]
    """A service is to be no longer one."""
    website: re.Pattern[str]
    time_zone: re.Pattern[str]
    unchangeable: re.Pattern[str]
    """What can not be changed here, or what is to be changed is not said at all."""
    everywhere: re.Pattern[str]
    registers: re.Pattern[str]
    """A business is to be put on."""
    does: tuple[tuple[re.Pattern[str], str], ...]
    """What somebody does for others, as `what`, and how the service is called then, with `{what}`."""
    branch: re.Pattern[str]
    maintainer: re.Pattern[str]
    """The whole message, with `phone` and maybe `name`."""
    former_maintainer: re.Pattern[str]
