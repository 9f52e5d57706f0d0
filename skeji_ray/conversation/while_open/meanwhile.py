"""An owner while requests of customers wait: what waits is one thing that a message may be about, and never the only
one."""

from __future__ import annotations

from skeji_ray.conversation.among import names
from skeji_ray.conversation.heard import heard_of, state_of
from skeji_ray.conversation.several import CHANGES
from skeji_ray.conversation.turn import AGREED, CERTAIN, SURE
from skeji_ray.conversation.while_open.afresh import Read, has_decision, names_a_request
from skeji_ray.languages.assent import asks
from skeji_ray.languages.mending import behind_never_mind
from skeji_ray.languages.owners import names_one
from skeji_ray.languages.phrasing import REQUESTED
from skeji_ray.languages.whole import words_of
from skeji_ray.messages.acts import ACTS, Act
from skeji_ray.messages.people import Role
from skeji_ray.messages.reading import Reading
from skeji_ray.pipeline.planning import PlanRequest

_SAYS_SO = 0.85
"""Of another time for a request: as sure, and it is said of the request, or is nothing but a time."""
_OF_REQUESTS = frozenset({Act.MOVE_CUSTOMER, Act.MESSAGE_CUSTOMERS, Act.BOOK_CUSTOMER})
"""What another time for who waits is easily read as where nobody waits."""
_ONLY_ANSWERS = frozenset(
    {Act.NONE, Act.BOOK, Act.REFINE, Act.CHOOSE, Act.AFFIRM, Act.DENY, Act.HOLD, Act.GIVE_NAME, Act.HELP, Act.REGISTER}
)


def beside_requests(request: PlanRequest, reading: Reading, read: Read) -> Reading:
    """Return what a message says beside the requests that wait, where it is hardly said of these; else its reading.

    A day or an hour that stands in a message is another time for who waits only where nothing else is said with it.
    """
    is_waiting = request.sender.role is Role.OWNER and state_of(request) in REQUESTED
    if not is_waiting or has_decision(request.text):
        return reading
    if (rest := behind_never_mind(request.text)) is not None and not names_a_request(request):
        nobody = request.context.model_copy(update={"approvals": (), "approval_asked_at": None})
        other = read(heard_of(request.model_copy(update={"text": rest, "context": nobody})))
        return reading if other.said[0].act in _ONLY_ANSWERS else other
    is_of_others, is_proposed = _names_only_others(request), {one.act for one in reading.said} == {Act.PROPOSE}
    if not (is_of_others or is_proposed or reading.said[0].sure < SURE):
        return reading
    nobody = request.context.model_copy(update={"approvals": (), "approval_asked_at": None})
    other = read(heard_of(request.model_copy(update={"context": nobody})))
    own = other.said[0]
    if own.act in _ONLY_ANSWERS or ACTS[own.act].is_social:
        return reading
    return other if is_of_others or _is_rather(request, reading, other) else reading


def _is_rather(request: PlanRequest, reading: Reading, other: Reading) -> bool:
    first, own = reading.said[0], other.said[0]
    if own.act in _OF_REQUESTS and names_a_request(request):
        return False
    if first.act is not Act.PROPOSE:
        return own.sure > first.sure
    if first.sure < _SAYS_SO:
        return own.sure >= SURE
    if own.act in _OF_REQUESTS:
        return own.sure >= AGREED and _is_of_another(request)
    is_told = other.reader == "rules" and own.sure >= CERTAIN
    if first.sure < CERTAIN and asks(request.text):
        return own.sure >= AGREED
    return is_told or (own.act in CHANGES and own.sure >= AGREED)


def _is_of_another(request: PlanRequest) -> bool:
    """ "Move her to 11", said right after one was spoken of who does not wait."""
    context = request.context
    waiting = {one.booking_id for one in context.approvals}
    spoken_of = {one.booking_id for one in context.frame.bookings}
    return not context.is_approval_newest and bool(spoken_of) and not spoken_of & waiting and names_one(request.text)


def _names_only_others(request: PlanRequest) -> bool:
    """It names customers, and nobody of them waits for an answer."""
    context, words = request.context, words_of(request.text).split()
    waiting = {one.booking_id for one in context.approvals}
    others = tuple(one for one in context.served if one.booking_id not in waiting)
    return not names_a_request(request) and any(names(others, word) for word in words)
