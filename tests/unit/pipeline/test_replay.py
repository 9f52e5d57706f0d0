"""What a dead letter is replayed as."""

from __future__ import annotations

import base64
from datetime import UTC, datetime

import pytest

from skeji_ray.messages.people import Sender
from skeji_ray.messages.pipeline import Plan, Step
from skeji_ray.pipeline.dead_letters import DeadLetterEntry
from skeji_ray.pipeline.execution import Execution, State, begin
from skeji_ray.pipeline.replay import NotReplayed, Replay, replay_of
from skeji_ray.topology import ANSWERS, BOOKINGS_COMMANDS, BOOKINGS_REPLIES, DLQ_PIPELINE, GATEWAY_TO_SCRUB, PLANS

NOON = datetime(2030, 5, 1, 12, tzinfo=UTC)
SARAH = Sender(identity="+972501234567")
PLAN = Plan(
    conversation_id="v", user_phone=SARAH.identity, pipeline=(Step(service="bookings", action="list_bookings"),)
)


def a_letter(topic: str, attempt: int = 0) -> DeadLetterEntry:
    return DeadLetterEntry(
        id="l1",
        dlq=DLQ_PIPELINE.name,
        original_topic=topic,
        original_partition=0,
        original_offset=0,
        key="key",
        key_base64=base64.b64encode(b"key").decode(),
        value_base64=base64.b64encode(b"value").decode(),
        headers={"event-id": "e1", "correlation-id": "c1", "attempt": str(attempt), "event-type": "Command"},
        correlation_id="c1",
        conversation_id="v",
        error_class="Permanent",
        error_message="",
        stack="",
        attempts=1,
        group="g",
        actor="g/0",
        failed_at=NOON,
    )


def an_execution(state: State, attempt: int = 0) -> Execution:
    return begin(PLAN, SARAH, "c1", attempt, NOON).model_copy(update={"state": state})


def replayed(letter: DeadLetterEntry, *executions: Execution) -> Replay:
    found = replay_of(letter, executions)
    assert isinstance(found, Replay)
    return found


def test_a_stages_input_goes_back_onto_its_topic_same_bytes_next_attempt() -> None:
    replay = replayed(a_letter(GATEWAY_TO_SCRUB.name))
    headers = dict(replay.headers)

    assert (replay.topic, replay.key, replay.value) == (GATEWAY_TO_SCRUB.name, b"key", b"value")
    assert headers["correlation-id"] == b"c1"
    assert headers["attempt"] == b"1"
    assert headers["event-id"] != b"e1"


def test_replaying_twice_makes_the_same_record() -> None:
    assert replayed(a_letter(GATEWAY_TO_SCRUB.name)) == replayed(a_letter(GATEWAY_TO_SCRUB.name))


@pytest.mark.parametrize("topic", [BOOKINGS_COMMANDS.name, BOOKINGS_REPLIES.name])
def test_a_command_or_a_reply_is_replayed_as_its_stored_plan(topic: str) -> None:
    replay = replayed(a_letter(topic), an_execution(State.FAILED))
    headers = dict(replay.headers)

    assert (replay.topic, replay.key) == (PLANS.name, b"v")
    assert Plan.model_validate_json(replay.value or b"") == PLAN
    assert headers["event-type"] == b"Plan"
    assert headers["attempt"] == b"1"


def test_the_next_attempt_is_counted_from_the_latest_that_was_made() -> None:
    replay = replayed(a_letter(PLANS.name), an_execution(State.FAILED, 0), an_execution(State.FAILED, 1))

    assert dict(replay.headers)["attempt"] == b"2"


@pytest.mark.parametrize("state", [State.SUCCEEDED, State.WAITING, State.RUNNING, State.UNDOING])
@pytest.mark.parametrize("topic", [BOOKINGS_COMMANDS.name, PLANS.name, GATEWAY_TO_SCRUB.name])
def test_what_had_succeeded_or_is_open_is_skipped(topic: str, state: State) -> None:
    found = replay_of(a_letter(topic), [an_execution(State.FAILED, 0), an_execution(state, 1)])

    assert isinstance(found, NotReplayed)
    assert found.skipped
    assert found.later == state.is_open


def test_an_answer_that_was_not_told_is_told_although_its_pipeline_succeeded() -> None:
    replay = replayed(a_letter(ANSWERS.name), an_execution(State.SUCCEEDED))

    assert replay.topic == ANSWERS.name
    assert replay.value == b"value"


def test_a_pipeline_that_is_not_known_and_a_topic_that_is_not_ours_can_not_be_replayed() -> None:
    for found in (replay_of(a_letter(BOOKINGS_COMMANDS.name), []), replay_of(a_letter("elsewhere"), [])):
        assert isinstance(found, NotReplayed)
        assert not found.skipped
