"""Whole messages that mean one thing exactly: no model is ever asked about them."""

from __future__ import annotations

import re

from skeji_ray.language.changes import find_maintainer
from skeji_ray.messages.outcomes import Wish

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

_WISHES: dict[Wish, tuple[str, ...]] = {
    Wish.HELP: ("help", "menu", "what can you do", "עזרה", "תפריט", "מה אפשר לעשות כאן"),
    Wish.LIST: (
        "my bookings",
        "my appointments",
        "show my bookings",
        "show my appointments",
        "list my bookings",
        "התורים שלי",
        "הצג את התורים שלי",
        "אילו תורים יש לי",
    ),
    Wish.DAY: (
        "what do i have today",
        "my schedule",
        "show my schedule",
        "show my schedule for today",
        "today's bookings",
        "who is coming today",
        "מה יש לי היום",
        "היומן שלי",
        "מי מגיע היום",
    ),
    Wish.CANCEL: (
        "cancel my booking",
        "cancel my appointment",
        "בטל את התור שלי",
        "לבטל את התור שלי",
        "ביטול תור",
    ),
}
"""What each whole message wishes for. All of it is safe to do by rules: it reads, or it asks before it changes."""
_WISH_OF = {words: wish for wish, several in _WISHES.items() for words in several}


def find_wish(text: str) -> Wish | None:
    """What a message wishes for that is one of the table, and says nothing else; or it names a maintainer."""
    if find_maintainer(text) is not None:
        return Wish.CHANGE
    return _WISH_OF.get(" ".join(text.lower().replace("’", "'").split()).strip(" .!?"))


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
