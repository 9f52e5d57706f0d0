"""Services that an owner says with a length or a price of their own: each is added, and what is not kept is named. What
one of several takes is never the length of all appointments."""

from __future__ import annotations

from skeji_ray.conversation.capabilities.shown_first import show_change
from skeji_ray.conversation.changes import change_business
from skeji_ray.conversation.known import when_in
from skeji_ray.conversation.owned import pick_businesses
from skeji_ray.conversation.parts import reply
from skeji_ray.conversation.turn import Turn
from skeji_ray.languages.changes import says_for_good
from skeji_ray.languages.clauses import in_plain_english, phrases_of
from skeji_ray.languages.dates import find_working_days
from skeji_ray.languages.one_service import is_called
from skeji_ray.languages.priced import Item, is_raised, items_in
from skeji_ray.languages.services import find_label, named_label
from skeji_ray.messages.acts import Act, Slot
from skeji_ray.messages.changes import Change
from skeji_ray.messages.outcomes import parts_of, together
from skeji_ray.messages.reading import Said
from skeji_ray.messages.talk import CannotDo
from skeji_ray.messages.vocabulary import listed_label
from skeji_ray.messages.wishes import Understood, Wish
from skeji_ray.pipeline.planning import Planned


def plan_priced(turn: Turn, said: Said) -> Planned | None:
    """Return the plan of "a diagnosis is an hour and a half, 600"; None where nothing but all that is done there has a
    length or a price."""
    meant = pick_businesses(tuple(own.business for own in turn.context.owned), turn.text)
    standing = tuple(label for one in meant for label in one.labels)
    items = _items(turn, said, standing)
    if not items:
        return None
    own = [one for one in items if not one.is_any]
    new = tuple(dict.fromkeys(_label_of(one) for one in own if not _stands(one, standing)))
    known = Understood(intent=Wish.CHANGE, change=Change(more_labels=new))
    stand = tuple(one.name for one in own if _stands(one, standing)) if turn.context.open is None else ()
    told = _not_kept(items, stand)
    if not new and told:
        return reply(together(told), Understood(intent=Wish.CHANGE))
    planned = change_business(turn.request, known, meant)
    if planned.pipeline:
        planned = show_change(turn, Act.CHANGE_SERVICES, planned.pipeline, planned.understood)
    return planned.model_copy(update={"reply": together((*told, *parts_of(planned.reply)))})


def _items(turn: Turn, said: Said, standing: tuple[str, ...]) -> tuple[Item, ...]:
    """The services that have a length or a price of their own; none where it is of a break, of hours, of what goes."""
    phrases = phrases_of(turn.text)
    is_of_something_else = any(
        one.search(turn.text) for one in (phrases.between, phrases.pause_at, phrases.unbroken, phrases.seats)
    )
    items = () if is_of_something_else or is_raised(turn.text) else items_in(turn.text)
    own = [one for one in items if not one.is_any]
    is_all_there_is = len(items) == 1 and len(standing) == 1 and all(is_called(one.name, *standing) for one in own)
    if not own or is_all_there_is or not all(is_service(turn, one) for one in own):
        return ()
    are_known = all(find_label(one.name) or _stands(one, standing) for one in own)
    are_told = are_known or all(one.prices and one.lengths for one in own) or says_for_good(turn.text)
    is_list = len(own) > 1 or any(one.lengths for one in own)
    return items if are_told or (said.act is Act.CHANGE_SERVICES and is_list) else ()


def is_service(turn: Turn, item: Item) -> bool:
    """Its name is no time and no day."""
    return when_in(turn, item.name) is None and not find_working_days(in_plain_english(item.name))


def _label_of(item: Item) -> str:
    """By the vocabulary's name where it is that and no more; else as it was written."""
    label = named_label(item.name)
    return item.name if label is None else label


def _stands(item: Item, standing: tuple[str, ...]) -> bool:
    own = {listed_label(label) for label in standing}
    return listed_label(_label_of(item)) in own or any(is_called(item.name, one) for one in standing)


def _not_kept(items: tuple[Item, ...], standing: tuple[str, ...]) -> tuple[CannotDo, ...]:
    """What has no place here, and what is found there already."""
    prices = tuple(word for one in items for word in one.prices)
    lengths = tuple(word for one in items for word in one.lengths)
    of = ((Slot.SERVICE, standing), (Slot.PRICE, prices), (Slot.DURATION, lengths))
    return tuple(CannotDo(act=Act.CHANGE_SERVICES, slot=slot, said=words) for slot, words in of if words)
