"""Repeated groups of patterns, taken in one way: no message keeps a reader busy.

In `(?:fine|ok|ok fine)*` the words "ok fine" are one repetition or two, so a row of them that fits nothing in the end
is tried in every mixture: twice as many with each. In `(?>ok fine|fine|ok)*` they are one, given back as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

MAX_FREE = 8
"""A group that is repeated no oftener may be taken in any way."""
_PART = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?P?<?[=!:>]?|[()|]|[^\\\[()|]+", re.DOTALL)
_OFTEN = re.compile(r"[*+]|\{\d*,(\d*)\}")
_NOT_NEEDED = re.compile(r"(?:\\.|[^\\()|\]])[?*]")
_OPEN, _ATOMIC = "(?:", "(?>"


class _Group(NamedTuple):
    opener: str
    alternatives: list[list[str | _Group]]


def taken_once(pattern: str) -> str:
    """Return the pattern with each repeated group of alternatives atomic, the longest alternative first."""
    return _body(_group("", iter(_PART.findall(pattern))), is_once=False)


def _group(opener: str, parts: Iterator[str]) -> _Group:
    alternatives: list[list[str | _Group]] = [[]]
    for part in parts:
        if part == ")":
            break
        if part == "|":
            alternatives.append([])
        else:
            alternatives[-1].append(_group(part, parts) if part[0] == "(" else part)
    return _Group(opener, alternatives)


def _body(group: _Group, *, is_once: bool) -> str:
    written = ["".join(_parts(one, is_once=is_once)) for one in group.alternatives]
    return "|".join(sorted(written, key=_least, reverse=True) if is_once else written)


def _parts(parts: list[str | _Group], *, is_once: bool) -> Iterator[str]:
    for part, behind in zip(parts, [*parts[1:], ""], strict=False):
        if isinstance(part, str):
            yield part
            continue
        is_repeated = part.opener == _OPEN and _has_alternatives(part) and _is_often(behind)
        yield (_ATOMIC if is_repeated else part.opener) + _body(part, is_once=is_once or is_repeated) + ")"


def _has_alternatives(group: _Group) -> bool:
    within = (part for one in group.alternatives for part in one if isinstance(part, _Group))
    return len(group.alternatives) > 1 or any(map(_has_alternatives, within))


def _is_often(behind: str | _Group) -> bool:
    often = _OFTEN.match(behind) if isinstance(behind, str) else None
    if often is None:
        return False
    return not often[1] or int(often[1]) > MAX_FREE


def _least(alternative: str) -> int:
    """Its length without letters that need not be there: of "an?" and "any" the second is longer."""
    return len(_NOT_NEEDED.sub("", alternative))
