"""From a reading to a plan: which of its acts is done, which are answered beside it, what is asked instead. Pure."""

from __future__ import annotations

from skeji_ray.conversation.afresh import Read, alone, in_its_place, is_a_wish, needed, says_something
from skeji_ray.conversation.again import ask_again
from skeji_ray.conversation.asked_with import on_day_asked, still_wanted
from skeji_ray.conversation.behind import with_behind
from skeji_ray.conversation.bookings_mended import bookings_mended
from skeji_ray.conversation.capabilities import BY_ACT
from skeji_ray.conversation.capabilities.ask_business import asked_on
from skeji_ray.conversation.combined import OF_ONE_WISH, parted
from skeji_ray.conversation.decided_otherwise import decided_otherwise
from skeji_ray.conversation.each_part import read_each
from skeji_ray.conversation.going_on import another_time, goes_on, looks_on
from skeji_ray.conversation.heard import heard_of, state_of
from skeji_ray.conversation.joined import joined
from skeji_ray.conversation.kept import cancel_other
from skeji_ray.conversation.kept_out import plan_kept_out
from skeji_ray.conversation.known import OF_WHEN, known_of, when_said
from skeji_ray.conversation.left_out import left_for_later, left_out, one_alone
from skeji_ray.conversation.likely import changed_exactly, going_on, in_exact_words, likeliest, wish_of
from skeji_ray.conversation.meant import as_meant
from skeji_ray.conversation.meanwhile import beside_requests
from skeji_ray.conversation.mended import away_meant, mended, other_length, with_stood
from skeji_ray.conversation.no_and_more import rest_of_no
from skeji_ray.conversation.not_known import not_understood
from skeji_ray.conversation.parts import refuse, reply
from skeji_ray.conversation.questions import answer_open
from skeji_ray.conversation.several import CHANGES, alone_of, joins, plan_several, takes_back
from skeji_ray.conversation.several import OF_OWNERS as SAID_BY_OWNERS
from skeji_ray.conversation.turn import CERTAIN, LIKELY, SURE, Turn
from skeji_ray.conversation.verdicts import plan_verdicts
from skeji_ray.conversation.visit import of_visit
from skeji_ray.conversation.yes_and_more import read_rest, yes_and
from skeji_ray.languages.assent import Act as Assent
from skeji_ray.languages.assent import Answer, answer_to, is_held_back
from skeji_ray.messages.acts import ACTS, Act, Risk, Slot
from skeji_ray.messages.asked import ChangeWanted, ConfirmWanted, Question, Unclear
from skeji_ray.messages.reading import Reading, Said
from skeji_ray.messages.refusals import Refusal
from skeji_ray.messages.talk import CannotDo
from skeji_ray.messages.wishes import Wish
from skeji_ray.pipeline.planning import Planned, PlanRequest

_DOUBTFUL = 0.2
"""Of a reading: less is not worth asking about."""
TOLD_AT_ONCE = 0.5
"""Of an act that cannot be done here: it is said, and never asked about."""


def plan_reading(request: PlanRequest, reading: Reading, read: Read | None = None) -> Planned:
    """Plan one message that was read.

    Args:
        read: reads it once more where it answers nothing of what is open; None: it is asked again at once.
    """
    if read is not None:
        reading = read_each(request, state_of(request), beside_requests(request, reading, read), read)
    turn = as_meant(Turn(request, reading))
    if (otherwise := mended(turn) or bookings_mended(turn)) is not None:  # it takes the place of what is open
        otherwise = with_stood(turn, _with_words(turn, otherwise))
        return with_behind(turn, otherwise) if isinstance(otherwise.reply, Refusal) else otherwise
    if read is not None and (both := _plan_yes_and_more(turn, read)) is not None:
        return both
    if read is not None and (rest := rest_of_no(request, read)) is not None:
        return joined([refuse("kept"), _with_words(rest, _plan(rest))])
    planned = _plan(turn)
    least = needed(turn, planned) if read is not None else None
    other = _plan_afresh(request, read, least) if read is not None and least is not None else None
    return with_behind(turn, other or with_stood(turn, _with_words(turn, planned)))


def _plan_yes_and_more(turn: Turn, read: Read) -> Planned | None:
    """Return the plan of a whole yes and of what is said behind it; None where these are not surely two things."""
    rest = read_rest(turn.request, read)
    both = yes_and(turn.request, _plan(rest)) if rest is not None else None
    return _with_words(turn, joined(both)) if both is not None else None


def _plan_afresh(request: PlanRequest, read: Read, least: float) -> Planned | None:
    """Return the plan of a message as if nothing were open; None where it is no wish of its own even then.

    Args:
        least: how sure that must be.
    """
    other = alone(request)
    turn = Turn(other, in_its_place(request, beside_requests(other, read(heard_of(other)), read)))
    if (decided := decided_otherwise(request, turn)) is not None:
        return _with_words(turn, decided)
    if not is_a_wish(request, turn.reading, least):
        return None
    planned = _plan(turn)
    return _with_words(turn, planned) if says_something(turn, planned, request.context.open) else None


def _plan(turn: Turn) -> Planned:
    if turn.is_owner and (kept_out := plan_kept_out(turn)) is not None:
        return kept_out
    if turn.is_owner and (decided := plan_verdicts(turn)) is not None:
        return decided
    if turn.is_owner and (away := away_meant(turn)) is not None:
        opened = turn.context.open
        return plan_several(turn, [away], _plan_change, opened if isinstance(opened, ChangeWanted) else None)
    if turn.is_owner and (several := _several(turn)) is not None:
        return several
    if turn.is_owner and (again := another_time(turn)) is not None:
        return again
    if (changed := changed_exactly(turn)) is not None:
        return changed
    if (meant := _as_asked(turn)) is not None:
        return meant
    if (visit := cancel_other(turn) or of_visit(turn)) is not None:
        return visit
    sure = [one for one in turn.reading.said if one.sure >= _enough(one.act) and _may(turn, one)]
    if not sure and _is_theirs_not_to_do(turn):
        return refuse("not_allowed")
    if not sure:
        opened, is_likely = turn.context.open, turn.reading.said[0].sure >= LIKELY
        is_other = isinstance(opened, ChangeWanted) or (isinstance(opened, ConfirmWanted) and is_likely)
        other = likeliest(turn) if is_other else None
        return in_exact_words(turn) or other or answer_open(turn, None) or going_on(turn) or _unsure(turn)
    main, sides, others = parted(turn, sure)
    if main is None:
        if turn.is_owner and all(one.act is Act.ACK for one in sides) and (further := looks_on(turn)) is not None:
            return further
        told = [*(_plan_one(turn, side) for side in sides), *still_wanted(turn, sides)]
        is_more = any(one.act is Act.NONE for one in sure)  # beside small talk: it is not dropped in silence
        return joined([*told, _unsure(turn)] if is_more and sides else told)
    main = on_day_asked(main, sides)
    if alone_said := one_alone(turn, main):
        return joined(alone_said)
    planned = answer_open(turn, main) or _plan_one(turn, main)
    beside = [_plan_one(turn, side) for side in sides if not ACTS[side.act].is_social]
    return joined([*beside, *left_out(turn, main, planned), *left_for_later(main, others), planned])


def _several(turn: Turn) -> Planned | None:
    """Several things that an owner wants done, or one more while another waits for its yes; None where it is one."""
    said = [one for one in turn.reading.said if one.sure >= SURE and _may(turn, one)]
    mains, shown = [one for one in said if one.act in SAID_BY_OWNERS], turn.context.open
    if isinstance(shown, ChangeWanted) and not mains and wish_of(turn) is Wish.CHANGE:
        first = turn.reading.said[0]
        mains = [Said(act=Act.CHANGE_HOURS, sure=first.sure, slots=first.slots, text=turn.text)]
    if isinstance(shown, ChangeWanted) and not mains and (length := other_length(turn, shown)) is not None:
        mains = [length]
    if isinstance(shown, ChangeWanted) and any(map(takes_back, mains)):
        return refuse("kept")
    if isinstance(shown, ChangeWanted) and joins(turn, shown, mains, is_corrected=is_held_back(turn.text)):
        return plan_several(turn, mains, _plan_change, shown)
    if {one.act for one in mains} == {Act.NO_SHOW, Act.CANCEL_CUSTOMER}:  # both are of one
        return None
    is_new = len(mains) > 1 and any(one.act in CHANGES for one in mains)
    others = [one for one in said if one.act not in SAID_BY_OWNERS and not BY_ACT[one.act].is_side]
    if not is_new or others or isinstance(shown, Question | ConfirmWanted):
        return None
    is_exact = all(wish_of(alone_of(turn, one)) is Wish.CHANGE for one in mains)
    main = mains[0].model_copy(update={"act": Act.CHANGE_HOURS})
    whole = _plan_one(turn, main) if is_exact else None
    is_whole = whole is not None and (whole.pipeline or isinstance(whole.reply, Question | ChangeWanted))
    planned = whole if whole is not None and is_whole else plan_several(turn, mains, _plan_change)
    sides = [one for one in said if BY_ACT[one.act].is_side and not ACTS[one.act].is_social]
    return joined([*(_plan_one(turn, side) for side in sides), planned])


def _plan_change(turn: Turn, said: Said) -> Planned:
    return changed_exactly(turn) or BY_ACT[said.act].plan(turn, said)


def _as_asked(turn: Turn) -> Planned | None:
    """A whole yes to "did you want to book an appointment?", where that was asked last."""
    unclear = turn.frame.unclear
    is_asked_now = turn.told_last == "unclear" and len(unclear) == 1 and turn.context.open is None
    if not is_asked_now or answer_to(Assent.BOOK, turn.text) is not Answer.YES:
        return None
    meant = unclear[0].model_copy(update={"sure": 1.0})
    return BY_ACT[meant.act].plan(turn, meant) if ACTS[meant.act].risk is Risk.NOTHING else None


def _enough(act: Act) -> float:
    """How sure one must be of an act: of what changes nothing, less. A no ends what is open."""
    if BY_ACT[act].is_refusal:
        return TOLD_AT_ONCE
    return LIKELY if ACTS[act].risk is Risk.NOTHING and act is not Act.DENY else SURE


def _may(turn: Turn, said: Said) -> bool:
    """It is theirs to do; while a yes is awaited that cannot be undone, nothing doubtful takes its place."""
    is_doubtful = (turn.is_final and said.sure < SURE) or _refines_nothing(turn, said)
    return turn.request.sender.role in ACTS[said.act].roles and not is_doubtful


def _refines_nothing(turn: Turn, said: Said) -> bool:
    """An owner who names a day is not asked which service they want, where they were not booking anything."""
    is_booking = turn.offer is not None or turn.frame.task is not None or isinstance(turn.context.open, Question)
    return turn.is_owner and said.act is Act.REFINE and not is_booking and said.word(Slot.SERVICE) is None


def _is_theirs_not_to_do(turn: Turn) -> bool:
    """Nothing is open, and it is what owners alone can do: "change my hours", of somebody who has no business."""
    first = turn.reading.said[0]
    is_idle = turn.context.open is None and turn.offer is None
    return is_idle and first.sure >= CERTAIN and turn.request.sender.role not in ACTS[first.act].roles


def _plan_one(turn: Turn, said: Said) -> Planned:
    if turn.is_owner and (further := goes_on(turn, said, is_sure=said.sure >= SURE)) is not None:
        return further
    if (asked := asked_on(turn, said)) is not None:
        return asked
    return BY_ACT[said.act].plan(turn, said)


def _unsure(turn: Turn) -> Planned:
    """One question with the likeliest readings, or that it was not understood."""
    if (shown := likeliest(turn)) is not None:
        return shown
    if turn.context.open is not None or turn.offer is not None:
        return ask_again(turn.request)
    doubtful = [one for one in turn.reading.said if one.sure >= _DOUBTFUL and _can_be_asked_about(one.act)]
    likely = [one.act for one in doubtful if _may(turn, one) and not _lacks_booking(turn, one.act)]
    when = when_said(turn) if not turn.is_owner and turn.spoken_of is not None else None
    if when is not None and when.spans and Act.BOOK not in likely:  # a day that was said is not dropped
        doubtful, likely = [*doubtful, Said(act=Act.BOOK, sure=LIKELY, when=when)], [*likely[:1], Act.BOOK]
    if not likely:
        return not_understood(turn)
    if len(likely) == 1:
        planned = _plan_one(turn, next(one for one in doubtful if one.act is likely[0]))
        looks = likely == [Act.BOOK] and when is not None  # to look for times changes nothing
        if looks or (isinstance(planned.reply, CannotDo) and not planned.pipeline):  # a yes would come to that
            return planned
    readings = tuple(dict.fromkeys(likely))[:2]
    unclear = tuple(next(one for one in doubtful if one.act is act) for act in readings)
    wish = next((one for one in unclear if one.act in OF_ONE_WISH and (one.when or one.slots)), None)
    task = known_of(turn, wish) if wish is not None and turn.frame.task is None else turn.frame.task
    frame = turn.frame.model_copy(update={"unclear": unclear, "task": task})
    return reply(Unclear(readings=readings)).model_copy(update={"frame": frame})


def _lacks_booking(turn: Turn, act: Act) -> bool:
    """What is done to a booking cannot be meant by whoever has none."""
    return act in {Act.MOVE, Act.CANCEL} and not (turn.is_owner or turn.context.bookings or turn.frame.bookings)


def _can_be_asked_about(act: Act) -> bool:
    """A yes to it would come to something: not to "I cannot", to small talk, or to an answer where nothing is open."""
    capability = BY_ACT[act]
    return not (act is Act.NONE or ACTS[act].is_social or capability.is_refusal or capability.is_answer)


def _with_words(turn: Turn, planned: Planned) -> Planned:
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
