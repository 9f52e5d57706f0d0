"""Typed limits: the bound that a value broke. Every language says it in its own words.

`str()` is a limit's plain notation: in logs, in the command line, and what a release reads that knows no typed ones.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field


class _Bound(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class Length(_Bound):
    """Characters of a text."""

    kind: Literal["length"] = "length"
    least: int | None = None
    most: int

    def __str__(self) -> str:
        return f"{_span(self.least, self.most)} characters"


class Range(_Bound):
    """A number, or how many there are of something."""

    kind: Literal["range"] = "range"
    least: int | None = None
    most: int

    def __str__(self) -> str:
        return _span(self.least, self.most)


class Count(_Bound):
    """As many as there can be of something."""

    kind: Literal["count"] = "count"
    most: int

    def __str__(self) -> str:
        return str(self.most)


class Days(_Bound):
    """How many days ahead."""

    kind: Literal["days"] = "days"
    most: int

    def __str__(self) -> str:
        return f"{self.most} days"


class Hours(_Bound):
    """Working hours, on some days of the week, or beside a day on which it is closed."""

    kind: Literal["hours"] = "hours"
    opens: str
    closes: str
    days: tuple[str, ...] = ()
    """As schedules name them: "monday"."""
    closed_on: dt.date | None = None

    def __str__(self) -> str:
        hours = f"{self.opens}-{self.closes}"
        if self.closed_on is not None:
            return f"{hours}, closed on {self.closed_on.isoformat()}"
        return f"{hours} on {', '.join(self.days)}" if self.days else hours


class Every(_Bound):
    """The starts that there are on a day."""

    kind: Literal["every"] = "every"
    minutes: int
    start: str

    def __str__(self) -> str:
        return f"every {self.minutes} minutes from {self.start}"


class LaterThan(_Bound):
    """An end. None: later than its start."""

    kind: Literal["later_than"] = "later_than"
    time: str | None = None

    def __str__(self) -> str:
        return f"later than {self.time or 'the start'}"


class Choices(_Bound):
    """One of some words, which are a person's own."""

    kind: Literal["choices"] = "choices"
    choices: tuple[str, ...]

    def __str__(self) -> str:
        return ", ".join(self.choices)


FORMS: dict[str, str] = {
    "time": "HH:MM",
    "date": "YYYY-MM-DD",
    "instant": "a time with its zone, like {example}",
    "weekday": "a day of the week",
    "whole_minute": "a whole minute",
    "whole_number": "a whole number",
    "word": "a word of letters",
    "text": "text",
    "list": "a list",
    "other": "a value of another kind",
    "time_of_that_day": "a time that the clock shows on that day",
    "needed": "needed for a search",
    "zone": "a zone like {example}",
    "phone": "a number with its country code, like {example}",
    "country": "Israel (+972) or North America (+1)",
    "web_address": "a public https address",
}
"""Name of a form -> its plain notation."""


class Pattern(_Bound):
    """The form of a value, with an example where one helps."""

    kind: Literal["pattern"] = "pattern"
    form: str
    example: str = ""

    def __str__(self) -> str:
        return FORMS.get(self.form, self.form).format(example=self.example)


class Words(_Bound):
    """What a release wrote that knew no typed limits; shown as it stands."""

    kind: Literal["words"] = "words"
    words: str

    def __str__(self) -> str:
        return self.words


class Each(_Bound):
    """The limit of every one of several."""

    kind: Literal["each"] = "each"
    of: Length | Range | Choices | Pattern = Field(discriminator="kind")

    def __str__(self) -> str:
        return f"each {self.of}"


Limit = Annotated[
    Length | Range | Count | Days | Hours | Every | LaterThan | Choices | Pattern | Words | Each,
    Field(discriminator="kind"),
]


def _span(least: int | None, most: int) -> str:
    return f"at most {most}" if least is None else f"{least}-{most}"
