"""Whether somebody looks for what others do: an appointment, or whoever does something for a living."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from skeji_ray.languages.acts import act_words
from skeji_ray.languages.owners import find_work
from skeji_ray.languages.reading_table import language_of
from skeji_ray.languages.services import find_label
from skeji_ray.messages.people import Language


def seeks(text: str) -> bool:
    """Tell whether a message looks for what others do: who writes it has no business to put on."""
    return _says(text, "wishes")


def service_sought(text: str) -> str | None:
    """Return what the person who is looked for does: "someone who grooms dogs" is dog grooming."""
    work = find_work(text) if _says(text, "sought") else None
    return (find_label(work) or work) if work is not None else None


def _says(text: str, which: Literal["wishes", "sought"]) -> bool:
    plain = " ".join(text.lower().replace("’", "").replace("'", "").split())
    return _pattern(language_of(text), which).search(plain) is not None


@cache
def _pattern(language: Language, which: Literal["wishes", "sought"]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{getattr(act_words(language), which)})(?!\w)")
