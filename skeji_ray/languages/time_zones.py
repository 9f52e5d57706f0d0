"""Time zones as people name them: by IANA's name, "Pacific time", or a city that lies in one."""

from __future__ import annotations

import re
from zoneinfo import ZoneInfo

from skeji_ray.languages.places import city_answer
from skeji_ray.messages.city_zones import zone_by_name, zone_of_cities

_IANA = re.compile(r"\b[A-Z][A-Za-z]+(?:/[A-Z][A-Za-z_-]+){1,2}\b")
_WORDS = re.compile(r"[^\W\d_]+(?:['׳][^\W\d_]+)*")
_MAX_WORDS = 3
"""Of a zone's name."""


def zone_answer(text: str) -> str | None:
    """Return the zone that an answer to "which time zone?" names."""
    for match in _IANA.finditer(text):
        if _is_zone(match[0]):
            return match[0]
    words = _WORDS.findall(text)
    for length in range(_MAX_WORDS, 0, -1):
        for at in range(len(words) - length + 1):
            if (zone := zone_by_name(" ".join(words[at : at + length]))) is not None:
                return zone
    city = city_answer(text)
    return zone_of_cities((city,)) if city else None


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ValueError, OSError, KeyError):
        return False
    return True
