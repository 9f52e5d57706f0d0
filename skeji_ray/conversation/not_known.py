"""What only a business can answer, or has to be told: whom to ask is said, and nothing else is made of it."""

from __future__ import annotations

from skeji_ray.conversation.parts import refuse, reply
from skeji_ray.conversation.turn import CERTAIN, Turn
from skeji_ray.languages.assent import asks
from skeji_ray.languages.views import asks_for_its_own
from skeji_ray.languages.visits import is_question_of_it
from skeji_ray.messages.acts import Act, Topic
from skeji_ray.messages.talk import CannotDo
from skeji_ray.pipeline.planning import Planned

MIN_WORDS_TOLD = 4
"""Of what is told to a business: fewer are told to nobody."""


def not_known(turn: Turn) -> Planned:
    """Say of a question that it is not known here, of anything else that it is not passed on."""
    is_question = asks(turn.text) or is_question_of_it(turn.text)
    act, topic = (Act.ASK_BUSINESS, Topic.OTHER) if is_question else (Act.RELAY, None)
    return reply(CannotDo(act=act, topic=topic, business=turn.spoken_of))


def not_understood(turn: Turn) -> Planned:
    """Return the plan of what a customer says that nobody understood, where nothing is open: in the chat of a business
    it may be for that business, unless it surely is of something else altogether."""
    first = turn.reading.said[0]
    is_elsewhere = first.act is Act.NONE and first.sure >= CERTAIN
    is_said = asks(turn.text) or len(turn.text.split()) >= MIN_WORDS_TOLD
    if turn.is_owner and not is_elsewhere and (asks(turn.text) or asks_for_its_own(turn.text)):
        return reply(CannotDo(act=Act.ASK_BUSINESS, topic=Topic.OTHER, is_own=True))
    if turn.is_owner or turn.spoken_of is None or is_elsewhere or not is_said:
        return refuse("out_of_scope")
    return not_known(turn)
