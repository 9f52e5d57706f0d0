"""The one answer of an execution: what all its steps together mean to the one who asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any

from pydantic import ValidationError

from skeji_ray.catalogue.actions import ACTION
from skeji_ray.catalogue.results import (
    Availability,
    BookingList,
    BusinessResult,
    DayOfBookings,
    Described,
    Registered,
    ScheduleResult,
    SchedulesResult,
)
from skeji_ray.catalogue.results import DaysClosed as Closed
from skeji_ray.catalogue.results import TimeBlocked as Blocked
from skeji_ray.messages.acts import Act, Slot, Topic
from skeji_ray.messages.outcomes import (
    MAX_PARTS,
    Apology,
    BookingsPaused,
    BookingsShown,
    BookingTold,
    BusinessesShown,
    BusinessOpened,
    BusinessRegistered,
    DaysClosed,
    DayShown,
    Done,
    Failed,
    HelpChanged,
    NothingFree,
    Outcome,
    Part,
    PersonForgotten,
    PersonTold,
    SchedulesChanged,
    Several,
    SlotsOffered,
    TimeBlocked,
    TimeUnblocked,
    Understood,
    Wish,
)
from skeji_ray.messages.pipeline import Failure, Step
from skeji_ray.messages.talk import BusinessFacts, CannotDo
from skeji_ray.messages.views import BookingView, BusinessView, SlotView
from skeji_ray.messages.when import Span, When
from skeji_ray.pipeline.apologies import apology_for
from skeji_ray.pipeline.decisions import found_nothing
from skeji_ray.pipeline.execution import Execution
from skeji_ray.pipeline.references import resolve, text_of

MOST_SLOTS_SHOWN = 9
"""A WhatsApp list holds ten rows."""
MOST_AFFECTED_SHOWN = 10
TOPICS_KEPT = frozenset(
    {Topic.HOURS, Topic.ADDRESS, Topic.DURATION, Topic.SERVICES, Topic.PHONE, Topic.LINK, Topic.HELPERS}
)
"""What a calendar, or the card of a business, may tell."""

Result = dict[str, Any]


def outcome_of(execution: Execution) -> Outcome:
    """What the sender is told of an execution that has ended."""
    return _beside(execution, _outcome_of(execution))


def _outcome_of(execution: Execution) -> Outcome:
    """Its last step that tells something, with what the steps of the same kind before it found; each kind of change of
    an owner's."""
    pipeline = execution.plan.pipeline
    if execution.failure is not None:
        done = _kinds_changed(pipeline[: execution.step]) if _kinds_changed(pipeline) else []
        parts = [part for tell in done for part in _parts(tell(execution))]
        failed = _failed(execution, execution.failure)
        return Several(parts=(*parts, *_parts(failed))[-MAX_PARTS:]) if parts else failed
    if not pipeline:
        return execution.plan.reply or Apology(reason="internal_error")
    if len(kinds := _kinds_changed(pipeline)) > 1:
        return Several(parts=tuple(part for tell in kinds for part in _parts(tell(execution)))[-MAX_PARTS:])
    for step in reversed(pipeline):
        tell = _TOLD_BY.get((step.service, step.action))
        if tell is not None:
            return tell(execution)
    return Done(what=pipeline[-1].action)


def _kinds_changed(pipeline: Sequence[Step]) -> list[Callable[[Execution], Outcome]]:
    """What tells the steps, where all are changes and looks of an owner's that need no other."""
    keys = [(step.service, step.action) for step in pipeline]
    if not all(key in _ALONE for key in keys):
        return []
    return list(dict.fromkeys(_TOLD_BY[key] for key in keys))


def _beside(execution: Execution, outcome: Outcome) -> Outcome:
    """What is told before an outcome, and the outcome."""
    before = execution.plan.reply if execution.plan.pipeline else None
    is_described = execution.failure is None and any(_done(execution, _DESCRIBE))
    is_told = any(isinstance(part, BusinessFacts) for part in _parts(outcome))
    facts = _described(execution) if is_described and not is_told else None
    changed = _changed_beside(execution, outcome)
    told = [part for one in (before, changed, facts, outcome) if one is not None for part in _parts(one)]
    return told[0] if len(told) == 1 else Several(parts=tuple(told[-MAX_PARTS:]))


def _changed_beside(execution: Execution, outcome: Outcome) -> Outcome | None:
    """The booking that was changed before something else was looked for: "yes, cancel. What is free on Friday?"."""
    is_told = any(isinstance(part, BookingTold | BookingsShown) for part in _parts(outcome))
    is_changed = any(_done(execution, *_CHANGES_A_BOOKING))
    return _booking(execution) if is_changed and not is_told and execution.failure is None else None


def _parts(outcome: Outcome) -> tuple[Part, ...]:
    return outcome.parts if isinstance(outcome, Several) else (outcome,)


def _failed(execution: Execution, failure: Failure) -> Outcome:
    if not failure.business:
        return apology_for(execution, "timed_out" if failure.code == "timed_out" else "internal_error")
    asked = _asked(execution)
    if execution.unresolved and found_nothing(execution):
        return _nothing_free(execution, _searches(execution)[-1:])
    if failure.field == "business_name" and asked.business_name is not None:
        return CannotDo(act=Act.BOOK, slot=Slot.BUSINESS, said=(asked.business_name,))
    step = execution.plan.pipeline[execution.step]
    answers = (step.service, step.action) in _INVITATION
    return Failed(
        code="no_invitation" if answers and failure.code == "not_found" else failure.code,
        field=failure.field,
        limit=failure.limit,
        bound=failure.bound,
        alternatives=_alternatives(execution),
        asked=asked,
        moves=_to_be_moved(execution),
    )


def _alternatives(execution: Execution) -> tuple[SlotView, ...]:
    """What the searches before a refused booking found, without the time that was not to be had."""
    refused = execution.plan.pipeline[execution.step]
    if (refused.service, refused.action) not in _TAKES_A_SLOT:
        return ()
    start = _instant(resolve(refused.params, execution.results).get("start_time"))
    others = tuple(slot for search in _searches(execution) for slot in search.matches if slot.start_time != start)
    return others[:MOST_SLOTS_SHOWN]


def _instant(value: object) -> datetime | None:
    try:
        return datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _done(execution: Execution, *keys: tuple[str, str]) -> Iterator[tuple[Step, Result]]:
    """The steps of these kinds that were done, in order, with their results."""
    for step, result in zip(execution.plan.pipeline, execution.results, strict=False):
        if (step.service, step.action) in keys:
            yield step, result


def _searches(execution: Execution) -> list[Availability]:
    return [Availability.model_validate(result) for _, result in _done(execution, _SEARCH)]


def _searches_last(execution: Execution) -> list[Availability]:
    """Those since the last change of a booking: what was looked for before it was for that."""
    since: list[Availability] = []
    for step, result in zip(execution.plan.pipeline, execution.results, strict=False):
        key = (step.service, step.action)
        since = [] if key in _CHANGES_A_BOOKING else since
        since += [Availability.model_validate(result)] if key == _SEARCH else []
    return since


def _asked(execution: Execution) -> Understood:
    """What was asked for: as the planner understood it; of a bare plan, its last search's own params."""
    understood = execution.plan.understood
    if understood != Understood():
        return understood
    searches = [step for step in execution.plan.pipeline if (step.service, step.action) == _SEARCH]
    return _of_search(searches[-1]) if searches else understood


def _of_search(step: Step) -> Understood:
    params = step.params
    return Understood(
        city=text_of(params.get("city")),
        label=text_of(params.get("service_label")),
        date=text_of(params.get("date")),
        time=text_of(params.get("time")),
        when=_when(params),
    )


def _when(params: dict[str, Any]) -> When | None:
    """The spans of a search; None where it has none, or they are the result of an earlier step."""
    said = {name: params[name] for name in ("spans", "without") if params.get(name)}
    try:
        return When.model_validate(said) if said else None
    except ValidationError:
        return None


def _searched(execution: Execution) -> Outcome:
    """A time that was asked for and is free stands alone; else what is free, a fair share of every search."""
    every = _searches_last(execution)
    searches = [search for search in every if search.matches]
    if not searches:
        return _nothing_free(execution, every)
    asked, moves = _asked(execution), _to_be_moved(execution)
    if len(searches) == 1 and (searches[0].exact or _is_last_of_a_day(asked)):
        return SlotsOffered(slots=searches[0].matches[:1], asked=asked, exact=True, moves=moves)
    share = max(1, MOST_SLOTS_SHOWN // len(searches))
    slots = tuple(slot for search in searches for slot in search.matches[:share])
    return SlotsOffered(slots=slots[:MOST_SLOTS_SHOWN], asked=asked, exact=False, moves=moves)


def _is_last_of_a_day(asked: Understood) -> bool:
    """ "The latest you have on Thursday" is one time."""
    return asked.when is not None and asked.when.order == "latest" and asked.date is not None


def _nothing_free(execution: Execution, searches: list[Availability]) -> Outcome:
    """Nothing is free as it was asked for: what is nearest, offered as such, where there is anything."""
    asked = _asked(execution)
    nearest = tuple(slot for search in searches for slot in search.nearest)[:MOST_SLOTS_SHOWN]
    if not nearest:
        return NothingFree(asked=asked, businesses=sum(search.businesses for search in searches))
    return SlotsOffered(slots=nearest, asked=asked, exact=False, nearest=True, moves=_to_be_moved(execution))


def _to_be_moved(execution: Execution) -> BookingView | None:
    """The booking whose new time is looked for."""
    if execution.plan.understood.intent is not Wish.RESCHEDULE:
        return None
    return next((BookingView.model_validate(result["booking"]) for _, result in _done(execution, _GET)), None)


def _booking(execution: Execution) -> Outcome:
    """One booking is told; several of one message are shown together, each once and as it is now."""
    told = {
        view.booking_id: view
        for _, result in _done(execution, *_BOOKING_CHANGES)
        for view in [BookingView.model_validate(result["booking"])]
    }
    stands = not any(_done(execution, *_CHANGES_A_BOOKING))
    if len(told) == 1:
        [booking] = told.values()
        return BookingTold(
            booking=booking,
            moved=any(_done(execution, _MOVE)),
            named=any(_done(execution, _NAME)),
            to_owner=execution.sender.identity != booking.customer,
            asks_name=booking.customer_name is None and any(_done(execution, _CREATE)),
            stands=stands,
        )
    return BookingsShown(bookings=tuple(told.values()), changed=not stands)


def _bookings(execution: Execution) -> Outcome:
    return BookingsShown(bookings=BookingList.model_validate(execution.results[_last(execution, _LIST)]).bookings)


def _day(execution: Execution) -> Outcome:
    day = DayOfBookings.model_validate(execution.results[_last(execution, _DAY)])
    return DayShown(day=day.date, until=day.until, bookings=day.bookings, more=day.more, off=day.off)


def _last(execution: Execution, key: tuple[str, str]) -> int:
    return max(n for n, step in enumerate(execution.plan.pipeline) if (step.service, step.action) == key)


def _registered(execution: Execution) -> Outcome:
    """All schedules that were opened, with the business that they were opened for."""
    registered = [Registered.model_validate(result).business for _, result in _done(execution, _REGISTER)]
    opened = tuple(ScheduleResult.model_validate(result).schedule for _, result in _done(execution, _OPEN))
    if not registered:
        return SchedulesChanged(schedules=opened)
    if len(registered) > 1:
        return BusinessesShown(businesses=tuple(registered))
    return BusinessRegistered(business=registered[0], schedules=opened)


def _businesses(execution: Execution) -> Outcome:
    """Every business that was found or changed, once, as it is now."""
    shown: dict[str, BusinessView] = {}
    for _, result in _done(execution, *_BUSINESS_VIEWS):
        found = result["businesses"] if "businesses" in result else [result["business"]]
        shown |= {view.business_id: view for view in map(BusinessView.model_validate, found)}
    invited = [phone for _, result in _done(execution, _UPDATE) for phone in result.get("invited", ())]
    return BusinessesShown(businesses=tuple(shown.values()), invited=tuple(dict.fromkeys(invited)))


def _helping(execution: Execution) -> Outcome:
    [*_, (step, result)] = _done(execution, *_HELPING)
    business = BusinessResult.model_validate(result).business
    return HelpChanged.model_validate({"business": business, "what": step.action})


def _opened(execution: Execution) -> Outcome:
    [*_, (_, result)] = _done(execution, _OPEN_LINK)
    return BusinessOpened(business=BusinessResult.model_validate(result).business)


def _blocked(execution: Execution) -> Outcome:
    return _of_blocks(execution, _BLOCK)


def _unblocked(execution: Execution) -> Outcome:
    return _of_blocks(execution, _UNBLOCK)


def _of_blocks(execution: Execution, key: tuple[str, str]) -> Outcome:
    [*_, (step, _)] = _done(execution, key)
    every = [Blocked.model_validate(result) for _, result in _done(execution, (step.service, step.action))]
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
    affected = _each_once(booking for one in every for booking in one.affected)
    schedules = max(one.schedules for one in every)
    return TimeBlocked.model_validate(told | {"schedules": schedules, "affected": affected})


def _span_of(done: Blocked | Closed) -> Span:
    window = {"time_from": done.start_time, "time_to": done.end_time} if isinstance(done, Blocked) else {}
    return Span(date_from=done.date, date_to=done.date_to or done.date, **window)


def _each_once(bookings: Iterable[BookingView]) -> tuple[BookingView, ...]:
    return tuple({one.booking_id: one for one in bookings}.values())[:MOST_AFFECTED_SHOWN]


def _closed(execution: Execution) -> Outcome:
    return _of_days(execution, _CLOSE)


def _reopened(execution: Execution) -> Outcome:
    return _of_days(execution, _REOPEN)


def _of_days(execution: Execution, key: tuple[str, str]) -> Outcome:
    [*_, (step, _)] = _done(execution, key)
    every = [Closed.model_validate(result) for _, result in _done(execution, (step.service, step.action))]
    closed, spans = every[-1], tuple(dict.fromkeys(map(_span_of, every)))
    return DaysClosed(
        day=closed.date,
        until=closed.date_to,
        is_open=step.action == "reopen_days",
        spans=spans if len(spans) > 1 else (),
        schedules=tuple({one.schedule_id: one for each in every for one in each.schedules}.values()),
        affected=_each_once(booking for one in every for booking in one.affected),
    )


def _paused(execution: Execution) -> Outcome:
    [*_, (step, result)] = _done(execution, _PAUSE, _RESUME)
    schedules = SchedulesResult.model_validate(result).schedules
    return BookingsPaused(is_paused=step.action == "pause_bookings", schedules=schedules)


def _schedules(execution: Execution) -> Outcome:
    """Every calendar that was changed, once, as it is now, and all whom that leaves outside its hours."""
    results = [ScheduleResult.model_validate(result) for _, result in _done(execution, _CHANGE)]
    schedules = {result.schedule_id: result.schedule for result in results}
    affected = tuple({one.booking_id: one for result in results for one in result.affected}.values())
    return SchedulesChanged(schedules=tuple(schedules.values()), affected=affected[:MOST_AFFECTED_SHOWN])


def _described(execution: Execution) -> Outcome:
    """What was asked about a business, out of what is known of it."""
    found = [Described.model_validate(result) for _, result in _done(execution, _DESCRIBE)]
    asked = execution.plan.understood
    topics = [Topic(topic) for topic in dict.fromkeys(asked.slots.get("topic", ())) if topic in set(Topic)]
    known = [topic for topic in topics if topic in TOPICS_KEPT]
    day = date.fromisoformat(asked.date) if asked.date else None
    facts = [
        BusinessFacts(
            topic=topic,
            business=described.business,
            schedules=described.schedules,
            day=day,
            is_own=described.business.business_id in execution.sender.business_ids,
        )
        for described in found
        for topic in known or topics[:1] or [Topic.OTHER]
    ]
    return facts[0] if len(facts) == 1 else Several(parts=tuple(facts[:MAX_PARTS]))


def _known(execution: Execution) -> Outcome:
    [*_, (_, result)] = _done(execution, _EXPORT)
    return PersonTold.model_validate(result)


def _erased(execution: Execution) -> Outcome:
    [*_, (_, result)] = _done(execution, _ERASE)
    return PersonForgotten.model_validate(result)


_SEARCH = ("schedules", "search_availability")
_DESCRIBE = ("schedules", "describe_business")
_BLOCK = ("schedules", "block_time")
_UNBLOCK = ("schedules", "unblock_time")
_CLOSE, _REOPEN = ("schedules", "close_days"), ("schedules", "reopen_days")
_PAUSE, _RESUME = ("schedules", "pause_bookings"), ("schedules", "resume_bookings")
_OPEN_LINK = ("business-units", "open_link")
_GET = ("bookings", "get_booking")
_MOVE = ("bookings", "reschedule_booking")
_CREATE, _NAME = ("bookings", "create_booking"), ("bookings", "name_booking")
_TAKES_A_SLOT = frozenset({_CREATE, _MOVE})
_EXPORT = ("bookings", "export_person")
_ERASE = ("bookings", "erase_person")
_DAY = ("schedules", "daily_schedule")
_OPEN = ("schedules", "create_schedule")
_CHANGE = ("schedules", "update_schedule")
_REGISTER = ("business-units", "register_business")
_LIST = ("bookings", "list_bookings")
_UPDATE = ("business-units", "update_business")
_INVITATION = (("business-units", "accept_invitation"), ("business-units", "decline_invitation"))
_HELPING = (*_INVITATION, ("business-units", "leave_business"))
_ALONE = frozenset(
    {_DAY, _CHANGE, _UPDATE, _BLOCK, _UNBLOCK, _CLOSE, _REOPEN, _PAUSE, _RESUME}
    | {("bookings", f"{verb}_booking") for verb in ("confirm", "decline", "complete", "cancel")}
)
"""What an owner does or looks up, several of it in one message."""
_BUSINESS_VIEWS = tuple(
    ("business-units", action)
    for action in ("update_business", "get_business", "search_businesses", "list_my_businesses")
)
_CHANGES_A_BOOKING = tuple(
    ("bookings", f"{verb}_booking")
    for verb in ("create", "confirm", "decline", "cancel", "complete", "reschedule", "name")
)
_BOOKING_CHANGES = (*_CHANGES_A_BOOKING, _GET)
_TOLD_BY: dict[tuple[str, str], Callable[[Execution], Outcome]] = {
    _SEARCH: _searched,
    _DAY: _day,
    _OPEN: _registered,
    _REGISTER: _registered,
    _CHANGE: _schedules,
    _LIST: _bookings,
    _DESCRIBE: _described,
    _BLOCK: _blocked,
    _UNBLOCK: _unblocked,
    _CLOSE: _closed,
    _REOPEN: _reopened,
    **dict.fromkeys((_PAUSE, _RESUME), _paused),
    _OPEN_LINK: _opened,
    _EXPORT: _known,
    _ERASE: _erased,
    **dict.fromkeys(_BUSINESS_VIEWS, _businesses),
    **dict.fromkeys(_HELPING, _helping),
    **dict.fromkeys(_BOOKING_CHANGES, _booking),
}
"""What tells its result."""
_ONLY_DONE = frozenset({("schedules", "get_schedule"), *((service, "undo") for service, _ in ACTION)})
"""What no message of a person comes to: it is only done."""
if _left := sorted(set(ACTION) - set(_TOLD_BY) - _ONLY_DONE):
    raise LookupError(f"action {_left[0][1]!r} of service {_left[0][0]!r}: nothing tells its result")
