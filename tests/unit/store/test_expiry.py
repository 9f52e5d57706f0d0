"""How long documents are kept: by real time, from their last write, and never while they are needed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import ClassVar

import pytest

from skeji_ray.actors.documents import DOCUMENTS
from skeji_ray.actors.scrub import Verdict
from skeji_ray.clock import FixedClock
from skeji_ray.document import EXPIRY, ExpiringDocument
from skeji_ray.pipeline.execution import State, begin
from skeji_ray.store.memory import MemoryStore
from skeji_ray.topology import TOPICS
from tests.support.letters import a_letter
from tests.support.pipelines import SARAH, a_plan
from tools.tables import span_kept

NOON = datetime(2030, 5, 1, 12, tzinfo=UTC)
DAY = timedelta(days=1)
EXPIRING = [kind for kind in DOCUMENTS if issubclass(kind, ExpiringDocument)]


class Note(ExpiringDocument):
    collection: ClassVar[str] = "Notes"

    done: bool = False

    def kept_for(self) -> timedelta | None:
        return DAY if self.done else None


async def test_the_end_is_counted_anew_from_every_write_and_there_is_none_while_it_must_stay() -> None:
    real = FixedClock(NOON)
    store = MemoryStore(real=real)
    note = Note(id="a")
    await store.insert(note)
    assert await store.get(Note, "a") == note
    real.move(DAY)
    ended = await store.replace(note.model_copy(update={"done": True}))
    assert ended is not None
    assert ended.expires_at == NOON + 2 * DAY
    assert await store.get(Note, "a") == ended
    real.move(DAY)
    again = await store.replace(ended)
    assert again is not None
    assert again.expires_at == NOON + 3 * DAY


def test_open_pipelines_and_open_letters_stay() -> None:
    execution = begin(a_plan(), SARAH, "c1", 0, NOON)
    assert execution.kept_for() is None
    assert execution.model_copy(update={"state": State.SUCCEEDED}).kept_for() == 30 * DAY
    assert a_letter("a").kept_for() is None


@pytest.mark.parametrize("kind", DOCUMENTS, ids=lambda kind: kind.collection)
def test_what_expires_and_that_alone_has_the_index_that_removes_it(kind: type[ExpiringDocument]) -> None:
    assert (EXPIRY in kind.indexes) == (kind in EXPIRING)
    assert [index for index in kind.indexes if index.expires] in ([], [EXPIRY])


def test_what_guards_against_a_repeat_outlasts_the_record_that_may_be_repeated() -> None:
    longest_flow = max(topic.retention.days for topic in TOPICS if not topic.name.startswith("dlq"))
    longest = max(topic.retention.days for topic in TOPICS)
    kept = {kind.collection: (span_kept(kind) or timedelta()).days for kind in EXPIRING}
    assert kept[Verdict.collection] > longest_flow
    for name in ("Plans", "Command_failures", "Executions", "Notifications", "Events_seen"):
        assert kept[name] > longest, name
