"""`skeji export` and `skeji erase`: about whom, what is done, and with which exit code."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest
from typer.testing import CliRunner, Result

from skeji_ray.actors.audit import AuditEntry
from skeji_ray.cli import erase, export
from skeji_ray.cli.main import app
from skeji_ray.cli.people import identity_of
from skeji_ray.clock import SystemClock
from skeji_ray.config import load_settings
from skeji_ray.errors import DependencyUnreachable, UsageError
from skeji_ray.kafka.connection import Connection
from skeji_ray.messages.base import Outgoing
from skeji_ray.store.memory import MemoryStore
from tests.support.domain import SARAH, World


class OpenStore(MemoryStore):
    async def probe(self, timeout_s: float) -> None: ...


class FakeHome:
    """One system: a store in memory, and a broker that takes events."""

    def __init__(self, folder: Path) -> None:
        self.settings = load_settings(_env_file=None, skeji_home=folder)
        self.memory = OpenStore()
        self.events: list[Outgoing] = []
        self.kafka = Connection("nowhere:9092")
        self.clock = SystemClock()

    @asynccontextmanager
    async def store(self) -> AsyncIterator[OpenStore]:
        yield self.memory


@pytest.fixture
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> FakeHome:
    made = FakeHome(tmp_path)

    class FakeProducer:
        def __init__(self, connection: Connection, source: str) -> None: ...

        async def publish(self, outgoing: Sequence[Outgoing]) -> None:
            made.events += outgoing

        def close(self) -> None: ...

    monkeypatch.setattr(export, "find_database", lambda: made)
    monkeypatch.setattr(erase, "find_home", lambda: made)
    monkeypatch.setattr(erase, "probe", lambda connection, timeout_s: None)
    monkeypatch.setattr(erase, "Producer", FakeProducer)
    asyncio.run(a_booking(made.memory))
    return made


async def a_booking(store: MemoryStore) -> None:
    world = World(store=store)
    await world.book(await world.a_salon(), SARAH, customer_name="Sarah")


def said(*words: str) -> Result:
    return CliRunner().invoke(app, list(words))


def audited(home: FakeHome) -> list[AuditEntry]:
    return asyncio.run(home.memory.find(AuditEntry, {}))


LONGEST = "IL." + "9" * 128
"""A business-scoped id of WhatsApp's full length."""


@pytest.mark.parametrize(
    ("text", "identity"),
    [
        ("+972 54-111-1111", SARAH),
        ("\u202a+972 54-111-1111\u202c", SARAH),
        (SARAH, SARAH),
        ("5215512345678", "+525512345678"),
        ("IL.1234567890123", "IL.1234567890123"),
        (LONGEST, LONGEST),
    ],
)
def test_a_phone_has_one_form_and_a_user_id_stays_as_it_is(text: str, identity: str) -> None:
    assert identity_of(text) == identity


@pytest.mark.parametrize("text", ["sarah", "0541111111", "", "+1", "IL.", "il.123"])
def test_what_is_neither_is_bad_usage(text: str) -> None:
    with pytest.raises(UsageError):
        identity_of(text)


def test_what_is_known_is_shown_and_that_it_was_asked_is_audited(home: FakeHome) -> None:
    found = json.loads(said("export", "+972 54 111 1111", "--json").stdout)
    assert [one["customer_name"] for one in found["Bookings"]] == ["Sarah"]
    assert "Sarah" in said("export", SARAH).stdout
    assert said("export", "+972549999999").stdout == "nothing is known about them\n"
    assert [(entry.what, entry.via) for entry in audited(home)] == [("export", "operator")] * 3


def test_a_person_is_forgotten_once(home: FakeHome) -> None:
    said("erase", SARAH, "--yes", "--json")
    assert json.loads(said("export", SARAH, "--json").stdout) == {}
    again = json.loads(said("erase", SARAH, "--yes", "--json").stdout)
    assert again == {"cancelled": 0, "anonymised": 0, "businesses_closed": 0}
    assert [entry.done_at is not None for entry in audited(home) if entry.what == "erase"] == [True, True]


def test_nothing_is_done_without_a_yes_or_without_a_broker(home: FakeHome, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(connection: Connection, timeout_s: float) -> None:
        raise DependencyUnreachable("nobody there")

    assert said("erase", SARAH).exit_code == 2
    assert said("erase", "sarah", "--yes").exit_code == 2
    monkeypatch.setattr(erase, "probe", away)
    assert said("erase", SARAH, "--yes").exit_code == 4
    assert audited(home) == []


def test_who_types_the_phone_once_more_means_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(isatty=lambda: True))
    answers = iter([SARAH, "yes"])
    monkeypatch.setattr("typer.prompt", lambda *args, **kwargs: next(answers))
    erase.confirm(SARAH)
    with pytest.raises(UsageError, match="nothing was done"):
        erase.confirm(SARAH)
