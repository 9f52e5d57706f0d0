"""One system whose planner is the real engine with the small model, for all tests: loading it takes minutes."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from tests.support.stack import Stack

READY_WITHIN_S = 1500


@pytest.fixture(scope="session")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    engine = {
        "SKEJI_PLANNER": "vllm",
        "SKEJI_VLLM_MODEL": os.environ["SMALL_MODEL"],
        "SKEJI_VLLM_ACCELERATOR": "cpu",
    }
    running = Stack(tmp_path_factory.mktemp("home"), engine)
    begun = running.process("up", "--detach", "--timeout", str(READY_WITHIN_S), timeout_s=READY_WITHIN_S + 100)
    assert begun.returncode == 0, f"{begun.stdout}\n{begun.stderr}"
    yield running
    running.down()
