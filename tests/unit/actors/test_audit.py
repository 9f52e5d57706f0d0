"""The audit names nobody to whoever has the database alone."""

from __future__ import annotations

import hashlib
import stat
from pathlib import Path

import pytest

from skeji_ray.actors import audit
from skeji_ray.actors.audit import (
    Asked,
    AuditEntry,
    AuditKey,
    Via,
    entry_of,
    known_audit_key,
    load_audit_key,
    sign_earlier_entries,
)
from skeji_ray.config import Settings, load_settings
from skeji_ray.errors import SettingError
from skeji_ray.store.memory import MemoryStore
from tests.support.domain import AUDIT_KEY, DAN, SARAH, act

ROUNDS = 100_000
"""Every other unit test does without them."""
ANOTHER = AuditKey(b"another key")


@pytest.fixture(autouse=True)
def _whole_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audit, "_ROUNDS", ROUNDS)


def settings_in(home: Path, **more: object) -> Settings:
    return load_settings(_env_file=None, skeji_home=home, **more)


def entry(key: AuditKey = AUDIT_KEY) -> AuditEntry:
    return entry_of(Asked.ERASE, Via.CHAT, SARAH, act("erase"), {}, key)


def unkeyed_hash(identity: str, salt: str) -> str:
    """All that whoever has the database, and tries every phone, can compute."""
    return hashlib.pbkdf2_hmac("sha256", identity.encode(), salt.encode(), ROUNDS).hex()


def test_a_phone_is_not_found_by_trying_all_of_them_without_the_key() -> None:
    noted = entry()
    assert noted.person_hash != unkeyed_hash(SARAH, noted.id)
    assert noted.person_hash == AUDIT_KEY.hash_of(SARAH, noted.id)
    assert noted.person_hash not in {AUDIT_KEY.hash_of(DAN, noted.id), ANOTHER.hash_of(SARAH, noted.id)}
    assert AUDIT_KEY.secret.decode() not in noted.model_dump_json()
    assert AUDIT_KEY.secret.decode() not in repr(AUDIT_KEY)


def test_an_entry_says_which_key_it_was_made_with() -> None:
    assert entry().key_id == AUDIT_KEY.id != ANOTHER.id == entry(ANOTHER).key_id


async def test_entries_from_before_there_were_keys_are_signed_once_and_can_still_be_checked() -> None:
    store = MemoryStore()
    made = entry()
    await store.insert(made.model_copy(update={"person_hash": unkeyed_hash(SARAH, made.id), "key_id": ""}))
    for key in (AUDIT_KEY, AUDIT_KEY, ANOTHER):
        await sign_earlier_entries(store, key)
        [standing] = await store.find(AuditEntry, {})
        assert (standing.person_hash, standing.key_id) == (AUDIT_KEY.hash_of(SARAH, made.id), AUDIT_KEY.id)


def test_a_home_makes_its_key_once_for_its_owner_alone(tmp_path: Path) -> None:
    settings = settings_in(tmp_path / "home")
    assert known_audit_key(settings) is None
    made = load_audit_key(settings)
    assert len(made.secret) == 64
    assert load_audit_key(settings) == known_audit_key(settings) == made
    [path] = settings.skeji_home.iterdir()
    assert (path.name, stat.S_IMODE(path.stat().st_mode)) == ("audit.key", 0o600)
    assert load_audit_key(settings_in(tmp_path / "another")) != made


def test_a_key_that_is_set_is_taken_and_none_is_made(tmp_path: Path) -> None:
    settings = settings_in(tmp_path, skeji_audit_key="k" * 32)
    assert load_audit_key(settings) == known_audit_key(settings) == AuditKey(b"k" * 32)
    assert list(tmp_path.iterdir()) == []


def test_production_without_a_key_makes_one_and_says_so(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    real = {f"whatsapp_{name}": "x" for name in ("app_secret", "verify_token", "access_token", "api_url")}
    settings = settings_in(tmp_path, skeji_profile="production", **real)
    made = load_audit_key(settings)
    assert known_audit_key(settings) == made
    [warning] = [record.getMessage() for record in caplog.records]
    assert "SKEJI_AUDIT_KEY" in warning
    assert made.secret.decode() not in warning


def test_a_short_key_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="SKEJI_AUDIT_KEY"):
        settings_in(tmp_path, skeji_audit_key="short")
