"""What is said of a business when it is registered or changed, in one form each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from skeji_ray.domain.normalise import normalise_person, normalise_url
from skeji_ray.errors import BusinessError
from skeji_ray.limits import Pattern

MAX_PRIORITY = 1000


def maintainers_wanted(wanted: Mapping[str, str], admin: str) -> dict[str, str]:
    """Who else shall act for it: identity -> name, without the admin. Raises BusinessError `invalid_phone`."""
    maintainers = {normalise_person(phone, "maintainers"): name for phone, name in wanted.items()}
    maintainers.pop(admin, None)
    return maintainers


def urls_of(wanted: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(normalise_url, wanted)))


def distinct(words: Iterable[str], canonical: Callable[[str], str], field: str) -> tuple[str, ...]:
    """Each word once, as it was written first. Raises BusinessError `invalid_param` for what holds no letter."""
    kept: dict[str, str] = {}
    for word in words:
        key = canonical(word)
        if not key:
            raise BusinessError("invalid_param", field=field, limit=Pattern(form="word"))
        kept.setdefault(key, word)
    return tuple(kept.values())


def clamped(priority: int) -> int:
    return min(max(priority, 0), MAX_PRIORITY)
