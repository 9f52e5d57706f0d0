"""One running system on servers outside its home, for all tests of this folder: they are run last, so that it has the
machine to itself."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support.brokers import Brokers
from tests.support.outside_stack import OutsideStack, outside_stack


@pytest.fixture(scope="session")
def system(tmp_path_factory: pytest.TempPathFactory, brokers: Brokers) -> Iterator[OutsideStack]:
    with outside_stack(tmp_path_factory.mktemp("outside"), brokers) as running:
        yield running
