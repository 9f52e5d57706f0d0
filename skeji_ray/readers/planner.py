"""The planner without a model: a reader reads, the dialogue plans."""

from __future__ import annotations

from skeji_ray.conversation.dialogue import plan_reading
from skeji_ray.conversation.exact import plan_exactly
from skeji_ray.conversation.heard import heard_of
from skeji_ray.conversation.joined import joined
from skeji_ray.conversation.parts import reply
from skeji_ray.conversation.while_open.afresh import Read
from skeji_ray.messages.acts import Act
from skeji_ray.messages.asked import Unclear
from skeji_ray.messages.people import Language
from skeji_ray.messages.reading import MAX_READ
from skeji_ray.messages.refusals import Refusal
from skeji_ray.messages.talk import MAX_SAID, CannotDo, SmallTalk
from skeji_ray.pipeline.planning import Planned, PlanRequest
from skeji_ray.readers.clauses import MAX_CLAUSES
from skeji_ray.readers.learned import learned_reader
from skeji_ray.readers.phrasebook import warm
from skeji_ray.readers.reader import Reader
from skeji_ray.readers.rules import unread
from skeji_ray.readers.slots import slot_patterns

MIN_UNREAD = 2 * MAX_CLAUSES
"""Letters: in fewer there are no more clauses than are read."""


class ReadingPlanner:
    """Fulfils the planner's contract with our own readers: the embedded default.

    Args:
        read: from a message to its reading; None: by the rules and the learned reader together.
    """

    def __init__(self, read: Read | None = None) -> None:
        self._read = read or Reader(learned_reader()).read
        for language in Language:  # patterns are compiled once, before the first message
            warm(language)
            slot_patterns(language)

    async def plan(self, request: PlanRequest) -> Planned:
        return self.plan_now(request)

    def plan_now(self, request: PlanRequest) -> Planned:
        """Plan one message; it waits for nothing. More than MAX_READ letters are no message of one person."""
        read = request.model_copy(update={"text": request.text[:MAX_READ]})
        return plan_exactly(request) or _with_rest(request, plan_reading(read, self._read(heard_of(read)), self._read))


def _with_rest(request: PlanRequest, planned: Planned) -> Planned:
    """What stands behind what is read is named, to be written again, where something was understood."""
    if len(request.text) < MIN_UNREAD or isinstance(planned.reply, Refusal | SmallTalk | Unclear):
        return planned
    rest = unread(heard_of(request))
    if not rest:
        return planned
    return joined([reply(CannotDo(act=Act.NONE, said=(rest[:MAX_SAID],))), planned])
