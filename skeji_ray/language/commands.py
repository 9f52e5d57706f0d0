"""Whole messages that mean one thing exactly: no model is ever asked about them."""

from __future__ import annotations

import re

_STOP = frozenset({"stop", "unsubscribe", "עצור", "הסר"})
_START = frozenset({"start", "התחל"})
_CODE = re.compile(r"\W*(skeji[\s-]?[a-z0-9]{8})\W*", re.IGNORECASE)
_EXPORT = re.compile(
    r"\W*(?:what (?:do|data do) you (?:know|have|keep) (?:about|on|of) me|מה (?:אתם יודעים|ידוע לכם) עליי?)\W*"
)
_ERASE = re.compile(
    r"\W*(?:please )?(?:(?:forget|delete|erase) (?:me|(?:all )?my data)|"
    r"(?:מחקו|תמחקו|מחק|תשכחו) (?:אותי|את המידע שלי))\W*"
)


def find_command(text: str) -> str | None:
    """`stop`, `start`, `export`, `erase`, or `code:<a business's code>`: only where the message says nothing else."""
    said = " ".join(text.lower().split())
    bare = said.strip(" .!")
    if bare in _STOP:
        return "stop"
    if bare in _START:
        return "start"
    if _EXPORT.fullmatch(said):
        return "export"
    if _ERASE.fullmatch(said):
        return "erase"
    code = _CODE.fullmatch(said)
    return f"code:{code[1].upper()}" if code else None
