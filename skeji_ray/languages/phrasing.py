"""The types in which a language says how its speakers word acts and slots. They hold no word of any language."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from skeji_ray.messages.acts import Act, Slot, Topic
from skeji_ray.messages.people import Role
from skeji_ray.messages.reading import State

IDLE = frozenset({State.NOTHING, State.LINKED, State.BOOKED, State.TOLD})
"""Nothing is asked."""
OPEN = frozenset(State) - IDLE
"""An answer is awaited."""
OFFERED = frozenset({State.OFFER_ONE, State.OFFER_LIST})
ASKED = frozenset({State.ASK_NAME, State.ASK_CITY, State.ASK_SERVICE, State.ASK_WHEN, State.ASK_WHICH_BOOKING})
CONFIRMING = frozenset({State.CONFIRM_CANCEL, State.CONFIRM_MOVE, State.CONFIRM_ERASE})
REQUESTED = frozenset({State.APPROVAL, State.APPROVALS})
CUSTOMERS, OWNERS = frozenset({Role.CUSTOMER}), frozenset({Role.OWNER})
EVERYBODY = frozenset(Role)
"""Of an act that only owners may do: whoever owns nothing says it too, and is told so."""


class Phrase(NamedTuple):
    """One way to word an act, as a pattern of the plain text of a clause.

    The plain text is in lower case, without apostrophes, emojis and brackets; pictures that answer are words; one
    blank stands between two words; a clause that is asked ends with `?`. A pattern stands between the ends of words;
    a `$` at its end allows the question mark. Repeated alternatives, `(?: ok| fine)*`, are taken in one way.
    """

    act: Act
    pattern: str
    sure: float = 0.96
    """How often it is right: measured or lower, never hoped for."""
    states: frozenset[State] | None = None
    """None: whatever is open."""
    roles: frozenset[Role] | None = None
    """Who says it; None: those who may do the act."""
    topic: Topic | None = None
    """Of `ask_business`."""
    is_denial: bool = False
    """It reads words that are denied ("don't write to me"); all others do not see them."""
    is_emphatic: bool = False
    """Small talk that counts beside other acts, too: "thank you so much" does, "thx" does not."""


def phrases(
    act: Act,
    *patterns: str,
    sure: float = 0.96,
    states: frozenset[State] | None = None,
    roles: frozenset[Role] | None = None,
    topic: Topic | None = None,
    is_denial: bool = False,
    is_emphatic: bool = False,
) -> tuple[Phrase, ...]:
    """Several ways to word one act, alike in all else."""
    return tuple(Phrase(act, one, sure, states, roles, topic, is_denial, is_emphatic) for one in patterns)


class SlotPattern(NamedTuple):
    """Where the words of a slot stand, as a pattern of the text as it was typed (with straight apostrophes).

    The words are the group `what`, else the whole match. Of patterns that overlap the earlier in the list wins.
    """

    slot: Slot
    pattern: str
    ignores_case: bool = True
    states: frozenset[State] | None = None
    acts: frozenset[Act] | None = None
    """Only where one of these was read; None: any."""


class ActWords(NamedTuple):
    """One language's words for acts and slots. A field that is missing does not type-check."""

    phrases: tuple[Phrase, ...]
    slots: tuple[SlotPattern, ...]
    breaks: str
    """Words between two clauses: and, but, then, also. The clause behind begins after them."""
    shortened: tuple[str, ...]
    """Words whose full stop ends nothing: dr, mrs."""
    denied: str
    """What is said not to be: "don't cancel it", to its end. It is hidden from the phrases of what it denies."""
    openers: str
    """At a clause's start, before what it says: oh, well, so, please."""
    closers: str
    """At a clause's end: please, thanks, mate."""
    moot: str
    """Words of a text that chooses nothing, but alters or asks: but, instead, is there, later."""
    pictures: Mapping[str, str]
    """An emoji and the words that it stands for; all others say nothing."""
    doubled: frozenset[str]
    """Words with a double letter: "cooool" is cool, "noooo" is no."""
    numbered: str
    """What is written before each of several things: one, first, secondly."""
    starts: str = r"(?!)"
    """Words at which a clause begins of themselves, where "and" is written at the word behind it."""
    drawn_out: str = r"(?!)"
    """Letters that are typed again and say nothing; they are left out, but for the first of a group of them."""
    prefixes: str = ""
    """What is written at the front of a name: to, from, of, and."""
    fillers: str = ""
    """Words that say nothing beside the words of a slot: "at", "one", "works for me"."""
    no_names: str = r"(?!)"
    """Words that are in no name: an answer to "what name?" with one of them is something else ("that's all")."""
    weak: str = r"(?!)"
    """A whole clause that answers only where nothing is asked or done beside it ("great, how much?")."""
    claims: str = r"(?!)"
    """Words of somebody who says what they do for a living, or that a business is theirs."""
    told_of_own: str = r"(?!)"
    """What is told of a business beside that: hours, customers, its name, how to join."""
    provides: str = r"(?!)"
    """Words of somebody who says what they do for others: only who has a business does."""
    keeps_out: str = r"(?!)"
    """Of the bare words: one customer is not to book any more. `who` is a name, to be one of a customer."""
    wishes: str = r"(?!)"
    """Words of somebody who wants an appointment, whatever they do for a living."""
    sought: str = r"(?!)"
    """Words of somebody who looks for whoever does something: "someone who grooms dogs"."""
    doubtful: str = r"(?!)"
    """Words that are seldom written to a business (mail, music, taxis): no act beside them is sure."""
    topics: Mapping[Topic, str] = MappingProxyType({})
    """Nouns that a question about a business names its topic by."""
    elsewhere: str = r"(?!)"
    """Words of a message that nobody writes to a business: music, weather, taxis. It is read as `none`."""


class SeveralWords(NamedTuple):
    """One language's words for taking several of what is offered. A whole message is `before`, one of these, `behind`.

    Args:
        before: single words that agree, ask for it, or say nothing.
        of_both: that say both.
        of_all: that say all of it.
        some: that say how many, as `<number>`.
        behind: as `before`.
        both: how many both are.
        numbers: those that are written in letters.
        either: between times of which one will do.
        in_a_row: that several are to follow one another.
        one_alone: that no more than one is wanted.
        and_next: behind a time, that the one right after it is wanted, too.
    """

    before: str
    of_both: str
    of_all: str
    some: str
    behind: str
    both: int
    numbers: Mapping[str, int]
    either: str
    in_a_row: str
    and_next: str
    one_alone: str
