"""One of several appointments is to go, and the other is named: "cancel one of them, but keep Thursday"."""

from __future__ import annotations

from skeji_ray.conversation.known import when_in
from skeji_ray.conversation.parts import ask_which, local_of, reply, theirs_ahead
from skeji_ray.conversation.times import fits
from skeji_ray.conversation.turn import Turn
from skeji_ray.languages.kept import kept_in
from skeji_ray.messages.asked import ConfirmWanted, EraseWanted
from skeji_ray.messages.wishes import Understood, Wish
from skeji_ray.pipeline.planning import Planned


def cancel_other(turn: Turn) -> Planned | None:
    """Return the question whether the one that does not stay is to go, or which; None where none is said to stay."""
    listed = theirs_ahead(turn.request)
    kept = kept_in(turn.text) if not turn.is_owner and len(listed) > 1 else None
    if kept is None or isinstance(turn.context.open, EraseWanted):
        return None
    when = when_in(turn, kept)
    stays = [one for one in listed if when is not None and fits(when, local_of(one))]
    left = tuple(one for one in listed if one not in stays) if stays else listed
    known = Understood(intent=Wish.CANCEL)
    if len(left) == 1:
        return reply(ConfirmWanted(wish=Wish.CANCEL, booking=left[0]), known)
    return ask_which(known, left or listed)
