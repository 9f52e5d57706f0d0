"""The pure core of a pipeline's run."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skeji_ray.errors import Permanent
from skeji_ray.messages.events import DeadLetter
from skeji_ray.messages.pipeline import Answer, Command, Failure, Reply, Step
from skeji_ray.messages.refusals import Apology
from skeji_ray.messages.results import Help
from skeji_ray.pipeline.answers import outcome_of
from skeji_ray.pipeline.decisions import (
    GRACE,
    PIPELINE_WITHIN,
    STEP_WITHIN,
    Replied,
    TimedOut,
    advance,
    overdue,
    published,
    refused,
    start,
)
from skeji_ray.pipeline.execution import Execution, State, begin, check_plan, command_of, undo_of
from skeji_ray.pipeline.records import letters, records
from skeji_ray.topology import BUSINESS_UNITS_COMMANDS, DLQ_PIPELINE, PLANS
from tests.support.pipelines import BOOK, NOON, OPEN, REGISTER, SARAH, SEARCH, a_plan, a_slot, booked, found, registered

TAKEN = Failure(business=True, code="slot_taken")
BROKEN = Failure(business=False, code="internal_error")


def running(*steps: Step) -> Execution:
    return start(begin(a_plan(*steps), SARAH, "c1", 0, NOON), NOON)


def reply(execution: Execution, step: int, result: object = None, failure: Failure | None = None) -> Replied:
    command_id = command_of(execution, step)
    value = {"command_id": command_id, "conversation_id": "v", "step": step, "result": result, "failure": failure}
    return Replied(Reply.model_validate(value))


def undone(execution: Execution) -> Replied:
    step = execution.undo[0]
    return Replied(Reply(command_id=undo_of(execution, step), conversation_id="v", step=step, result={}))


def sent(execution: Execution) -> Command:
    (record,) = records(execution)
    assert isinstance(record.value, Command)
    return record.value


def acknowledged(execution: Execution, now: datetime) -> Execution:
    """As it stands after it was published and that was written."""
    return published(execution, now).model_copy(update={"version": execution.version + 1})


def test_the_command_of_a_step_carries_what_the_step_before_found_and_who_asks() -> None:
    first = running(REGISTER, OPEN)
    assert records(first)[0].topic == BUSINESS_UNITS_COMMANDS.name
    assert records(first)[0].key == "c1"
    second = advance(first, reply(first, 0, registered()), NOON)
    assert sent(second).params == {"business_id": "business-1", "city": "Tel Aviv"}
    assert sent(second).sender == SARAH


def test_a_late_a_duplicate_and_a_foreign_reply_change_nothing() -> None:
    first = running(REGISTER, OPEN)
    second = advance(first, reply(first, 0, registered()), NOON)
    assert advance(second, reply(first, 0, registered()), NOON) is second
    foreign = Replied(Reply(command_id="nobody's", conversation_id="v", step=1, result={}))
    assert advance(second, foreign, NOON) is second
    waiting = begin(a_plan(REGISTER), SARAH, "c1", 0, NOON)
    assert advance(waiting, reply(waiting, 0, registered()), NOON) is waiting


def test_a_refusal_takes_back_what_was_done_before_it_the_last_first() -> None:
    first = running(REGISTER, OPEN, OPEN)
    second = advance(first, reply(first, 0, registered()), NOON)
    failing = advance(second, reply(second, 1, failure=TAKEN), NOON)
    assert failing.state is State.UNDOING
    assert (sent(failing).action, sent(failing).params) == ("undo", {"command_id": command_of(first, 0)})
    assert advance(failing, undone(failing), NOON).state is State.FAILED


def test_a_failure_that_is_no_refusal_also_takes_back_what_the_step_itself_may_have_done() -> None:
    first = running(SEARCH, BOOK)
    second = advance(first, reply(first, 0, found(a_slot())), NOON)
    failing = advance(second, reply(second, 1, failure=BROKEN), NOON)
    assert sent(failing).params == {"command_id": command_of(first, 1)}
    assert letters(failing, "executor") == [], "the stage that failed wrote the letter"


def test_a_time_out_takes_back_the_command_that_may_still_come_and_writes_the_letter() -> None:
    late = advance(running(REGISTER), TimedOut(), NOON)
    assert sent(late).action == "undo"
    (letter,) = letters(late, "executor")
    assert isinstance(letter.value, DeadLetter)
    assert (letter.topic, letter.key, letter.value.error_class) == (DLQ_PIPELINE.name, "c1", "TimedOut")
    assert letter.value.original_topic == BUSINESS_UNITS_COMMANDS.name
    assert letter.value.original_value is not None
    assert Command.model_validate_json(letter.value.original_value).action == "register_business"


def test_a_letter_stands_until_it_is_acknowledged_whatever_comes_meanwhile() -> None:
    late = advance(running(REGISTER), TimedOut(), NOON)
    ended = advance(late, undone(late), NOON)
    assert [one.event_id for one in letters(ended, "x")] == [one.event_id for one in letters(late, "x")]
    assert letters(acknowledged(ended, NOON), "x") == []


def test_a_result_that_is_none_of_its_action_fails_the_pipeline() -> None:
    failing = advance(running(REGISTER), reply(running(REGISTER), 0, {"surprise": 1}), NOON)
    assert failing.failure == Failure(business=False, code="invalid_result")
    assert failing.faults[0].error_class == "InvalidResult"


def test_an_empty_search_ends_the_pipeline_without_a_fault() -> None:
    first = running(SEARCH, BOOK)
    ended = advance(first, reply(first, 0, found(businesses=2)), NOON)
    assert (ended.state, ended.unresolved, ended.faults) == (State.FAILED, True, ())


def test_a_reference_that_no_result_can_fill_is_the_plans_fault() -> None:
    wrong = Step(service="bookings", action="get_booking", params={"booking_id": "${previous_step.nonsense}"})
    first = running(REGISTER, wrong)
    failing = advance(first, reply(first, 0, registered()), NOON)
    assert failing.undo == (0,)
    (letter,) = letters(failing, "executor")
    assert isinstance(letter.value, DeadLetter)
    assert letter.value.original_topic == PLANS.name
    assert "${previous_step.nonsense}" in letter.value.error_message


def test_a_late_step_is_asked_once_more_and_then_ends() -> None:
    asked = acknowledged(running(REGISTER), NOON)
    assert asked.due_at == NOON + STEP_WITHIN
    assert overdue(asked, NOON + STEP_WITHIN - timedelta(seconds=1)) is asked
    late = NOON + STEP_WITHIN
    again = overdue(asked, late)
    assert again.graced
    assert [one.event_id for one in records(again)] == [one.event_id for one in records(asked)]
    again = acknowledged(again.model_copy(update={"version": asked.version + 1}), late)
    assert again.due_at == late + GRACE
    assert overdue(again, late + GRACE).state is State.UNDOING


def test_what_is_not_published_yet_is_never_late() -> None:
    unpublished = running(REGISTER)
    assert overdue(unpublished, NOON + timedelta(hours=1)) is unpublished


def test_a_pipeline_as_a_whole_has_a_deadline_too() -> None:
    first = running(SEARCH, SEARCH)
    slow = NOON + PIPELINE_WITHIN - timedelta(seconds=5)
    second = advance(first, reply(first, 0, found()), slow)
    assert acknowledged(second, slow).due_at == NOON + PIPELINE_WITHIN


def test_an_empty_pipeline_has_succeeded_when_it_starts() -> None:
    plan = a_plan(reply=Help())
    assert start(begin(plan, SARAH, "c1", 0, NOON), NOON).state is State.SUCCEEDED


def test_what_the_broker_will_never_take_fails() -> None:
    failing = refused(running(REGISTER), "too large", NOON)
    assert (failing.state, failing.failure) == (State.UNDOING, BROKEN)
    ended = advance(failing, undone(failing), NOON).model_copy(update={"outcome": Help()})
    apology = refused(ended, "too large", NOON)
    assert isinstance(apology.outcome, Apology)
    assert refused(apology, "too large", NOON) is apology


@pytest.mark.parametrize(
    ("steps", "named"),
    [
        ((REGISTER, Step(service="bookings", action="fly")), "pipeline.1: no action 'fly'"),
        ((BOOK,), "pipeline.0: .*not an earlier step"),
        ((), "empty"),
    ],
)
def test_a_plan_that_no_service_could_carry_out_is_refused_and_the_step_is_named(
    steps: tuple[Step, ...], named: str
) -> None:
    with pytest.raises(Permanent, match=named):
        check_plan(a_plan(*steps))


def an_event(data: st.DataObject, execution: Execution) -> Replied | TimedOut:
    """Anything that could come: of any step, in any order, any number of times."""
    results = {0: found(a_slot()), 1: booked(), 2: booked()}
    step = data.draw(st.integers(0, 2))
    kind = data.draw(st.sampled_from(["result", "empty", "nonsense", "refused", "broken", "undone", "timed out"]))
    if kind == "timed out":
        return TimedOut()
    if kind == "undone":
        return Replied(Reply(command_id=undo_of(execution, step), conversation_id="v", step=step, result={}))
    failure = {"refused": TAKEN, "broken": BROKEN}.get(kind)
    result = {"result": results[step], "empty": found(), "nonsense": {}}.get(kind)
    return reply(execution, step, result, failure)


def settled(execution: Execution) -> Execution:
    over = not execution.state.is_open and execution.outcome is None
    return execution.model_copy(update={"outcome": outcome_of(execution)}) if over else execution


@given(st.data())
def test_any_events_in_any_order_lead_to_one_end_and_one_answer(data: st.DataObject) -> None:
    execution = running(SEARCH, BOOK, BOOK.model_copy(update={"params": {**SEARCH.params, "schedule_id": "s"}}))
    told: set[str] = set()
    ends: set[State] = set()
    for event in [*(an_event(data, execution) for _ in range(data.draw(st.integers(0, 12)))), *([TimedOut()] * 4)]:
        before, execution = execution, settled(advance(execution, event, NOON))
        assert before.state.is_open or execution is before, "an end is an end"
        out = records(execution)
        assert len(out) == 1
        if not execution.state.is_open:
            assert isinstance(out[0].value, Answer), "nothing is commanded after the end"
            told.add(f"{out[0].event_id} {out[0].value.outcome!r}")
            ends.add(execution.state)
    assert len(told) == 1
    assert len(ends) == 1
    assert ends <= {State.SUCCEEDED, State.FAILED}


@given(st.data())
def test_nothing_that_may_stand_is_left_behind_a_failed_pipeline(data: st.DataObject) -> None:
    """Every booking that was commanded was confirmed by success, refused, or taken back."""
    execution = running(SEARCH, BOOK, BOOK.model_copy(update={"params": {**SEARCH.params, "schedule_id": "s"}}))
    commanded: set[str] = set()
    taken_back: set[str] = set()
    refusals: set[str] = set()
    for event in [*(an_event(data, execution) for _ in range(data.draw(st.integers(0, 12)))), *([TimedOut()] * 4)]:
        if execution.state.is_open:
            command = sent(execution)
            if command.action == "create_booking":
                commanded.add(command.command_id)
                if isinstance(event, Replied) and event.reply.failure == TAKEN:
                    refusals.add(event.reply.command_id)
            if command.action == "undo":
                taken_back.add(command.params["command_id"])
        execution = advance(execution, event, NOON)
    if execution.state is State.FAILED:
        assert commanded <= taken_back | refusals
    else:
        assert not taken_back
