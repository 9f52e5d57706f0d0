"""Services that are said with a length or a price of their own: "a diagnosis is an hour and a half, 600". It holds no
word of any language."""

from __future__ import annotations

import re
from typing import NamedTuple

from skeji_ray.languages.durations import without_denied
from skeji_ray.languages.reading_table import any_of
from skeji_ray.languages.services import named_label

MAX_CHARACTERS, MAX_WORDS_OF_ITEM = 400, 5
_LENGTH = rf"(?P<length>{any_of(lambda one: one.owner_changes.a_length)})"
_BARE = rf"(?<![\d:./+-])\d{{2,4}}(?![\w:./%-])(?! ?(?:{any_of(lambda one: one.owner_changes.counted)}))"
_PRICE = rf"(?P<price>{any_of(lambda one: one.owner_changes.a_price)}|{_BARE})"
_FIGURE = re.compile(rf"{_LENGTH}|{_PRICE}", re.IGNORECASE)
_BEFORE = re.compile(rf"^(?:[\s,.;:\n–-]+|(?:{any_of(lambda one: one.owner_changes.before_item)}))+", re.IGNORECASE)
_BEHIND = re.compile(rf"(?:[\s,.;:\n–-]+|(?:{any_of(lambda one: one.owner_changes.behind_item)}))+$", re.IGNORECASE)
_ANY = re.compile(any_of(lambda one: one.owner_changes.any_item), re.IGNORECASE)
_JOINS = re.compile(rf",|{any_of(lambda one: one.owner_changes.and_)}", re.IGNORECASE)
_RAISED = re.compile(any_of(lambda one: one.owner_changes.raised), re.IGNORECASE)


class Item(NamedTuple):
    """One service, and what was said of it."""

    name: str
    lengths: tuple[str, ...]
    prices: tuple[str, ...]

    @property
    def is_any(self) -> bool:
        """It is whatever is done there: "an appointment", "it"."""
        return _ANY.fullmatch(self.name) is not None


def items_in(text: str) -> tuple[Item, ...]:
    """Return the services of a message that have a length or a price there; none where something else is said."""
    text = without_denied(text)
    figures = list(_FIGURE.finditer(text)) if len(text) <= MAX_CHARACTERS else []
    ends = [0, *(one.end() for one in figures)]
    starts = [*(one.start() for one in figures), len(text)]
    between = [_names_of(text[start:end]) for start, end in zip(ends, starts, strict=True)]
    if not figures or not any(between):
        return ()
    if not between[0]:  # "it's 30 minutes for a visit": the name comes behind
        between = [*between[1:], ()]
    items: list[Item] = []
    for names, figure in zip(between, figures, strict=False):
        items += [Item(name, (), ()) for name in names or (() if items else ("",))]
        length, price = figure["length"], figure["price"]
        last = items[-1]
        more = last._replace(lengths=(*last.lengths, length)) if length else last._replace(prices=(*last.prices, price))
        items[-1] = more
    return tuple(items) if all(_is_name(one.name) for one in items) else ()


def is_raised(text: str) -> bool:
    """Tell whether it is what becomes of the price of something that is done already: "lamination goes up to 200"."""
    return _RAISED.search(text) is not None


def _names_of(words: str) -> tuple[str, ...]:
    """The services of the words before a length or a price; the last of them has it. "Free, and 2 hours" names none."""
    words = words.rsplit(":", 1)[-1]  # "add a service: deep facial"
    name = _bare(words)
    *others, last = [part for one in name.split(",") if (part := _bare(one))] or [""]
    if others and named_label(name) is None and all(map(named_label, others)):  # "add waxing too, and a shave is 30"
        return (*others, last)
    parts = [part for one in _JOINS.split(name) if (part := _bare(one))]
    if len(parts) > 1 and len(name.split()) > MAX_WORDS_OF_ITEM:
        return (parts[-1],)
    return (name,) if name else ()


def _bare(words: str) -> str:
    """A name without the words around it."""
    return _BEHIND.sub("", _BEFORE.sub("", words))


def _is_name(name: str) -> bool:
    return bool(name) and len(name.split()) <= MAX_WORDS_OF_ITEM and not any(letter.isdigit() for letter in name)
