"""The composition root of the members: what runs in each actor, given what it rests on.

A new service is one line in `SERVICES` and one row in the topology. A dozen processes start with this module: each
imports its own service, none pays for the others, and Serve is not imported here.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from skeji_ray.actors import hosting
from skeji_ray.actors.newer import NewerReleases
from skeji_ray.clock import Clock, SystemClock
from skeji_ray.config import PlannerBackend, Settings, load_settings
from skeji_ray.errors import SettingError
from skeji_ray.kafka.alone import until_told
from skeji_ray.kafka.connection import Connection
from skeji_ray.kafka.engine import Engine
from skeji_ray.kafka.handler import Handler
from skeji_ray.kafka.middleware import Middleware
from skeji_ray.kafka.producer import Producer
from skeji_ray.kafka.tracing import carrying
from skeji_ray.local.domain_time import domain_clock
from skeji_ray.messages.base import Publish
from skeji_ray.metrics.ray_sink import RaySink
from skeji_ray.metrics.sink import NO_SINK, Sink
from skeji_ray.release import RELEASE
from skeji_ray.serve.fleet_plan import EXECUTORS, executor_name
from skeji_ray.store.mongo import MongoStore
from skeji_ray.topology import GROUP, PLANS, Group
from skeji_ray.tracing.tracer import Tracer

if TYPE_CHECKING:
    from skeji_ray.actors.executor_shard import Executes, ExecutorShard


@dataclass(frozen=True)
class Parts:
    """What a service may rest on; made inside the process and the loop that use it."""

    settings: Settings
    publish: Publish
    store: MongoStore
    clock: Clock
    """Domain time."""
    sink: Sink = NO_SINK
    tracer: Tracer | None = None


def _gateway(parts: Parts) -> Handler:
    from skeji_ray.actors.gateway import Gateway

    return Gateway(parts.clock)


def _scrub(parts: Parts) -> Handler:
    from skeji_ray.actors.scrub import Scrub

    return Scrub(parts.store, parts.clock)


def _llm_layer(parts: Parts) -> Handler:
    from skeji_ray.actors.llm_layer import LlmLayer
    from skeji_ray.actors.traced import TracedPlanner
    from skeji_ray.conversation.choices import choice_plan
    from skeji_ray.conversation.exact import plan_exactly
    from skeji_ray.serve.served_planner import ServedPlanner

    tells = parts.settings.skeji_planner is not PlannerBackend.RULES  # rules are quick, or away: nobody need be told
    publish = parts.publish if tells else None
    served = ServedPlanner()
    planner = served if parts.tracer is None else TracedPlanner(served, parts.tracer)
    return LlmLayer(parts.store, planner, choice_plan, plan_exactly, parts.clock, publish=publish)


def _pipeline_executor(parts: Parts) -> Handler:
    from skeji_ray.actors.pipeline_executor import PipelineConsumer
    from skeji_ray.actors.traced import traced_route

    router = hosting.ExecutorRouter(EXECUTORS[parts.settings.skeji_profile], executor_name)
    return PipelineConsumer(router.route if parts.tracer is None else traced_route(router.route))


def _business_units(parts: Parts) -> Handler:
    from skeji_ray.actors.business_units import BusinessUnits
    from skeji_ray.actors.whole import whole

    return whole(BusinessUnits(parts.store, parts.publish, parts.clock))


def _schedules(parts: Parts) -> Handler:
    from skeji_ray.actors.schedules import Schedules
    from skeji_ray.actors.whole import whole

    return whole(Schedules(parts.store, parts.publish, parts.clock))


def _bookings(parts: Parts) -> Handler:
    from skeji_ray.actors.audit import load_audit_key
    from skeji_ray.actors.bookings import Bookings
    from skeji_ray.actors.whole import whole

    return whole(Bookings(parts.store, parts.publish, parts.clock, load_audit_key(parts.settings)))


def _notifier(parts: Parts) -> Handler:
    from skeji_ray.actors.lines import lines_of
    from skeji_ray.actors.notifier import Notifier

    lines = lines_of(parts.settings, parts.sink, parts.tracer)
    return Notifier(parts.store, lines, parts.clock, SystemClock(), parts.settings.whatsapp_number)


def _operations(parts: Parts) -> Handler:
    from skeji_ray.actors.operations import Operations

    producer = Producer(Connection.of(parts.settings), source="operations")  # replays are bytes, not messages
    return Operations(parts.store, producer.publish_raw, SystemClock())


SERVICES: dict[str, Callable[[Parts], Handler]] = {
    "gateway": _gateway,
    "scrub": _scrub,
    "llm_layer": _llm_layer,
    "pipeline_executor": _pipeline_executor,
    "business_units": _business_units,
    "schedules": _schedules,
    "bookings": _bookings,
    "notifier": _notifier,
    "operations": _operations,
}


def store_of(settings: Settings) -> MongoStore:
    """The database that the settings name."""
    if settings.mongo_uri is None:
        raise SettingError("MONGO_URI must be set")
    return MongoStore(settings.mongo_uri.get_secret_value())


def tracer_of(settings: Settings, service: str, name: str) -> Tracer | None:
    """Where the spans of one process part go; None where the settings name no collector."""
    if settings.otel_exporter_otlp_endpoint is None:
        return None
    from skeji_ray.tracing.otlp import open_tracer

    resource = {
        "service.namespace": "skeji",
        "service.name": service,
        "service.instance.id": name,
        "service.version": RELEASE,
    }
    return open_tracer(settings.otel_exporter_otlp_endpoint, resource)


def handler_of(group: Group, parts: Parts) -> Handler:
    """The service of a group."""
    return SERVICES[group.service](parts)


@dataclass(frozen=True)
class Wiring:
    """How members are put together; tests of the whole put something else in its place."""

    store: Callable[[Settings], MongoStore] = store_of
    handler: Callable[[Group, Parts], Handler] = handler_of
    sink: Callable[[], Sink] = RaySink
    tracer: Callable[[Settings, str, str], Tracer | None] = tracer_of


WIRING = Wiring()


def build_member(group: Group, actor: str, settings: Settings, wiring: Wiring = WIRING) -> Engine:
    """One running member of a group, in this process."""
    sink, tracer = wiring.sink(), wiring.tracer(settings, group.service, actor)

    async def build(publish: Publish) -> Handler:
        parts = Parts(settings, publish, wiring.store(settings), domain_clock(settings), sink, tracer)
        return wiring.handler(group, parts)

    middlewares = [_counts_plans(sink)] if PLANS in group.publishes else []
    newer = NewerReleases(lambda: wiring.store(settings))
    engine = Engine(
        group,
        Connection.of(settings),
        build,
        actor=actor,
        middlewares=middlewares,
        sink=sink,
        tracer=tracer,
        newer_runs=newer.run,
    )
    engine.start()
    return engine


def _counts_plans(sink: Sink) -> Middleware:
    from skeji_ray.actors.measured import plans_middleware

    return plans_middleware(sink)


def _build_executor(actor: str, settings: Settings, wiring: Wiring) -> ExecutorShard:
    from skeji_ray.actors.executor import Executor
    from skeji_ray.actors.executor_shard import ExecutorShard
    from skeji_ray.actors.traced import TracedExecutor
    from skeji_ray.kafka.unfinished import Unfinished

    producer = Producer(Connection.of(settings), source=actor)
    store, tracer = wiring.store(settings), wiring.tracer(settings, "executor", actor)

    async def build() -> Executes:
        executor = Executor(
            store,
            carrying(producer.publish, tracer),
            SystemClock(),
            domain_clock(settings),
            name=actor,
            waiting=Unfinished(Connection.of(settings)),
            shard=int(actor.rpartition("/")[2]),
            shards=EXECUTORS[settings.skeji_profile],
        )
        return executor if tracer is None else TracedExecutor(executor, tracer)

    async def close() -> None:
        producer.close()
        await store.close()
        if tracer is not None:
            tracer.close()

    return ExecutorShard(actor, build, close)


def build_hosted(kind: str, name: str, wiring: Wiring = WIRING) -> hosting.Hosted:
    """What runs in the actor `name`: a member of the group `kind`, or an executor shard."""
    settings = load_settings()
    if kind == "executor":
        return _build_executor(name, settings, wiring)
    return build_member(GROUP[kind], name, settings, wiring)


def run_member(group: str, settings: Settings) -> None:
    """One more member of a group, in this process, until SIGINT or SIGTERM; then it drains."""
    until_told(lambda: build_member(GROUP[group], f"{group}/{os.getpid()}", settings), hosting.DRAIN_S)
