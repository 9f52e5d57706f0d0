"""Who asked what is known about a person, or to forget them: written down without saying who that is."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta
from enum import StrEnum
from typing import ClassVar

from skeji_ray.document import EXPIRY, ExpiringDocument, Index
from skeji_ray.domain.entity import Act
from skeji_ray.messages.ids import stable_id
from skeji_ray.messages.people import mask

KEPT_FOR = timedelta(days=1095)
"""As long as it may have to be shown that it was done."""
_ROUNDS = 100_000
"""A tenth of a second for each phone that somebody would try."""


class Asked(StrEnum):
    EXPORT = "export"
    ERASE = "erase"


class Via(StrEnum):
    """By the person in their chat, or by an operator's command."""

    CHAT = "chat"
    OPERATOR = "operator"


class AuditEntry(ExpiringDocument):
    """One request about a person. Whoever knows the phone can tell that it was theirs, by `person_hash`."""

    collection: ClassVar[str] = "Audit"
    indexes: ClassVar[tuple[Index, ...]] = (EXPIRY,)

    what: Asked
    via: Via
    person: str
    """Masked."""
    person_hash: str
    """`hash_of` the identity and this entry's id."""
    asked_at: datetime
    counts: dict[str, int]
    done_at: datetime | None = None

    def kept_for(self) -> timedelta:
        return KEPT_FOR


def entry_of(what: Asked, via: Via, identity: str, act: Act, counts: dict[str, int]) -> AuditEntry:
    """One entry for each command, however often it comes."""
    id = audit_id(act.command_id)
    return AuditEntry(
        id=id,
        what=what,
        via=via,
        person=mask(identity),
        person_hash=hash_of(identity, id),
        asked_at=act.at,
        counts=counts,
    )


def audit_id(command_id: str) -> str:
    return stable_id(command_id, "audit")


def hash_of(identity: str, salt: str) -> str:
    """Dear enough that no list of all phones is tried quickly; another one in every entry."""
    return hashlib.pbkdf2_hmac("sha256", identity.encode(), salt.encode(), _ROUNDS).hex()
