"""One running system for all end-to-end tests of a session: starting one takes half a minute."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.collector import Collector, collector
from tests.support.stack import Stack

GROWS_SOON = {"SKEJI_SCALE_LAG": "200", "SKEJI_SCALE_DOWN_AFTER_S": "3"}
"""More than any test but that of scaling lets a group lag."""


@pytest.fixture(scope="session")
def spans() -> Iterator[Collector]:
    """What the stack traces."""
    with collector() as running:
        yield running


@pytest.fixture(scope="session")
def stack(tmp_path_factory: pytest.TempPathFactory, spans: Collector) -> Iterator[Stack]:
    home: Path = tmp_path_factory.mktemp("home")
    traced = {"OTEL_EXPORTER_OTLP_ENDPOINT": spans.endpoint, "OTEL_BSP_SCHEDULE_DELAY": "500"}
    running = Stack(home, {**GROWS_SOON, **traced})
    running.up()
    yield running
    running.down()
