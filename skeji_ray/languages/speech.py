"""Everything that one language says. A language is one value of this; what is missing does not type-check."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from skeji_ray.messages.acts import Act
from skeji_ray.messages.views import BookingStatus
from skeji_ray.messages.wishes import Missing

"""As values name them; a language's own names stand in the same order."""


class Speech(NamedTuple):
    """One language. Placeholders in braces are the same in every one."""

    sentences: Mapping[str, str]
    buttons: Mapping[str, str]
    """At most 20 characters each."""
    questions: Mapping[Missing, str]
    status: Mapping[BookingStatus, str]
    """To the customer."""
    status_to_owner: Mapping[BookingStatus, str]
    status_word: Mapping[BookingStatus, str]
    refusals: Mapping[str, str]
    apologies: Mapping[str, str]
    """Reason -> what is said first."""
    attempts: Mapping[str, str]
    """`<wish>.<effect>` -> what is true of it; `part` of any wish."""
    kinds: Mapping[str, str]
    """Collection -> what a person calls what is kept in it; `other` for one without a name."""
    acts: Mapping[Act, tuple[str, str]]
    """What it is called in the midst of a sentence, and on a button."""
    cannot: Mapping[str, tuple[str, str]]
    """A topic, `slot.<slot>`, `<act>.<slot>` or an act that is not done here -> the sentence, and what stands for
    `said` where no words of the person are at hand."""
    rejections: Mapping[str, str]
    failures: Mapping[str, str]
    """Business error -> sentence; `other` for a code without one."""
    weekdays: tuple[str, ...]
    """Monday first."""
    weekdays_short: tuple[str, ...]
    weekdays_ranged: tuple[str, ...]
    """In "from the first to the last" of several."""
    months: tuple[str, ...]
    months_short: tuple[str, ...]
    label: Callable[[str], str]
    """How a service is said."""
    visit: Callable[[str], str]
    """How an appointment for a service is said, in the midst of a sentence."""
    city: Callable[[str], str]
    """How a city is said, whatever language it was registered in."""
    counts: Mapping[str, tuple[str, ...]]
    """What is counted -> its forms: of most numbers, of one, of two where that differs."""
    fields: Mapping[str, str]
    """What people call a parameter."""
    limits: Mapping[str, str]
    """Kind of a limit, `pattern_<form>` of a pattern -> how it is said in the midst of a sentence."""
    finish: Callable[[str], str] = str
    """The last touch to a sentence once it is filled in."""
