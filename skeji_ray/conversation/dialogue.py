"""From a reading to a plan: which of its acts is done, which are answered beside it, what is asked instead. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from skeji_ray.conversation.again import ask_again
from skeji_ray.conversation.capabilities import BY_ACT
from skeji_ray.conversation.parts import refuse, reply
from skeji_ray.conversation.questions import answer_open
from skeji_ray.conversation.turn import SURE, Turn
from skeji_ray.conversation.whole import plan_exactly
from skeji_ray.messages.acts import ACTS, Act, Slot
from skeji_ray.messages.outcomes import MAX_PARTS, Outcome, Part, Several, Unclear
from skeji_ray.messages.reading import Reading, Said
from skeji_ray.messages.talk import CannotDo
from skeji_ray.pipeline.planning import Planned, PlanRequest

_INSTEAD = frozenset({Act.REFINE, Act.BOOK, Act.CHOOSE, Act.MOVE, Act.PROPOSE, Act.CANCEL})
"""What takes the place of a yes or a no that stands beside it."""
_DOUBTFUL = 0.2
"""Of a reading: less is not worth asking about."""


def plan_reading(request: PlanRequest, reading: Reading) -> Planned:
    """Plan one message that was read."""
    planned = plan_exactly(request) or _plan(Turn(request, reading))
    return _with_words(planned, reading)


def _plan(turn: Turn) -> Planned:
    sure = [one for one in turn.reading.said if one.sure >= SURE and _may(turn, one)]
    if not sure:
        return answer_open(turn, None) or _unsure(turn)
    main, sides = _parted(turn, sure)
    if main is None:
        return _joined([_plan_one(turn, side) for side in sides])
    planned = answer_open(turn, main) or _plan_one(turn, main)
    beside = [_plan_one(turn, side) for side in sides if not ACTS[side.act].is_social]
    return _joined([*beside, *_left_out(turn, main, planned), planned])


def _may(turn: Turn, said: Said) -> bool:
    return turn.request.sender.role in ACTS[said.act].roles


def _plan_one(turn: Turn, said: Said) -> Planned:
    return BY_ACT[said.act].plan(turn, said)


def _parted(turn: Turn, said: list[Said]) -> tuple[Said | None, list[Said]]:
    """The act that is done, and those that are answered beside it."""
    sides = [one for one in said if BY_ACT[one.act].is_side]
    mains = _combined([one for one in said if not BY_ACT[one.act].is_side and one.act is not Act.NONE])
    if not mains and not sides:
        return said[0], []
    return (mains[0] if mains else None), sides


def _combined(mains: list[Said]) -> list[Said]:
    """One act of several that belong together: "no, friday" is a refinement, "cancel wednesday and book thursday
    instead" a move."""
    acts = [one.act for one in mains]
    if Act.CANCEL in acts and Act.BOOK in acts and (moved := _moved(mains)) is not None:
        return [moved]
    if Act.MOVE in acts:
        mains = [one for one in mains if one.act not in {Act.CANCEL, Act.BOOK}]
    if any(act in _INSTEAD for act in acts):
        mains = [one for one in mains if one.act not in {Act.AFFIRM, Act.DENY, Act.HOLD, Act.LIST}]
    names = [one for one in mains if one.act is Act.GIVE_NAME]
    if len(mains) > 1 and names:
        first, *rest = [one for one in mains if one.act is not Act.GIVE_NAME]
        mains = [_and_slots(first, names[0]), *rest]
    return mains


def _moved(mains: list[Said]) -> Said | None:
    """The move that a cancellation and a booking of the same service are together."""
    cancel = next(one for one in mains if one.act is Act.CANCEL)
    book = next(one for one in mains if one.act is Act.BOOK)
    if book.when is None or (
        book.word(Slot.SERVICE) and cancel.word(Slot.SERVICE) not in {None, book.word(Slot.SERVICE)}
    ):
        return None
    return book.model_copy(update={"act": Act.MOVE, "sure": min(cancel.sure, book.sure)})


def _and_slots(said: Said, other: Said) -> Said:
    return said.model_copy(update={"slots": {**other.slots, **said.slots}, "when": said.when or other.when})


def _left_out(turn: Turn, main: Said, planned: Planned) -> Iterable[Planned]:
    """What was said with the act and its plan cannot take into account, by its name."""
    takes = BY_ACT[main.act].takes
    for slot, words in main.slots.items():
        if slot not in takes and slot in _NAMED:
            yield reply(CannotDo(act=main.act, slot=slot, said=words, business=turn.business))


_NAMED = frozenset({Slot.STAFF, Slot.PRICE, Slot.DURATION})
"""What somebody would miss; other words only stand around the wish."""


def _joined(planned: list[Planned]) -> Planned:
    """One plan of several: replies before the pipeline, or as the parts of one answer."""
    pipeline = next((one for one in planned if one.pipeline), None)
    replies = [one.reply for one in planned if one.reply is not None and one is not pipeline]
    main = pipeline or planned[-1]
    if not replies:
        return main
    parts = _parts(replies)[-(MAX_PARTS - (1 if pipeline else 0)) :]
    return main.model_copy(update={"reply": parts[0] if len(parts) == 1 else Several(parts=tuple(parts))})


def _parts(replies: list[Outcome]) -> list[Part]:
    """Each once, in order."""
    told: list[Part] = []
    for one in replies:
        parts: tuple[Part, ...] = one.parts if isinstance(one, Several) else (one,)
        told += [part for part in parts if part not in told]
    return told


def _unsure(turn: Turn) -> Planned:
    """One question with the likeliest readings, or that it was not understood."""
    if turn.context.open is not None or turn.offer is not None:
        return ask_again(turn.request)
    likely = [
        one.act for one in turn.reading.said if one.sure >= _DOUBTFUL and one.act is not Act.NONE and _may(turn, one)
    ]
    if not likely:
        return refuse("out_of_scope")
    return reply(Unclear(readings=tuple(dict.fromkeys(likely))[:2]))


def _with_words(planned: Planned, reading: Reading) -> Planned:
    """The plan with what was read: its acts, and the words of every slot."""
    slots: dict[str, tuple[str, ...]] = {}
    for one in reading.said:
        for slot, words in one.slots.items():
            slots[str(slot)] = (*slots.get(str(slot), ()), *words)
    known = planned.understood.model_copy(
        update={"acts": tuple(map(str, reading.acts)), "slots": {**slots, **planned.understood.slots}}
    )
    return planned.model_copy(update={"understood": known, "reader": reading.reader})
