"""What a model is told: a version of the prompt, the same bytes for everybody, and then the message with its situation.

The fixed part comes first, so that an engine reads it once and goes on from there (prefix cache).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, cast

from skeji_ray.errors import SettingError
from skeji_ray.model.completions import ChatMessage
from skeji_ray.model.situation import situation
from skeji_ray.pipeline.planning import PlanRequest

LATEST = "v1"
_HEADING = re.compile(r"^# (system|user|assistant)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Prompt:
    """One version: a file of `prompts/`. What was in use is never changed: a better one is a new version."""

    version: str
    fixed: tuple[ChatMessage, ...]
    """The instruction, then examples in the form of a chat."""

    def messages(self, request: PlanRequest) -> tuple[ChatMessage, ...]:
        """The whole chat for one message."""
        return (*self.fixed, ChatMessage("user", situation(request)))


def versions() -> tuple[str, ...]:
    """The versions that this release has."""
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
    text = files(__package__).joinpath("prompts", f"{version}.md").read_text(encoding="utf-8")
    _, *parts = _HEADING.split(text)
    pairs = zip(parts[::2], parts[1::2], strict=True)
    return Prompt(version, tuple(ChatMessage(_role(role), content.strip()) for role, content in pairs))


def _role(name: str) -> Literal["system", "user", "assistant"]:
    return cast(Literal["system", "user", "assistant"], name)
