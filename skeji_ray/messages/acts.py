"""The acts: what a person does with a message. One table; readers, dialogue, schemas and docs are derived from it."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from skeji_ray.messages.people import Role


class Act(StrEnum):
    """One thing that a message does. A message does one or several, in an order."""

    BOOK = "book"
    REFINE = "refine"
    CHOOSE = "choose"
    AFFIRM = "affirm"
    DENY = "deny"
    HOLD = "hold"
    CANCEL = "cancel"
    MOVE = "move"
    LIST = "list"
    ASK_BUSINESS = "ask_business"
    GIVE_NAME = "give_name"
    LATE = "late"
    RELAY = "relay"
    RECURRING = "recurring"
    WAITLIST = "waitlist"
    REMIND = "remind"
    GREET = "greet"
    THANK = "thank"
    BYE = "bye"
    ACK = "ack"
    HELP = "help"
    STOP = "stop"
    START = "start"
    EXPORT = "export"
    ERASE = "erase"
    UNDO = "undo"
    NONE = "none"
    REGISTER = "register"
    AGENDA = "agenda"
    APPROVE = "approve"
    DECLINE = "decline"
    PROPOSE = "propose"
    BLOCK = "block"
    UNBLOCK = "unblock"
    CLOSE = "close"
    REOPEN = "reopen"
    PAUSE = "pause"
    RESUME = "resume"
    CHANGE_HOURS = "change_hours"
    CHANGE_SERVICES = "change_services"
    CHANGE_DETAILS = "change_details"
    STAFF = "staff"
    OWNER_LATE = "owner_late"
    MESSAGE_CUSTOMERS = "message_customers"
    COMPLETE = "complete"
    NO_SHOW = "no_show"
    CANCEL_CUSTOMER = "cancel_customer"
    MOVE_CUSTOMER = "move_customer"
    BOOK_CUSTOMER = "book_customer"


class Slot(StrEnum):
    """The kinds of words that a message says beside what it does."""

    WHEN = "when"
    DURATION = "duration"
    SERVICE = "service"
    CITY = "city"
    BUSINESS = "business"
    STAFF = "staff"
    NAME = "name"
    """Whom it is for."""
    PARTY = "party"
    """How many people."""
    ORDINAL = "ordinal"
    PRICE = "price"
    ADDRESS = "address"
    PHONE = "phone"
    HOURS = "hours"
    DAYS = "days"
    TOPIC = "topic"
    """Of `ask_business`; a value of `Topic`, no words of the message."""
    REASON = "reason"
    MESSAGE = "message"
    """To be passed on."""


class Topic(StrEnum):
    """What a fact of a business is about."""

    PRICE = "price"
    HOURS = "hours"
    ADDRESS = "address"
    PARKING = "parking"
    DURATION = "duration"
    SERVICES = "services"
    STAFF = "staff"
    PHONE = "phone"
    PAYMENT = "payment"
    POLICY = "policy"
    OTHER = "other"


class Risk(StrEnum):
    """What doing an act changes: it decides how sure a reading must be."""

    NOTHING = "nothing"
    UNDOABLE = "undoable"
    """It can be taken back, and is shown before it is done."""
    FINAL = "final"
    """It cannot be taken back: only a button or a whole yes does it."""


class ActRow(NamedTuple):
    """What holds of one act, whoever reads it.

    Args:
        roles: who may mean it; an owner may also act as a customer.
        risk: of what it comes to, once it is agreed to.
        is_social: small talk, which changes nothing and asks for nothing.
    """

    act: Act
    roles: frozenset[Role] = frozenset(Role)
    risk: Risk = Risk.NOTHING
    is_social: bool = False


_OWNERS = frozenset({Role.OWNER})
_CHANGES_OF_OWNERS = (
    Act.PROPOSE, Act.BLOCK, Act.UNBLOCK, Act.CLOSE, Act.REOPEN, Act.PAUSE, Act.RESUME, Act.CHANGE_HOURS,
    Act.CHANGE_SERVICES, Act.CHANGE_DETAILS, Act.STAFF, Act.OWNER_LATE, Act.MOVE_CUSTOMER, Act.BOOK_CUSTOMER,
)  # fmt: skip
_FINAL_OF_OWNERS = (
    Act.APPROVE, Act.DECLINE, Act.COMPLETE, Act.NO_SHOW, Act.CANCEL_CUSTOMER, Act.MESSAGE_CUSTOMERS,
)  # fmt: skip

_ROWS = (
    *(ActRow(act, risk=Risk.NOTHING) for act in (Act.BOOK, Act.REFINE, Act.HOLD, Act.LIST, Act.ASK_BUSINESS)),
    *(ActRow(act) for act in (Act.GIVE_NAME, Act.DENY, Act.HELP, Act.EXPORT, Act.NONE)),
    *(ActRow(act, is_social=True) for act in (Act.GREET, Act.THANK, Act.BYE, Act.ACK)),
    *(ActRow(act, risk=Risk.UNDOABLE) for act in (Act.CHOOSE, Act.AFFIRM, Act.MOVE, Act.LATE, Act.RELAY)),
    *(ActRow(act, risk=Risk.UNDOABLE) for act in (Act.RECURRING, Act.WAITLIST, Act.REMIND, Act.STOP, Act.START)),
    ActRow(Act.UNDO, risk=Risk.UNDOABLE),
    *(ActRow(act, risk=Risk.FINAL) for act in (Act.CANCEL, Act.ERASE)),
    ActRow(Act.REGISTER, risk=Risk.UNDOABLE),  # whoever registers is an owner only afterwards
    ActRow(Act.AGENDA, _OWNERS),
    *(ActRow(act, _OWNERS, Risk.UNDOABLE) for act in _CHANGES_OF_OWNERS),
    *(ActRow(act, _OWNERS, Risk.FINAL) for act in _FINAL_OF_OWNERS),
)
ACTS = {row.act: row for row in _ROWS}
"""By act."""
