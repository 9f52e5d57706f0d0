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
    LINK = "link"
    """How customers come to book: the link of a business."""
    CUSTOMER = "customer"
    """How to reach one of the customers."""
    HELPERS = "helpers"
    """Who else may see and approve bookings, and is told of them."""
    LEAVING = "leaving"
    """How a business is taken off."""
    APPROVAL = "approval"
    """Requests that are approved by themselves."""
    NOTICE = "notice"
    """How late, and how many, customers may book."""
    INCOME = "income"
    """What they took."""
    FEE = "fee"
    """What the service costs them."""
    PAST = "past"
    """Earlier visits of a customer."""
    WORDS = "words"
    """What a customer said beside a booking."""
    EVERYTHING = "everything"
    """All that is kept of a business: its owner has it read back."""
    TOLD = "told"
    """What customers are told of their appointments."""
    GONE = "gone"
    """Appointments that were cancelled."""


OF_OWNERS = frozenset(
    {Topic.LINK, Topic.CUSTOMER, Topic.HELPERS, Topic.LEAVING, Topic.APPROVAL, Topic.NOTICE}
    | {Topic.INCOME, Topic.FEE, Topic.PAST, Topic.WORDS, Topic.TOLD, Topic.GONE, Topic.EVERYTHING}
)
"""Topics that owners alone ask about, and that phrases alone read."""


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
TAKES_DAYS_OUT = frozenset({Act.BLOCK, Act.UNBLOCK, Act.CLOSE, Act.REOPEN})
"""What takes days or hours out of a calendar, or gives them back."""
OF_TIME_OFF = TAKES_DAYS_OUT | {Act.PAUSE, Act.RESUME}
CHANGES_BUSINESS = OF_TIME_OFF | {Act.CHANGE_HOURS, Act.CHANGE_SERVICES, Act.CHANGE_DETAILS}
"""What owners do to a business and its calendars, and not to one appointment."""
DONE_AT_ONCE = frozenset({Act.STOP, Act.START})
"""Of those that anybody may do: what is done without being shown first."""

MEANINGS: dict[Act, str] = {
    Act.BOOK: "wants an appointment, or asks what is free",
    Act.REFINE: "changes or adds one thing of what is being arranged, or answers a question about it",
    Act.CHOOSE: "takes one of what was offered or listed",
    Act.AFFIRM: "agrees",
    Act.DENY: "does not want it",
    Act.HOLD: "wants to wait or think it over",
    Act.CANCEL: "will not come to an appointment of their own",
    Act.MOVE: "wants another time for an appointment that they have; when is the new time",
    Act.LIST: "asks for their own appointments",
    Act.ASK_BUSINESS: "asks a fact about a business",
    Act.GIVE_NAME: "says who they are, or whom it is for",
    Act.LATE: "will be late for their appointment",
    Act.RELAY: "wants something passed on to a business",
    Act.RECURRING: "wants an appointment again and again",
    Act.WAITLIST: "wants to hear when a time becomes free",
    Act.REMIND: "wants to be reminded",
    Act.GREET: "says hello",
    Act.THANK: "says thanks",
    Act.BYE: "says goodbye",
    Act.ACK: "has taken note, and asks for nothing",
    Act.HELP: "asks what can be done here, or who is speaking",
    Act.STOP: "wants no more messages",
    Act.START: "wants messages again",
    Act.EXPORT: "asks what is known about them",
    Act.ERASE: "wants all their data deleted",
    Act.UNDO: "takes back what was just done",
    Act.NONE: "anything else",
    Act.REGISTER: "has a business to put here",
    Act.AGENDA: "asks who comes to their business",
    Act.APPROVE: "lets a customer come who asked to",
    Act.DECLINE: "does not let a customer come who asked to",
    Act.PROPOSE: "suggests another time to a customer who asked to come",
    Act.BLOCK: "takes hours off",
    Act.UNBLOCK: "works in hours that were off after all",
    Act.CLOSE: "is closed for a day or several, or on a day of every week",
    Act.REOPEN: "is open again on days that were closed",
    Act.PAUSE: "takes no bookings for now",
    Act.RESUME: "takes bookings again",
    Act.CHANGE_HOURS: "has other opening hours, working days or lengths of appointments",
    Act.CHANGE_SERVICES: "offers one more service or one less, or at another price or length",
    Act.CHANGE_DETAILS: "has a new name, address, website or branch",
    Act.STAFF: "says who works there, or asks to add or remove somebody",
    Act.OWNER_LATE: "is running late for their customers",
    Act.MESSAGE_CUSTOMERS: "wants customers told something",
    Act.COMPLETE: "a customer was served",
    Act.NO_SHOW: "a customer did not come",
    Act.CANCEL_CUSTOMER: "cancels a customer's appointment",
    Act.MOVE_CUSTOMER: "moves a customer's appointment",
    Act.BOOK_CUSTOMER: "enters an appointment for a customer",
}
"""Each act in a few words, as people who do it would be described: a model is told them."""
SLOT_MEANINGS: dict[Slot, str] = {
    Slot.WHEN: "all words about days and times",
    Slot.DURATION: "how long",
    Slot.SERVICE: "what is done",
    Slot.CITY: "where",
    Slot.BUSINESS: "the name of a business",
    Slot.STAFF: "by whom it is done",
    Slot.NAME: "whom it is for, or which customer",
    Slot.PARTY: "how many people",
    Slot.ORDINAL: "which one of what was listed",
    Slot.PRICE: "what it costs",
    Slot.ADDRESS: "a street and number",
    Slot.PHONE: "a phone number",
    Slot.HOURS: "from when until when a business is open",
    Slot.DAYS: "on which weekdays it is open",
    Slot.TOPIC: "what is asked about",
    Slot.REASON: "why",
    Slot.MESSAGE: "what is to be passed on",
}
"""Each slot in a few words, likewise."""
for _name, _table, _kinds in (("ACTS", ACTS, Act), ("MEANINGS", MEANINGS, Act), ("SLOT_MEANINGS", SLOT_MEANINGS, Slot)):
    if _left := [one for one in _kinds if one not in _table]:
        raise LookupError(f"acts.{_name}: no row for {_left[0]}")
