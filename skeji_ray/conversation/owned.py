"""The `rules` planner's choice among what a sender owns: which business, or which of its calendars, is meant."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TypeVar

from skeji_ray.languages.choice import choice_in
from skeji_ray.languages.reading_table import PREFIX
from skeji_ray.messages.views import BusinessView, ScheduleView
from skeji_ray.messages.vocabulary import names_of_city

_View = TypeVar("_View", BusinessView, ScheduleView)
_NO_WORD = re.compile(r"[\W_]+")


def pick_schedules(schedules: tuple[ScheduleView, ...], text: str) -> tuple[ScheduleView, ...]:
    """Those that are named by business, city or address; all of them where none is."""
    names: tuple[Callable[[ScheduleView], Iterator[str]], ...] = (
        lambda one: iter((one.business_name,)),
        lambda one: _names_of(one.city),
        lambda one: iter((one.address,)),
    )
    for name in names:
        schedules = _narrowed(schedules, text, name)
    return schedules


def pick_businesses(businesses: tuple[BusinessView, ...], text: str) -> tuple[BusinessView, ...]:
    """Those that are named, or whose city is; all of them where none is."""
    named = pick_by_name(businesses, text)
    return _narrowed(named, text, lambda one: (name for city in one.cities for name in _names_of(city)))


def pick_by_name(businesses: tuple[BusinessView, ...], text: str) -> tuple[BusinessView, ...]:
    """As `pick_businesses`, where a city that is named is another matter."""
    return _narrowed(businesses, text, lambda one: iter((one.name,)))


def pick_listed(listed: tuple[_View, ...], text: str) -> tuple[_View, ...]:
    """Of those that were shown, the one of an ordinal; else nothing."""
    number = choice_in(text)
    if number is None or not -1 <= number <= len(listed) or not number:
        return ()
    return (listed[number - 1 if number > 0 else -1],)


def _narrowed(views: tuple[_View, ...], text: str, names: Callable[[_View], Iterator[str]]) -> tuple[_View, ...]:
    named = tuple(one for one in views if any(_names(name, text) for name in names(one)))
    return named or views


def _names(name: str, text: str) -> bool:
    """Whole words of it; a preposition may be a letter of the word that follows."""
    words = plain(name)
    return bool(words) and re.search(rf"\b{PREFIX}{re.escape(words)}\b", plain(text)) is not None


def _names_of(city: str) -> Iterator[str]:
    """A city as it was written, and by all names that the vocabulary has for it."""
    yield city
    yield from names_of_city(city)


def plain(text: str) -> str:
    """Return the words of a text alone, small, a space between two."""
    return _NO_WORD.sub(" ", text.casefold()).strip()
