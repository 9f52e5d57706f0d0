"""What a model is told: a version of the prompt, the same bytes for everybody, and then the message with its situation.

The fixed part comes first, so that an engine reads it once and goes on from there (prefix cache). The lists of acts and
slots in it are made from the tables that schemas are made from: what can be asked for is told of.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, cast

from skeji_ray.errors import SettingError
from skeji_ray.messages.acts import MEANINGS, SLOT_MEANINGS, Act, Topic
from skeji_ray.messages.people import Role
from skeji_ray.pipeline.planning import PlanRequest
from skeji_ray.readers.model.authority import Stage, may_mean
from skeji_ray.readers.model.completions import ChatMessage
from skeji_ray.readers.model.situation import situation
from skeji_ray.readers.model.written import WORDS

LATEST = "v2"
_HEADING = re.compile(r"^# (system|user|assistant)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Prompt:
    """One version: a file of `prompts/`. What was in use is never changed: a better one is a new version."""

    version: str
    fixed: tuple[ChatMessage, ...]
    """The instruction, then examples in the form of a chat."""

    def messages(self, request: PlanRequest) -> tuple[ChatMessage, ...]:
        """Return the whole chat for one message."""
        return (*self.fixed, ChatMessage("user", situation(request)))


def versions() -> tuple[str, ...]:
    """Return the versions that this release has."""
    names = (file.name for file in files(__package__).joinpath("prompts").iterdir())
    return tuple(sorted(name.removesuffix(".md") for name in names if name.endswith(".md")))


@cache
def load_prompt(version: str = LATEST) -> Prompt:
    """Read one version.

    Raises:
        SettingError: there is none of this name; the message names those that there are.
    """
    if version not in versions():
        raise SettingError(f"prompt version {version!r}: this release has {', '.join(versions())}")
    _, *parts = _HEADING.split(source_of(version))
    pairs = zip(parts[::2], parts[1::2], strict=True)
    return Prompt(version, tuple(ChatMessage(_role(role), _filled(content).strip()) for role, content in pairs))


def source_of(version: str) -> str:
    """Return the file of a version, as it stands."""
    return files(__package__).joinpath("prompts", f"{version}.md").read_text(encoding="utf-8")


def _filled(content: str) -> str:
    for mark, lines in _LISTS.items():
        content = content.replace(mark, "\n".join(lines))
    return content


def _acts(role: Role, stage: Stage, *, without: Iterable[Act] = ()) -> tuple[Act, ...]:
    return tuple(act for act in Act if may_mean(act, role, stage) and act not in without)


_EVERYBODY = _acts(Role.CUSTOMER, Stage.NOTHING)
_ANSWERS = _acts(Role.CUSTOMER, Stage.OFFER, without=_EVERYBODY)
_OWNERS = _acts(Role.OWNER, Stage.OFFER, without=(*_EVERYBODY, *_ANSWERS))
_LISTS = {
    "<slots>": tuple(f"{slot}: {SLOT_MEANINGS[slot]}" for slot in WORDS),
    "<topics>": (", ".join(Topic),),
    "<acts of everybody>": tuple(f"{act}: {MEANINGS[act]}" for act in _EVERYBODY),
    "<acts that answer>": tuple(f"{act}: {MEANINGS[act]}" for act in _ANSWERS),
    "<acts of owners>": tuple(f"{act}: {MEANINGS[act]}" for act in _OWNERS),
}
"""By the mark that stands in their place."""


def _role(name: str) -> Literal["system", "user", "assistant"]:
    return cast(Literal["system", "user", "assistant"], name)
