"""What is wanted beside a service: one more that is named with it, and one that is to be added to an appointment.
It holds no word of any language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from skeji_ray.languages.reading_table import PREFIXES, any_of
from skeji_ray.languages.services import LABEL, known_label
from skeji_ray.languages.table import SPEECHES

_AND = (
    rf"(?:(?<!\d)[,/]|[,/](?!\d)|\+|&|{any_of(lambda one: one.added.joins)})"
    rf"(?: ?(?:{any_of(lambda one: one.added.fillers)}))*"
)
_BETWEEN = re.compile(rf"[\s,]*{_AND}[\s-]*(?:(?:{any_of(lambda one: one.added.before_second)}) )?", re.IGNORECASE)
"""Between two services, of which the second may be a part of a longer name: "and the", "and a check of the"."""
_ADDS = re.compile(any_of(lambda one: one.added.adds), re.IGNORECASE)
_IS_OF_APPOINTMENT = re.compile(any_of(lambda one: one.added.of_appointment), re.IGNORECASE)
_SHORT = 2
"""Letters of what is no word yet."""
_PARTS = re.compile(rf"\s*{_AND}\s*", re.IGNORECASE)


def parts_of(service: str) -> tuple[str, ...]:
    """Return the services that the words of one are: "haircut and beard trim" is two, "scale and polish" is one."""
    found = _PARTS.search(service)
    if found is None or any(one.start() < found.start() and found.end() < one.end() for one in LABEL.finditer(service)):
        return (service,)
    return tuple(part for part in (service[: found.start()].strip(), *parts_of(service[found.end() :].strip())) if part)


def first_known(service: str) -> str | None:
    """Return the first service that we know of words that name several: "a colour and something else"."""
    parts = parts_of(service)
    return next((label for part in parts if (label := known_label(part)) is not None), None) if len(parts) > 1 else None


def covered(text: str, services: Sequence[str]) -> list[str]:
    """Return the services without those that are part of one: "cut" and "blow dry" are one where both are said so."""
    whole = [match[0].casefold() for match in LABEL.finditer(text)]
    return [
        one for one in services if not any(one.casefold() in all_of and one.casefold() != all_of for all_of in whole)
    ]


def joined(text: str, services: Sequence[str]) -> Iterator[str]:
    """Yield the services that are named with the one before them: "an oil change and the brakes" is two, "a haircut at
    the hair salon" one."""
    end = None
    for word in services:
        start = text.find(word, end or 0)
        if start < 0:
            continue
        if end is not None and _BETWEEN.fullmatch(text[end:start]):
            yield word
        end = start + len(word)


def is_added(text: str) -> bool:
    """Tell whether something is to be added to what stands: "can I add a colour too?"; not one more appointment."""
    return _ADDS.search(text) is not None and _IS_OF_APPOINTMENT.search(text) is None


def is_called(words: str, label: str) -> bool:
    """Tell whether words are a name of a service, or the end of it, and of none that is found under it: a cut is a
    haircut, a blow dry is none."""
    names = {label.casefold(), *(speech.label(label).casefold() for speech in SPEECHES.values())}
    word = words.casefold().removesuffix("s")
    bare = word[1:] if word[:1] in PREFIXES else word
    if len(word) > _SHORT and any(name.removesuffix("s").endswith(word) for name in names):
        return True
    return not {word, bare}.isdisjoint(name.removesuffix("s") for name in names)
