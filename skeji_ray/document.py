"""What is remembered: documents with an identity and a version, changed by compare-and-set alone."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import ClassVar, NamedTuple

from pydantic import BaseModel, ConfigDict, Field


class Index(NamedTuple):
    """One index of a collection, and the query that it serves."""

    fields: tuple[str, ...]
    """Paths in order; a leading `-` means descending. A path to or through an array never stands alone: with such
    an index the embedded database finds nothing, without an error."""
    serves: str
    """The query that needs it, in words: the table of indexes in the docs is made from these."""
    expires: bool = False
    """The server itself removes what this one date has passed of."""


class Document(BaseModel):
    """A frozen value under a string id. `version` counts its writes; a replace must name the version it read."""

    model_config = ConfigDict(frozen=True, extra="ignore", populate_by_name=True)

    collection: ClassVar[str]
    indexes: ClassVar[tuple[Index, ...]] = ()

    id: str = Field(alias="_id")
    version: int = 0


class DueDocument(Document):
    """A document that something must be done about at a time: found by the due scan of whoever owns it."""

    due_at: datetime | None = None


EXPIRY = Index(("expires_at",), "the server removes what is no longer kept", expires=True)


class ExpiringDocument(Document):
    """A document that is needed for a time only: the store writes down its end at each write, by real time."""

    expires_at: datetime | None = None

    def kept_for(self) -> timedelta | None:
        """How long after this write; None while it must stay, however long that is."""
        raise NotImplementedError
