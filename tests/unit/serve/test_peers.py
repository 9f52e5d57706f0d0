"""Who a request comes from, as far as it can be believed."""

from __future__ import annotations

import pytest
from starlette.requests import Request

from skeji_ray.config import networks_of
from skeji_ray.serve.peers import peer_of

TRUSTED = networks_of("10.0.0.0/8, 192.168.7.7, fd00::/8")


def request_of(client: str | None, *forwarded: str) -> Request:
    headers = [(b"x-forwarded-for", one.encode("latin-1")) for one in forwarded]
    return Request({"type": "http", "headers": headers, "client": (client, 1) if client is not None else None})


@pytest.mark.parametrize(
    ("client", "forwarded", "peer"),
    [
        ("5.5.5.5", [], "5.5.5.5"),
        ("5.5.5.5", ["6.6.6.6"], "5.5.5.5"),
        ("10.0.0.1", [], "10.0.0.1"),
        ("10.0.0.1", ["6.6.6.6"], "6.6.6.6"),
        ("10.0.0.1", ["6.6.6.6, 7.7.7.7"], "7.7.7.7"),
        ("10.0.0.1", ["6.6.6.6", "7.7.7.7, 10.2.2.2"], "7.7.7.7"),
        ("10.0.0.1", ["10.3.3.3"], "10.3.3.3"),
        ("10.0.0.1", ["6.6.6.6:4711"], "6.6.6.6"),
        ("10.0.0.1", ["[2001:db8::5]:4711"], "2001:db8::/64"),
        ("10.0.0.1", ["6.6.6.6, nobody"], "10.0.0.1"),
        ("10.0.0.1", [""], "10.0.0.1"),
        ("::ffff:10.0.0.1", ["6.6.6.6"], "6.6.6.6"),
        ("fd00::1", ["6.6.6.6"], "6.6.6.6"),
        ("2001:db8::1:2:3:4", [], "2001:db8::/64"),
        ("testclient", ["6.6.6.6"], "testclient"),
        (None, ["6.6.6.6"], ""),
    ],
)
def test_what_a_trusted_proxy_says_counts_and_nothing_before_it(
    client: str | None, forwarded: list[str], peer: str
) -> None:
    assert peer_of(request_of(client, *forwarded), TRUSTED) == peer


def test_without_a_trusted_proxy_nobody_is_believed() -> None:
    assert peer_of(request_of("10.0.0.1", "6.6.6.6"), ()) == "10.0.0.1"
