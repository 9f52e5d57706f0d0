"""A pipeline of somebody who was forgotten: the plan that comes again finds that it has run."""

from __future__ import annotations

from skeji_ray.actors.executor import Executor
from skeji_ray.actors.personal_documents import known_of
from skeji_ray.actors.privacy import erase
from skeji_ray.clock import FixedClock
from skeji_ray.domain.entity import Act
from skeji_ray.messages.results import Help
from skeji_ray.pipeline.conversation import Conversation
from skeji_ray.store.memory import MemoryStore
from tests.support.domain import AUDIT_KEY
from tests.support.pipelines import NOON, SARAH, Broker, a_plan, a_record, answers_of

TALK = "conversation-1"


async def test_it_is_neither_run_nor_answered_again_and_the_conversation_is_free() -> None:
    store, broker, clock = MemoryStore(), Broker(), FixedClock(NOON)
    executor = Executor(store, broker.publish, clock, clock)
    record = a_record(a_plan(reply=Help()), "c1", conversation=TALK)
    await executor.on_plan(record)
    assert len(answers_of(broker.take())) == 1

    act = Act("command", "c2", TALK, SARAH.identity, NOON)
    await erase(store, broker.publish, SARAH.identity, act, clock, AUDIT_KEY)
    assert (await known_of(store, SARAH.identity)).counts() == {"Conversations": 1}

    await executor.on_plan(record)
    again = Executor(store, broker.publish, clock, clock)
    await again.on_plan(record)
    await again.run_due()
    assert broker.take() == []
    talk = await store.get(Conversation, TALK)
    assert talk is not None
    assert talk.open_correlation is None
