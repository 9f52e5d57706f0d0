"""The reader of the product: the rules and the learned reader together, as one reading."""

from __future__ import annotations

from skeji_ray.messages.acts import Act, Slot
from skeji_ray.messages.people import Role
from skeji_ray.messages.reading import Heard, Reading, Said
from skeji_ray.readers import rules
from skeji_ray.readers.learned import LearnedReader
from skeji_ray.readers.slots import slots_in

TRUSTED = 0.9
"""Of every act that the rules read: they are believed without the learned reader."""
LIKELY = 0.6
"""Of an act: less says little, and then the rules are believed where they are likely right."""


class Reader:
    """Read what a message does. Without a learned reader, the rules read alone."""

    def __init__(self, learned: LearnedReader | None) -> None:
        self._learned = learned

    def read(self, heard: Heard) -> Reading:
        """Return the acts of a message with their slots, in the order in which they are said."""
        by_rules = rules.read(heard)
        if self._learned is None or _all_above(by_rules, TRUSTED):
            return by_rules
        acts = self._learned.read_acts(heard, by_rules)
        if acts[0][1] < LIKELY and _all_above(by_rules, LIKELY):
            return by_rules
        found = {one.act: one for one in by_rules.said}
        said = tuple(self._said(heard, act, sure, found.get(act)) for act, sure in acts)
        if heard.role is Role.OWNER:  # of several things that an owner wants none is dropped
            read = {act for act, _ in acts}
            said += tuple(one for one in by_rules.said if one.act not in read and one.sure >= TRUSTED)
        first = found.get(said[0].act)
        return Reading(said=said, reader="rules" if first is not None and first.sure >= LIKELY else "learned")

    def _said(self, heard: Heard, act: Act, sure: float, found: Said | None) -> Said:
        if found is not None:
            return found.model_copy(update={"sure": sure})
        slots: dict[Slot, tuple[str, ...]] = {}
        named = slots_in(heard, 0, len(heard.text), [act])
        for one in named.words:
            slots[one.slot] = (*slots.get(one.slot, ()), heard.text[one.start : one.end])
        if act is Act.ASK_BUSINESS and self._learned is not None:
            slots[Slot.TOPIC] = (self._learned.topic(heard).value,)
        return Said(act=act, sure=sure, slots=slots, when=named.when)


def _all_above(reading: Reading, least: float) -> bool:
    return all(one.act is not Act.NONE and one.sure >= least for one in reading.said)
