"""The values that were found on the way through the tokens of a text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from skeji_ray.languages.when.groups import Group, joined
from skeji_ray.languages.when.tokens import Context, Token

MAX_ALTERNATIVES = 16
"""Days and hours beyond so many of them are left out."""
VALUES = "dtcp"
_SAME: dict[str, dict[str, Any]] = {
    "time": {"same": "time"},
    "day": {"same": "day"},
    "other_day": {"same": "other_day"},
    "about": {"same": "time", "is_around": True},
    "after": {"same": "day", "than_shown": "later", "order": "earliest"},
    "before": {"same": "day", "than_shown": "earlier", "order": "latest"},
    "beside": {"same": "day", "is_around": True},
}
"""What a word says of what is being talked about: "around that", "right after her"."""


@dataclass
class Found:
    """What was found on the way through the tokens."""

    groups: list[Group] = field(default_factory=list)
    without: list[Group] = field(default_factory=list)
    said: dict[str, Any] = field(default_factory=dict)
    every: list[str] = field(default_factory=list)
    unclear: list[Token] = field(default_factory=list)
    used: list[Token] = field(default_factory=list)
    ands: int = 0
    """How many of the groups were begun by "and"."""


def note(found: Found, token: Token) -> None:
    """Keep what a token says that is no day and no hour."""
    if token.code == "*":
        found.every.extend(token.value)
    elif token.code == "U":
        found.unclear.append(token)
    elif token.code in "LR":
        found.said.setdefault("than_shown", "later" if token.code == "L" else "earlier")
    elif token.code in "V<":
        found.said.setdefault("order", "earliest" if token.value == "nearest" else token.value)
    elif token.code == "S":
        if found.said.get("same") == "day" and token.value == "time":  # "same day, same time"
            del found.said["same"]
        for name, value in _SAME[token.value].items():
            found.said.setdefault(name, value)
    elif token.code == "f":
        found.said.setdefault("minutes", token.value)
    elif token.code == "k":
        amount = token.value
        if amount.minutes:
            found.said.setdefault("shift_minutes", amount.minutes)
        if amount.days or amount.months:
            found.said.setdefault("shift_days", amount.days + 30 * amount.months)


def add(groups: list[Group], token: Token, context: Context, *, is_new: bool) -> None:
    """Add a value to the last group where both can be one thing, else begin another."""
    last = groups[-1] if groups and not is_new else None
    made = joined(last, token, context) if last else None
    if made:
        groups[-1] = made
        return
    if len(groups) < MAX_ALTERNATIVES:
        groups.append((joined(Group(), token, context) if token.code in VALUES else None) or Group())
