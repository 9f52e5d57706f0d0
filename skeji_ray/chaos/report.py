"""What a run of chaos did, and what was found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from skeji_ray.chaos.faults import Disturbance
from skeji_ray.chaos.findings import Finding


@dataclass(frozen=True)
class Report:
    """What was done, and what was found."""

    seed: int
    kills: int
    outages: int
    messages: int
    forgiven_repeats: int
    findings: Mapping[str, Finding]
    disturbances: Sequence[Disturbance]
    histories: Mapping[str, str]
    """Correlation id -> the way of its message, for the first violations of each invariant."""

    @property
    def ok(self) -> bool:
        return all(finding.ok for finding in self.findings.values())

    def as_json(self) -> dict[str, Any]:
        """The shape of the contracts."""
        return {
            "seed": self.seed,
            "kills": self.kills,
            "outages": self.outages,
            "messages": self.messages,
            "forgiven_repeats": self.forgiven_repeats,
            "invariants": {
                name: {
                    "ok": finding.ok,
                    "checked": finding.checked,
                    "violations": [one.words for one in finding.violations],
                }
                for name, finding in self.findings.items()
            },
        }
