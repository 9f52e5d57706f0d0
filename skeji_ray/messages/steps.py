"""One step of a pipeline: an action of the catalogue, with its params."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from skeji_ray.messages.base import Value

MOST_STEPS = 10
"""A longer pipeline is refused: nobody asks for more in one message."""


class Step(Value):
    """One action of the catalogue. A param may refer to an earlier result: `${previous_step.x}`, `${steps.N.x}`. A text
    that begins with `${` is written with one more `$` (`$${`), and then is that text."""

    service: str = Field(max_length=64)
    action: str = Field(max_length=64)
    params: dict[str, Any] = Field(default_factory=dict)
