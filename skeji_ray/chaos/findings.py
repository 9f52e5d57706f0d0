"""What an invariant finds, and sends as invariants look at them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from skeji_ray.chaos.evidence import Evidence
from skeji_ray.chaos.phones import Body

UNSURE_FOR = timedelta(seconds=20)
"""How long after a disturbance a message may be sent again, since nobody knows whether WhatsApp has it."""


@dataclass(frozen=True, slots=True)
class Violation:
    """Where an invariant does not hold, and for which message."""

    words: str
    correlation_id: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One invariant, looked at."""

    checked: int
    violations: Sequence[Violation]

    @property
    def ok(self) -> bool:
        """One that had nothing to look at proves nothing."""
        return self.checked > 0 and not self.violations


def is_explained(first: Body, again: Body, seen: Evidence) -> bool:
    """Whether a notifier could not know, when it sent again, what had become of the first: never of what had come to
    rest before."""
    since, until = datetime.fromisoformat(first["at"]), datetime.fromisoformat(again["at"])
    if seen.came_again_at is not None and until >= seen.came_again_at:
        return False
    return any(
        one.begun_at <= min(until, since + UNSURE_FOR) and since <= one.ended_at + UNSURE_FOR
        for one in seen.disturbances
        if one.kind == "outage" or "notifier" in one.target or "ingress" in one.target
    )


def notification_of(body: Body) -> str:
    return str(body.get("biz_opaque_callback_data", ""))


def by_notification(sends: Iterable[Body]) -> Mapping[str, list[Body]]:
    found: dict[str, list[Body]] = defaultdict(list)
    for body in sends:
        found[notification_of(body)].append(body)
    return found


def first_sends(sends: Iterable[Body]) -> Iterator[Body]:
    return (several[0] for several in by_notification(sends).values())
