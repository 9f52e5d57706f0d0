"""What a capability is: one thing that a person can ask for, from its words to its plan."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from skeji_ray.conversation.turn import Turn
from skeji_ray.messages.acts import Act, Slot
from skeji_ray.messages.reading import Said
from skeji_ray.pipeline.planning import Planned

PlanAct = Callable[[Turn, Said], Planned]


class Capability(NamedTuple):
    """One row of the registry.

    Args:
        name: the word that languages, docs and a model's prompt know it by.
        acts: those that it serves.
        plan: what one of these acts comes to, in this turn.
        comes_to: (service, action) of the catalogue: it is open to those who may ask for all of these.
        takes: slots that its plan uses; what else was said with it is named as what cannot be taken into account.
        is_side: it is answered beside what is open, which stays open.
        is_answer: nobody can mean it where nothing was asked or offered.
        is_refusal: all that it comes to is to say that it cannot be done: that is said at once, never asked about.
    """

    name: str
    acts: frozenset[Act]
    plan: PlanAct
    comes_to: tuple[tuple[str, str], ...] = ()
    takes: frozenset[Slot] = frozenset(Slot)
    is_side: bool = False
    is_answer: bool = False
    is_refusal: bool = False
