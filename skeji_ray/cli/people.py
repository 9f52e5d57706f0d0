"""Who a command speaks as."""

from __future__ import annotations

import re
from typing import Annotated

import typer

from skeji_ray.errors import UsageError

As = Annotated[str, typer.Option("--as", metavar="PHONE", help="Whose phone, like +972501234567.")]

_PHONE = re.compile(r"\+?(\d{7,15})")
_USER_ID = re.compile(r"[A-Z]{2}\.[A-Za-z0-9]{4,60}")


def identity_of(text: str) -> str:
    """A phone with its plus, or a business-scoped user id as it is.

    Raises:
        UsageError: it is neither.
    """
    plain = re.sub(r"[\s()\-]", "", text)
    if phone := _PHONE.fullmatch(plain):
        return f"+{phone[1]}"
    if _USER_ID.fullmatch(plain):
        return plain
    raise UsageError(f"--as {text!r}: not a phone number like +972501234567")
