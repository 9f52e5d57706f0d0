"""What was understood, in words, kept beside a plan."""

from __future__ import annotations

from skeji_ray.conversation.known import OF_WHEN, known_of
from skeji_ray.conversation.turn import Turn
from skeji_ray.messages.acts import Slot
from skeji_ray.pipeline.planning import Planned


def with_words(turn: Turn, planned: Planned) -> Planned:
    """The plan with all that was read: its acts, the words of every slot, and what they say that the plan had no use
    for."""
    slots: dict[str, tuple[str, ...]] = {}
    known = planned.understood
    is_of_facts = any(step.action == "describe_business" for step in planned.pipeline)  # their day is decided on
    is_searched = any(step.action == "search_availability" for step in planned.pipeline)  # told by what was looked at
    names = _SAID if is_of_facts or is_searched else (*_SAID, *OF_WHEN)
    for one in turn.reading.said:
        said = known_of(turn, one)
        unsaid = {name: getattr(said, name) for name in names if getattr(known, name) is None}
        known = known.model_copy(update=unsaid)
        for slot, words in one.slots.items():
            slots[str(slot)] = (*slots.get(str(slot), ()), *words)
    acts = tuple(map(str, turn.reading.acts))
    topics = {str(Slot.TOPIC): slots[str(Slot.TOPIC)]} if str(Slot.TOPIC) in slots else {}  # each of them is told
    known = known.model_copy(update={"acts": acts, "slots": {**slots, **planned.understood.slots, **topics}})
    return planned.model_copy(update={"understood": known, "reader": turn.reading.reader})


_SAID = ("city", "label", "staff", "people")
