"""Who asked what is known about a person, or to forget them: written down without saying who that is."""

from __future__ import annotations

import hashlib
import hmac
import logging
import os
import secrets
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import ClassVar

from skeji_ray.config import Profile, Settings
from skeji_ray.document import EXPIRY, ExpiringDocument, Index
from skeji_ray.domain.entity import Act
from skeji_ray.messages.ids import stable_id
from skeji_ray.messages.people import mask
from skeji_ray.store.base import NotFound, Store, change
from skeji_ray.store.pages import each

KEPT_FOR = timedelta(days=1095)
"""As long as it may have to be shown that it was done."""
_ROUNDS = 100_000
"""A tenth of a second for each phone that somebody who has the key would try."""
KEY_FILE = "audit.key"
"""Of the home."""
_KEY_ID = b"the id of an audit key"

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class AuditKey:
    """The key that person hashes are made with: a secret that does not stand in the database."""

    secret: bytes = field(repr=False)

    @property
    def id(self) -> str:
        """Tell keys apart, and nothing else about them."""
        return hmac.digest(self.secret, _KEY_ID, "sha256").hex()[:16]

    def hash_of(self, identity: str, salt: str) -> str:
        """Return the person hash of one entry; `salt` is the entry's id, so that each has another one."""
        return self.sign(_without_key(identity, salt))

    def sign(self, text: str) -> str:
        return hmac.digest(self.secret, text.encode(), "sha256").hex()


def _without_key(identity: str, salt: str) -> str:
    return hashlib.pbkdf2_hmac("sha256", identity.encode(), salt.encode(), _ROUNDS).hex()


def load_audit_key(settings: Settings) -> AuditKey:
    """Return the key of SKEJI_AUDIT_KEY, else the home's own, which is made at its first use."""
    known = known_audit_key(settings)
    if known is not None:
        return known
    if settings.skeji_profile is Profile.PRODUCTION:
        log.warning("SKEJI_AUDIT_KEY is not set: %s is made, and no other machine can check what it signs", KEY_FILE)
    _make_key(_file_of(settings))
    return AuditKey(_file_of(settings).read_text().strip().encode())


def known_audit_key(settings: Settings) -> AuditKey | None:
    """As `load_audit_key`, but None where there is none yet."""
    if settings.skeji_audit_key is not None:
        return AuditKey(settings.skeji_audit_key.get_secret_value().encode())
    path = _file_of(settings)
    return AuditKey(path.read_text().strip().encode()) if path.exists() else None


def _file_of(settings: Settings) -> Path:
    return settings.skeji_home / KEY_FILE


def _make_key(path: Path) -> None:
    """The first of several that do it at once wins; nobody reads half a key."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f"audit.{os.getpid()}.{secrets.token_hex(4)}.tmp")
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(secrets.token_hex(32) + "\n")
    try:
        with suppress(FileExistsError):
            os.link(fresh, path)
    finally:
        fresh.unlink()


class Asked(StrEnum):
    EXPORT = "export"
    ERASE = "erase"


class Via(StrEnum):
    """By the person in their chat, or by an operator's command."""

    CHAT = "chat"
    OPERATOR = "operator"


class AuditEntry(ExpiringDocument):
    """One request about a person. Whoever has the key and knows the phone can tell that it was theirs."""

    collection: ClassVar[str] = "Audit"
    indexes: ClassVar[tuple[Index, ...]] = (EXPIRY,)

    what: Asked
    via: Via
    person: str
    """Masked."""
    person_hash: str
    """`AuditKey.hash_of` the identity and this entry's id."""
    key_id: str = ""
    """Of the key that made it; empty in what was written before there were keys."""
    asked_at: datetime
    counts: dict[str, int]
    done_at: datetime | None = None

    def kept_for(self) -> timedelta:
        return KEPT_FOR


def entry_of(what: Asked, via: Via, identity: str, act: Act, counts: dict[str, int], key: AuditKey) -> AuditEntry:
    """One entry for each command, however often it comes."""
    id = audit_id(act.command_id)
    return AuditEntry(
        id=id,
        what=what,
        via=via,
        person=mask(identity),
        person_hash=key.hash_of(identity, id),
        key_id=key.id,
        asked_at=act.at,
        counts=counts,
    )


def audit_id(command_id: str) -> str:
    return stable_id(command_id, "audit")


async def sign_earlier_entries(store: Store, key: AuditKey) -> None:
    """Sign the hashes that were made without a key: they can still be checked, and no longer be searched for."""

    def signed(entry: AuditEntry) -> AuditEntry:
        if entry.key_id:
            return entry
        return entry.model_copy(update={"person_hash": key.sign(entry.person_hash), "key_id": key.id})

    async for entry in each(store, AuditEntry, {}):
        with suppress(NotFound):
            await change(store, AuditEntry, entry.id, signed)
