"""The way from a member to one planner application: bounded, timed, and closed while nobody is answered."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Protocol

from ray.exceptions import RayActorError, RayError, RayTaskError
from ray.serve.exceptions import BackPressureError, RayServeException

from skeji_ray.breaker import Breaker
from skeji_ray.errors import DependencyUnreachable, NoAnswerInTime, Permanent, Transient, Unexpected
from skeji_ray.pipeline.planning import Planned
from skeji_ray.serve.at_once import AtOnce

log = logging.getLogger(__name__)

ANSWER_WITHIN_S = 20.0
MOST_ASKED = 64
"""Messages that one member has with one application at a time: a quarter of its working slots, so that a planner that
hangs leaves the others to buttons and exact commands. Fewer while that many are not answered in time."""


class Application(Protocol):
    """A planner application, wherever it runs."""

    @property
    def name(self) -> str: ...

    async def plan(self, request: dict[str, Any]) -> dict[str, Any]:
        """As `PlannerDeployment.plan`. Raises what Ray and Serve raise; cancelled, it calls the work off."""
        ...


class PlannerFull(DependencyUnreachable):
    """It works, on as much as it can take: the message waits for its turn."""


class PlannerGone(DependencyUnreachable):
    """The application was taken out while it was asked."""


class PlannerLine:
    """Asks one application.

    A failure that may be the message's own fault counts as one of its tries while other messages are planned; while
    none is it is the planner that is down, and messages wait.
    """

    def __init__(
        self,
        application: Application,
        breaker: Breaker | None = None,
        *,
        most_asked: int = MOST_ASKED,
        answer_within_s: float = ANSWER_WITHIN_S,
    ) -> None:
        self._application = application
        self._breaker = breaker or Breaker(application.name)
        self._at_once = AtOnce(most_asked)
        self._answer_within_s = answer_within_s
        self._asked: set[asyncio.Future[dict[str, Any]]] = set()

    @property
    def waits_for(self) -> str | None:
        """Why it is not asked at present; None while it is."""
        return self._breaker.reason

    def check(self) -> None:
        """Raises DependencyUnreachable while it is not asked."""
        self._breaker.check()

    def drop(self) -> None:
        """It is there no more: nobody waits for its answer any longer."""
        for asked in self._asked:
            asked.cancel()

    async def plan(self, request: dict[str, Any]) -> Planned:
        """The plan of one message.

        Raises:
            DependencyUnreachable: it is down or full, or was taken out.
            Another Transient: it was too slow, or ended, with this one message.
            Permanent: no valid plan can be made of it.
        """
        if len(self._asked) >= self._at_once.limit:
            raise PlannerFull(f"{self._application.name} works on {len(self._asked)} messages of this member")
        self._breaker.enter()
        with self._judged(), self._timed():
            answer = await self._answer(request)
            if "planned" not in answer:
                raise _error_of(answer)
        return Planned.model_validate(answer["planned"])

    async def _answer(self, request: dict[str, Any]) -> dict[str, Any]:
        name, within_s = self._application.name, self._answer_within_s
        asked = asyncio.ensure_future(self._application.plan(request))
        self._asked.add(asked)
        try:
            await asyncio.wait({asked}, timeout=within_s)
            if asked.cancelled():
                raise PlannerGone(f"{name} was taken out")
            if not asked.done():
                raise NoAnswerInTime(f"{name} took more than {within_s:.0f} s")
            return asked.result()
        except BackPressureError as full:
            raise PlannerFull(f"{name}: its queue is full") from full
        except (RayActorError, RayTaskError) as ended:  # what it was asked may have ended it
            raise Transient(f"{name} ended with this message: {type(ended).__name__}") from ended
        except (RayError, RayServeException) as down:
            raise DependencyUnreachable(f"{name} does not answer: {type(down).__name__}") from down
        finally:
            asked.cancel()
            self._asked.discard(asked)

    @contextmanager
    def _timed(self) -> Iterator[None]:
        """Whether it was in time says how many to ask at once."""
        asked_in = self._at_once.round
        try:
            yield
        except NoAnswerInTime:
            self._at_once.was_slow(asked_in)
            raise
        self._at_once.answered()

    @contextmanager
    def _judged(self) -> Iterator[None]:
        """What comes of asking opens or closes the breaker; while it is open, no failure is the message's own."""
        was_open = self._breaker.is_open
        try:
            yield
        except (PlannerFull, PlannerGone):
            self._breaker.left()  # nothing is known of whether it plans
            raise
        except DependencyUnreachable as down:
            self._breaker.open(down)
            self._say(was_open)
            raise
        except Transient as error:
            self._breaker.failed(error)
            self._say(was_open)
            if self._breaker.is_open:
                raise DependencyUnreachable(str(error)) from error
            raise
        except Permanent:
            self._succeeded(was_open)
            raise
        except BaseException:
            self._breaker.left()
            raise
        else:
            self._succeeded(was_open)

    def _succeeded(self, was_open: bool) -> None:
        self._breaker.succeeded()
        if was_open:
            log.info("%s plans again", self._application.name)

    def _say(self, was_open: bool) -> None:
        if self._breaker.is_open and not was_open:
            log.warning("%s: messages wait for it", self._breaker.reason)


def _error_of(answer: dict[str, Any]) -> Exception:
    """As the deployment saw it; one of an older release does not say whose fault it is."""
    kind: type[Exception] = Unexpected if answer.get("unexpected") else Permanent
    if answer["retriable"]:
        kind = DependencyUnreachable if answer.get("away", True) else NoAnswerInTime
    return kind(f"planner: {answer['error']}: {answer['message']}")
