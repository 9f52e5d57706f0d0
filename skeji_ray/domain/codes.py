"""The code of a business: what its own chat link writes, `wa.me/<number>?text=<code>`."""

from __future__ import annotations

import hashlib
import re

PREFIX = "SKEJI"
LENGTH = 8
LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""None that is read as another: no 0 and O, no 1, I and L, no U."""
_LEFT_OUT = re.compile(r"[^A-Z0-9]")


def code_of(business_id: str) -> str:
    """`SKEJI-7K3M2Q4H`, a function of the id. Of 30^8: two businesses of a million hardly ever share one."""
    number = int.from_bytes(hashlib.sha256(business_id.encode()).digest())
    letters = []
    for _ in range(LENGTH):
        number, letter = divmod(number, len(LETTERS))
        letters.append(LETTERS[letter])
    return f"{PREFIX}-{''.join(letters)}"


def normalise_code(written: str) -> str:
    """As it is kept: case, spaces, dashes and a missing prefix are forgiven."""
    letters = _LEFT_OUT.sub("", written.upper())
    return f"{PREFIX}-{letters.removeprefix(PREFIX)}"
