"""Who is at the other end of a request: the connection's own address, or what a trusted proxy says of it."""

from __future__ import annotations

from collections.abc import Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from starlette.requests import Request

Network = IPv4Network | IPv6Network
FORWARDED_FOR = "x-forwarded-for"
_SITE_BITS = 64
"""Of an IPv6 address: whoever has one has all that share these."""


def peer_of(request: Request, trusted: Sequence[Network]) -> str:
    """Return the address that bounds are counted by; an IPv6 address by its network.

    X-Forwarded-For is read from its end, and believed for as long as who says it is trusted: what stands before that
    anybody may have written.
    """
    peer = request.client.host if request.client else ""
    hops = ",".join(request.headers.getlist(FORWARDED_FOR)).split(",")
    while hops and _is_trusted(peer, trusted):
        said = hops.pop().strip()
        if _address(said) is None:
            break
        peer = said
    return _site(peer)


def _is_trusted(peer: str, trusted: Sequence[Network]) -> bool:
    address = _address(peer)
    return address is not None and any(address in network for network in trusted)


def _address(text: str) -> IPv4Address | IPv6Address | None:
    """An address, with or without a port."""
    host = text[1:].partition("]")[0] if text.startswith("[") else text
    host = host.partition(":")[0] if host.count(":") == 1 else host
    try:
        address = ip_address(host)
    except ValueError:
        return None
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return mapped or address


def _site(peer: str) -> str:
    address = _address(peer)
    if isinstance(address, IPv6Address):
        return str(ip_network((address, _SITE_BITS), strict=False))
    return peer if address is None else str(address)
