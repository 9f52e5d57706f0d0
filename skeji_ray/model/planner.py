"""The planner with a language model: the model reads, our own code plans."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence

from skeji_ray.errors import NoAnswerInTime
from skeji_ray.model.actions import Authority, authority_of, state_of
from skeji_ray.model.completions import ChatMessage, Completions
from skeji_ray.model.doubts import doubt_of
from skeji_ray.model.plans import plan_reading
from skeji_ray.model.prompt import LATEST, Prompt, load_prompt
from skeji_ray.model.reading import Reading, Unreadable, read
from skeji_ray.model.schemas import schema_of
from skeji_ray.pipeline.authority import check_rights
from skeji_ray.pipeline.planning import Planned, PlanRequest

log = logging.getLogger(__name__)

MOST_TOKENS = 400
"""Of one answer: every field at its bound, in a script that a tokenizer knows badly."""
WITHIN_S = 15.0
"""For everything that one message takes, a repair included; less than whoever asks the planner waits."""
MOST_SHOWN_AGAIN = 500
"""Characters of a bad answer that the model is shown."""


class ModelPlanner:
    """Fulfils the planner's contract with any engine.

    Args:
        completions: the engine.
        backend: how plans name it.
        prompt: what it is told; the version travels in every plan.
        within_s: the whole time for one message; when it is over, what the engine still does is cancelled.
    """

    def __init__(
        self, completions: Completions, *, backend: str, prompt: Prompt | None = None, within_s: float = WITHIN_S
    ) -> None:
        self._completions = completions
        self._backend = backend
        self._prompt = prompt or load_prompt()
        self._within_s = within_s

    def with_prompt(self, version: str | None) -> ModelPlanner:
        """The same engine, told another version of the prompt; None: the newest.

        Raises:
            SettingError: this release has no such version.
        """
        prompt = load_prompt(version or LATEST)
        return ModelPlanner(self._completions, backend=self._backend, prompt=prompt, within_s=self._within_s)

    async def plan(self, request: PlanRequest) -> Planned:
        """Plan one message.

        Raises:
            Transient: the engine is down, full or too slow.
            Permanent: Unreadable where its answer is no reading, not even when it was told why; BeyondRights where
                a plan held what the sender has no right to.
        """
        try:
            async with asyncio.timeout(self._within_s):
                reading = await self._read(self._prompt.messages(request), request)
        except TimeoutError as error:
            raise NoAnswerInTime(f"the model took more than {self._within_s:g} s") from error
        planned = plan_reading(request, reading)
        check_rights(planned.pipeline, request.sender, request.context)
        return planned.model_copy(update={"backend": self._backend, "prompt_version": self._prompt.version})

    async def _read(self, messages: Sequence[ChatMessage], request: PlanRequest) -> Reading:
        """One reading. A bad one is asked for once more, with what is wrong; one that is only doubtful is good enough
        then: what it says that can not be is not believed, and asked of the sender."""
        authority = authority_of(request.sender.role, state_of(request.context))
        text = await self._complete(messages, authority)
        doubtful: Reading | None = None
        try:
            reading = read(text, authority)
            wrong = doubt_of(request, reading)
            if wrong is None:
                return reading
            doubtful = reading
        except Unreadable as error:
            wrong = str(error)
        log.warning("a model's answer is asked for again: %s", wrong)
        again = (ChatMessage("assistant", text[:MOST_SHOWN_AGAIN]), ChatMessage("user", _complaint(wrong)))
        try:
            return read(await self._complete((*messages, *again), authority), authority)
        except Unreadable:
            if doubtful is None:
                raise
            return doubtful

    async def _complete(self, messages: Sequence[ChatMessage], authority: Authority) -> str:
        schema = schema_of(authority.role, authority.state)
        return (await self._completions.complete(messages, schema, MOST_TOKENS)).text


def _complaint(wrong: str) -> str:
    return f"That is wrong. {wrong}. Write the one JSON object again, nothing else."
