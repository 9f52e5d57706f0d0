"""The types of words that are looked for within a message, whatever else it says. They hold no word of any language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from skeji_ray.messages.views import View


class OwnerChangeWords(NamedTuple):
    """Words within what an owner wants changed, in whatever language the rest of the message is. All are patterns."""

    and_: str
    """Between two services."""
    beside: str
    """Between two lengths."""
    articles: str
    """Alternatives before a service."""
    after_name: str
    """Alternatives behind a name that are no part of it."""
    for_good: str
    """A service is added, or no longer done."""
    length: str
    all_day: str
    hours: str
    opens: str
    a_length: str
    """How long something takes, in whichever words."""
    a_price: str
    """An amount with its currency, or none at all."""
    counted: str
    """Stands behind a number that is no price."""
    before_item: str
    """Alternatives before a service that has a length or a price of its own."""
    behind_item: str
    """Alternatives between such a service and what is said of it."""
    any_item: str
    """No service of its own, but whatever is done there."""
    raised: str
    """A price that stands becomes another one."""


class MendingWords(NamedTuple):
    """How what was just said or done is taken back, in part or whole. All are alternatives of a pattern."""

    corrects: str
    """Something is taken back, or merely thought of now."""
    meant: str
    """What was said before was not what was meant."""
    only: str
    """No more than what is said is meant."""
    more: str
    """Something comes beside what was done."""
    denied: str
    """Stands before what is not meant: "not on Tuesday"."""
    borders: str
    """Between what is not meant and what is."""
    works: str
    """The speaker is there and works."""
    away: str
    """The speaker is not, or takes no bookings."""
    keeps: str
    """It is to stay as it stands; where a day or a time is said, `<time>` stands for it."""
    at_work: str
    """The speaker works then, begins or ends the day then, or can be booked then."""
    hours_alone: str
    """The same, where it may be of something else that begins and ends: "only till 3"."""
    opens: str
    """What is closed is to be open."""
    wanted_back: str
    """What was cancelled is wanted again, or asked after."""
    takes_out: str
    """Hours are those that nobody can book, whatever else is said of them: of a break, of what is blocked."""
    nobody: str
    """Nobody comes then."""
    until: str
    """An hour is the last one."""
    not_before: str
    """The hour behind it is when work begins: nothing is to be before it."""
    not_after: str
    """The hour with it is when work ends."""
    day_number: str
    """A number that is a day of the month where one such day is spoken of; its one group is the number."""
    late: str
    """Work begins or ends later than it mostly does, or earlier; it says no hour."""
    never_mind: str
    """What was spoken of is left as it is, and something else is said."""
    no_need: str
    """It is not wanted any more."""


class KeptWords(NamedTuple):
    """What of several appointments stays and what goes. All are alternatives of a pattern, between whole words."""

    borders: str
    """Between two things that are said, beside what ends a sentence."""
    goes: str
    """An appointment is not to stay."""
    stays: str
    """It is to stay."""
    not_gone: str
    """It is not to go: "don't cancel"."""
    absent: str
    """Somebody does not come."""
    comes: str
    """Somebody comes, or what is named suits them."""
    denied: str
    """Stands before what is left out of what is said: "not on Tuesday", "except Dana"."""
    only: str
    """Nothing but what is named is meant."""
    alone: str
    """Nobody comes but who writes: "just me"."""
    own: str
    """What is the writer's own: "mine"."""
    self: str
    """The writer, as who comes or does not: "I"."""
    them: str
    """What is somebody else's: "hers"."""
    other: str
    """The other one of two."""
    some: str
    """One of several, without a word of which."""
    as_it_is: str
    """What is arranged is to be left as it is: "leave it"."""


class VisitWords(NamedTuple):
    """What customers say of a visit, which is no wish for a time. All are whole patterns, with their own borders."""

    about: str
    """Whom and what they bring, how they come, what they may do."""
    not_about: str
    """It is of a time after all."""
    expecting: str
    """The month of somebody who expects a child, where a day is called the same."""
    asked: str
    """Something is asked, with or without a mark."""
    of_time: str
    """It is asked when something is."""
    done: str
    """It is asked when an appointment is over."""
    stands: str
    """It is asked when an appointment is, with its place or by itself."""
    has: str
    """The appointment that stands is said, and not the one that is wanted."""
    instead: str
    """Something is to take the place of what stands."""
    also: str
    """Something comes beside what is booked."""
    wanted: str
    """What comes beside it is to be done."""
    part: str
    """What is to be done beside, of a wish for a time; its one group that matched is that."""
    somebody: str
    """Somebody who is close to the writer."""
    with_one: str
    """They come too."""
    in_their_place: str
    """Somebody else comes to what is booked."""
    brings: str
    """Somebody else brings who comes."""
    who_comes: str
    """Who that is; its one group that matched is the name."""
    named_for: str
    """Whom a wish for a time is for; its one group that matched is the name."""
    for_somebody: str
    """A wish for a time is for somebody else, without their name."""
    is_next: str
    """Somebody comes right after who was spoken of."""
    of_them: str
    """It is the appointment of somebody else that is to go or to be moved."""
    of_me: str
    """It is the writer's own."""
    how_much: str
    first: str
    """An hour before or after is really wished for."""


class AddedWords(NamedTuple):
    """How one more service is named with another, or added to an appointment. All are patterns."""

    joins: str
    """Between two services, beside signs."""
    fillers: str
    """Alternatives behind that which are no part of a service."""
    before_second: str
    """A word that may begin the second service's longer name."""
    adds: str
    """Something is to be added to what stands."""
    of_appointment: str
    """It is an appointment that is added."""


class ViewWords(NamedTuple):
    """What owners ask of their own business, and want of it. All are alternatives of a pattern of bare words."""

    asks: str
    """A message begins so that asks for something, or wants to see it."""
    does: str
    """It asks that something be done, and is no question of how things stand."""
    asked: Mapping[View, str]
    """Of a question; the first that is found counts."""
    wanted: Mapping[View, str]
    """Of any message."""
    of_help: str
    """It is asked how all of this works, or what can be done."""
