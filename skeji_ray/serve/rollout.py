"""What sets two planner applications apart, and which of them a conversation belongs to.

Why it is so: docs/adr/0008-the-share-of-a-new-planner.md; how it is done: docs/operating/rollout.md.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from pydantic import ConfigDict, Field

from skeji_ray.config import Settings, load_settings
from skeji_ray.errors import SettingError
from skeji_ray.messages.base import Value
from skeji_ray.messages.ids import stable_id

PLANNER_APP = "planner"
NEXT_PLANNER_APP = "planner-next"
"""The second application: a new model, or a new prompt, on trial."""


class PlannerConfig(Value):
    """A planner application's `user_config` in serve_config.yaml: what changes in place, without a new replica."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    prompt_version: str | None = Field(None, max_length=64)
    """The prompt to ask the model with; None: the newest."""
    share_percent: int = Field(0, ge=0, le=100)
    """Of `planner-next`: how many of a hundred conversations are its; `planner` has the others."""


_OF_A_PLANNER = ("skeji_planner", "skeji_rules_first", "skeji_openai_", "skeji_vllm_")


def settings_of_planner(args: dict[str, Any]) -> Settings:
    """The settings as one application sees them: its `args` in serve_config.yaml stand before the environment.

    Raises:
        SettingError: one of them is no setting of a planner, or is wrong.
    """
    for name in args:
        if not name.startswith(_OF_A_PLANNER) or name not in Settings.model_fields:
            raise SettingError(f"args.{name}: no setting of a planner")
    return load_settings(**args)


def is_of_next(conversation_id: str, share_percent: int) -> bool:
    """Whether a conversation belongs to `planner-next`: the same in every process, and a larger share keeps whom the
    smaller one had. One without an id never does."""
    return bool(conversation_id) and UUID(stable_id("planner", conversation_id)).int % 100 < share_percent
