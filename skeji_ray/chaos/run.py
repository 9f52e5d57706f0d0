"""One run of chaos: a stack of its own, load, faults, rest, and the invariants."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import ray

from skeji_ray.chaos import evidence
from skeji_ray.chaos.broken import Break
from skeji_ray.chaos.duration import until_over
from skeji_ray.chaos.evidence import Evidence
from skeji_ray.chaos.faults import Faults, Outage, ServerOutage, WhatsAppOutage
from skeji_ray.chaos.findings import Finding
from skeji_ray.chaos.invariants import check, forgiven_repeats
from skeji_ray.chaos.people import People
from skeji_ray.chaos.poison import Poison, all_kinds
from skeji_ray.chaos.report import Report
from skeji_ray.chaos.stack import ChaosStack, Say
from skeji_ray.errors import DependencyUnreachable, Permanent, SkejiError
from skeji_ray.kafka.codec import decode_headers
from skeji_ray.kafka.connection import Connection
from skeji_ray.kafka.producer import Producer
from skeji_ray.kafka.reader import read_all
from skeji_ray.serve.cluster import join_ray
from skeji_ray.topology import INGRESS

SILENCE_S = 30.0
"""After the last fault: when nobody got an answer for so long, it is asked whether anything is left to do. Longer than
WhatsApp takes to hand over a message again."""
IDLE_WITHIN_S = 240.0
LEAST_MESSAGES = 60
LEAST_KILLS_A_MINUTE, LEAST_OUTAGES_A_MINUTE = 7, 1
"""Fewer say little of what holds: a slow machine is given time for them."""
MOST_TOLD = 3
"""Violations of one invariant that are told with the history of their message."""
MOST_ECHOES = 20
HELPED = (0, 1)
"""Owners, by number, who have a helper."""
POISON_PHONE = "+972529999999"


@dataclass(frozen=True)
class ChaosPlan:
    """What to do."""

    seed: int
    minutes: float
    home: Path
    broken: Break | None = None
    brokers: str | None = None
    """Somebody else's Kafka; None: the embedded broker, which is never stopped, since it keeps nothing."""
    outages: Sequence[Outage] = ()
    """Of servers that are somebody else's to stop; the database and WhatsApp are ours."""


def run_chaos(plan: ChaosPlan, say: Say) -> Report:
    """Start, disturb, wait for rest, check, stop.

    Raises:
        SkejiError: the stack does not start.
    """
    stack = ChaosStack(plan.home, plan.broken, plan.brokers)
    try:
        say("starting a stack")
        stack.start()
        return asyncio.run(_Run(plan, stack, say).run())
    finally:
        say("stopping the stack")
        with suppress(SkejiError):
            stack.stop()


class _Run:
    """The parts of one run, on one loop."""

    def __init__(self, plan: ChaosPlan, stack: ChaosStack, say: Say) -> None:
        self._plan = plan
        self._stack = stack
        self._say = say
        rng = random.Random(plan.seed)
        # One source of chance for each part: what one draws never changes what another does.
        self._people = People(_simulator(stack), f"{plan.seed}", random.Random(rng.random()), HELPED)
        self._faults = Faults(random.Random(rng.random()), _cluster(stack), stack.store(), self._outages(), said=say)
        self._poison_rng = random.Random(rng.random())
        self._poisons: list[Poison] = []

    def _outages(self) -> list[Outage]:
        ours: list[Outage] = [WhatsAppOutage(mode, self._people.fault) for mode in ("timeout", "500", "429")]
        if self._stack.database is not None:
            database = self._stack.database
            ours += [ServerOutage("database", database.process.kill, database.start)] * 3
        return [*ours, *[outage for outage in self._plan.outages for _ in range(3)]]

    async def run(self) -> Report:
        join_ray(_cluster(self._stack))  # on the main thread: Ray sets its signal handlers there alone
        try:
            await self._disturb()
            at_rest = await self._rest() is not None
            came_again_at = datetime.now(UTC) if at_rest else None
            await self._echo()
            return await self._checked(await self._rest(), came_again_at)
        finally:
            await self._people.close()
            ray.shutdown()

    async def _disturb(self) -> None:
        """Load and faults together, for the time of the plan and until there was enough of it; then the load ends as it
        likes."""
        stop, seconds = asyncio.Event(), self._plan.minutes * 60
        self._say(f"{seconds:.0f} s of load and faults, seed {self._plan.seed}")
        load = asyncio.create_task(self._people.run(stop))
        disturbing = [asyncio.create_task(self._faults.run(stop)), asyncio.create_task(self._poison(stop))]
        await until_over([load, *disturbing], seconds, self._is_enough, self._progress)
        stop.set()
        await asyncio.gather(*disturbing)
        self._say(f"faults are over: {self._faults.kills} kills, {self._faults.outages_done} outages; waiting for rest")
        await self._while_answers_come(load)
        load.cancel()
        with suppress(asyncio.CancelledError):
            await load

    async def _while_answers_come(self, load: asyncio.Task[None]) -> None:
        """Until everybody has one, or nothing is left that could make one."""
        while not load.done():
            before = self._people.answered
            await asyncio.wait([load], timeout=SILENCE_S)
            if load.done() or self._people.answered > before:
                continue
            if await self._rest() is None or self._people.answered == before:
                return

    def _is_enough(self) -> bool:
        minutes, faults = self._plan.minutes, self._faults
        is_disturbed = (
            faults.kills >= LEAST_KILLS_A_MINUTE * minutes and faults.outages_done >= LEAST_OUTAGES_A_MINUTE * minutes
        )
        return is_disturbed and len(self._people.delivered) >= LEAST_MESSAGES

    def _progress(self) -> None:
        people = self._people
        self._say(
            f"{people.answered} of {len(people.delivered)} messages answered, {self._faults.kills} kills, "
            f"{self._faults.outages_done} outages, {len(self._poisons)} poisons"
        )

    async def _poison(self, stop: asyncio.Event) -> None:
        """One of every kind, spread over the time; the broker may look into what it takes, and refuse some."""
        number = self._stack.run_file.phone_number_id
        kinds = list(all_kinds(f"{self._plan.seed}", POISON_PHONE, number))
        self._poison_rng.shuffle(kinds)
        async with self._producer() as producer:
            for poison in kinds:
                try:
                    self._poisons.append(await _produced(poison, producer, self._stack.connection))
                except Permanent as error:
                    self._say(f"the poison {poison.kind!r} is left out: {error}")
                    continue
                with suppress(TimeoutError):
                    await asyncio.wait_for(stop.wait(), self._plan.minutes * 60 / (len(kinds) + 1))

    async def _echo(self) -> None:
        """Records that were done long ago come again, as a broker may give them: nobody must hear of it twice."""
        self._say(f"{MOST_ECHOES} records come again")
        connection, ends = self._stack.connection, self._stack.end_offsets
        known = set(self._people.delivered)
        last = await asyncio.to_thread(
            lambda: [
                raw
                for raw in read_all(connection, [INGRESS], lambda _: True, ends)
                if decode_headers(raw, None).correlation_id in known
            ][-MOST_ECHOES:]
        )
        async with self._producer() as producer:
            for raw in last:
                headers = [(name, content or b"") for name, content in raw.headers]
                await producer.publish_raw(raw.topic, raw.key, raw.value, headers)

    @asynccontextmanager
    async def _producer(self) -> AsyncIterator[Producer]:
        producer = await asyncio.to_thread(Producer, self._stack.connection, "chaos")
        try:
            yield producer
        finally:
            await asyncio.to_thread(producer.close)

    async def _rest(self) -> dict[str, Any] | None:
        status = await asyncio.to_thread(self._stack.status, IDLE_WITHIN_S)
        await self._people.read_on()
        return status

    async def _checked(self, status: dict[str, Any] | None, came_again_at: datetime | None) -> Report:
        self._say("checking")
        store = self._stack.store()
        try:
            held = await evidence.documents(store)
        finally:
            await store.close()
        seen = Evidence(
            delivered=self._people.delivered,
            sends=self._people.phones.sends,
            poisons=self._poisons,
            disturbances=self._faults.done,
            status=status,
            came_again_at=came_again_at,
            unreachable=frozenset(self._people.unreachable),
            topics=await evidence.topics(self._stack.connection, self._stack.end_offsets),
            **held,
        )
        findings = check(seen)
        return Report(
            seed=self._plan.seed,
            kills=self._faults.kills,
            outages=self._faults.outages_done,
            messages=len(seen.delivered),
            forgiven_repeats=forgiven_repeats(seen),
            findings=findings,
            disturbances=seen.disturbances,
            histories=await asyncio.to_thread(self._histories, findings),
        )

    def _histories(self, findings: Mapping[str, Finding]) -> dict[str, str]:
        concerned = {
            one.correlation_id
            for finding in findings.values()
            for one in finding.violations[:MOST_TOLD]
            if one.correlation_id is not None
        }
        return {correlation_id: self._stack.history(correlation_id) for correlation_id in sorted(concerned)}


async def _produced(poison: Poison, producer: Producer, connection: Connection) -> Poison:
    """The poison as it went, however long the brokers are away."""
    while True:
        try:
            await poison.produce(producer, connection)
        except DependencyUnreachable:
            poison = replace(poison, maybe_twice=True)
        else:
            return poison


def _cluster(stack: ChaosStack) -> str:
    address = stack.run_file.ray_address
    assert address is not None
    return address


def _simulator(stack: ChaosStack) -> str:
    url = stack.run_file.simulator_url
    if url is None:
        raise SkejiError("chaos plays with the simulated WhatsApp alone: unset WHATSAPP_API_URL")
    return url
