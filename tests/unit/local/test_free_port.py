"""Ports for servers that start later than their port is chosen."""

from __future__ import annotations

import socket

import pytest

from skeji_ray.errors import PortTaken
from skeji_ray.local import process
from skeji_ray.local.process import AUTO_PORTS, free_port


def test_no_port_is_given_twice_though_nobody_listens_there_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    few = AUTO_PORTS[:40]
    monkeypatch.setattr(process, "AUTO_PORTS", few)
    given = [free_port() for _ in range(5)]
    assert len(set(given)) == 5
    assert set(given) <= set(few)


def test_a_port_that_somebody_listens_on_is_not_given(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        taken = listening.getsockname()[1]
        monkeypatch.setattr(process, "AUTO_PORTS", range(taken, taken + 1))
        with pytest.raises(PortTaken, match="no free port"):
            free_port()
