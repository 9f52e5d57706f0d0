"""A service that lacks what the catalogue gives it fails when its member starts, not when somebody asks for it."""

from __future__ import annotations

from typing import TypeVar

from skeji_ray.actors.services import CommandService
from skeji_ray.catalogue.actions import ACTIONS

S = TypeVar("S", bound=CommandService)


def whole(service: S) -> S:
    """Return a service that does every action that the catalogue gives it, and no other.

    Raises:
        LookupError: it has no method for an action, or one for what is none.
    """
    methods, actions = service.methods(), [one.name for one in ACTIONS if one.service == service.service]
    if left := [name for name in actions if name not in methods]:
        raise LookupError(f"service {service.service!r}: no method does action {left[0]!r}")
    if left := [name for name in methods if name not in actions]:
        raise LookupError(f"service {service.service!r}: its method {left[0]!r} is no action of the catalogue")
    return service
