"""Servers that tests share; each is started when a test first asks for it, and stopped at the end."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

from tests.support.brokers import Brokers
from tests.support.databases import Databases
from tests.support.examples import examples

# As Ray sets it for a replica. It counts from when numpy is first imported, which is after this.
os.environ.setdefault("OMP_NUM_THREADS", "1")

# How long an example takes says nothing on a machine that does other things too.
settings.register_profile("usual", deadline=None, max_examples=examples(40))
settings.load_profile("usual")


def pytest_collection_finish() -> None:
    """What was imported stays to the end: the garbage collector need not look through it again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


@pytest.fixture(scope="session")
def databases(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Databases]:
    servers = Databases(tmp_path_factory.mktemp("databases"))
    yield servers
    servers.stop()


@pytest.fixture(scope="session")
def brokers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Brokers]:
    servers = Brokers(tmp_path_factory.mktemp("brokers"))
    yield servers
    servers.stop()
