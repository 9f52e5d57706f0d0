"""To talk: greetings and thanks, what can be done here, and what somebody's data is."""

from __future__ import annotations

from skeji_ray.conversation.capabilities.base import Capability
from skeji_ray.conversation.commands import command_plan
from skeji_ray.conversation.not_known import not_understood
from skeji_ray.conversation.parts import refuse, reply
from skeji_ray.conversation.social import small_talk
from skeji_ray.conversation.turn import Turn
from skeji_ray.conversation.while_open.again import ask_again
from skeji_ray.languages.views import asks_for_its_own
from skeji_ray.messages.acts import Act, Slot, Topic
from skeji_ray.messages.reading import Said
from skeji_ray.messages.results import Help
from skeji_ray.messages.talk import CannotDo
from skeji_ray.messages.wishes import Understood, Wish
from skeji_ray.pipeline.planning import Planned

_TO_OTHERS = frozenset({Slot.MESSAGE, Slot.NAME})
"""Somebody else is not to be written to, and never is."""


def plan_social(turn: Turn, said: Said) -> Planned:
    """Greet a greeting, be glad about thanks, say goodbye."""
    return small_talk(turn, said.act)


def plan_help(turn: Turn, said: Said) -> Planned:
    """Say what can be done here, or who is speaking where that was asked."""
    if said.slots.get(Slot.TOPIC) == (Topic.STAFF,):
        return small_talk(turn, "bot")
    if turn.reading.reader != "rules" and asks_for_its_own(turn.text):
        return not_understood(turn)  # it is like a question of what can be done here, and asks for something of its own
    return reply(Help(), Understood(intent=Wish.HELP))


def plan_command(turn: Turn, said: Said) -> Planned:
    """What an exact command does, in other words. No messages at some hours, or to somebody else, is none of these."""
    if said.act is Act.STOP and not _TO_OTHERS.isdisjoint(said.slots):
        return reply(CannotDo(act=said.act, slot=Slot.MESSAGE))
    if said.act is Act.STOP and (said.when is not None or Slot.HOURS in said.slots):
        return reply(CannotDo(act=said.act, slot=Slot.WHEN))
    return command_plan(said.act) or refuse("out_of_scope")


def plan_none(turn: Turn, said: Said) -> Planned:
    """Something else: kindly, what is done here; what is open is asked again."""
    if turn.context.open is not None or turn.offer is not None:
        return ask_again(turn.request)
    return not_understood(turn)


SOCIAL = Capability("small_talk", frozenset({Act.GREET, Act.THANK, Act.BYE, Act.ACK}), plan_social, is_side=True)
HELP = Capability("help", frozenset({Act.HELP}), plan_help, is_side=True)
PERSON = Capability(
    "person",
    frozenset({Act.STOP, Act.START, Act.EXPORT, Act.ERASE}),
    plan_command,
    (("bookings", "export_person"), ("bookings", "erase_person")),
)
NONE = Capability("none", frozenset({Act.NONE}), plan_none)
