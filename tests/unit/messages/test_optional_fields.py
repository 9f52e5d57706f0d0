"""What is not there is left out on the wire, so whatever may be missing must be readable without it."""

from __future__ import annotations

from typing import get_args

import pytest
from pydantic import BaseModel

from skeji_ray.messages import asked, notices, outcomes, refusals, results, talk, views, wishes
from skeji_ray.messages.base import Value
from skeji_ray.topology import DEAD_LETTERS, TOPICS


def _models() -> list[type[Value]]:
    """Every message of a topic that is JSON, and every part that messages are made of."""
    modules = (asked, notices, outcomes, refusals, results, talk, views, wishes)
    parts = {kind for module in modules for kind in vars(module).values() if isinstance(kind, type)}
    kinds = {kind for kind in parts if issubclass(kind, Value)}
    kinds |= {topic.message for topic in TOPICS if topic not in DEAD_LETTERS}
    return sorted(kinds, key=lambda kind: kind.__name__)


@pytest.mark.parametrize("model", _models())
def test_a_field_that_may_be_none_has_a_default(model: type[BaseModel]) -> None:
    for name, field in model.model_fields.items():
        may_be_none = type(None) in get_args(field.annotation)
        assert not (may_be_none and field.is_required()), name
