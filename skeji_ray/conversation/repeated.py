"""A yes that says once more what is offered."""

from __future__ import annotations

from skeji_ray.conversation.parts import local_of
from skeji_ray.conversation.times import fits
from skeji_ray.conversation.turn import Turn
from skeji_ray.languages.assent import Act as Asked
from skeji_ray.languages.assent import Answer, answer_to, is_held_back
from skeji_ray.messages.acts import Act, Slot
from skeji_ray.messages.reading import Said
from skeji_ray.messages.when import When


def says_again(turn: Turn, said: Said) -> bool:
    """Tell whether it is a yes that repeats the day or hour of the one time that is offered: "yes, March 1st"."""
    offer, words = turn.offer, said.slots.get(Slot.WHEN, ())
    if offer is None or offer.moves is not None or len(offer.slots) != 1 or set(said.slots) != {Slot.WHEN}:
        return False
    if turn.reading.reader == "model":  # what only a model takes for a choice is confirmed
        return False
    if said.when is None or said.when != When(spans=said.when.spans[:1]):
        return False
    if is_held_back(turn.text) or turn.said(Act.DENY) is not None:
        return False
    rest = turn.text
    for one in words:
        rest = rest.replace(one, " ", 1)
    return answer_to(Asked.BOOK, rest) is Answer.YES and fits(said.when, local_of(offer.slots[0]))
