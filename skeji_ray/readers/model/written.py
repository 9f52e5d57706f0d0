"""What a model writes about a message, and the check of it: a server may have ignored the schema."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, model_validator

from skeji_ray.errors import Permanent
from skeji_ray.messages.acts import Act, Slot, Topic
from skeji_ray.readers.model.authority import Authority

Words = Annotated[str, StringConstraints(min_length=1, max_length=100)]
Day = Annotated[str, StringConstraints(pattern=r"^20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$")]
Ordinal = Annotated[str, StringConstraints(pattern=r"^[a-z]+_[0-9]{1,2}$")]

MAX_ACTS = 3
"""A message that does more is read as its first three."""
MAX_CHARACTERS = 6_000
"""A whole answer, all fields at their bounds, is shorter."""
WORDS = tuple(slot for slot in Slot if slot not in {Slot.ORDINAL, Slot.TOPIC, Slot.PHONE})
"""Slots that a model fills in with words. It names what was offered by ordinal, and no phone at all: nobody is given
rights by it."""
_CONTROL = frozenset({"Cc", "Cs", "Co", "Cn"})
_UNSAID: tuple[object, ...] = (None, "", [])


class Unreadable(Permanent):
    """A model's answer is no reading; the message tells the model, and people, what is wrong with it."""


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    @model_validator(mode="before")
    @classmethod
    def _without_what_is_unsaid(cls, value: Any) -> Any:
        """Servers that take the schema for advice write null, or nothing, where a field should be left out."""
        if not isinstance(value, dict):
            return value
        return {name: part for name, part in value.items() if part not in _UNSAID}


class WrittenAct(_Strict):
    """One act. No id stands in it: what exists is named by its ordinal in what the model was shown."""

    act: Act
    slot: Ordinal | None = None
    """`slot_1` is the first that was offered."""
    booking: Ordinal | None = None
    """`booking_1`: the sender's own; `approval_1`: waits for the sender; `served_1`: in the sender's business."""
    when: Words | None = None
    date: Day | None = None
    """What the words of `when` come to: it counts only where our own grammar finds nothing in them."""
    duration: Words | None = None
    service: Words | None = None
    city: Words | None = None
    business: Words | None = None
    staff: Words | None = None
    name: Words | None = None
    party: Words | None = None
    price: Words | None = None
    address: Words | None = None
    hours: Words | None = None
    days: Words | None = None
    topic: Topic | None = None
    reason: Words | None = None
    message: Words | None = None

    def words(self) -> dict[Slot, str]:
        """Return the words of every slot that has some."""
        found = ((slot, getattr(self, slot)) for slot in WORDS)
        return {slot: value for slot, value in found if value is not None}


class Written(_Strict):
    """A whole answer."""

    acts: tuple[WrittenAct, ...] = Field(min_length=1, max_length=MAX_ACTS)


def read_written(text: str, authority: Authority) -> Written:
    """Return what a model wrote, checked again.

    Raises:
        Unreadable: it is no reading, or holds what this authority does not.
    """
    if len(text) > MAX_CHARACTERS:
        raise Unreadable(f"longer than {MAX_CHARACTERS} characters")
    try:
        written = Written.model_validate_json(text)
    except ValidationError as error:
        raise Unreadable(_first_of(error)) from None
    for one in written.acts:
        for wrong in _outside(one, authority):
            raise Unreadable(wrong)
    return written


def _first_of(error: ValidationError) -> str:
    """Where and why, without what was written: that may be anything."""
    first = error.errors(include_input=False, include_url=False)[0]
    known = {*WrittenAct.model_fields, *Written.model_fields}
    field = ".".join(str(part) for part in first["loc"] if part in known or isinstance(part, int))
    return f"{field or 'the answer'}: {first['msg']}"[:300]


def _outside(one: WrittenAct, authority: Authority) -> Iterator[str]:
    if one.act not in authority.acts:
        yield f"act: one of {', '.join(authority.acts)}"
    if one.slot is not None and one.slot not in authority.slots:
        yield "slot: no such ordinal"
    if one.booking is not None and one.booking not in authority.bookings:
        yield "booking: no such ordinal"
    for slot, words in one.words().items():
        if any(unicodedata.category(letter) in _CONTROL for letter in words):
            yield f"{slot}: control characters"
