"""Which release of the product this code is, and which of two is the newer."""

from __future__ import annotations

import re
from importlib.metadata import version

RELEASE = version("skeji-ray")


def is_newer(release: str, than: str) -> bool:
    """Whether one release is newer than another, by the numbers in front: `0.10.0` is newer than `0.9.2`."""
    return _numbers(release) > _numbers(than)


def _numbers(release: str) -> tuple[int, ...]:
    """Of `1.2.0rc1` (1, 2): a release and those before it that were tried are of one shape; zeros at the end say
    nothing."""
    leading = re.match(r"\d+(\.\d+)*", release)
    numbers = [int(part) for part in leading[0].split(".")] if leading else []
    while numbers and numbers[-1] == 0:
        numbers.pop()
    return tuple(numbers)
