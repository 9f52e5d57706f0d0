"""What the catalogue gives to a service and nobody does there fails at start, by its name."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from skeji_ray.actors.calls import Call, Method, Result
from skeji_ray.actors.services import CommandService
from skeji_ray.actors.whole import whole
from tests.support.domain import World


async def _nothing(call: Call) -> Result:
    return {}


@pytest.mark.parametrize("service", ["business-units", "schedules", "bookings"])
def test_every_service_does_what_the_catalogue_gives_it(service: str) -> None:
    one = World().services[service]
    assert whole(one) is one


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        (lambda methods: {name: methods[name] for name in methods if name != "block_time"}, "does action 'block_time'"),
        (lambda methods: {**methods, "fly": _nothing}, "'fly' is no action"),
    ],
)
def test_what_a_service_lacks_is_named(
    changed: Callable[[Mapping[str, Method]], Mapping[str, Method]], named: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    service: CommandService = World().services["schedules"]
    methods = changed(service.methods())
    monkeypatch.setattr(service, "methods", lambda: methods)
    with pytest.raises(LookupError, match=named):
        whole(service)
