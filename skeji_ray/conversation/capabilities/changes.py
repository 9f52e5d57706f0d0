"""To change what stands: hours, days, lengths, services, details. What cannot be kept is named, and not dropped."""

from __future__ import annotations

from collections.abc import Iterator

from skeji_ray.conversation.branches import plan_branch
from skeji_ray.conversation.capabilities.ask_business import describe
from skeji_ray.conversation.capabilities.base import Capability
from skeji_ray.conversation.capabilities.one_day import next_such_day, plan_one_day
from skeji_ray.conversation.capabilities.shown_first import is_exact, show, show_change
from skeji_ray.conversation.changes import change_business, change_schedules, plan_change
from skeji_ray.conversation.hours import is_break, other_hours, with_lengths, working_hours
from skeji_ray.conversation.known import found_in, known_of, label_of, when_said
from skeji_ray.conversation.mending.doubts import has_days_between
from skeji_ray.conversation.owned import pick_businesses, pick_schedules
from skeji_ray.conversation.parts import reply, today_of
from skeji_ray.conversation.priced import plan_priced
from skeji_ray.conversation.standing import changed
from skeji_ray.conversation.turn import Turn
from skeji_ray.languages.assent import is_asked
from skeji_ray.languages.changes import each_of, find_change, is_length_of_all, says_for_good
from skeji_ray.languages.clauses import in_plain_english, phrases_of
from skeji_ray.languages.dates import find_working_days
from skeji_ray.languages.one_service import is_called
from skeji_ray.languages.owners import find_owner_s_wish
from skeji_ray.languages.services import find_label, known_label
from skeji_ray.languages.times import find_hours
from skeji_ray.languages.whole import words_of
from skeji_ray.messages.acts import Act, Slot, Topic
from skeji_ray.messages.asked import ChangeWanted
from skeji_ray.messages.changes import Change
from skeji_ray.messages.outcomes import parts_of, together
from skeji_ray.messages.reading import Said
from skeji_ray.messages.refusals import Refusal
from skeji_ray.messages.talk import CannotDo
from skeji_ray.messages.views import BusinessView, ScheduleView
from skeji_ray.messages.wishes import Understood, Wish
from skeji_ray.pipeline.planning import Planned

_NOT_KEPT = dict.fromkeys((Act.CHANGE_SERVICES, Act.CHANGE_HOURS, Act.REGISTER), (Slot.PRICE,))
_WORDS = (Slot.ADDRESS, Slot.PHONE, Slot.PRICE, Slot.HOURS)


def plan_changes(turn: Turn, said: Said) -> Planned:
    """Change what our own patterns read; a question, and what is read otherwise, is shown first."""
    if (priced := plan_priced(turn, said)) is not None:
        return priced
    found = find_change(turn.text, today_of(turn.request))
    if said.act is Act.CHANGE_HOURS and (one_day := plan_one_day(turn)) is not None:
        return one_day
    if (several := _several_hours(turn, said)) is not None:
        return several
    if found is None and said.act is Act.CHANGE_SERVICES and (services := _services(turn, said)) is not None:
        return services
    if found is None and said.act is Act.CHANGE_HOURS and (hours := _hours(turn, said)) is not None:
        return hours
    read = found.change if found is not None else Change()
    is_unread = found is not None and (found.unchangeable or found.lacks is not None)
    wanted = read if said.act is Act.CHANGE_SERVICES or is_unread else with_lengths(turn, said, read)
    planned = plan_change(turn.request, Understood(intent=Wish.CHANGE, change=wanted if wanted != read else None))
    if isinstance(planned.reply, Refusal) and planned.reply.reason in {"unchangeable", "same_hours"}:
        return _cannot(turn, said, planned)
    if (same := _same_services(turn, said, planned)) is not None:
        return same
    if wanted.meeting_minutes is not None and (as_it_is := _as_it_is(turn, planned)) is not None:
        return _told_before(tuple(not_kept(said)), as_it_is)
    is_filled_in = wanted != read and not is_exact(turn, said)
    begins_later = wanted.is_of_calendar and not wanted.closed_on and not wanted.open_on and _begins_later(turn, said)
    is_either = phrases_of(turn.text).every_or_whole.search(turn.text) is not None
    when = said.when or when_said(turn)
    is_stretch = len(wanted.closed_on) > 1 and when is not None and has_days_between(when.spans)
    if planned.pipeline and (is_filled_in or begins_later or is_either or is_stretch or is_asked(turn.text)):
        planned = show_change(turn, said.act, planned.pipeline, planned.understood)
    told = (CannotDo(act=Act.CHANGE_HOURS, slot=Slot.WHEN, said=said.slots.get(Slot.WHEN, ())),) if begins_later else ()
    return _told_before((*told, *not_kept(said)), planned)


def _begins_later(turn: Turn, said: Said) -> bool:
    """ "From next week I close at 4": it is to hold from another day on."""
    when = said.when if said.when is not None else when_said(turn)
    begins = next((one.date_from for one in when.spans), None) if when is not None and not when.every else None
    is_from = phrases_of(turn.text).from_later.search(turn.text) is not None
    return is_from and begins is not None and begins > today_of(turn.request)


def _same_services(turn: Turn, said: Said, planned: Planned) -> Planned | None:
    """What is to be offered is so already: that is told, and not done once more."""
    standing = {own.business.business_id: list(own.business.labels) for own in turn.context.owned}
    only = planned.pipeline[0].params if len(planned.pipeline) == 1 else {}
    if set(only) != {"business_id", "labels"} or standing.get(only["business_id"]) != only["labels"]:
        return None
    change = planned.understood.change or Change()
    words = said.slots.get(Slot.SERVICE, ()) or (*change.fewer_labels, *change.more_labels)
    is_gone = bool(change.fewer_labels) and not change.more_labels
    told = CannotDo(act=Act.CHANGE_SERVICES, slot=Slot.SERVICE, said=words, is_gone=is_gone)
    return _told_before(tuple(not_kept(said)), reply(told))


def _several_hours(turn: Turn, said: Said) -> Planned | None:
    """ "Sun-Thu 10 till 8, Fridays 9-2": the working days with their hours, and what has others is named."""
    change = working_hours(turn) if said.act is Act.CHANGE_HOURS else None
    if change is None:
        return None
    known = Understood(intent=Wish.CHANGE, change=with_lengths(turn, said, change))
    planned = change_schedules(turn.request, known, pick_schedules(turn.context.schedules, turn.text))
    others = tuple(other_hours(turn))
    if planned.pipeline and (others or not is_exact(turn, said) or is_asked(turn.text)):
        planned = show(said.act, planned.pipeline, known, **changed(turn.context, planned.pipeline))
    return _told_before((*others, *not_kept(said)), planned)


def changes_for_good(turn: Turn) -> bool:
    """Tell whether days or hours are changed from now on, by our own patterns of that."""
    found = find_change(turn.text, today_of(turn.request))
    change = found.change if found is not None else None
    return change is not None and bool(
        change.fewer_days or change.more_days or change.working_days or change.opens or change.closes
    )


def plan_hours(turn: Turn, said: Said) -> Planned:
    """ "Close on Saturdays", "open on Fridays again": working days from now on, hours of all of them alike."""
    when = said.when
    days = when.every if when is not None else ()
    has_window = when is not None and any(one.time_from or one.time_to for one in when.spans)
    if has_window:
        words = said.slots.get(Slot.WHEN, ())
        return reply(CannotDo(act=Act.CHANGE_HOURS, slot=Slot.HOURS, said=words), Understood(intent=Wish.CHANGE))
    change = Change(fewer_days=days) if said.act is Act.CLOSE else Change(more_days=days)
    known = Understood(intent=Wish.CHANGE, change=change)
    planned = change_schedules(turn.request, known, pick_schedules(turn.context.schedules, turn.text))
    is_either = phrases_of(turn.text).every_or_whole.search(turn.text) is not None
    if planned.pipeline and (is_either or not is_exact(turn, said)):
        return show(said.act, planned.pipeline, known, **changed(turn.context, planned.pipeline))
    return planned


def plan_details(turn: Turn, said: Said) -> Planned:
    """Change name, website or city; another branch is one too."""
    is_branch = phrases_of(turn.text).branch.search(turn.text) is not None
    own, known = find_owner_s_wish(turn.text, today_of(turn.request)), known_of(turn, said, Wish.BRANCH)
    if own is not None and own.intent is Wish.BRANCH:
        return plan_branch(turn.request, own)
    there = [one.business.business_id for one in turn.context.owned if known.city in one.business.cities]
    is_alone = len(words_of(turn.text).split()) <= len((said.word(Slot.CITY) or "").split()) + 1
    if there and is_alone and not is_branch:  # where it is was known
        return describe(known, (Topic.ADDRESS,), there[0])
    if is_branch:
        address = said.word(Slot.ADDRESS)
        return plan_branch(turn.request, known.model_copy(update={"when": None, "address": address}))
    if known.city is not None and said.word(Slot.ADDRESS) is None:  # to move there is no branch
        return reply(CannotDo(act=said.act, slot=Slot.CITY, said=(known.city,)), known)
    return plan_changes(turn, said)


def _hours(turn: Turn, said: Said) -> Planned | None:
    """Hours and days as a reader found them, as the calendar would stand."""
    lengths = with_lengths(turn, said, Change())
    days = find_working_days(in_plain_english(" ".join(said.slots.get(Slot.DAYS, ()))))
    days = days or (said.when.every if said.when is not None else ())
    phrases = phrases_of(turn.text)
    words, when = said.slots.get(Slot.HOURS, ()), said.slots.get(Slot.WHEN, ())
    if not days and not words and said.when is not None:
        if any((one.time_from or one.time_to) and one.date_from for one in said.when.spans):  # "mornings next week"
            return reply(CannotDo(act=said.act, slot=Slot.HOURS, said=when))
        days = find_working_days(in_plain_english(" ".join(when))) if phrases.drops.search(turn.text) else ()
    drops = any(one.search(turn.text) for one in (phrases.drops, *(() if words else (phrases.ends_day,))))
    own_day = find_working_days(in_plain_english(" ".join(when))) if words and not _begins_later(turn, said) else ()
    is_of_break = is_break(turn.text) and (words or (said.when is not None and said.when.spans))
    if len(words) > 1 or (words and (days or own_day)) or is_of_break:
        told = CannotDo(act=said.act, slot=Slot.HOURS, said=_as_said(turn, said, Slot.HOURS, Slot.DAYS, Slot.WHEN))
        planned = _standing(turn, said, lengths) if lengths != Change() else next_such_day(turn)
        return reply(told) if planned is None else _told_before((told,), planned)
    opens, closes = _window(turn, words[0]) if words else (None, None)
    if not (days or opens or closes or lengths != Change()):
        return None
    of_days = {"fewer_days": days} if drops else {"more_days": days}
    change = lengths.model_copy(update={**of_days, "opens": opens, "closes": closes})
    planned = _standing(turn, said, change, is_shown=bool(days or opens or closes))
    planned = _with_not_kept(said, planned)
    if isinstance(planned.reply, ChangeWanted) and _begins_later(turn, said):
        told = CannotDo(act=said.act, slot=Slot.WHEN, said=said.slots.get(Slot.WHEN, ()))
        return planned.model_copy(update={"reply": together((told, planned.reply))})
    return planned


def _standing(turn: Turn, said: Said, change: Change, *, is_shown: bool = True) -> Planned:
    """Show calendars as they would stand; where they stand so already, that is told."""
    known = Understood(intent=Wish.CHANGE, change=change)
    planned = change_schedules(turn.request, known, pick_schedules(turn.context.schedules, turn.text))
    if (as_it_is := _as_it_is(turn, planned)) is not None:
        return as_it_is
    if planned.pipeline and (is_shown or not is_exact(turn, said)):
        return show(said.act, planned.pipeline, known, **changed(turn.context, planned.pipeline))
    return planned


def _as_it_is(turn: Turn, planned: Planned) -> Planned | None:
    """How calendars stand, where a change would leave them so; None where it changes something."""
    if any(step.action != "update_schedule" for step in planned.pipeline):
        return None
    stand = {one.schedule_id: one for one in turn.context.schedules}
    after = changed(turn.context, planned.pipeline)["schedules"]
    schedules = [one for one in after if isinstance(one, ScheduleView)]
    if not schedules or any(stand.get(one.schedule_id) != one for one in schedules):
        return None
    is_of_lengths = any({"meeting_minutes", "break_minutes"} & set(step.params) for step in planned.pipeline)
    topic = Topic.DURATION if is_of_lengths else Topic.HOURS
    return describe(planned.understood, (topic,), schedules[0].business_id)


def _window(turn: Turn, words: str) -> tuple[str | None, str | None]:
    """ "Until 4" closes then; "from 10" opens."""
    if (hours := find_hours(in_plain_english(words))) is not None:
        return hours
    found = found_in(turn, words)
    span = found.when.spans[0] if found is not None and found.when.spans else None
    if span is None or span.time_from == span.time_to:
        return None, None
    return span.time_from, span.time_to


def _services(turn: Turn, said: Said) -> Planned | None:
    """A service that is added, or is one no longer, as it would stand: the words alone hardly tell which."""
    words = (one for word in said.slots.get(Slot.SERVICE, ()) for one in each_of(word))
    labels = tuple(dict.fromkeys(label for word in words if (label := label_of(word)) is not None))
    owned = tuple(own.business for own in turn.context.owned)
    meant = pick_businesses(owned, turn.text)
    if said.word(Slot.DURATION) is not None and not says_for_good(turn.text) and _is_all_there_is(turn, said, meant):
        return _length(turn, said)
    drops = phrases_of(turn.text).drops.search(turn.text) is not None
    if len(meant) == 1 and not drops:
        labels = tuple(label for label in labels if label.casefold() not in {one.casefold() for one in meant[0].labels})
    is_named = find_label(turn.text) is not None or any(map(known_label, said.slots.get(Slot.SERVICE, ())))
    is_known = said.word(Slot.PRICE) is not None and is_named
    if not labels or not (says_for_good(turn.text) or is_named):
        stands = CannotDo(act=said.act, slot=Slot.SERVICE, said=said.slots.get(Slot.SERVICE, ()))
        told = (*not_kept(said), *([stands] if is_known and not labels else ()))
        if (lengths := said.slots.get(Slot.DURATION, ())) and not any(one.slot is Slot.DURATION for one in told):
            told = (*told, CannotDo(act=said.act, slot=Slot.DURATION, said=lengths))
        return reply(together(told)) if told else None
    change = Change(fewer_labels=labels) if drops else Change(more_labels=labels)
    planned = change_business(turn.request, Understood(intent=Wish.CHANGE, change=change), meant)
    if planned.pipeline and len(meant) == 1 and planned.pipeline[0].params.get("labels") == list(meant[0].labels):
        named = said.slots.get(Slot.SERVICE, ())
        planned = reply(CannotDo(act=said.act, slot=Slot.SERVICE, said=named, is_gone=drops))
    if planned.pipeline:
        planned = show_change(turn, said.act, planned.pipeline, planned.understood)
    return _with_not_kept(said, planned)


def _is_all_there_is(turn: Turn, said: Said, meant: tuple[BusinessView, ...]) -> bool:
    """Tell whether what has a length is all that is done there, so that all appointments have it."""
    words = said.slots.get(Slot.SERVICE, ())
    all_there_is = {label.casefold() for one in meant for label in one.labels}
    if not words:
        return is_length_of_all(turn.text)
    return len(all_there_is) == 1 and all(is_called(word, *all_there_is) for word in words)


def _length(turn: Turn, said: Said) -> Planned | None:
    """ "A cut is 80 and takes half an hour": all appointments of a calendar are as long."""
    known = Understood(intent=Wish.CHANGE, change=with_lengths(turn, said, Change()))
    if known.change == Change():
        return None
    planned = change_schedules(turn.request, known, pick_schedules(turn.context.schedules, turn.text))
    if (as_it_is := _as_it_is(turn, planned)) is not None:
        planned = as_it_is
    elif planned.pipeline:
        planned = show(Act.CHANGE_HOURS, planned.pipeline, known, **changed(turn.context, planned.pipeline))
    return _told_before(tuple(not_kept(said)), planned)


def _cannot(turn: Turn, said: Said, planned: Planned) -> Planned:
    """By the name of what cannot be."""
    if isinstance(planned.reply, Refusal) and planned.reply.reason == "same_hours":
        words = _as_said(turn, said, Slot.HOURS, Slot.DAYS) or said.slots.get(Slot.WHEN, ())
        return reply(CannotDo(act=Act.CHANGE_HOURS, slot=Slot.HOURS, said=words), planned.understood)
    if said.act is Act.CHANGE_HOURS and said.word(Slot.DAYS) and said.word(Slot.HOURS):
        words = (*said.slots.get(Slot.HOURS, ()), *said.slots.get(Slot.DAYS, ()))
        return reply(CannotDo(act=said.act, slot=Slot.HOURS, said=(" ".join(words),)), planned.understood)
    words = tuple(word for slot in _WORDS for word in said.slots.get(slot, ()))
    if said.act is Act.CHANGE_HOURS and (said.word(Slot.HOURS) or phrases_of(turn.text).at_noon.search(turn.text)):
        words = _as_said(turn, said, Slot.HOURS, Slot.WHEN)
        return reply(CannotDo(act=said.act, slot=Slot.HOURS, said=words), planned.understood)
    slot = Slot.PRICE if said.act is Act.CHANGE_SERVICES and said.word(Slot.PRICE) else None
    return reply(CannotDo(act=said.act, slot=slot, said=words), planned.understood)


def _as_said(turn: Turn, said: Said, *slots: Slot) -> tuple[str, ...]:
    """The words of these slots as they stand in the message: "at 4 on Fridays"."""
    words = [one for slot in slots for one in said.slots.get(slot, ())]
    found = sorted((turn.text.find(one), one) for one in words)
    if not found or found[0][0] < 0:
        return tuple(words)
    return (turn.text[found[0][0] : max(at + len(one) for at, one in found)],)


def _with_not_kept(said: Said, planned: Planned) -> Planned:
    """The plan, and before it what was said and is not kept."""
    return _told_before(tuple(not_kept(said)), planned)


def _told_before(told: tuple[CannotDo, ...], planned: Planned) -> Planned:
    if not told:
        return planned
    return planned.model_copy(update={"reply": together((*told, *parts_of(planned.reply)))})


def not_kept(said: Said) -> Iterator[CannotDo]:
    """What was said of a business and has no place here, by its name."""
    for slot in _NOT_KEPT.get(said.act, ()):
        if words := said.slots.get(slot, ()):
            yield CannotDo(act=said.act, slot=slot, said=words)
    if said.act is Act.CHANGE_SERVICES and said.word(Slot.SERVICE) and (words := said.slots.get(Slot.DURATION, ())):
        yield CannotDo(act=said.act, slot=Slot.DURATION, said=words)


CHANGE = Capability(
    "change",
    frozenset({Act.CHANGE_HOURS, Act.CHANGE_SERVICES, Act.STAFF}),
    plan_changes,
    (("schedules", "update_schedule"), ("schedules", "close_days"), ("business-units", "update_business")),
)
DETAILS = Capability("details", frozenset({Act.CHANGE_DETAILS}), plan_details, (("business-units", "update_business"),))
