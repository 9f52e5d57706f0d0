"""Small talk of ours: a greeting, thanks, a goodbye, that something stays."""

from __future__ import annotations

from skeji_ray.conversation.parts import reply
from skeji_ray.conversation.turn import Turn
from skeji_ray.messages.talk import SmallTalk
from skeji_ray.pipeline.planning import Planned


def small_talk(turn: Turn, talk: str) -> Planned:
    """Return small talk, on behalf of the business that the chat is about."""
    said = {"talk": talk, "business": turn.business, "time_zone": turn.request.sender.time_zone}
    return reply(SmallTalk.model_validate(said))
