"""An answer says one thing."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from skeji_ray.messages.notices import OneMoment
from skeji_ray.messages.people import Sender
from skeji_ray.messages.pipeline import Answer
from skeji_ray.messages.results import Help

SARAH = Sender(identity="+972501234567")


def test_an_outcome_or_a_notice_is_an_answer() -> None:
    for answer in (Answer(recipient=SARAH, outcome=Help()), Answer(recipient=SARAH, notice=OneMoment())):
        assert Answer.model_validate_json(answer.model_dump_json()) == answer


@pytest.mark.parametrize("said", [{}, {"outcome": Help(), "notice": OneMoment()}])
def test_neither_or_both_is_none(said: dict[str, object]) -> None:
    with pytest.raises(ValidationError, match="exactly one"):
        Answer.model_validate({"recipient": SARAH, **said})
