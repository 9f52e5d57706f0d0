"""The services of a business that is put on, where several are said: "gel polish an hour, pedicure 50 minutes"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from skeji_ray.conversation.hours import is_break
from skeji_ray.conversation.known import is_known_service, when_in
from skeji_ray.conversation.priced import is_service
from skeji_ray.conversation.turn import Turn
from skeji_ray.languages.changes import both_lengths
from skeji_ray.languages.clauses import in_plain_english, phrases_of
from skeji_ray.languages.durations import find_minutes
from skeji_ray.languages.one_service import parts_of
from skeji_ray.languages.opening import without_dates
from skeji_ray.languages.priced import Item, items_in
from skeji_ray.languages.services import find_labels, known_label
from skeji_ray.languages.times import find_hours
from skeji_ray.messages.acts import Act, Slot
from skeji_ray.messages.reading import Said
from skeji_ray.messages.talk import CannotDo
from skeji_ray.messages.vocabulary import listed_label

_BETWEEN = re.compile(r"[,;:\n]|(?<=\w)\.\s")
MAX_WORDS_OF_OWN, MIN_ITEMS = 3, 2
"""Of a service that the vocabulary does not know: so short, and one of several that have a length or a price."""
MAX_MORE = 9
"""Beside the first one."""


def more_services(turn: Turn, said: Said, first: str | None, name: str | None) -> tuple[str, ...]:
    """Return the services that are said beside the first one, each once.

    Args:
        first: what the business is put on as.
        name: what it is called: a service in it is none that is done there.
    """
    if first is None:
        return ()
    heard = [one.strip() for word in said.slots.get(Slot.SERVICE, ()) for one in _BETWEEN.split(word)]
    own, found = _own_words(turn, name), list[str]()
    for part in _parts(turn, name):
        items = _items(turn, part)
        words = [word for word in heard if word in part and not any(word in one.name for one in items)]
        found += [label for one in (*(item.name for item in items), *words) for label in _labels(one, own)]
    by_label = {listed_label(one): one for one in reversed(found)}
    by_label.pop(listed_label(first), None)
    return tuple(reversed(by_label.values()))[:MAX_MORE]


def _labels(words: str, own: frozenset[str]) -> tuple[str, ...]:
    """The services that some words name."""
    parts = parts_of(words)
    joined = (label for part in parts if len(parts) > 1 and (label := known_label(part)) is not None)
    return tuple(dict.fromkeys((*find_labels(words), *joined))) or (
        (words,) if is_known_service(words) or words in own else ()
    )


def own_figures(turn: Turn) -> tuple[CannotDo, ...]:
    """Return the lengths that single services have, where they differ: all appointments have one; and the prices."""
    items = [one for part in _parts(turn, None) for one in _items(turn, part)]
    lengths = tuple(dict.fromkeys(word for one in items for word in one.lengths))
    prices = tuple(dict.fromkeys(word for one in items for word in one.prices))
    differ = len({find_minutes(in_plain_english(word)) for word in lengths}) > 1 and both_lengths(turn.text) is None
    of = ((Slot.PRICE, prices), (Slot.DURATION, lengths if differ else ()))
    return tuple(CannotDo(act=Act.CHANGE_SERVICES, slot=slot, said=words) for slot, words in of if words)


def _parts(turn: Turn, name: str | None) -> Iterator[str]:
    """What stands between commas, and is neither denied nor said of a break."""
    for part in _BETWEEN.split(turn.text.replace(name, " ", 1) if name else turn.text):
        phrases = phrases_of(part)
        is_else = any(one.search(part) for one in (phrases.drops, phrases.between, phrases.seats))
        if part.strip() and not is_else and not is_break(part):
            yield part.strip()


def _items(turn: Turn, part: str) -> tuple[Item, ...]:
    """The services of a part with a length or a price of their own; none where it says hours. A number alone is the
    price of what has a length: "Ink 52" has none."""
    if find_hours(without_dates(in_plain_english(part))) is not None:
        return ()
    found = (one for one in items_in(part) if one.lengths or not all(price.isdigit() for price in one.prices))
    return tuple(one for one in found if not one.is_any and is_service(turn, one))


def _own_words(turn: Turn, name: str | None) -> frozenset[str]:
    """Services in the owner's own words: each is one of several, and short."""
    items = [one for part in _parts(turn, name) for one in _items(turn, part)]
    short = (one.name for one in items if len(one.name.split()) <= MAX_WORDS_OF_OWN and not when_in(turn, one.name))
    return frozenset(short) if len(items) >= MIN_ITEMS else frozenset()
