"""The reader of the product: the rules and the learned reader together, as one reading."""

from __future__ import annotations

from collections.abc import Collection

from skeji_ray.languages.assent import asks
from skeji_ray.languages.seeking import seeks, service_sought
from skeji_ray.languages.services import find_label
from skeji_ray.messages.acts import ACTS, DONE_AT_ONCE, Act, Risk, Slot
from skeji_ray.messages.people import Role
from skeji_ray.messages.reading import Heard, Reading, Said, State
from skeji_ray.readers import rules
from skeji_ray.readers.beside import asked_behind, not_understood, without_small_talk
from skeji_ray.readers.learned import LearnedReader
from skeji_ray.readers.slots import by_slot, slots_in

TRUSTED, SURE_ENOUGH = 0.9, 0.75
"""Of every act that the rules read: they are believed. Of an act that leaves what is open and that no phrase says."""
TRUSTED_WISH = 0.8
"""Of a wish with a day or an hour that the rules read beside small talk."""
OVERRULES, HARDLY = 0.6, 0.35
"""Of what the rules do not read: enough to be believed where they are trusted, or either of both is a change; else."""
SHOWN = 0.89
"""The most that an act which changes something, and that no phrase says, is said to be sure: it is shown first."""
TOLD = 0.85
"""Of what the rules read: enough for the learned reader to make it sure."""
LIKELY = 0.6
"""Of an act."""

_LIKE_A_WISH = frozenset({Act.REFINE, Act.MOVE, Act.ASK_BUSINESS, Act.LIST})
"""What is easily read in a wish for an appointment: "another one at 4", "what's available", "what do you have"."""
_OF_ONE_WISH = frozenset({Act.BOOK, Act.REFINE})
_ELSEWHERE = frozenset({Act.DENY, Act.HELP})
_NOTHING = Reading(said=(Said(act=Act.NONE, sure=rules.NOTHING_SURE),), reader="rules")


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
        if self._learned is None:
            return by_rules
        acts = _of_a_seeker(heard, _for_whom(heard, self._learned.read_acts(heard, by_rules)), by_rules)
        if _rules_stand(heard, by_rules, acts):
            likely = {Act.GIVE_NAME, *dict(acts)}  # what is hardly meant comes behind it, but for a name
            said = tuple(sorted(_without_denied(by_rules.said), key=lambda one: one.act not in likely))
            return by_rules.model_copy(update={"said": said})
        if acts[0][0] not in by_rules.acts and _would_leave(heard, acts[0]):
            return by_rules if _all_above(by_rules, LIKELY) else _NOTHING
        found = {one.act: one for one in by_rules.said}
        said = tuple(self._said(heard, act, sure, found.get(act)) for act, sure in acts)
        said = _with_sure(heard, said, by_rules)
        first = found.get(said[0].act)
        return Reading(said=said, reader="rules" if first is not None and first.sure >= LIKELY else "learned")

    def _said(self, heard: Heard, act: Act, sure: float, found: Said | None) -> Said:
        is_unseen = act in DONE_AT_ONCE or (heard.role is Role.OWNER and _changes(act))
        if is_unseen and (found is None or found.sure < TOLD):
            sure = min(sure, SHOWN)
        if found is not None:
            return found.model_copy(update={"sure": max(sure, found.sure) if sure >= LIKELY else sure})
        named = slots_in(heard, 0, len(heard.text), [act])
        slots = by_slot(heard.text, named.words)
        if act is Act.ASK_BUSINESS and self._learned is not None:
            slots[Slot.TOPIC] = (self._learned.topic(heard).value,)
        return Said(act=act, sure=sure, slots=slots, when=named.when)


def _without_denied(said: tuple[Said, ...]) -> tuple[Said, ...]:
    """Leave out what only says which name is not meant: "in her name, not mine"."""
    if said[0].act is not Act.GIVE_NAME:
        return said
    return tuple(one for one in said if one.act is not Act.REFINE or one.when is not None or one.slots)


def _wishes(reading: Reading) -> bool:
    """It names a day or an hour with what it asks for: no mere small talk."""
    return any(
        one.when is not None and one.sure >= TRUSTED_WISH and not ACTS[one.act].is_social for one in reading.said
    )


def _names_service(reading: Reading) -> bool:
    """It wishes for a service that is known: it is no talk of something else."""
    return any(
        one.act in _OF_ONE_WISH and find_label(" ".join(one.slots.get(Slot.SERVICE, ()))) is not None
        for one in reading.said
    )


def _for_whom(heard: Heard, acts: tuple[tuple[Act, float], ...]) -> tuple[tuple[Act, float], ...]:
    """Take an owner who books and names nobody to book for themselves, where either may be meant or a city is said;
    else it must be surer: "and the same on Wednesday" is no booking."""
    likely = dict(acts)
    if Act.BOOK_CUSTOMER not in likely:
        return acts
    said = {one.slot for one in slots_in(heard, 0, len(heard.text), [Act.BOOK_CUSTOMER]).words}
    if Slot.NAME in said:
        return tuple(one for one in acts if one[0] is not Act.BOOK)
    if Act.BOOK in likely:
        return tuple(one for one in acts if one[0] is not Act.BOOK_CUSTOMER)
    if Slot.CITY in said:
        return tuple((Act.BOOK if act is Act.BOOK_CUSTOMER else act, sure) for act, sure in acts)
    if likely[Act.BOOK_CUSTOMER] >= SURE_ENOUGH:
        return acts
    return tuple((act, min(sure, HARDLY) if act is Act.BOOK_CUSTOMER else sure) for act, sure in acts)


def _of_a_seeker(heard: Heard, acts: tuple[tuple[Act, float], ...], by_rules: Reading) -> tuple[tuple[Act, float], ...]:
    """Take nobody for an owner who looks for what others do, and says no plain word of putting a business on."""
    if Act.REGISTER in by_rules.acts or heard.role is Role.OWNER or not seeks(heard.text):
        return acts
    return tuple(one for one in acts if one[0] is not Act.REGISTER) or ((Act.BOOK, SURE_ENOUGH),)


def _changes(act: Act) -> bool:
    return ACTS[act].risk is not Risk.NOTHING


def _rules_stand(heard: Heard, by_rules: Reading, acts: tuple[tuple[Act, float], ...]) -> bool:
    """Whether the rules are believed, as they are, beside what all evidence together makes likely.

    They are evidence in it, so where it comes to something else and is sure of that, it is seldom wrong. But likeness
    does not see what a denial turns, and knows nothing of acts that are not the sender's to do.
    """
    if not _all_above(by_rules, LIKELY):
        return False
    likely, is_trusted = dict(acts), _all_above(by_rules, TRUSTED)
    surest = max(likely.values())
    if by_rules.said[0].act in likely or acts[0][0] in by_rules.acts:
        return is_trusted or surest < LIKELY
    if any(heard.role not in ACTS[one.act].roles for one in by_rules.said):
        return is_trusted
    if _say_what_likeness_misses(heard, by_rules, likely):
        return True
    is_risked = is_trusted or any(map(_changes, (*likely, *by_rules.acts)))
    return surest < (OVERRULES if is_risked else HARDLY)


def _say_what_likeness_misses(heard: Heard, by_rules: Reading, likely: Collection[Act]) -> bool:
    """Whether the rules read what a denial turns, a wish beside talk or like another act, or what is said outright."""
    if any(map(_changes, likely)) and rules.denies(heard):
        return True
    if all(ACTS[act].is_social or act is Act.GIVE_NAME for act in likely) and _wishes(by_rules):
        return True
    if by_rules.acts == (Act.BOOK,) and _all_above(by_rules, TRUSTED) and _LIKE_A_WISH.issuperset(likely):
        return True
    if by_rules.acts == (Act.BOOK,) and service_sought(heard.text) is not None:
        return True
    if heard.state is not State.NOTHING and set(likely) == {Act.NONE} and _names_service(by_rules):
        return True
    return _is_said_outright(heard, by_rules)


def _is_said_outright(heard: Heard, by_rules: Reading) -> bool:
    """A registration with what it needs, as the help writes it; a city alone."""
    (first, *others) = by_rules.said
    is_registration = first.act is Act.REGISTER and first.sure >= TRUSTED and Slot.CITY in first.slots
    return not others and (is_registration or heard.text.strip() in first.slots.get(Slot.CITY, ()))


def _with_sure(heard: Heard, said: tuple[Said, ...], by_rules: Reading) -> tuple[Said, ...]:
    """Return it with what the rules are sure of: a name, whatever else is said; what is asked beside a wish; all that
    an owner wants."""
    read = {one.act for one in said}
    beside = {Act.GIVE_NAME, Act.ASK_BUSINESS} if read & _OF_ONE_WISH else {Act.GIVE_NAME}
    kept = [one for one in by_rules.said if one.act not in read and one.sure >= TRUSTED]
    kept = [one for one in kept if heard.role is Role.OWNER or one.act in beside]
    return (*said, *kept)


def _would_leave(heard: Heard, first: tuple[Act, float]) -> bool:
    """Whether an act that no phrase says would leave what is open, and is not sure enough for that."""
    act, sure = first
    if heard.state is State.CONFIRM_ERASE:
        return sure < TRUSTED
    return act in _ELSEWHERE and sure < SURE_ENOUGH and heard.state is not State.NOTHING


def _all_above(reading: Reading, least: float) -> bool:
    return all(one.act is not Act.NONE and one.sure >= least for one in reading.said)
