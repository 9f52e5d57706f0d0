"""When somebody wants something, as a value: sets of local days, windows of the day, and what comes first."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from skeji_ray.messages.base import Value

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
"""As they stand in values and documents, in the order of `date.weekday()`."""


class Span(Value):
    """Local days x a window of the day. What is unset is open: any day, from the beginning, to the end.

    `time_from` and `time_to` are HH:MM. Equal, they are a point: an appointment begins then. Else it begins at
    `time_from` or later, and before `time_to`; 23:59 is the end of the day.
    """

    date_from: dt.date | None = None
    date_to: dt.date | None = None
    """Inclusive; equal for one day."""
    time_from: str | None = None
    time_to: str | None = None
    ends_by: str | None = None
    """HH:MM by which it is to be over: "done by 13:30". What begins is over then at the latest."""


class When(Value):
    """What was said of days and times. `When()` says nothing."""

    spans: tuple[Span, ...] = ()
    """Any of these will do."""
    without: tuple[Span, ...] = ()
    """None of these: "not on Tuesday", "anything but mornings"."""
    order: Literal["earliest", "latest"] | None = None
    """Which of the fitting ones is to come first: "as soon as possible", "the last one you have"."""
    is_around: bool = False
    """A point was said roughly ("about three"): it is what one is to be near, not what one is held to."""
    than_shown: Literal["later", "earlier"] | None = None
    """Beside what was shown last: "anything later?"."""
    same: Literal["time", "day", "other_day"] | None = None
    """Of what is being talked about (an offer, a booking): "same time on Friday", "another time that day", "another
    day"."""
    shift_minutes: int | None = None
    """From what is being talked about: "an hour later" is 60, "half an hour earlier" is -30."""
    shift_days: int | None = None
    """From what is being talked about: "the day after" is 1, "a week later" is 7."""
    is_after: bool = False
    """The days are counted from what is being talked about: "the Friday after that"."""
    is_each: bool = False
    """All of the spans are wanted, not one of them: "Wednesday at 5 and Sunday at 5"."""
    minutes: int | None = None
    """How long: "for two hours"."""
    every: tuple[str, ...] = ()
    """Again and again: weekdays ("monday"), or "day", "week", "month", "year", "3 weeks"; "2 weeks" with a weekday is
    every other one."""
    unclear: str | None = None
    """Words of a day or time that is none, or could be two: they are asked about."""
