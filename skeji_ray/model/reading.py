"""A reading: the one flat object that a model fills in about a message, and the check of what it wrote."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, model_validator

from skeji_ray.catalogue import Address, Name, TimeOfDay, Weekday
from skeji_ray.errors import Permanent
from skeji_ray.model.actions import Authority

_DAYS = "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
_ISO = r"20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
Day = Annotated[str, StringConstraints(pattern=rf"^(today|tomorrow|day after tomorrow|(next )?({_DAYS})|{_ISO})$")]
"""A date as people say it: our own code reckons, so that a model which can not does no harm."""
Ordinal = Annotated[str, StringConstraints(pattern=r"^[a-z]+_[0-9]{1,2}$")]

MOST_CHARACTERS = 4_000
"""A whole reading, all fields at their bounds, is shorter."""
_CONTROL = frozenset({"Cc", "Cs", "Co", "Cn"})
_UNSAID: tuple[object, ...] = (None, "", [])


class Unreadable(Permanent):
    """A model's answer is no reading; the message tells the model, and people, what is wrong with it."""


class Reading(BaseModel):
    """What a message means. No id stands in it: what exists is named by its ordinal in what the model was shown."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    action: str = Field(max_length=64)
    """One of the authority's."""
    service: Name | None = None
    city: Name | None = None
    date: Day | None = None
    time: TimeOfDay | None = None
    slot: Ordinal | None = None
    """`slot_1` is the first that was offered."""
    booking: Ordinal | None = None
    """`booking_1`: the sender's own; `approval_1`: waits for the sender; `served_1`: in the sender's business."""
    name: Name | None = None
    """The sender's own."""
    business_name: Name | None = None
    opens: TimeOfDay | None = None
    """Also where a block begins."""
    closes: TimeOfDay | None = None
    working_days: tuple[Weekday, ...] | None = Field(None, min_length=1, max_length=7)
    schedule: Ordinal | None = None
    """`schedule_1`: the first of the sender's own calendars."""
    appointment_minutes: int | None = Field(None, ge=5, le=480)
    break_minutes: int | None = Field(None, ge=0, le=480)
    address: Address | None = None
    """Of a new branch."""

    @model_validator(mode="before")
    @classmethod
    def _without_what_is_unsaid(cls, value: Any) -> Any:
        """Servers that take the schema for advice write null, or nothing, where a field should be left out."""
        if not isinstance(value, dict):
            return value
        return {name: part for name, part in value.items() if part not in _UNSAID}


def read(text: str, authority: Authority) -> Reading:
    """The reading that a model wrote, checked again: a server may have ignored the schema.

    Raises:
        Unreadable: it is none, or holds what this authority does not.
    """
    if len(text) > MOST_CHARACTERS:
        raise Unreadable(f"longer than {MOST_CHARACTERS} characters")
    try:
        reading = Reading.model_validate_json(text)
    except ValidationError as error:
        raise Unreadable(_first_of(error)) from None
    for wrong in _outside(reading, authority):
        raise Unreadable(wrong)
    return reading


def _first_of(error: ValidationError) -> str:
    """Where and why, without what was written: that may be anything."""
    first = error.errors(include_input=False, include_url=False)[0]
    field = ".".join(str(part) for part in first["loc"] if part in Reading.model_fields or isinstance(part, int))
    return f"{field or 'the answer'}: {first['msg']}"[:300]


def _outside(reading: Reading, authority: Authority) -> Iterator[str]:
    if reading.action not in authority.actions:
        yield f"action: one of {', '.join(authority.actions)}"
    for field in reading.model_fields_set - authority.fields - {"action"}:
        yield f"{field}: not a field now"
    if reading.slot is not None and reading.slot not in authority.slots:
        yield "slot: no such ordinal"
    if reading.booking is not None and reading.booking not in authority.bookings:
        yield "booking: no such ordinal"
    if reading.schedule is not None and reading.schedule not in authority.schedules:
        yield "schedule: no such ordinal"
    for field, value in reading:
        if isinstance(value, str) and any(unicodedata.category(letter) in _CONTROL for letter in value):
            yield f"{field}: control characters"
