"""What is migrated, what is remembered of it, and what is said of a server that validates nothing."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import ClassVar

import pytest

from skeji_ray.clock import FixedClock
from skeji_ray.document import Document, Index
from skeji_ray.release import is_newer
from skeji_ray.store.base import Store, change
from skeji_ray.store.memory import MemoryStore
from skeji_ray.store.migrations import (
    NOT_ENFORCED,
    Migration,
    Step,
    is_migrated,
    migrate,
    newest_release,
)
from skeji_ray.store.mongo_errors import NotOffered

NOON = datetime(2030, 5, 1, 12, tzinfo=UTC)


class Note(Document):
    collection: ClassVar[str] = "Notes"
    indexes: ClassVar[tuple[Index, ...]] = (Index(("number",), "a test"),)

    number: int = 0


class Server(MemoryStore):
    """A database that is asked for more than documents."""

    def __init__(self, *, offers: bool = True, looks: bool = True) -> None:
        super().__init__()
        self._offers, self._looks = offers, looks
        self.asked: list[str] = []

    async def create_index(self, kind: type[Document], index: Index) -> None:
        self.asked.append(f"index {kind.collection}")

    async def validate(self, kind: type[Document]) -> None:
        if not self._offers:
            raise NotOffered("no such command")
        self.asked.append(f"validator {kind.collection}")

    async def takes_anything(self, kind: type[Document]) -> bool:
        return not self._looks


async def count_up(store: Store) -> None:
    await change(store, Note, "a", lambda note: note.model_copy(update={"number": note.number + 1}))


STEP = Step("Notes: counted up", count_up)


async def migrated(server: Server) -> tuple[tuple[str, ...], tuple[str, ...], str]:
    report = await migrate(server, [Note], [STEP], FixedClock(NOON))
    return report.applied, report.stood, report.validators


async def test_everything_is_done_once_and_remembered_and_asked_of_the_server_each_time() -> None:
    server = Server()
    await server.insert(Note(id="a"))
    applied, stood, validators = await migrated(server)
    assert [step.partition(":")[0] for step in applied] == ["index Notes", "Notes", "validator Notes"]
    assert (stood, validators) == ((), "enforced")
    assert await migrated(server) == ((), applied, "enforced")
    note = await server.get(Note, "a")
    assert note is not None
    assert note.number == 1
    assert server.asked == ["index Notes", "validator Migrations", "validator Notes"] * 2
    assert await server.get(Migration, STEP.name) == Migration(id=STEP.name, applied_at=NOON)


OLD, NEW = "0.9.2", "0.10.0"


async def test_an_older_release_changes_nothing_in_the_database_of_a_newer_one() -> None:
    server = Server()
    await migrate(server, [Note], (), FixedClock(NOON), release=OLD)
    report = await migrate(server, [Note], (), FixedClock(NOON), release=NEW)
    assert report.newer is None
    server.asked.clear()
    await server.insert(Note(id="a"))
    report = await migrate(server, [Note], [STEP], FixedClock(NOON), release=OLD)
    assert (report.newer, report.applied, report.stood) == (NEW, (), ())
    assert server.asked == []
    assert await server.get(Note, "a") == Note(id="a")
    assert await server.get(Migration, STEP.name) is None
    assert await newest_release(server) == NEW


async def test_the_newest_release_migrates_again_and_again() -> None:
    server = Server()
    for release in (OLD, NEW, NEW):
        assert (await migrate(server, [Note], (), FixedClock(NOON), release=release)).newer is None
    assert server.asked.count("validator Notes") == 3


async def test_a_newer_release_that_comes_while_an_older_one_migrates_keeps_its_validators() -> None:
    server = Server()

    async def overtaken(_: Store) -> None:
        await migrate(server, [Note], (), FixedClock(NOON), release=NEW)

    report = await migrate(server, [Note], [Step("slow", overtaken)], FixedClock(NOON), release=OLD)
    assert report.newer == NEW
    assert server.asked.count("validator Notes") == 1, "the newer one's"


@pytest.mark.parametrize(
    ("release", "than", "newer"),
    [
        ("0.10.0", "0.9.2", True),
        ("0.9.2", "0.10.0", False),
        ("1.0", "1.0.0", False),
        ("1.0.0", "1.0", False),
        ("1.0.1", "1.0", True),
        ("2.0.0rc1", "1.9", True),
        ("2.0.0rc1", "2.0.0", False),
        ("no release", "0.1.0", False),
        ("0.1.0", "no release", True),
    ],
)
def test_releases_are_compared_by_their_numbers(release: str, than: str, newer: bool) -> None:
    assert is_newer(release, than) is newer


async def test_a_release_knows_whether_it_has_migrated_to_the_end() -> None:
    server = Server()
    assert not await is_migrated(server, [Note], [STEP], release=OLD)
    with pytest.raises(Exception, match="Notes a"):
        await migrate(server, [Note], [STEP], FixedClock(NOON), release=OLD)
    assert not await is_migrated(server, [Note], [STEP], release=OLD)
    await server.insert(Note(id="a"))
    await migrate(server, [Note], [STEP], FixedClock(NOON), release=OLD)
    assert await is_migrated(server, [Note], [STEP], release=OLD)
    assert not await is_migrated(server, [Note], [STEP], release=NEW)
    assert not await is_migrated(server, [Note, Migration], [STEP], release=OLD), "it declares something else by now"


async def test_a_step_that_failed_is_tried_again() -> None:
    server = Server()
    with pytest.raises(Exception, match="Notes a"):
        await migrated(server)
    assert await server.get(Migration, STEP.name) is None
    await server.insert(Note(id="a"))
    assert STEP.name in (await migrated(server))[0]


@pytest.mark.parametrize(
    ("server", "said"), [(Server(looks=False), NOT_ENFORCED), (Server(offers=False), "no such command")]
)
async def test_a_server_without_validators_is_told_in_one_line_and_is_no_failure(server: Server, said: str) -> None:
    await server.insert(Note(id="a"))
    applied, _, validators = await migrated(server)
    assert validators == said
    assert not [step for step in applied if step.startswith("validator")]
