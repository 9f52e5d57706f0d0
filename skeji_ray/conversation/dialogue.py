"""From a reading to a plan: which of its acts is done, which are answered beside it, what is asked instead. Pure."""

from __future__ import annotations

from collections.abc import Callable

from skeji_ray.conversation.capabilities import BY_ACT
from skeji_ray.conversation.capabilities.one_day import works_then
from skeji_ray.conversation.capabilities.own_bookings import plan_checked
from skeji_ray.conversation.capabilities.pauses import plan_kept_out
from skeji_ray.conversation.capabilities.views import plan_on, plan_view
from skeji_ray.conversation.combined import parted
from skeji_ray.conversation.each_booking import read_each_booking
from skeji_ray.conversation.each_part import read_each
from skeji_ray.conversation.given_back import plan_given_back
from skeji_ray.conversation.going_on import another_time, except_then
from skeji_ray.conversation.heard import heard_of, state_of
from skeji_ray.conversation.in_words import with_words
from skeji_ray.conversation.joined import joined
from skeji_ray.conversation.kept import plan_fate
from skeji_ray.conversation.known import when_in
from skeji_ray.conversation.left_out import left_for_later, left_out, one_alone
from skeji_ray.conversation.likely import changed_exactly, going_on, in_exact_words, likeliest, wish_of
from skeji_ray.conversation.meant import as_meant
from skeji_ray.conversation.mending.bookings import bookings_mended
from skeji_ray.conversation.mending.changes import (
    away_meant,
    mended,
    opened_meant,
    other_length,
    with_stood,
)
from skeji_ray.conversation.mending.decisions import decided_otherwise
from skeji_ray.conversation.one_act import plan_change, plan_one
from skeji_ray.conversation.parts import refuse
from skeji_ray.conversation.questions import answer_open
from skeji_ray.conversation.setting_up import plan_days_apart, set_up
from skeji_ray.conversation.several import CHANGES, OPENS, alone_of, gives_back, joins, plan_several, takes_back
from skeji_ray.conversation.several import OF_OWNERS as SAID_BY_OWNERS
from skeji_ray.conversation.sureness import enough, is_theirs_not_to_do, may
from skeji_ray.conversation.turn import LIKELY, SURE, Turn
from skeji_ray.conversation.unsure import ask_what_is_meant
from skeji_ray.conversation.verdicts import plan_verdicts
from skeji_ray.conversation.visit import of_visit
from skeji_ray.conversation.while_open.afresh import Read, alone, in_its_place, is_a_wish, needed, says_something
from skeji_ray.conversation.while_open.asked_with import on_day_asked, still_wanted
from skeji_ray.conversation.while_open.behind import with_behind
from skeji_ray.conversation.while_open.meanwhile import beside_requests
from skeji_ray.conversation.while_open.no_and_more import rest_of_no
from skeji_ray.conversation.while_open.of_that_day import is_of_that_day, is_taken_for_a_time
from skeji_ray.conversation.while_open.yes_and_more import moved_instead, read_rest, yes_and
from skeji_ray.languages.assent import Act as Assent
from skeji_ray.languages.assent import Answer, answer_to, is_held_back
from skeji_ray.languages.mending import says_away
from skeji_ray.messages.acts import ACTS, DONE_AT_ONCE, Act, Risk, Slot
from skeji_ray.messages.asked import ChangeWanted, ConfirmWanted, Question
from skeji_ray.messages.reading import Reading, Said
from skeji_ray.messages.refusals import Refusal
from skeji_ray.messages.when import Span, When
from skeji_ray.messages.wishes import Wish
from skeji_ray.pipeline.planning import Planned, PlanRequest


def plan_reading(request: PlanRequest, reading: Reading, read: Read | None = None) -> Planned:
    """Plan one message that was read.

    Args:
        read: reads it once more where it answers nothing of what is open; None: it is asked again at once.
    """
    if read is not None:
        reading = read_each(request, state_of(request), beside_requests(request, reading, read), read)
        reading = read_each_booking(request, reading, read)
    turn = as_meant(Turn(request, reading))
    if (fate := plan_fate(turn)) is not None:
        fate = with_words(turn, fate)
        return with_behind(turn, fate) if isinstance(turn.context.open, ChangeWanted) else fate
    otherwise = None if works_then(turn) is not None else mended(turn) or bookings_mended(turn)
    if otherwise is not None:  # it takes the place of what is open
        otherwise = with_stood(turn, with_words(turn, otherwise))
        return with_behind(turn, otherwise) if isinstance(otherwise.reply, Refusal) else otherwise
    if read is not None and (both := _plan_yes_and_more(turn, read)) is not None:
        return both
    if read is not None and (rest := rest_of_no(request, read)) is not None:
        return joined([refuse("kept"), with_words(rest, _plan(rest))])
    planned = _plan(turn)
    least = needed(turn, planned) if read is not None else None
    other = _plan_afresh(turn, read, least) if read is not None and least is not None else None
    return with_behind(turn, other or with_stood(turn, with_words(turn, planned)))


def _plan_yes_and_more(turn: Turn, read: Read) -> Planned | None:
    """Return the plan of a whole yes and of what is said behind it; None where these are not surely two things."""
    rest = read_rest(turn.request, read)
    if rest is None:
        return moved_instead(turn.request, read)
    both = yes_and(turn.request, _plan(rest))
    return with_words(turn, joined(both)) if both is not None else None


def _plan_afresh(before: Turn, read: Read, least: float) -> Planned | None:
    """Return the plan of a message as if nothing were open; None where it is no wish of its own even then.

    Args:
        before: how it was read beside what is open.
        least: how sure that must be.
    """
    request = before.request
    other = alone(request)
    turn = Turn(other, in_its_place(request, beside_requests(other, read(heard_of(other)), read)))
    if (decided := decided_otherwise(request, turn)) is not None:
        return with_words(turn, decided)
    if is_taken_for_a_time(before):
        is_of_its_own = is_of_that_day(before, turn.reading)
    else:
        is_of_its_own = is_a_wish(request, turn.reading, least)
    if not is_of_its_own:
        return None
    planned = _plan(turn)
    return with_words(turn, planned) if says_something(turn, planned, request.context.open) else None


def _plan(turn: Turn) -> Planned:
    for plan in (*(_OF_OWNERS if turn.is_owner else ()), *_OF_EVERYBODY):
        if (planned := plan(turn)) is not None:
            return planned
    sure = [one for one in turn.reading.said if one.sure >= enough(one.act) and may(turn, one)]
    if not sure and is_theirs_not_to_do(turn):
        return refuse("not_allowed")
    if not sure:
        opened, is_likely = turn.context.open, turn.reading.said[0].sure >= LIKELY
        is_other = isinstance(opened, ChangeWanted) or (isinstance(opened, ConfirmWanted) and is_likely)
        other = likeliest(turn) if is_other else None
        return in_exact_words(turn) or other or answer_open(turn, None) or going_on(turn) or ask_what_is_meant(turn)
    main, sides, others = parted(turn, sure)
    if main is None:
        if turn.is_owner and all(one.act is Act.ACK for one in sides) and (further := plan_on(turn)) is not None:
            return further
        facts = [one for one in sides if one.act is not Act.HELP and not ACTS[one.act].is_social]
        asked = [one for one in sides if one.act is not Act.HELP] if facts else sides  # a fact helps more than the help
        told = [*(plan_one(turn, side) for side in asked), *still_wanted(turn, asked)]
        is_more = any(one.act is Act.NONE for one in sure)  # beside small talk: it is not dropped in silence
        return joined([*told, ask_what_is_meant(turn)] if is_more and sides else told)
    main = on_day_asked(main, sides)
    if alone_said := one_alone(turn, main):
        return joined(alone_said)
    planned = answer_open(turn, main) or plan_one(turn, main)
    beside = [plan_one(turn, side) for side in sides if not ACTS[side.act].is_social]
    return joined([*beside, *left_out(turn, main, planned), *left_for_later(main, others), planned])


def _several(turn: Turn) -> Planned | None:
    """Several things that an owner wants done, or one more while another waits for its yes; None where it is one."""
    said = [one for one in turn.reading.said if one.sure >= SURE and may(turn, one)]
    mains, shown = [one for one in said if one.act in SAID_BY_OWNERS], turn.context.open
    if isinstance(shown, ChangeWanted) and not mains and wish_of(turn) is Wish.CHANGE:
        first = turn.reading.said[0]
        mains = [Said(act=Act.CHANGE_HOURS, sure=first.sure, slots=first.slots, text=turn.text)]
    if isinstance(shown, ChangeWanted) and not mains and (length := other_length(turn, shown)) is not None:
        mains = [length]
    if isinstance(shown, ChangeWanted) and any(takes_back(one) or gives_back(shown, one) for one in mains):
        return refuse("kept")
    if isinstance(shown, ChangeWanted) and joins(turn, shown, mains, is_corrected=is_held_back(turn.text)):
        return plan_several(turn, mains, plan_change, shown)
    if any(one.act in OPENS for one in mains):  # "the trip is cancelled, open it again" cancels nobody
        mains = [one for one in mains if one.act is not Act.CANCEL_CUSTOMER or Slot.NAME in one.slots]
    if any(one.act is Act.MOVE_CUSTOMER for one in mains):  # who comes at another time comes
        moved = [one.slots for one in mains if one.act is Act.MOVE_CUSTOMER]
        mains = [one for one in mains if one.act is not Act.CANCEL_CUSTOMER or one.slots not in moved]
    if {one.act for one in mains} == {Act.NO_SHOW, Act.CANCEL_CUSTOMER}:  # both are of one
        return None
    is_new = len(mains) > 1 and any(one.act in CHANGES for one in mains)
    others = [one for one in said if one.act not in SAID_BY_OWNERS and not BY_ACT[one.act].is_side]
    if not is_new or others or isinstance(shown, Question | ConfirmWanted):
        return None
    is_exact = all(wish_of(alone_of(turn, one)) is Wish.CHANGE for one in mains)
    main = mains[0].model_copy(update={"act": Act.CHANGE_HOURS})
    whole = plan_one(turn, main) if is_exact else None
    is_whole = whole is not None and (whole.pipeline or isinstance(whole.reply, Question | ChangeWanted))
    planned = whole if whole is not None and is_whole else plan_several(turn, mains, plan_change)
    sides = [one for one in said if BY_ACT[one.act].is_side and not ACTS[one.act].is_social]
    return joined([*(plan_one(turn, side) for side in sides), planned])


def _as_asked(turn: Turn) -> Planned | None:
    """A whole yes to "did you want to book an appointment?", where that was asked last."""
    unclear = turn.frame.unclear
    is_asked_now = turn.told_last == "unclear" and len(unclear) == 1 and turn.context.open is None
    if not is_asked_now or answer_to(Assent.BOOK, turn.text) is not Answer.YES:
        return None
    meant = unclear[0].model_copy(update={"sure": 1.0})
    is_asked_only = ACTS[meant.act].risk is Risk.NOTHING or meant.act in DONE_AT_ONCE
    return BY_ACT[meant.act].plan(turn, meant) if is_asked_only else None


def _away(turn: Turn) -> Planned | None:
    """Days on which an owner is away, or is there after all, said in other words than those of a closure."""
    meant, opened = away_meant(turn) or opened_meant(turn), turn.context.open
    if meant is None:
        return None
    shown = opened if isinstance(opened, ChangeWanted) else None
    if shown is not None and meant.act is Act.REOPEN:  # nothing is closed yet
        return refuse("kept")
    return plan_several(turn, [meant], lambda alone, one: BY_ACT[one.act].plan(alone, one), shown)


def _away_behind_question(turn: Turn) -> Planned | None:
    """ "So Thursday is empty? Then I'll take it off": the question is answered, and its day is shown closed."""
    asked, mark, rest = turn.text.rpartition("?")
    when = when_in(turn, asked)
    days = [one for one in when.spans if one.date_from and one.date_to] if when is not None else []
    if not mark or not rest.strip() or not says_away(rest) or not days or when_in(turn, rest) is not None:
        return None
    spans = tuple(Span(date_from=one.date_from, date_to=one.date_to) for one in days)
    told = BY_ACT[Act.AGENDA].plan(turn, Said(act=Act.AGENDA, sure=1.0, when=When(spans=spans), text=asked))
    closed = BY_ACT[Act.CLOSE].plan(turn, Said(act=Act.CLOSE, sure=SURE, when=When(spans=spans), text=rest))
    return joined([told, closed])


_PlanTurn = Callable[[Turn], Planned | None]
_OF_OWNERS: tuple[_PlanTurn, ...] = (
    _away_behind_question,
    plan_kept_out,
    plan_days_apart,
    set_up,
    plan_view,
    plan_verdicts,
    except_then,
    works_then,
    _away,
    _several,
    another_time,
)
_OF_EVERYBODY: tuple[_PlanTurn, ...] = (changed_exactly, _as_asked, plan_checked, plan_given_back, of_visit)
"""What a message as a whole comes to, before its acts are looked at one by one: the first that it comes to."""
