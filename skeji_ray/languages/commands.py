"""Whole messages that mean one thing exactly: no model is ever asked about them."""

from __future__ import annotations

import re
from enum import StrEnum

from skeji_ray.languages.changes import find_maintainer
from skeji_ray.languages.reading_table import READING, of_all
from skeji_ray.languages.spoken import find_language
from skeji_ray.languages.whole import kinds_in, normalised, phrasebook, words_of
from skeji_ray.messages.wishes import Wish


class _Part(StrEnum):
    """What a whole message may be made of."""

    STOP = "stop"
    START = "start"
    EXPORT = "export"
    ERASE = "erase"
    COURTESY = "courtesy"


_COMMANDS = phrasebook(
    {
        _Part.STOP: of_all(lambda one: one.commands.stop),
        _Part.START: of_all(lambda one: one.commands.start),
        _Part.EXPORT: of_all(lambda one: one.commands.export),
        _Part.ERASE: of_all(lambda one: one.commands.erase),
        _Part.COURTESY: of_all(lambda one: one.commands.courtesy),
    }
)
_CODE = re.compile(r"\W*(skeji[\s-]?[a-z0-9]{8})\W*", re.IGNORECASE)

_WISHES = {wish: tuple(line for one in READING.values() for line in one.commands.wishes.get(wish, ())) for wish in Wish}
"""What each whole message wishes for. All of it is safe to do by rules: it reads, or it asks before it changes."""
_WISH_OF = phrasebook(_WISHES)


def find_wish(text: str) -> Wish | None:
    """What a message wishes for that is one of the table, and says nothing else; or it names a maintainer."""
    if find_maintainer(text) is not None:
        return Wish.CHANGE
    return Wish.HELP if find_language(text) is not None else _WISH_OF.get(words_of(text))


def find_command(text: str) -> str | None:
    """`stop`, `start`, `export`, `erase`, or `code:<a business's code>`: only where the message says nothing else."""
    said = normalised(text)
    parts = (kinds_in(words_of(text), _COMMANDS) or frozenset()) - {_Part.COURTESY}
    if len(parts) == 1:
        (command,) = parts
        is_asked = "?" in said and command is not _Part.EXPORT
        return None if is_asked else str(command)
    code = _CODE.fullmatch(said)
    return f"code:{code[1].upper()}" if code else None
