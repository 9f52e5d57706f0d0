"""What is migrated, what is remembered of it, and what is said of a server that validates nothing."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import ClassVar

import pytest

from skeji_ray.clock import FixedClock
from skeji_ray.document import Document, Index
from skeji_ray.store.base import Store, change
from skeji_ray.store.memory import MemoryStore
from skeji_ray.store.migrations import NOT_ENFORCED, Migration, Step, migrate
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
