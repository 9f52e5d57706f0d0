"""How far groups are behind: records are read only where somebody is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from skeji_ray.kafka import backlog
from skeji_ray.kafka.admin import PartitionLag
from skeji_ray.kafka.backlog import PartitionBacklog, look
from skeji_ray.kafka.connection import Connection
from skeji_ray.kafka.offsets import Place, broker_end_offsets
from skeji_ray.topology import GATEWAY, INGRESS, Group

NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)
CONNECTION = Connection("127.0.0.1:1")


def looked(
    monkeypatch: pytest.MonkeyPatch, lags: list[PartitionLag], written: dict[Place, datetime | None]
) -> tuple[list[PartitionBacklog], list[Mapping[Place, int]]]:
    """What is seen, and which places were read."""

    class Brokers:
        def __init__(self, _: Connection) -> None: ...

        def group_lag(self, groups: Iterable[Group], _: Any) -> dict[str, list[PartitionLag]]:
            return {group.name: lags for group in groups}

    asked: list[Mapping[Place, int]] = []

    def oldest(_: Connection, committed: Mapping[Place, int]) -> dict[Place, datetime | None]:
        asked.append(committed)
        return written

    monkeypatch.setattr(backlog, "Admin", Brokers)
    monkeypatch.setattr(backlog, "wait_for_socket", lambda *_: None)
    seen = look(CONNECTION, [GATEWAY], broker_end_offsets, now=lambda: NOON, oldest=oldest)
    return seen[GATEWAY.name], asked


def test_the_age_is_that_of_the_first_record_beyond_the_committed_offset(monkeypatch: pytest.MonkeyPatch) -> None:
    lags = [PartitionLag(INGRESS.name, 0, 5, 9, 4), PartitionLag(INGRESS.name, 1, None, 2, 2)]
    lags.append(PartitionLag(INGRESS.name, 2, 7, 7, 0))
    written = {(INGRESS.name, 0): NOON - timedelta(seconds=30), (INGRESS.name, 1): NOON - timedelta(seconds=2)}
    seen, asked = looked(monkeypatch, lags, dict(written))
    assert asked == [{(INGRESS.name, 0): 5, (INGRESS.name, 1): 0}]
    assert [(part.partition, part.lag, part.oldest_s) for part in seen] == [(0, 4, 30.0), (1, 2, 2.0), (2, 0, 0.0)]


def test_where_nobody_is_behind_no_record_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    seen, asked = looked(monkeypatch, [PartitionLag(INGRESS.name, 0, 7, 7, 0)], {})
    assert asked == []
    assert seen == [PartitionBacklog(INGRESS.name, 0, 0, 0.0)]


def test_a_record_that_was_finished_meanwhile_or_comes_from_the_future_has_no_age(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lags = [PartitionLag(INGRESS.name, 0, 5, 9, 4), PartitionLag(INGRESS.name, 1, 5, 9, 4)]
    seen, _ = looked(monkeypatch, lags, {(INGRESS.name, 0): None, (INGRESS.name, 1): NOON + timedelta(hours=1)})
    assert [part.oldest_s for part in seen] == [0.0, 0.0]
