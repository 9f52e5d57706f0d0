"""An apology says what is true of what was attempted."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest

from skeji_ray.actors.pipeline_executor import PipelineConsumer
from skeji_ray.catalogue.actions import ACTIONS
from skeji_ray.errors import NoAnswerInTime
from skeji_ray.languages.rendering import render
from skeji_ray.messages.base import Record
from skeji_ray.messages.people import Language
from skeji_ray.messages.pipeline import Answer, Failure, Reply, Step
from skeji_ray.messages.refusals import Apology, Effect
from skeji_ray.messages.wishes import Wish
from skeji_ray.pipeline.answers import outcome_of
from skeji_ray.pipeline.apologies import READS, apology_before
from skeji_ray.pipeline.decisions import Replied, TimedOut, advance, refused, start
from skeji_ray.pipeline.execution import Execution, State, begin, command_of, undo_of
from tests.support.pipelines import BOOK, NOON, OPEN, REGISTER, SARAH, SEARCH, a_plan, a_record, a_slot, booked, found

BROKEN = Failure(business=False, code="internal_error")
CANCEL = Step(service="bookings", action="cancel_booking", params={"booking_id": "booking-1"})
MOVE = Step(
    service="bookings",
    action="reschedule_booking",
    params={"booking_id": "booking-1", "start_time": "2030-05-02T12:00:00Z"},
)
CHANGE = Step(service="schedules", action="update_schedule", params={"schedule_id": "schedule-1"})


def running(*steps: Step) -> Execution:
    return start(begin(a_plan(*steps), SARAH, "c1", 0, NOON), NOON)


def replied(execution: Execution, result: Any = None, failure: Failure | None = None) -> Execution:
    """It goes on with the reply that it awaits."""
    undoing = execution.state is State.UNDOING
    step = execution.undo[0] if undoing else execution.step
    command_id = undo_of(execution, step) if undoing else command_of(execution, step)
    reply = Reply(command_id=command_id, conversation_id="v", step=step, result=result, failure=failure)
    return advance(execution, Replied(reply), NOON)


def apology_of(execution: Execution) -> tuple[Wish, Effect]:
    outcome = outcome_of(execution)
    assert isinstance(outcome, Apology)
    return outcome.attempted, outcome.effect


def test_a_booking_that_was_taken_back_is_not_there() -> None:
    timed_out = advance(replied(running(SEARCH, BOOK), found(a_slot())), TimedOut(), NOON)
    assert apology_of(replied(timed_out, {})) == (Wish.BOOK, "none")


@pytest.mark.parametrize("failure", [None, BROKEN])
def test_what_may_not_have_been_taken_back_is_not_denied(failure: Failure | None) -> None:
    timed_out = advance(replied(running(SEARCH, BOOK), found(a_slot())), TimedOut(), NOON)
    ended = replied(timed_out, failure=failure) if failure else advance(timed_out, TimedOut(), NOON)
    assert ended.state is State.FAILED
    assert apology_of(ended) == (Wish.BOOK, "unknown")


@pytest.mark.parametrize(("step", "wish"), [(CANCEL, Wish.CANCEL), (MOVE, Wish.RESCHEDULE), (CHANGE, Wish.CHANGE)])
def test_what_nothing_takes_back_may_have_been_done(step: Step, wish: Wish) -> None:
    assert apology_of(advance(running(step), TimedOut(), NOON)) == (wish, "unknown")
    assert apology_of(replied(running(step), failure=BROKEN)) == (wish, "unknown")


def test_what_was_done_before_the_failure_is_told() -> None:
    lost = {"business_id": "${previous_step.nonsense}", "city": "Haifa"}
    branch = OPEN.model_copy(update={"params": lost})
    update = Step(service="bookings", action="cancel_booking", params={"booking_id": "booking-1"})
    ended = replied(running(update, branch), booked())
    assert apology_of(ended) == (Wish.BRANCH, "part")


def test_a_registration_is_taken_back_whole() -> None:
    first = replied(running(REGISTER), failure=BROKEN)
    assert apology_of(replied(first, {})) == (Wish.REGISTER, "none")


def test_a_search_that_failed_changed_nothing() -> None:
    assert outcome_of(advance(running(SEARCH), TimedOut(), NOON)) == Apology(reason="timed_out")


def test_an_answer_that_could_not_be_sent_does_not_deny_what_was_done() -> None:
    done = replied(replied(running(SEARCH, BOOK), found(a_slot())), booked())
    done = done.model_copy(update={"outcome": outcome_of(done)})
    told = refused(done, "too large", NOON).outcome
    assert told == Apology(reason="internal_error", attempted=Wish.BOOK, effect="done")
    assert "Nothing was booked" not in render(told).text


async def test_a_plan_that_became_a_dead_letter_says_whether_anything_can_have_been_done() -> None:
    async def nowhere(record: Record[Any]) -> None: ...

    (told,) = await PipelineConsumer(nowhere).on_dead_letter(a_record(a_plan(CANCEL)), NoAnswerInTime("x"))
    assert isinstance(told.value, Answer)
    assert told.value.outcome == Apology(reason="internal_error", attempted=Wish.CANCEL, effect="unknown")
    flies = Step(service="bookings", action="fly")
    assert apology_before(a_plan(CANCEL, flies)) == Apology(reason="internal_error", attempted=Wish.CHANGE)


@pytest.mark.parametrize("action", [action for action in ACTIONS if action.name not in READS | {"undo"}])
def test_every_change_has_words_of_its_own(action: Any) -> None:
    attempted = apology_before(a_plan(Step(service=action.service, action=action.name))).attempted
    for effect, language in product(EFFECTS, Language):
        said = Apology(reason="timed_out", attempted=attempted, effect=effect)
        nothing = render(Apology(reason="timed_out"), language=language).text
        assert render(said, language=language).text != nothing, (effect, language)


EFFECTS: tuple[Effect, ...] = ("none", "unknown", "part", "done")


def test_a_failed_cancellation_is_not_told_as_a_booking() -> None:
    said = outcome_of(advance(running(CANCEL), TimedOut(), NOON))
    text = render(said).text
    assert "whether the booking was cancelled" in text
    assert "Nothing was booked" not in text
