"""`skeji dlq`: which letters are chosen, what is answered, and with which exit code."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from skeji_ray.cli import dlq
from skeji_ray.cli.dlq import discard_open
from skeji_ray.errors import SkejiError
from skeji_ray.kafka.connection import Connection
from skeji_ray.pipeline.dead_letters import DeadLetterEntry, LetterState
from skeji_ray.store.memory import MemoryStore
from skeji_ray.topology import DLQ_LLM, DLQ_SCRUB, GATEWAY_TO_SCRUB, INGRESS, SCRUB_TO_LLM
from tests.support.letters import RawBroker, a_letter


class FakeHome:
    """One system: a store in memory, and a broker that records."""

    def __init__(self) -> None:
        self.memory = MemoryStore()
        self.broker = RawBroker()
        self.kafka = Connection("nowhere:9092")

    @asynccontextmanager
    async def store(self) -> AsyncIterator[MemoryStore]:
        yield self.memory


@pytest.fixture
def home(monkeypatch: pytest.MonkeyPatch) -> FakeHome:
    made = FakeHome()

    class FakeProducer:
        def __init__(self, connection: Connection, source: str) -> None:
            assert connection is made.kafka
            self.publish_raw = made.broker.take

        def close(self) -> None: ...

    monkeypatch.setattr(dlq, "find_home", lambda: made)
    monkeypatch.setattr(dlq, "Producer", FakeProducer)
    monkeypatch.setattr(dlq, "probe", lambda *_: None)
    return made


async def filled(home: FakeHome) -> None:
    now = datetime.now(UTC)
    await home.memory.insert(a_letter("l1", INGRESS.name, failed_at=now - timedelta(hours=3), key="sarah"))
    await home.memory.insert(
        a_letter("l2", SCRUB_TO_LLM.name, dlq=DLQ_LLM.name, failed_at=now - timedelta(hours=1), correlation_id="c9")
    )
    await home.memory.insert(a_letter("l3", failed_at=now, error_class="transient_exhausted"))
    await home.memory.insert(a_letter("l4", failed_at=now, state=LetterState.REPLAYED))


def said(*words: str) -> Result:
    return CliRunner().invoke(dlq.app, list(words))


def listed(*options: str) -> list[str]:
    result = said("list", "--json", *options)
    assert result.exit_code == 0, result.output
    return [row["id"] for row in json.loads(result.stdout)]


async def state_of(home: FakeHome, id: str) -> LetterState:
    entry = await home.memory.get(DeadLetterEntry, id)
    assert entry is not None
    return entry.state


@pytest.fixture
def full_home(home: FakeHome) -> FakeHome:
    import asyncio

    asyncio.run(filled(home))
    return home


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        ((), ["l1", "l2", "l3"]),
        (("--topic", DLQ_SCRUB.name), ["l1", "l3"]),
        (("--topic", SCRUB_TO_LLM.name), ["l2"]),
        (("--error", "TRANSIENT"), ["l3"]),
        (("--error", "can not be read"), ["l1", "l2", "l3"]),
        (("--older-than", "30m"), ["l1", "l2"]),
        (("--older-than", "2h"), ["l1"]),
        (("--key", "sarah"), ["l1"]),
        (("--correlation-id", "c9"), ["l2"]),
        (("--correlation-id", "c9", "--key", "sarah"), []),
    ],
)
@pytest.mark.usefixtures("full_home")
def test_open_letters_are_listed_by_any_of_their_marks_the_oldest_first(
    options: tuple[str, ...], ids: list[str]
) -> None:
    assert listed(*options) == ids


async def test_a_letter_that_replays_by_itself_says_when(home: FakeHome) -> None:
    at = datetime(2030, 5, 1, 12, 1, tzinfo=UTC)
    await home.memory.insert(a_letter("l1", due_at=at))
    await home.memory.insert(a_letter("l2"))
    rows = json.loads((await asyncio.to_thread(said, "list", "--json")).stdout)
    assert [row["replays_at"] and datetime.fromisoformat(row["replays_at"]) for row in rows] == [at, None]


@pytest.mark.usefixtures("full_home")
def test_a_span_that_is_none_is_refused() -> None:
    assert said("list", "--older-than", "soon").exit_code != 0


def test_replay_answers_in_three_lists_and_exits_1_where_one_can_not_be_sent(full_home: FakeHome) -> None:
    result = said("replay", "l1", "l4", "absent", "--json")
    assert result.exit_code == 1
    assert json.loads(result.stdout) == {"replayed": ["l1"], "skipped": ["l4"], "failed": ["absent"]}
    assert [(topic, headers["attempt"]) for topic, _, _, headers in full_home.broker.taken] == [(INGRESS.name, b"1")]
    assert listed() == ["l2", "l3"]
    again = said("replay", "l1", "--json")
    assert (again.exit_code, json.loads(again.stdout)["skipped"]) == (0, ["l1"])
    assert len(full_home.broker.taken) == 1


def test_a_dry_run_says_the_same_and_does_nothing(full_home: FakeHome) -> None:
    result = said("replay", "l1", "l4", "--dry-run", "--json")
    assert json.loads(result.stdout) == {"replayed": ["l1"], "skipped": ["l4"], "failed": []}
    assert result.exit_code == 0
    assert (full_home.broker.taken, listed()) == ([], ["l1", "l2", "l3"])


@pytest.mark.usefixtures("full_home")
def test_show_tells_the_whole_letter_and_the_pipelines_of_its_message() -> None:
    shown: dict[str, Any] = json.loads(said("show", "l1", "--json").stdout)
    assert (shown["id"], shown["original_topic"], shown["value"]) == ("l1", INGRESS.name, "\ufffd bytes")
    assert shown["executions"] == []


@pytest.mark.usefixtures("full_home")
def test_discard_closes_without_sending() -> None:
    assert json.loads(said("discard", "l1", "l4", "--json").stdout) == {"discarded": ["l1"]}
    assert listed() == ["l2", "l3"]


async def test_only_open_letters_are_discarded(home: FakeHome) -> None:
    await home.memory.insert(a_letter("l1", GATEWAY_TO_SCRUB.name))
    await home.memory.insert(a_letter("l2", state=LetterState.REPLAYED))
    assert await discard_open(home.memory, ["l1", "l2"]) == ["l1"]
    assert await state_of(home, "l1") is LetterState.DISCARDED
    assert await state_of(home, "l2") is LetterState.REPLAYED


async def test_nothing_is_discarded_where_one_id_is_wrong(home: FakeHome) -> None:
    await home.memory.insert(a_letter("l1"))
    with pytest.raises(SkejiError, match="absent"):
        await discard_open(home.memory, ["l1", "absent"])
    assert await state_of(home, "l1") is LetterState.OPEN
