"""Who speaks. Set by our code from the webhook's verified sender, never from what a model wrote."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from skeji_ray.messages.base import Value

MIN_IDENTITY, MAX_IDENTITY = 4, 256
"""Characters. A business-scoped user id is a country code, a dot and up to 128: there is room for longer ones."""
Identity = Annotated[str, Field(min_length=MIN_IDENTITY, max_length=MAX_IDENTITY)]
"""An E.164 phone with its plus, or a business-scoped user id where WhatsApp gives no phone."""


class Language(StrEnum):
    """What the product speaks."""

    ENGLISH = "en"
    HEBREW = "he"


class Spoken(Value):
    """The language that is remembered with a person."""

    language: Language
    is_sure: bool = True
    """Their own words have shown it."""
    others: int = 0
    """Messages in a row in another language."""


class Role(StrEnum):
    """What somebody is to the businesses of this system; everybody may also act as a customer."""

    CUSTOMER = "customer"
    OWNER = "owner"


class Sender(Value):
    """A person, and what is known about them when they speak."""

    identity: Identity
    name: str | None = Field(None, max_length=100)
    language: Language = Language.ENGLISH
    time_zone: str = "UTC"
    business_ids: tuple[str, ...] = ()
    """The businesses that they administer or maintain."""
    written_from: Identity | None = None
    """The id that the message came from, where that is not their identity."""

    @property
    def role(self) -> Role:
        return Role.OWNER if self.business_ids else Role.CUSTOMER


def mask(identity: str) -> str:
    """How a phone stands in a log: enough to recognise, too little to dial."""
    return f"{identity[:4]}***{identity[-2:]}" if len(identity) > 6 else "***"
