"""Services: what somebody wants done, by the words of the vocabulary."""

from __future__ import annotations

import re

from skeji_ray.messages.vocabulary import LABEL_PHRASES, OTHER_WORDS_TOO, label_name, phrase_pattern

LABEL = phrase_pattern(LABEL_PHRASES)
_WHERE_EXPECTED = phrase_pattern((*LABEL_PHRASES, *OTHER_WORDS_TOO))
_MOST_WORDS = 6


def find_label(text: str, pattern: re.Pattern[str] = LABEL) -> str | None:
    """The service that is named, as it is shown; the most telling one where there are several."""
    found = [match[1] for match in pattern.finditer(text)]
    return label_name(max(found, key=len)) if found else None


def find_labels(text: str) -> tuple[str, ...]:
    """All services that are named, as they are shown, each once: "nails, lashes and brows"."""
    return tuple(dict.fromkeys(label_name(match[1]) for match in LABEL.finditer(text)))


def known_label(text: str) -> str | None:
    """The service that is named where one is expected."""
    return find_label(text, _WHERE_EXPECTED)


def named_label(text: str) -> str | None:
    """The service that words name which say nothing else."""
    return known_label(text) if _WHERE_EXPECTED.fullmatch(text.strip()) else None


def label_answer(text: str) -> str | None:
    """An answer to "what kind of service?": one that we know, or the few words that it is."""
    found = known_label(text)
    if found:
        return found
    words = text.strip(" .!?,")
    return words if 2 <= len(words) <= 60 and len(words.split()) <= _MOST_WORDS else None
