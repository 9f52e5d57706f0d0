"""What is examined: the servers and the parts of one system, each behind the few questions that are asked of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from skeji_ray.clock import Clock
from skeji_ray.config import Profile
from skeji_ray.doctor.webhook import Webhook
from skeji_ray.document import Document
from skeji_ray.messages.base import RawRecord
from skeji_ray.serve.dashboard import ApplicationState
from skeji_ray.store.base import D, Where


class Broker(Protocol):
    """Kafka. Every question raises DependencyUnreachable when it does not answer."""

    async def probe(self) -> None:
        """Whether it is there and takes us."""
        ...

    async def versions(self) -> Mapping[str, tuple[int, ...]]:
        """Of every broker, by its address."""
        ...

    async def differences(self) -> Sequence[str]:
        """One line for each way in which its topics are not the table's."""
        ...

    async def clients(self) -> Mapping[str, Sequence[str]]:
        """Group -> the client ids of its members."""
        ...

    async def unwritable(self) -> Sequence[str]:
        """Why a dead letter could not be written: one line for each obstacle."""
        ...

    async def last_records(self) -> Sequence[RawRecord]:
        """Some of the newest records of every topic that is keyed by us."""
        ...


class Database(Protocol):
    """MongoDB. Every question raises DependencyUnreachable when it does not answer."""

    async def probe(self, timeout_s: float) -> None: ...

    async def missing_indexes(self, kind: type[Document]) -> Sequence[str]: ...

    async def standing_validators(self) -> Mapping[str, object]: ...

    async def enforces_validators(self) -> bool: ...

    async def told_time(self) -> datetime: ...

    async def has_majority(self) -> bool: ...

    async def get(self, kind: type[D], id: str) -> D | None: ...

    async def count(self, kind: type[Document], where: Where) -> int: ...


class Head(Protocol):
    """The dashboard of the Ray cluster. Every question raises DependencyUnreachable when it does not answer."""

    async def applications(self) -> Mapping[str, ApplicationState]: ...

    async def metric_targets(self) -> Sequence[str]: ...

    async def scrape(self, target: str) -> str: ...

    async def told_time(self) -> datetime: ...


@dataclass(frozen=True, slots=True)
class Patient:
    """One system, and what it is measured against."""

    broker: Broker
    database: Database
    head: Head
    webhook: Webhook
    profile: Profile
    release: str
    """The version of this code: what the running members are compared with."""
    clock: Clock
    """Real time on this machine."""
    clock_file: Path
    """Where simulated domain time would stand."""
    is_simulated: bool = False
    """Domain time follows that file."""
