"""A language that lacks words for something fails when a process starts, not in somebody's chat."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, get_args

from skeji_ray.catalogue.actions import ACTIONS
from skeji_ray.errors import SkejiError
from skeji_ray.languages.en.speech import ENGLISH
from skeji_ray.languages.rendering import ALWAYS
from skeji_ray.languages.speech import Speech
from skeji_ray.messages.acts import Act, Topic
from skeji_ray.messages.people import Language
from skeji_ray.messages.refusals import Apology, Refusal, Rejected
from skeji_ray.messages.views import BookingStatus
from skeji_ray.messages.when import WEEKDAYS
from skeji_ray.messages.wishes import Missing
from skeji_ray.pipeline.apologies import ATTEMPTED

MAX_BUTTON_TITLE = 20
"""Characters, as WhatsApp takes them."""
MONTHS = 12
_PLACEHOLDER = re.compile(r"{(\w+)}")


class IncompleteLanguage(SkejiError):
    """A language has no words for something that is said; the message names the language and what it lacks."""


def check_complete(speeches: Mapping[str, Speech]) -> None:
    """Check that everything can be said in every language.

    Raises:
        IncompleteLanguage: a sentence, a question, a button or a name is missing, or has other placeholders than in
            English.
    """
    absent = [f"language {code.value!r} is not there" for code in Language if code not in speeches]
    lacks = [
        *absent,
        *(f"language {str(code)!r}: {one}" for code, speech in speeches.items() for one in missing(speech)),
    ]
    if lacks:
        raise IncompleteLanguage("; ".join(lacks))


def missing(speech: Speech) -> list[str]:
    """Return what a language lacks: `sentences.greet has no words`."""
    return [*_absent(speech), *_different(speech), *_names(speech)]


def _reasons(kind: type[Refusal | Apology | Rejected]) -> frozenset[str]:
    return frozenset(get_args(kind.model_fields["reason"].annotation))


def _required() -> dict[str, frozenset[str]]:
    """Table -> its keys: those that English has, and whatever the types of messages can say."""
    fields = frozenset(field for action in ACTIONS for field in action.params.model_fields)
    by_type: dict[str, frozenset[str]] = {
        "sentences": frozenset(ALWAYS.values()),
        "questions": frozenset(Missing),
        "status": frozenset(BookingStatus),
        "status_to_owner": frozenset(BookingStatus),
        "status_word": frozenset(BookingStatus),
        "acts": frozenset(Act),
        "cannot": frozenset(Topic) | {"slot"},
        "refusals": _reasons(Refusal),
        "apologies": _reasons(Apology),
        "rejections": _reasons(Rejected),
        "attempts": frozenset(f"{wish}.{effect}" for wish in ATTEMPTED for effect in ("none", "unknown", "done")),
        "fields": fields,
    }
    tables = [name for name, table in ENGLISH._asdict().items() if isinstance(table, Mapping)]
    return {name: frozenset(getattr(ENGLISH, name)) | by_type.get(name, frozenset()) for name in tables}


def _absent(speech: Speech) -> Iterator[str]:
    for table, keys in _required().items():
        said = getattr(speech, table)
        yield from (f"{table}.{key} has no words" for key in sorted(keys) if not _words_of(said.get(key)))


def _words_of(said: Any) -> str:
    """The sentence itself, where it stands with something else."""
    return str((said[0] if isinstance(said, tuple) else said) or "")


def _different(speech: Speech) -> Iterator[str]:
    for table, sentences in speech._asdict().items():
        ours = getattr(ENGLISH, table)
        for key, said in sentences.items() if isinstance(sentences, Mapping) else ():
            if key not in ours:
                yield f"{table}.{key} has no words in English"
            fills, expected = (set(_PLACEHOLDER.findall(_words_of(one))) for one in (said, ours.get(key, said)))
            if fills != expected:
                yield f"{table}.{key} is filled with {sorted(expected)}, not {sorted(fills)}"


def _names(speech: Speech) -> Iterator[str]:
    lengths = {"weekdays": len(WEEKDAYS), "weekdays_short": len(WEEKDAYS), "months": MONTHS, "months_short": MONTHS}
    for table, length in lengths.items():
        if len(list(filter(None, getattr(speech, table)))) != length:
            yield f"{table} are not {length}"
    titles = {f"buttons.{key}": title for key, title in speech.buttons.items()}
    titles |= {f"acts.{act}": title for act, (_, title) in speech.acts.items()}
    for key, title in titles.items():
        if not 0 < len(title) <= MAX_BUTTON_TITLE:
            yield f"{key}: a button's title has 1-{MAX_BUTTON_TITLE} characters"
