"""Several appointments that follow one another: "one after the other on Sunday", "3pm and the one after"."""

from __future__ import annotations

from skeji_ray.conversation.known import when_said, with_when
from skeji_ray.conversation.offers import MAX_AT_ONCE
from skeji_ray.conversation.one_more import booking_beside
from skeji_ray.conversation.turn import Turn
from skeji_ray.languages.several import row_of, says_and_next, says_in_a_row, says_one_alone
from skeji_ray.languages.visits import comes_first, names_for
from skeji_ray.messages.reading import Said
from skeji_ray.messages.when import When
from skeji_ray.messages.wishes import Understood

_PAIR = 2


def wants_row(turn: Turn) -> bool:
    """Tell whether several are wanted that follow one another; one more beside what stands is one alone."""
    when = when_said(turn)
    if says_and_next(turn.text) and (when is None or not when.spans):
        return False  # "and one right after", of what stands
    is_beside = booking_beside(turn) is not None and row_of(turn.text) is None and not says_and_next(turn.text)
    return not turn.is_owner and says_in_a_row(turn.text) and (not is_beside or turn.offer is not None)


def without_beside(turn: Turn, said: Said) -> Said:
    """Return what is wished without "after one another", which is beside nothing that stands."""
    when = said.when
    if when is None or when.same != "day" or not wants_row(turn):
        return said
    update = {"same": None, "is_around": False, "than_shown": None, "order": None}
    plain = when.model_copy(update=update)
    return said.model_copy(update={"when": plain if plain != When() else None})


def with_row(turn: Turn, known: Understood) -> Understood:
    """Return a wish with how many are to follow one another, from its hour on, and whom they are for."""
    if wants_row(turn):
        names = names_for(turn.text)
        count = _PAIR if says_and_next(turn.text) else row_of(turn.text) or known.people or len(names)
        count = min(max(count, _PAIR), MAX_AT_ONCE)
        known = known.model_copy(update={"in_a_row": count, "names": names or known.names})
    if known.in_a_row is None or says_one_alone(turn.text):
        return known.model_copy(update={"in_a_row": None, "names": ()})
    names = in_order(turn.text, known.names)
    known = known.model_copy(update={"for_whom": None, "names": names})
    return with_when(known, _from_its_hour(known.when)) if known.when is not None else known


def in_order(text: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """ "From three, Ben first": who comes first is said."""
    first = next((one for one in names if comes_first(text, one)), None)
    return names if first is None else (first, *(one for one in names if one != first))


def _from_its_hour(when: When) -> When:
    spans = tuple(
        one.model_copy(update={"time_to": None}) if one.time_from is not None and one.time_from == one.time_to else one
        for one in when.spans
    )
    return when.model_copy(update={"spans": spans, "is_around": False})
