"""`${previous_step.x}` and `${steps.N.x}`: a param that is the result of an earlier step.

A reference is a whole value, and keeps the type of what it refers to; within a longer text it is text. Paths may go
deeper (`matches.0.start_time`). Our own code makes a `Reference`, and `on_the_wire` writes it so; a text that only
looks like one, whoever wrote it, gets one more `$` there (`$${...}`), which is taken off again when it is resolved.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from skeji_ray.errors import Permanent

_REFERENCE = re.compile(r"\$\{(?:previous_step|steps\.(\d{1,2}))\.([A-Za-z0-9_]+(?:\.[A-Za-z0-9_]+){0,9})\}")
_MEANT_AS_ONE = re.compile(r"\$\{\s*(previous_step|steps)\b")
_LOOKS_LIKE_ONE = re.compile(r"\$+\{")
_ESCAPED = re.compile(r"\$\$+\{")


class UnresolvedReference(Permanent):
    """An earlier step has no such value; the message names the reference."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A param that is the result of the step before: `path` leads into it (`booking.schedule_id`)."""

    path: str


def on_the_wire(value: Any) -> Any:
    """Return params as a plan carries them: references written out, every text such that it stays a text."""
    if isinstance(value, Reference):
        return f"${{previous_step.{value.path}}}"
    if isinstance(value, dict):
        return {key: on_the_wire(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [on_the_wire(inner) for inner in value]
    return f"${value}" if isinstance(value, str) and _LOOKS_LIKE_ONE.match(value) else value


def text_of(value: Any) -> str | None:
    """Return the words that a param of a plan holds; None for a reference, and for what is no text."""
    return _unescaped(value) if isinstance(value, str) and not is_reference(value) else None


def _unescaped(text: str) -> str:
    return text[1:] if _ESCAPED.match(text) else text


def check_references(value: Any, step: int) -> None:
    """Every reference in `value` can be read and points to a step before `step`.

    Raises:
        UnresolvedReference: one that never can be resolved, whatever the results.
    """
    for reference in _references(value):
        index, _ = _parsed(reference, step)
        if not 0 <= index < step:
            raise UnresolvedReference(f"{reference[:100]}: not an earlier step")


def resolve(value: Any, results: Sequence[dict[str, Any]]) -> Any:
    """`value` with every reference replaced by what it refers to, its type kept.

    `results` are those of the steps before this one, in order.

    Raises:
        UnresolvedReference: nothing stands there.
    """
    if isinstance(value, dict):
        return {key: resolve(inner, results) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [resolve(inner, results) for inner in value]
    if is_reference(value):
        return _look_up(value, results)
    return _unescaped(value) if isinstance(value, str) else value


def _references(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list | tuple):
        for inner in value:
            yield from _references(inner)
    elif is_reference(value):
        yield value


def is_reference(value: Any) -> bool:
    """Tell whether a param of a plan refers to an earlier result."""
    return isinstance(value, str) and _MEANT_AS_ONE.match(value) is not None


def _parsed(reference: str, step: int) -> tuple[int, list[str]]:
    """The step that is meant, and the path into its result."""
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        raise UnresolvedReference(f"{reference[:100]}: not a reference")
    return (step - 1 if match[1] is None else int(match[1])), match[2].split(".")


def _look_up(reference: str, results: Sequence[dict[str, Any]]) -> Any:
    index, path = _parsed(reference, len(results))
    found: Any = results[index] if 0 <= index < len(results) else None
    for part in path:
        if isinstance(found, dict):
            found = found.get(part)
        elif isinstance(found, list | tuple) and part.isdecimal() and int(part) < len(found):
            found = found[int(part)]
        else:
            found = None
    if found is None:
        raise UnresolvedReference(f"{reference}: an earlier step has no such value")
    return found
