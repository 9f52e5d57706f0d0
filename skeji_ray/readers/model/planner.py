"""The planner that asks a language model: the model reads, the dialogue plans."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence

from skeji_ray.conversation.dialogue import plan_reading
from skeji_ray.conversation.heard import heard_of
from skeji_ray.conversation.turn import CERTAIN
from skeji_ray.errors import NoAnswerInTime
from skeji_ray.messages.acts import ACTS, Act, Risk
from skeji_ray.messages.reading import Reading
from skeji_ray.pipeline.authority import check_rights
from skeji_ray.pipeline.planning import Planned, PlanRequest
from skeji_ray.readers import rules
from skeji_ray.readers.model.authority import Authority, authority_of, stage_of
from skeji_ray.readers.model.completions import ChatMessage, Completions
from skeji_ray.readers.model.doubts import doubt_of
from skeji_ray.readers.model.grounding import reading_of
from skeji_ray.readers.model.prompt import LATEST, Prompt, load_prompt
from skeji_ray.readers.model.schemas import schema_of
from skeji_ray.readers.model.written import Unreadable, Written, read_written

log = logging.getLogger(__name__)

MAX_TOKENS = 400
"""Of one answer."""
TIMEOUT_S = 15.0
"""For everything that one message takes, a repair included; less than whoever asks the planner waits."""
MAX_SHOWN_AGAIN = 500
"""Characters of a bad answer that the model is shown."""


class ModelPlanner:
    """Fulfils the planner's contract with any engine. Exact commands and whole answers are planned before it is asked.

    Args:
        completions: the engine.
        backend: how plans name it.
        prompt: what it is told; the version travels in every plan.
        timeout_s: the whole time for one message; when it is over, what the engine still does is cancelled.
        rules_first: what our own rules read with certainty, and changes nothing, is planned without the model.
    """

    def __init__(
        self,
        completions: Completions,
        *,
        backend: str,
        prompt: Prompt | None = None,
        timeout_s: float = TIMEOUT_S,
        rules_first: bool = False,
    ) -> None:
        self._completions = completions
        self._backend = backend
        self._prompt = prompt or load_prompt()
        self._timeout_s = timeout_s
        self._rules_first = rules_first

    def with_prompt(self, version: str | None) -> ModelPlanner:
        """Return a planner on the same engine, told another version of the prompt; None: the newest.

        Raises:
            SettingError: this release has no such version.
        """
        return ModelPlanner(
            self._completions,
            backend=self._backend,
            prompt=load_prompt(version or LATEST),
            timeout_s=self._timeout_s,
            rules_first=self._rules_first,
        )

    async def plan(self, request: PlanRequest) -> Planned:
        """Plan one message.

        Raises:
            Transient: the engine is down, full or too slow.
            Permanent: Unreadable where its answer is no reading, not even when it was told why; BeyondRights where
                a plan held what the sender has no right to.
        """
        certain = certain_reading(request) if self._rules_first else None
        if certain is not None:
            return plan_reading(request, certain)
        try:
            async with asyncio.timeout(self._timeout_s):
                written = await self._read(self._prompt.messages(request), request)
        except TimeoutError as error:
            raise NoAnswerInTime(f"the model took more than {self._timeout_s:g} s") from error
        planned = plan_reading(request, reading_of(request, written))
        check_rights(planned.pipeline, request.sender, request.context)
        return planned.model_copy(update={"backend": self._backend, "prompt_version": self._prompt.version})

    async def _read(self, messages: Sequence[ChatMessage], request: PlanRequest) -> Written:
        """One answer. A bad one is asked for once more, with what is wrong; one that is only doubtful is good enough
        then: what it says that cannot be is not believed, and asked of the sender."""
        authority = authority_of(request.sender.role, stage_of(request.context))
        text = await self._complete(messages, authority)
        doubtful: Written | None = None
        try:
            written = read_written(text, authority)
            wrong = doubt_of(request, written)
            if wrong is None:
                return written
            doubtful = written
        except Unreadable as error:
            wrong = str(error)
        log.warning("a model's answer is asked for again: %s", wrong)
        again = (ChatMessage("assistant", text[:MAX_SHOWN_AGAIN]), ChatMessage("user", _complaint(wrong)))
        try:
            return read_written(await self._complete((*messages, *again), authority), authority)
        except Unreadable:
            if doubtful is None:
                raise
            return doubtful

    async def _complete(self, messages: Sequence[ChatMessage], authority: Authority) -> str:
        schema = schema_of(authority.role, authority.stage)
        return (await self._completions.complete(messages, schema, MAX_TOKENS)).text


def certain_reading(request: PlanRequest) -> Reading | None:
    """Return what our own rules read of a message where they are certain of all of it and it changes nothing."""
    reading = rules.read(heard_of(request))
    is_certain = all(
        one.sure >= CERTAIN and one.act is not Act.NONE and ACTS[one.act].risk is Risk.NOTHING for one in reading.said
    )
    return reading if is_certain else None


def _complaint(wrong: str) -> str:
    return f"That is wrong. {wrong}. Write the one JSON object again, nothing else."
