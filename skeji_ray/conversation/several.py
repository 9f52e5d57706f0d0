"""Several things that an owner wants in one message, or while one waits for its yes: each is done, shown or named."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple

from skeji_ray.conversation.capabilities.shown_first import too_many
from skeji_ray.conversation.parts import reply
from skeji_ray.conversation.standing import OF_DAYS as DONE_TO_DAYS
from skeji_ray.conversation.standing import changed, in_one, span_of, standing
from skeji_ray.conversation.turn import Turn
from skeji_ray.languages.assent import is_held_back
from skeji_ray.languages.mending import corrects
from skeji_ray.messages.acts import CHANGES_BUSINESS, OF_TIME_OFF, TAKES_DAYS_OUT, Act
from skeji_ray.messages.asked import AlsoWanted, ChangeWanted, ConfirmWanted, Question, SlotsOffered
from skeji_ray.messages.outcomes import MAX_PARTS, Part, parts_of, together
from skeji_ray.messages.reading import Said
from skeji_ray.messages.steps import MOST_STEPS, Step
from skeji_ray.messages.talk import CannotDo
from skeji_ray.messages.views import BookingView
from skeji_ray.messages.when import Span, When
from skeji_ray.pipeline.context import Context
from skeji_ray.pipeline.planning import Planned

PlanOne = Callable[[Turn, Said], Planned]
OPENS = frozenset({Act.UNBLOCK, Act.REOPEN})
_OF_A_BUSINESS = CHANGES_BUSINESS - OF_TIME_OFF
CHANGES = CHANGES_BUSINESS | {
    Act.STAFF, Act.CANCEL_CUSTOMER, Act.MOVE_CUSTOMER, Act.BOOK_CUSTOMER, Act.MESSAGE_CUSTOMERS, Act.OWNER_LATE,
    Act.NO_SHOW,
}  # fmt: skip
"""What an owner does to their business."""
OF_OWNERS = CHANGES | frozenset({Act.AGENDA, Act.APPROVE, Act.DECLINE, Act.COMPLETE})
"""What an owner may say beside it."""
_OFFERS = "search_availability"
_LOOKS = frozenset({"describe_business", "daily_schedule"})
"""What changes nothing: how it stands already."""
_MAY_FIND_NOTHING = frozenset({"unblock_time", "reopen_days"})


class _One(NamedTuple):
    """One of the things, and its plan."""

    text: str
    act: Act
    planned: Planned

    @property
    def shown(self) -> ChangeWanted | None:
        """What is to be shown before it is done."""
        parts = parts_of(self.planned.reply)
        return next((part for part in parts if isinstance(part, ChangeWanted)), None)

    @property
    def steps(self) -> tuple[Step, ...]:
        return self.shown.steps if self.shown is not None else self.planned.pipeline

    @property
    def waits(self) -> bool:
        """It opens a question or an offer of its own, which has no place beside others."""
        asks = any(isinstance(part, Question | SlotsOffered) for part in parts_of(self.planned.reply))
        return asks or any(step.action == _OFFERS for step in self.planned.pipeline)

    @property
    def changes(self) -> bool:
        does = any(step.action not in _LOOKS for step in self.steps)
        return does and not self.waits and self.act is not Act.AGENDA


def plan_several(turn: Turn, acts: Iterable[Said], plan_one: PlanOne, before: ChangeWanted | None = None) -> Planned:
    """Plan each of the acts on what those before it leave, and all of them as one.

    Args:
        before: what was shown before, and waits for its yes.
    """
    done: list[_One] = []
    if before is not None:
        done.append(_One("", before.act, reply(before, before.understood)))
    for said in _on_days_taken_out(_without_twice(acts)):
        alone = alone_of(turn, said, standing(turn.context, _steps(done)))
        done.append(_One(alone.text, said.act, _confirmed(plan_one(alone, said))))
    return _together(turn, done)


def _without_twice(acts: Iterable[Said]) -> list[Said]:
    """Return the acts without the blocking of what is closed by the same words: "closed on Thursday from 2"."""
    said, away = list(acts), (Act.BLOCK, Act.CLOSE)
    whens = [one.when for one in said if one.act in away]
    is_twice = len(whens) > 1 and whens[0] is not None and all(one == whens[0] for one in whens)
    first = next((one for one in said if one.act in away), None)
    return [one for one in said if one is first or one.act not in away] if is_twice else said


def _on_days_taken_out(acts: list[Said]) -> list[Said]:
    """ "I'm closing on the 24th, who is affected?", "and cancel everybody": those of the days that are taken out."""
    days = next((one.when for one in acts if one.act in TAKES_DAYS_OUT and one.when is not None), None)
    of_them = (Act.AGENDA, Act.CANCEL_CUSTOMER)
    return [
        one.model_copy(update={"when": days}) if one.act in of_them and one.when is None and not one.slots else one
        for one in acts
    ]


def joins(turn: Turn, shown: ChangeWanted, acts: list[Said], *, is_corrected: bool) -> bool:
    """Tell whether these acts are wanted with what was shown, and not in its place: "and Tuesdays I don't work".

    What is of another kind is asked about by itself: one yes does one kind of thing.
    """
    if not acts or any(_kind_of(one.act) != _kind_of(shown.act) for one in acts) or _kind_of(shown.act) is None:
        return False
    if shown.act not in TAKES_DAYS_OUT:
        return True
    days = [day for one in acts if one.when is not None for day in one.when.spans]
    return (
        not is_corrected and bool(days) and not any(_overlap(one, other) for one in days for other in _days_of(shown))
    )


def is_in_its_place(turn: Turn, shown: ChangeWanted | ConfirmWanted, new: ChangeWanted | ConfirmWanted) -> bool:
    """Tell whether what is asked about now takes the place of what was: it is that once more, mended, or with more."""
    old, act = (one.act if isinstance(one, ChangeWanted) else Act.CANCEL_CUSTOMER for one in (shown, new))
    if new.again is not None or ids_of(shown) & ids_of(new):
        return True
    if _kind_of(old) is None or _kind_of(old) != _kind_of(act):
        return False
    if not isinstance(shown, ChangeWanted) or not isinstance(new, ChangeWanted) or shown.act not in TAKES_DAYS_OUT:
        return True
    is_corrected = is_held_back(turn.text) or corrects(turn.text)
    return is_corrected or any(_overlap(one, other) for one in _days_of(new) for other in _days_of(shown))


def _kind_of(act: Act) -> str | None:
    """What an act is done to; None of what is decided on by itself."""
    return "days" if act in TAKES_DAYS_OUT else "business" if act in _OF_A_BUSINESS else None


def _days_of(shown: ChangeWanted) -> list[Span]:
    shown_for = (shown.when, *(one.when for one in shown.also))
    return [span for when in shown_for if when is not None for span in when.spans]


def ids_of(shown: ChangeWanted | ConfirmWanted) -> set[str]:
    """Return the ids of the bookings that are decided on."""
    if isinstance(shown, ConfirmWanted):
        return {shown.booking.booking_id}
    also = (booking for one in shown.also for booking in one.bookings)
    return {one.booking_id for one in (*shown.bookings, *also)} if shown.act not in TAKES_DAYS_OUT else set()


def takes_back(said: Said) -> bool:
    """ "Not Thursday, sorry": days are said that are not to be taken out."""
    when = said.when
    return said.act in {Act.BLOCK, Act.CLOSE} and when is not None and bool(when.without) and not when.spans


def gives_back(shown: ChangeWanted, said: Said) -> bool:
    """ "He put it off, free tomorrow again", to "Shall I block tomorrow 11 to 1?": it is not to be taken out at all."""
    if shown.act not in {Act.BLOCK, Act.CLOSE} or said.act not in {Act.UNBLOCK, Act.REOPEN}:
        return False
    days = said.when.spans if said.when is not None else ()
    return any(_overlap(one, other) for one in days for other in _days_of(shown))


def _overlap(one: Span, other: Span) -> bool:
    first, last = one.date_from or date.min, one.date_to or date.max
    return first <= (other.date_to or date.max) and (other.date_from or date.min) <= last


def alone_of(turn: Turn, said: Said, context: Context | None = None) -> Turn:
    """Return the part of the message that says one act, as a message of its own."""
    text = said.text.strip() or turn.text
    request = turn.request.model_copy(update={"text": text, "context": context or turn.context})
    return turn._replace(request=request, reading=turn.reading.model_copy(update={"said": (said,)}))


def _confirmed(planned: Planned) -> Planned:
    """A cancellation that is asked about stands beside other changes as one of them."""
    if not isinstance(planned.reply, ConfirmWanted):
        return planned
    booking = planned.reply.booking
    step = Step(service="bookings", action="cancel_booking", params={"booking_id": booking.booking_id})
    wanted = ChangeWanted(act=Act.CANCEL_CUSTOMER, steps=(step,), bookings=(booking,), understood=planned.understood)
    return reply(wanted, planned.understood)


def _steps(done: list[_One]) -> tuple[Step, ...]:
    """All of their steps; last those that there may be nothing for, so that they keep no other from being done."""
    steps = in_one(tuple(step for one in done if one.changes for step in one.steps))
    return tuple(sorted(steps, key=lambda step: step.action in _MAY_FIND_NOTHING))


def _together(turn: Turn, done: list[_One]) -> Planned:
    """One plan: what is looked up and changed, or shown; before it what cannot be, or must wait."""
    changing = [one for one in done if one.changes]
    if not changing:  # nothing is done: the first question or look, and what else can be said
        return _with_replies(done, next((one for one in done if one.waits or one.steps), done[-1]).planned)
    steps = _steps(done)
    if len(steps) > MOST_STEPS:
        return too_many(changing[0].planned.understood)
    looks = in_one(tuple(step for one in done if one.act is Act.AGENDA for step in one.steps))
    known = changing[0].planned.understood
    if all(one.shown is None for one in changing):
        main = changing[0].planned.model_copy(update={"pipeline": (*looks, *steps), "reply": None})
        return _with_replies(done, main)
    main = reply(_shown(turn, changing, steps), known).model_copy(update={"pipeline": looks})
    return _with_replies(done, main)


def _shown(turn: Turn, changing: list[_One], steps: tuple[Step, ...]) -> ChangeWanted:
    """All of it as one thing to say yes to."""
    every = [also for one in changing for also in _wanted(turn, one)]
    told = [one for one in every if one.when is not None or one.bookings or one.act in {Act.PAUSE, Act.RESUME}]
    told = [one for at, one in enumerate(told) if one not in told[:at]]
    first = (told or every)[0]
    understood = changing[0].planned.understood
    return ChangeWanted(
        act=first.act,
        when=first.when,
        bookings=first.bookings,
        more=first.more,
        also=tuple(told[1:]),
        steps=steps,
        understood=understood,
        **changed(turn.context, steps),
    )


def _wanted(turn: Turn, one: _One) -> tuple[AlsoWanted, ...]:
    """What is said of one of them: its days, its bookings."""
    if (shown := one.shown) is not None:
        first = AlsoWanted(act=shown.act, when=shown.when, bookings=shown.bookings, more=shown.more)
        return (first, *shown.also)
    spans = tuple(dict.fromkeys(span for step in one.steps if (span := span_of(step)) is not None))
    ids = [step.params.get("booking_id") for step in one.steps]
    bookings = tuple(booking for booking in _bookings(turn) if booking.booking_id in ids)
    act = next((DONE_TO_DAYS[step.action] for step in one.steps if step.action in DONE_TO_DAYS), one.act)
    return (AlsoWanted(act=act, when=When(spans=spans) if spans else None, bookings=bookings),)


def _bookings(turn: Turn) -> tuple[BookingView, ...]:
    context = turn.context
    return (*context.approvals, *context.served, *context.bookings)


def _with_replies(done: list[_One], main: Planned) -> Planned:
    """The plan, and before it what cannot be done, and what has to be asked for again."""
    before: list[Part] = []
    for one in done:
        if one.planned is main:
            continue
        if one.waits:
            before.append(CannotDo(act=Act.NONE, said=(one.text,)))
        before += [
            part for part in parts_of(one.planned.reply) if not isinstance(part, ChangeWanted | Question | SlotsOffered)
        ]
    parts = [part for at, part in enumerate(before) if part not in before[:at]]
    parts += [part for part in parts_of(main.reply) if part not in parts]
    parts = parts[-(MAX_PARTS - (1 if main.pipeline else 0)) :]
    if not parts:
        return main.model_copy(update={"reply": None})
    return main.model_copy(update={"reply": together(parts)})
