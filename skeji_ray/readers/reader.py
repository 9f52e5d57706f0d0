"""The reader of the product: the rules and the learned reader together, as one reading."""

from __future__ import annotations

from skeji_ray.languages.assent import asks
from skeji_ray.messages.acts import ACTS, Act, Slot
from skeji_ray.messages.people import Role
from skeji_ray.messages.reading import Heard, Reading, Said, State
from skeji_ray.readers import rules
from skeji_ray.readers.beside import asked_behind, not_understood, without_small_talk
from skeji_ray.readers.learned import LearnedReader
from skeji_ray.readers.slots import slots_in

TRUSTED = 0.9
"""Of every act that the rules read: they are believed without the learned reader."""
TRUSTED_WISH = 0.8
"""Of a wish with a day or an hour that the rules read beside small talk."""
LIKELY = 0.6
"""Of an act: less says little, and then the rules are believed where they are likely right."""


class Reader:
    """Read what a message does. Without a learned reader, the rules read alone."""

    def __init__(self, learned: LearnedReader | None) -> None:
        self._learned = learned

    def read(self, heard: Heard) -> Reading:
        """Return the acts of a message with their slots, in the order in which they are said."""
        reading = self._read(heard)
        if not all(ACTS[one.act].is_social for one in reading.said):
            return reading
        rest = without_small_talk(heard)
        if rest is None:
            asked = asked_behind(heard)
            more = self._more(self._read(asked)) if asked is not None else ()
            more = more or self._day_asked(heard, reading)
            return reading.model_copy(update={"said": (*reading.said, *more)})
        return self._with_rest(reading, rest)

    def _day_asked(self, heard: Heard, reading: Reading) -> tuple[Said, ...]:
        """A day or a time that is asked about is a wish, whatever else was taken for small talk: "wed arvo poss?"."""
        is_sure = all(one.sure >= TRUSTED for one in reading.said)
        if is_sure or heard.state is State.NOTHING or not asks(heard.text):
            return ()
        act = Act.BOOK if heard.state is State.LINKED else Act.REFINE
        said = self._said(heard, act, LIKELY, None)
        return (said,) if said.when is not None else ()

    def _more(self, reading: Reading) -> tuple[Said, ...]:
        """What it surely says that is no small talk."""
        is_more = {one.act for one in reading.said if not ACTS[one.act].is_social and one.act is not Act.NONE}
        return tuple(one for one in reading.said if one.act in is_more and one.sure >= LIKELY)

    def _with_rest(self, reading: Reading, rest: Heard) -> Reading:
        """Small talk, and what was said beside it."""
        found = self._read(rest)
        more = tuple(one for one in found.said if not ACTS[one.act].is_social and one.act is not Act.NONE)
        if any(one.sure >= LIKELY for one in more):
            return Reading(said=(*reading.said, *more), reader=found.reader)
        if any(ACTS[one.act].is_social and one.sure >= LIKELY for one in found.said):
            return reading
        return Reading(said=(*reading.said, *more, *not_understood(rest)), reader=reading.reader)

    def _read(self, heard: Heard) -> Reading:
        by_rules = rules.read(heard)
        if self._learned is None or _all_above(by_rules, TRUSTED):
            return by_rules
        acts = self._learned.read_acts(heard, by_rules)
        if acts[0][1] < LIKELY and _all_above(by_rules, LIKELY):
            return by_rules
        if all(ACTS[act].is_social for act, _ in acts) and _wishes(by_rules):
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


def _wishes(reading: Reading) -> bool:
    """It names a day or an hour with what it asks for: no mere small talk."""
    return any(
        one.when is not None and one.sure >= TRUSTED_WISH and not ACTS[one.act].is_social for one in reading.said
    )


def _all_above(reading: Reading, least: float) -> bool:
    return all(one.act is not Act.NONE and one.sure >= least for one in reading.said)
