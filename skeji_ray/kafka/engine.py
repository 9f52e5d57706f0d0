"""The consumer engine: order by key, concurrency across keys, at-least-once.

One thread owns the KafkaConsumer and only polls, pauses and commits. Records go to per-key lanes on an asyncio
loop in a second thread. A partition's offset is committed up to its finished prefix, on a timer, never in the
way of the next record. A partition with a full window is paused until half of it is done.
"""

from __future__ import annotations

import asyncio
import gc
import logging
import random
import threading
import time
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from functools import partial
from typing import Any, TypeVar

from kafka.errors import KafkaError

from skeji_ray.errors import SettingError, SkejiError
from skeji_ray.kafka.connection import Connection, wait_for_socket
from skeji_ray.kafka.handler import Handler
from skeji_ray.kafka.middleware import Middleware, logging_middleware, metrics_middleware, reason_of
from skeji_ray.kafka.partition import Partition
from skeji_ray.kafka.poller import Poller
from skeji_ray.kafka.producer import Producer
from skeji_ray.kafka.retry import RetryPolicy
from skeji_ray.kafka.snapshot import Snapshot
from skeji_ray.kafka.tracing import carrying
from skeji_ray.kafka.worker import NewerRuns, Worker, nothing_newer
from skeji_ray.messages.base import Publish
from skeji_ray.metrics.sink import NO_SINK, Sink
from skeji_ray.topology import Group
from skeji_ray.tracing.tracer import Tracer

log = logging.getLogger(__name__)

T = TypeVar("T")

START_AGAIN_AFTER_S = 1.0
DUE_EVERY_S = 1.0
COLLECT_AFTER = 10_000
"""New objects between two looks for garbage in rings. A member holds thousands of records that are none, and Python's
own 700 would have it look at them all for a sixth of its CPU."""
STOP_WITHIN_S = 8.0
"""For the last commit, leaving the group and ending the threads, after the time that draining was given."""


class Engine:
    """One member of a consumer group.

    Args:
        build: makes the handler, on the loop that will run it, given the way to publish.
        actor: the member's name, for logs, headers and dead letters.
        middlewares: stand around the handler, the first outermost.
        sink: where measurements go.
        tracer: where spans go, closed when the member has ended; None: no span is made.
        newer_runs: asks whether a newer release runs beside this one.
    """

    def __init__(
        self,
        group: Group,
        connection: Connection,
        build: Callable[[Publish], Awaitable[Handler]],
        *,
        actor: str,
        policy: RetryPolicy | None = None,
        middlewares: Sequence[Middleware] = (),
        sink: Sink = NO_SINK,
        tracer: Tracer | None = None,
        newer_runs: NewerRuns = nothing_newer,
    ) -> None:
        self._group = group
        self._newer_runs = newer_runs
        self._connection = connection
        self._build = build
        self._actor = actor
        self._policy = policy or RetryPolicy()
        self._sink = sink
        self._tracer = tracer
        self._middlewares = (logging_middleware(actor), metrics_middleware(group.name, sink), *middlewares)
        self._worker: Worker | None = None
        self._poller: Poller | None = None
        self._due: asyncio.Task[None] | None = None
        self._error: str | None = None
        self._started_at = time.monotonic()
        self._draining = threading.Event()
        self._stopping = threading.Event()
        self._ending = threading.Lock()
        self._loop = asyncio.new_event_loop()
        self._work_thread = threading.Thread(target=self._work, name=f"{actor} work", daemon=True)
        self._poll_thread = threading.Thread(target=self._run, name=f"{actor} poll", daemon=True)

    def start(self) -> None:
        """Returns at once; joining the group goes on behind, and waits for the broker for as long as it takes."""
        self._started_at = time.monotonic()
        _collect_rarely()
        self._work_thread.start()
        self._poll_thread.start()

    @property
    def alive(self) -> bool:
        """Whether it polls and works."""
        return self._poll_thread.is_alive() and self._work_thread.is_alive()

    @property
    def ready(self) -> bool:
        """Whether it belongs to its group, so that what is written from now on is read."""
        poller = self._poller
        return self.alive and poller is not None and poller.joined

    def snapshot(self) -> Snapshot:
        """Cheap; any thread."""
        worker, poller, now = self._worker, self._poller, time.monotonic()
        partitions = poller.partitions() if poller else {}
        since = worker.waiting_since if worker else None
        return Snapshot(
            assigned=tuple(sorted(f"{place.topic}[{place.partition}]" for place in partitions)),
            in_flight=sum(partition.load for partition in partitions.values()),
            waiting=worker.waiting if worker else 0,
            handled=worker.handled if worker else 0,
            polled_ago_s=now - (poller.polled_at if poller else self._started_at),
            waiting_for_s=now - since if since is not None else 0.0,
            waits_for=worker.waits_for if worker else None,
            error=self._error,
            suspended=worker.suspended if worker else (),
        )

    def drain(self, timeout_s: float) -> None:
        """Read no more, finish what was read for at most `timeout_s`, commit, leave the group. Any thread, any time."""
        self._draining.set()
        deadline = time.monotonic() + timeout_s
        while time.monotonic() < deadline and self._poll_thread.is_alive() and self._has_work():
            time.sleep(0.02)
        self._stopping.set()
        with self._ending:
            if self._poll_thread.ident is not None:
                self._poll_thread.join(STOP_WITHIN_S)
            self._end_loop()
            if self._tracer is not None:
                self._tracer.close()

    def _has_work(self) -> bool:
        """Something in hand may be finished soon. What waits for a dependency is read again, by whoever reaches it."""
        seen, worker = self.snapshot(), self._worker
        waits = seen.waits_for is not None or bool(seen.suspended)
        only_waits = waits and worker is not None and worker.is_at_rest
        return seen.in_flight > 0 and not only_waits

    # --- the poll thread ---

    def _run(self) -> None:
        producer: Producer | None = None
        try:
            producer = self._insist(self._producer)
            if producer is None:
                return
            self._worker = self._insist(partial(self._make_worker, producer))
            while not self._stopping.is_set():
                self._be_a_member()
        except Exception as error:
            self._error = reason_of(error)
            log.exception("%s ended", self._actor)
        finally:
            if producer is not None:
                producer.close()

    def _producer(self) -> Producer:
        wait_for_socket(self._connection, timeout_s=2.0)
        return Producer(self._connection, self._actor)

    def _make_worker(self, producer: Producer) -> Worker:
        async def prepare() -> Worker:
            handler = await self._build(carrying(producer.publish, self._tracer))
            self._due = self._loop.create_task(self._due_forever(handler))
            parts = (self._group, handler, producer, self._actor, self._policy, self._middlewares)
            return Worker(*parts, sink=self._sink, tracer=self._tracer, newer_runs=self._newer_runs)

        return asyncio.run_coroutine_threadsafe(prepare(), self._loop).result()

    def _be_a_member(self) -> None:
        """Join, work, leave; what the broker will not have is said, and joining is tried again by the caller."""
        poller = self._poller = self._insist(self._join)
        if poller is None:
            return
        self._error = None
        try:
            poller.run(self._draining, self._stopping)
        except KafkaError as error:
            self._error = reason_of(error)
            log.warning("%s joins again: %s", self._actor, self._error)
        finally:
            poller.leave()
        if self._error is not None:
            self._stopping.wait(START_AGAIN_AFTER_S)

    def _join(self) -> Poller:
        worker = self._worker
        assert worker is not None
        return Poller(
            self._group,
            self._connection,
            self._actor.replace("/", "-"),
            new_partition=lambda: Partition(worker.work),
            dispatch=lambda partition, records: self._on_loop(partition.dispatch, records),
            cancel=lambda partition: self._on_loop(partition.cancel),
        )

    def _on_loop(self, act: Callable[..., None], *args: Any) -> None:
        with suppress(RuntimeError):  # the loop has ended: nothing is worked on any more
            self._loop.call_soon_threadsafe(act, *args)

    def _insist(self, make: Callable[[], T]) -> T | None:
        """Until what it rests on answers, or this member is stopped."""
        tries = 0
        while not self._stopping.is_set():
            try:
                return make()
            except SettingError:
                raise
            except (KafkaError, SkejiError) as error:
                self._error = reason_of(error)
                log.warning("%s waits: %s", self._actor, self._error)
                tries += 1
                # A client that fails leaves a thread behind, so tries grow rare.
                self._stopping.wait(min(START_AGAIN_AFTER_S * 2 ** min(tries - 1, 5), 30.0))
        return None

    # --- the work loop ---

    def _work(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_forever()

    async def _due_forever(self, handler: Handler) -> None:
        jitter = random.Random()
        while True:
            if not self._draining.is_set():
                try:
                    await handler.run_due()
                except SkejiError as error:
                    log.warning("%s: due work waits: %s", self._actor, reason_of(error))
                except Exception:
                    log.exception("%s: due work failed", self._actor)
            await asyncio.sleep(DUE_EVERY_S * (0.75 + jitter.random() / 2))

    def _end_loop(self) -> None:
        if not self._work_thread.is_alive():
            return
        with suppress(TimeoutError):
            asyncio.run_coroutine_threadsafe(self._cancel_all(), self._loop).result(STOP_WITHIN_S)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._work_thread.join(STOP_WITHIN_S)
        if not self._work_thread.is_alive():
            self._loop.close()

    async def _cancel_all(self) -> None:
        tasks = asyncio.all_tasks() - {asyncio.current_task()}
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self._loop.shutdown_default_executor()


def _collect_rarely() -> None:
    """For the whole process; whoever has chosen a rarer collection, or none, keeps it."""
    if 0 < gc.get_threshold()[0] < COLLECT_AFTER:
        gc.set_threshold(COLLECT_AFTER, 20, 50)
