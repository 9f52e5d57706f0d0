"""What is asked where nothing was surely read."""

from __future__ import annotations

from skeji_ray.conversation.capabilities import BY_ACT
from skeji_ray.conversation.combined import OF_ONE_WISH
from skeji_ray.conversation.known import known_of, when_said
from skeji_ray.conversation.likely import likeliest
from skeji_ray.conversation.not_known import not_understood
from skeji_ray.conversation.one_act import plan_one
from skeji_ray.conversation.parts import reply
from skeji_ray.conversation.sureness import TOLD_AT_ONCE, may
from skeji_ray.conversation.turn import LIKELY, Turn
from skeji_ray.conversation.while_open.again import ask_again
from skeji_ray.messages.acts import ACTS, Act
from skeji_ray.messages.asked import Unclear
from skeji_ray.messages.reading import Said
from skeji_ray.messages.talk import CannotDo
from skeji_ray.pipeline.planning import Planned

_DOUBTFUL = 0.2
"""Of a reading: less is not worth asking about."""


def ask_what_is_meant(turn: Turn) -> Planned:
    """One question with the likeliest readings, or that it was not understood."""
    if (shown := likeliest(turn)) is not None:
        return shown
    if turn.context.open is not None or turn.offer is not None:
        return ask_again(turn.request)
    doubtful = [one for one in turn.reading.said if one.sure >= _DOUBTFUL and _can_be_asked_about(one.act)]
    likely = [one.act for one in doubtful if may(turn, one) and not _lacks_booking(turn, one.act)]
    when = when_said(turn) if not turn.is_owner and turn.spoken_of is not None else None
    if when is not None and when.spans and Act.BOOK not in likely:  # a day that was said is not dropped
        doubtful, likely = [*doubtful, Said(act=Act.BOOK, sure=LIKELY, when=when)], [*likely[:1], Act.BOOK]
    if not likely:
        return not_understood(turn)
    first = next(one for one in doubtful if one.act is likely[0])
    if len(likely) == 1 or first.sure >= TOLD_AT_ONCE:
        planned = plan_one(turn, first)
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
    return act in {Act.MOVE, Act.CANCEL} and not (turn.is_owner or turn.has_booking)


def _can_be_asked_about(act: Act) -> bool:
    """A yes to it would come to something: not to "I cannot", to small talk, or to an answer where nothing is open."""
    capability = BY_ACT[act]
    return not (act is Act.NONE or ACTS[act].is_social or capability.is_refusal or capability.is_answer)
