"""The `rules` planner's plans of what an owner changes of a business and its calendars: done at once, by those alone
who may act for it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from skeji_ray.conversation.owned import pick_businesses, pick_schedules
from skeji_ray.conversation.parts import MOST_LISTED, ask, current_date_of, has_passed, refuse, reply, steps, today_of
from skeji_ray.domain.normalise import normal_phone
from skeji_ray.languages.changes import find_change
from skeji_ray.languages.clauses import SaidChange
from skeji_ray.messages.changes import Change
from skeji_ray.messages.people import Role
from skeji_ray.messages.pipeline import MOST_STEPS, Step
from skeji_ray.messages.refusals import Failed
from skeji_ray.messages.views import BusinessView, OwnBusiness, ScheduleView
from skeji_ray.messages.vocabulary import listed_label
from skeji_ray.messages.wishes import Missing, Understood, Wish
from skeji_ray.pipeline.planning import Planned, PlanRequest

"""Rows of a WhatsApp list."""


def plan_change(request: PlanRequest, known: Understood) -> Planned:
    """ "Change my hours to 9-18": what is said now stands over what was known; what is missing is asked for."""
    if request.sender.role is Role.CUSTOMER:
        return refuse("not_allowed")
    said = find_change(request.text, today_of(request)) or SaidChange()
    if said.unchangeable:
        return refuse("unchangeable")
    change = said.change.over(known.change)
    known = Understood(intent=Wish.CHANGE, change=change)
    if (gone := _passed(request, change)) is not None:
        return reply(Failed(code="in_the_past", field="date", asked=Understood(date=gone)), known)
    if not (change.is_of_business or change.is_of_calendar):
        return ask(said.lacks, known) if said.lacks else refuse("unchangeable")
    if change.is_of_calendar:
        return change_schedules(request, known, pick_schedules(request.context.schedules, request.text))
    owned = tuple(own.business for own in request.context.owned)
    return change_business(request, known, pick_businesses(owned, request.text))


def _passed(request: PlanRequest, change: Change) -> str | None:
    """The last of the days that are to be closed, or opened again, where all of them have passed since."""
    for days in (change.closed_on, change.open_on):
        if days and all(has_passed(request, day) for day in days):
            return max(days)
    return None


def change_schedules(request: PlanRequest, known: Understood, meant: tuple[ScheduleView, ...]) -> Planned:
    """Change what is said of these calendars: of several one must be meant, unless it is said of all, or of a day on
    which the owner is closed."""
    change, ids = known.change or Change(), {one.schedule_id for one in meant}
    meant = tuple(one for one in request.context.schedules if one.schedule_id in ids)  # as they stand by now
    if not meant:
        return refuse("no_schedule")
    businesses = {one.business_id for one in meant} if change.is_of_business else set()
    standing = change.model_copy(update={"closed_on": (), "open_on": ()})
    is_of_all = (change.everywhere and len(businesses) <= 1) or _closes_days_alone(change)
    own = [one for one in request.context.owned if one.business.business_id in businesses]
    wanted = [
        *(_of_business(one, change) for one in own),
        *_of_days(request, change, meant),
        *(_of_schedule(one, standing) for one in meant if standing.is_of_calendar),
    ]
    if len(meant) > 1 and not (is_of_all and len(wanted) <= MOST_STEPS):
        return ask(Missing.SCHEDULE, known, schedules=meant[:MOST_LISTED])
    if any(_has_hours_of_its_own(change, one) for one in meant):
        return refuse("same_hours")
    return _unless_none_is_left(known, *wanted)


def change_business(request: PlanRequest, known: Understood, meant: tuple[BusinessView, ...]) -> Planned:
    """Change what is said of one business."""
    if len(meant) > 1:
        return ask(Missing.BUSINESS, known, businesses=meant[:MOST_LISTED])
    ids = {one.business_id for one in meant}
    own = next((one for one in request.context.owned if one.business.business_id in ids), None)
    if own is None:
        return refuse("no_schedule")
    return _unless_none_is_left(known, _of_business(own, known.change or Change()))


_AT_LEAST_ONE = {"labels": "last_service", "working_days": "last_day"}


def _unless_none_is_left(known: Understood, *wanted: Step) -> Planned:
    """The steps; a refusal where they would take the last service, or the last working day, away."""
    for step in wanted:
        for field, code in _AT_LEAST_ONE.items():
            if step.params.get(field) == []:
                return reply(Failed(code=code, field=field), known)
    return steps(*wanted, understood=known)


def _closes_days_alone(change: Change) -> bool:
    """A holiday is one of all calendars, as a block is."""
    return not change.is_of_business and not change.model_copy(update={"closed_on": (), "open_on": ()}).is_of_calendar


def _has_hours_of_its_own(change: Change, schedule: ScheduleView) -> bool:
    """Days are to be opened at other hours than the calendar's: it has one span for all."""
    opens, closes = change.opens or schedule.start_of_day, change.closes or schedule.end_of_day
    return change.opens_then not in {None, opens} or change.closes_then not in {None, closes}


def _of_days(request: PlanRequest, change: Change, meant: tuple[ScheduleView, ...]) -> Iterator[Step]:
    """Close, or open again, each stretch of days: in all calendars at once where all are meant."""
    ids = {one.schedule_id for one in meant}
    is_all = ids == {one.schedule_id for one in request.context.schedules}
    of: list[dict[str, Any]] = [{}] if is_all else [{"schedule_id": one.schedule_id} for one in meant]
    today = current_date_of(request).isoformat()
    for action, days in (("close_days", change.closed_on), ("reopen_days", change.open_on)):
        for first, last in _stretches([day for day in days if day >= today]):
            until = {"date_to": last} if last != first else {}
            yield from (Step(service="schedules", action=action, params={**one, "date": first, **until}) for one in of)


def _stretches(days: list[str]) -> list[tuple[str, str]]:
    """Days that follow one another are one stretch."""
    found: list[tuple[str, str]] = []
    for day in sorted(set(days)):
        before = (date.fromisoformat(day) - timedelta(days=1)).isoformat()
        if found and found[-1][1] == before:
            found[-1] = (found[-1][0], day)
        else:
            found.append((day, day))
    return found


def _of_schedule(schedule: ScheduleView, change: Change) -> Step:
    wanted: dict[str, Any] = {
        "start_of_day": change.opens,
        "end_of_day": _closing(schedule, change),
        "working_days": _days(schedule, change),
        "meeting_minutes": change.meeting_minutes,
        "break_minutes": change.break_minutes,
        "participants_per_slot": change.participants_per_slot,
        "time_zone": change.time_zone,
    }
    params = {name: value for name, value in wanted.items() if value is not None}
    return Step(service="schedules", action="update_schedule", params={"schedule_id": schedule.schedule_id} | params)


_NOON = 12


def _closing(schedule: ScheduleView, change: Change) -> str | None:
    """ "I close at eight": an hour of the morning before it opens is one of the evening."""
    closes, opens = change.closes, change.opens or schedule.start_of_day
    if closes is None or closes > opens or int(closes[:2]) >= _NOON:
        return closes
    later = f"{int(closes[:2]) + _NOON}{closes[2:]}"
    return later if later > opens else closes


def _days(schedule: ScheduleView, change: Change) -> list[str] | None:
    """All working days from now on, those that stand first."""
    if not (change.working_days or change.more_days or change.fewer_days):
        return None
    stood = change.working_days or schedule.working_days
    return [day for day in dict.fromkeys((*stood, *change.more_days)) if day not in change.fewer_days]


def _of_business(own: OwnBusiness, change: Change) -> Step:
    wanted: dict[str, Any] = {
        "name": change.name,
        "labels": _labels(own.business, change),
        "website_urls": [change.website_url] if change.website_url else None,
        "maintainers": _maintainers(own, change),
    }
    params = {name: value for name, value in wanted.items() if value is not None}
    business_id = own.business.business_id
    return Step(service="business-units", action="update_business", params={"business_id": business_id} | params)


def _labels(business: BusinessView, change: Change) -> list[str] | None:
    if not (change.more_labels or change.fewer_labels):
        return None
    listed: dict[str, str] = {}
    for label in (*business.labels, *change.more_labels):
        listed.setdefault(listed_label(label), label)
    dropped = {listed_label(label) for label in change.fewer_labels}
    return [label for service, label in listed.items() if service not in dropped]


def _maintainers(own: OwnBusiness, change: Change) -> dict[str, str] | None:
    if change.maintainer is None and change.former_maintainer is None:
        return None
    added = {change.maintainer: change.maintainer_name or change.maintainer} if change.maintainer else {}
    wanted = own.maintainers | own.invited | added
    if change.former_maintainer is None:
        return wanted
    former = normal_phone(change.former_maintainer)
    return {phone: name for phone, name in wanted.items() if normal_phone(phone) != former}
