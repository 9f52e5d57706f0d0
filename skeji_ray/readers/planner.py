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
from skeji_ray.readers.learned import learned_reader
from skeji_ray.readers.phrasebook import warm
from skeji_ray.readers.reader import Reader


class ReadingPlanner:
    """Fulfils the planner's contract with our own readers: the embedded default.

    Args:
        read: from a message to its reading; None: by the rules and the learned reader together.
    """

    def __init__(self, read: Read | None = None) -> None:
        self._read = read or Reader(learned_reader()).read
        for language in Language:  # patterns are compiled once, before the first message
            warm(language)

    async def plan(self, request: PlanRequest) -> Planned:
        return self.plan_now(request)

    def plan_now(self, request: PlanRequest) -> Planned:
        """Plan one message; it waits for nothing."""
        return plan_exactly(request) or _with_rest(
            request, plan_reading(request, self._read(heard_of(request)), self._read)
        )


def _with_rest(request: PlanRequest, planned: Planned) -> Planned:
    """What stands behind the letters that are read is named, to be written again, where something was understood."""
    rest = request.text[MAX_READ:].strip()
    if not rest or isinstance(planned.reply, Refusal | SmallTalk | Unclear):
        return planned
    return joined([reply(CannotDo(act=Act.NONE, said=(rest[:MAX_SAID],))), planned])
