"""What became of calendars: opened, changed, blocked, closed, paused."""

from __future__ import annotations

from skeji_ray.catalogue.results import DaysClosed as Closed
from skeji_ray.catalogue.results import Registered, ScheduleResult, SchedulesResult
from skeji_ray.catalogue.results import TimeBlocked as Blocked
from skeji_ray.messages.outcomes import Outcome
from skeji_ray.messages.results import (
    BookingsPaused,
    BusinessesShown,
    BusinessRegistered,
    DaysClosed,
    SchedulesChanged,
    TimeBlocked,
    TimeUnblocked,
)
from skeji_ray.messages.when import Span
from skeji_ray.messages.wishes import Wish
from skeji_ray.pipeline.execution import Execution
from skeji_ray.pipeline.results.steps import Tellers, each_once, steps_done

BLOCK = ("schedules", "block_time")
UNBLOCK = ("schedules", "unblock_time")
CLOSE, REOPEN = ("schedules", "close_days"), ("schedules", "reopen_days")
PAUSE, RESUME = ("schedules", "pause_bookings"), ("schedules", "resume_bookings")
_OPEN = ("schedules", "create_schedule")
CHANGE = ("schedules", "update_schedule")
_REGISTER = ("business-units", "register_business")


def _registered(execution: Execution) -> Outcome:
    """All schedules that were opened, with the business that they were opened for."""
    registered = [Registered.model_validate(result).business for _, result in steps_done(execution, _REGISTER)]
    opened = tuple(ScheduleResult.model_validate(result).schedule for _, result in steps_done(execution, _OPEN))
    if not registered:
        return SchedulesChanged(schedules=opened)
    if len(registered) > 1:
        return BusinessesShown(businesses=tuple(registered))
    known = execution.plan.understood
    is_guessed = known.intent is Wish.REGISTER and not (known.opens or known.closes or known.working_days)
    return BusinessRegistered(business=registered[0], schedules=opened, is_guessed=is_guessed)


def _blocked(execution: Execution) -> Outcome:
    return _of_blocks(execution, BLOCK)


def _unblocked(execution: Execution) -> Outcome:
    return _of_blocks(execution, UNBLOCK)


def _of_blocks(execution: Execution, key: tuple[str, str]) -> Outcome:
    [*_, (step, _)] = steps_done(execution, key)
    every = [Blocked.model_validate(result) for _, result in steps_done(execution, (step.service, step.action))]
    blocked, spans = every[-1], tuple(dict.fromkeys(map(_span_of, every)))
    told = {
        "day": blocked.date,
        "until": blocked.date_to,
        "start_time": blocked.start_time,
        "end_time": blocked.end_time,
        "spans": spans if len(spans) > 1 else (),
    }
    if step.action == "unblock_time":
        return TimeUnblocked.model_validate(told)
    affected = each_once(booking for one in every for booking in one.affected)
    schedules = max(one.schedules for one in every)
    return TimeBlocked.model_validate(told | {"schedules": schedules, "affected": affected})


def _span_of(done: Blocked | Closed) -> Span:
    window = {"time_from": done.start_time, "time_to": done.end_time} if isinstance(done, Blocked) else {}
    return Span(date_from=done.date, date_to=done.date_to or done.date, **window)


def _closed(execution: Execution) -> Outcome:
    return _of_days(execution, CLOSE)


def _reopened(execution: Execution) -> Outcome:
    return _of_days(execution, REOPEN)


def _of_days(execution: Execution, key: tuple[str, str]) -> Outcome:
    [*_, (step, _)] = steps_done(execution, key)
    every = [Closed.model_validate(result) for _, result in steps_done(execution, (step.service, step.action))]
    closed, spans = every[-1], tuple(dict.fromkeys(map(_span_of, every)))
    return DaysClosed(
        day=closed.date,
        until=closed.date_to,
        is_open=step.action == "reopen_days",
        spans=spans if len(spans) > 1 else (),
        schedules=tuple({one.schedule_id: one for each in every for one in each.schedules}.values()),
        affected=each_once(booking for one in every for booking in one.affected),
    )


def _paused(execution: Execution) -> Outcome:
    [*_, (step, result)] = steps_done(execution, PAUSE, RESUME)
    schedules = SchedulesResult.model_validate(result).schedules
    return BookingsPaused(is_paused=step.action == "pause_bookings", schedules=schedules)


def _schedules(execution: Execution) -> Outcome:
    """Every calendar that was changed, once, as it is now, and all whom that leaves outside its hours."""
    results = [ScheduleResult.model_validate(result) for _, result in steps_done(execution, CHANGE)]
    schedules = {result.schedule_id: result.schedule for result in results}
    affected = each_once(one for result in results for one in result.affected)
    return SchedulesChanged(schedules=tuple(schedules.values()), affected=affected)


TOLD: Tellers = {
    _OPEN: _registered,
    _REGISTER: _registered,
    CHANGE: _schedules,
    BLOCK: _blocked,
    UNBLOCK: _unblocked,
    CLOSE: _closed,
    REOPEN: _reopened,
    **dict.fromkeys((PAUSE, RESUME), _paused),
}
