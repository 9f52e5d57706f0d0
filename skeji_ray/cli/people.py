"""Whom a command is about, or speaks as."""

from __future__ import annotations

from typing import Annotated

import typer

from skeji_ray.domain.normalise import normal_identity
from skeji_ray.errors import UsageError

As = Annotated[str, typer.Option("--as", metavar="PHONE", help="Whose phone, like +972501234567.")]

_MIN_LENGTH = 8
"""Of a phone with its plus."""


def identity_of(text: str) -> str:
    """Return a phone in its normal form, or a business-scoped user id as it is.

    Raises:
        UsageError: it is neither.
    """
    identity = normal_identity(text)
    if identity is None or (identity.startswith("+") and len(identity) < _MIN_LENGTH):
        raise UsageError(f"{text!r}: no phone number, such as +972501234567, and no user id, such as IL.1234567890")
    return identity
