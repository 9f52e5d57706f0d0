"""What a model may ask for: one row an action, and which of them a sender may be understood to mean now."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from skeji_ray.catalogue import ACTION
from skeji_ray.messages.outcomes import Wish
from skeji_ray.messages.people import Role
from skeji_ray.pipeline.answers import MOST_SLOTS_SHOWN
from skeji_ray.pipeline.conversation import Context

MOST_NAMED = 5
"""Bookings of each kind, and calendars, that a model is shown: more of them would be most of its prompt, and our own
rules still find one by its name, day or time."""


class State(StrEnum):
    """What a conversation waits for, the most pressing first."""

    QUESTION = "question_open"
    SLOTS = "slots_offered"
    APPROVAL = "approval_open"
    NOTHING = "nothing_open"


def state_of(context: Context) -> State:
    """The state that a message comes into."""
    if context.open is not None:
        return State.QUESTION
    if context.offer is not None:
        return State.SLOTS
    return State.APPROVAL if context.approvals else State.NOTHING


class Askable(NamedTuple):
    """One thing that a message can mean."""

    name: str
    """What the model writes: the catalogue's own name, where it comes to one action."""
    wish: Wish
    fields: tuple[str, ...] = ()
    """Of `Reading`, what may be said with it."""
    comes_to: tuple[tuple[str, str], ...] = ()
    """(service, action): it may be asked by those who may ask for all of these."""
    states: frozenset[State] = frozenset(State)

    def is_open_to(self, role: Role) -> bool:
        return all(role in ACTION[key].allowed for key in self.comes_to)


_SEARCH = ("schedules", "search_availability")
_CREATE = ("bookings", "create_booking")
_MOVE = ("bookings", "reschedule_booking")
_WHEN = ("date", "time")
_WHAT = ("service", "city")
_HOURS = ("opens", "closes")
_ANSWERS = (*_WHAT, *_WHEN, *_HOURS, "slot", "booking", "name", "business_name")
_BUSINESS = (("business-units", "update_business"),)
_CALENDAR = (("schedules", "update_schedule"),)
_OPEN = ("schedules", "create_schedule")
_ANSWERS_OF_OWNERS = ("working_days", "appointment_minutes", "break_minutes", "schedule")
_OFFERED = frozenset({State.QUESTION, State.SLOTS})
_UNDER_WAY = frozenset(State) - {State.NOTHING}

_OWNERS_ALONE = frozenset({"schedule", "appointment_minutes", "break_minutes"})
"""What a customer is asked for by no question."""

ASKABLE: tuple[Askable, ...] = (
    Askable("create_booking", Wish.BOOK, (*_WHAT, *_WHEN, "name"), (_SEARCH, _CREATE)),
    Askable("search_availability", Wish.SEARCH, (*_WHAT, *_WHEN), (_SEARCH,)),
    Askable("choose_slot", Wish.BOOK, ("slot", *_WHEN, "name"), (_SEARCH, _CREATE), _OFFERED),
    Askable("answer", Wish.NONE, (*_ANSWERS, *_ANSWERS_OF_OWNERS), (), frozenset({State.QUESTION})),
    Askable("say_yes", Wish.NONE, ("name",), (), _OFFERED),
    Askable("say_no", Wish.NONE, (*_WHAT, *_WHEN), (), _OFFERED),
    Askable("list_bookings", Wish.LIST, (), (("bookings", "list_bookings"),)),
    Askable("cancel_booking", Wish.CANCEL, ("booking",), (("bookings", "cancel_booking"),)),
    Askable("reschedule_booking", Wish.RESCHEDULE, ("booking", *_WHEN), (_SEARCH, _MOVE)),
    Askable(
        "register_business",
        Wish.REGISTER,
        ("business_name", *_WHAT, *_HOURS, "working_days"),
        (("business-units", "register_business"), ("schedules", "create_schedule")),
    ),
    Askable("confirm_booking", Wish.APPROVE, ("booking",), (("bookings", "confirm_booking"),), _UNDER_WAY),
    Askable("decline_booking", Wish.DECLINE, ("booking",), (("bookings", "decline_booking"),), _UNDER_WAY),
    Askable("complete_booking", Wish.COMPLETE, ("booking",), (("bookings", "complete_booking"),)),
    Askable("daily_schedule", Wish.DAY, ("date",), (("schedules", "daily_schedule"),)),
    Askable("block_time", Wish.BLOCK, ("date", *_HOURS), (("schedules", "block_time"),)),
    Askable("change_hours", Wish.CHANGE, (*_HOURS, "working_days"), _CALENDAR),
    Askable("change_lengths", Wish.CHANGE, ("appointment_minutes", "break_minutes"), _CALENDAR),
    Askable("also_open", Wish.CHANGE, ("working_days", "date", *_HOURS), _CALENDAR),
    Askable("not_open", Wish.CHANGE, ("working_days", "date"), _CALENDAR),
    Askable("rename_business", Wish.CHANGE, ("business_name",), _BUSINESS),
    Askable("add_service", Wish.CHANGE, ("service",), _BUSINESS),
    Askable("remove_service", Wish.CHANGE, ("service",), _BUSINESS),
    Askable("open_branch", Wish.BRANCH, ("city", "address", *_HOURS, "working_days"), (*_BUSINESS, _OPEN)),
    Askable("export_person", Wish.EXPORT, (), (("bookings", "export_person"),)),
    Askable("erase_person", Wish.ERASE, (), (("bookings", "erase_person"),)),
    Askable("help", Wish.HELP),
    Askable("none", Wish.NONE),
)
ASKABLE_BY_NAME = {askable.name: askable for askable in ASKABLE}
"""By what the model writes."""


@dataclass(frozen=True, slots=True)
class Authority:
    """What a sender of `role` may be understood to mean in `state`: a model's schema and the check of its answer.

    There is one for each role and state that occurs, and nothing else decides what a schema holds.
    """

    role: Role
    state: State
    askable: tuple[Askable, ...]

    @property
    def name(self) -> str:
        return f"{self.role}_{self.state}"

    @property
    def actions(self) -> tuple[str, ...]:
        return tuple(askable.name for askable in self.askable)

    @property
    def fields(self) -> frozenset[str]:
        """Of `Reading`, beside the action."""
        of_owners = () if self.role is Role.OWNER else _OWNERS_ALONE
        return frozenset(field for askable in self.askable for field in askable.fields if field not in of_owners)

    @property
    def slots(self) -> tuple[str, ...]:
        """Ordinals of offered slots."""
        return _ordinals("slot", MOST_SLOTS_SHOWN) if "slot" in self.fields else ()

    @property
    def schedules(self) -> tuple[str, ...]:
        """Ordinals of the sender's own calendars."""
        return _ordinals("schedule", MOST_NAMED) if "schedule" in self.fields else ()

    @property
    def bookings(self) -> tuple[str, ...]:
        """Ordinals of the sender's own bookings, of those that wait for them, and of those that they serve."""
        own = _ordinals("booking", MOST_NAMED)
        if self.role is Role.CUSTOMER:
            return own
        waiting = _ordinals("approval", MOST_NAMED) if self.state in _UNDER_WAY else ()
        return (*own, *waiting, *_ordinals("served", MOST_NAMED))


@cache
def authority_of(role: Role, state: State) -> Authority:
    """The authority of a sender in a state of their conversation."""
    rows = (askable for askable in ASKABLE if state in askable.states and askable.is_open_to(role))
    return Authority(role, state, tuple(rows))


def authorities() -> tuple[Authority, ...]:
    """All that occur: nothing ever waits for a customer's approval."""
    pairs = ((role, state) for role in Role for state in State)
    return tuple(authority_of(*pair) for pair in pairs if pair != (Role.CUSTOMER, State.APPROVAL))


def _ordinals(kind: str, most: int) -> tuple[str, ...]:
    return tuple(f"{kind}_{number}" for number in range(1, most + 1))
