"""The composition root of Serve: `planner`, `ingress` and `fleet` are what `serve_config.yaml` names.

Serve builds each application in a process of its own, and each replica is one more: every function imports what it
needs, so that none pays for the others.
"""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING, Any

from ray import serve
from ray.serve.handle import DeploymentHandle

from skeji_ray.actors.placement import node_options
from skeji_ray.config import PlannerBackend, Profile, Settings, load_settings
from skeji_ray.errors import SettingError

if TYPE_CHECKING:
    from skeji_ray.actors.hosting import Build
    from skeji_ray.serve.watch import Watch
    from skeji_ray.store.base import Store
    from skeji_ray.store.mongo import MongoStore

INGRESSES = {Profile.LOCAL: 1, Profile.PRODUCTION: 2}
"""Replicas of the webhook: when one's node is lost the other goes on. Serve spreads them over nodes."""


def ingress(_: dict[str, Any]) -> serve.Application:
    """The webhook."""

    def build() -> Any:
        from skeji_ray.actors.statuses import apply_statuses
        from skeji_ray.kafka.connection import Connection
        from skeji_ray.kafka.producer import Producer
        from skeji_ray.kafka.tracing import beginning
        from skeji_ray.local.domain_time import domain_clock
        from skeji_ray.members import store_of, tracer_of
        from skeji_ray.metrics.ray_sink import RaySink
        from skeji_ray.serve.round_trips import RoundTrips
        from skeji_ray.serve.webhook import webhook_app

        settings = load_settings()
        producer = Producer(Connection.of(settings), source="ingress")
        store = store_of(settings)
        secret, token = settings.whatsapp_app_secret, settings.whatsapp_verify_token
        if secret is None or token is None:
            raise SettingError("WHATSAPP_APP_SECRET and WHATSAPP_VERIFY_TOKEN must be set")

        tracer = tracer_of(settings, "ingress", f"ingress/{os.getpid()}")
        sink = RaySink()
        trips = RoundTrips(sink)
        return webhook_app(
            publish=trips.from_messages(beginning(producer.publish, tracer, "webhook")),
            apply_statuses=trips.to_statuses(partial(apply_statuses, store)),
            app_secret=secret.get_secret_value(),
            verify_token=token.get_secret_value(),
            clock=domain_clock(settings),
            numbers=settings.phone_number_ids,
            sink=sink,
            trusted_proxies=settings.trusted_proxies,
            max_message_age=settings.max_message_age,
            at_end=tracer.close if tracer else None,
        )

    class Ingress:
        """Serves the webhook app over HTTP."""

    settings = load_settings()
    replicas = INGRESSES[settings.skeji_profile]
    return _deployment(serve.ingress(build)(Ingress), "Ingress", settings, num_replicas=replicas).bind()


def planner(args: dict[str, Any]) -> serve.Application:
    """What turns words into plans, by SKEJI_PLANNER; `args` are settings that this application has for itself."""
    from skeji_ray.serve.planner import PlannerDeployment
    from skeji_ray.serve.rollout import settings_of_planner

    settings = settings_of_planner(args)  # what is wrong stops the deployment, before a replica is replaced
    if settings.skeji_planner is PlannerBackend.VLLM:
        from skeji_ray.serve.vllm_server import engine_application

        return planner_on(engine_application(settings), settings)

    class Served(PlannerDeployment):
        def __init__(self) -> None:
            from skeji_ray.serve.back_ends import planner_of

            super().__init__(planner_of(settings_of_planner(args)))

    return _deployment(Served, "Planner", settings).bind()


def planner_on(engine: serve.Application, settings: Settings) -> serve.Application:
    """The planner whose model is `engine`, a deployment of the same application."""
    from skeji_ray.serve.planner import PlannerDeployment

    class Served(PlannerDeployment):
        def __init__(self, engine: DeploymentHandle) -> None:
            from skeji_ray.serve.back_ends import model_planner
            from skeji_ray.serve.vllm_completions import VllmCompletions

            super().__init__(model_planner(VllmCompletions(engine), settings, PlannerBackend.VLLM))

    return _deployment(Served, "Planner", settings).bind(engine)


def fleet(_: dict[str, Any]) -> serve.Application:
    """What keeps every actor running."""
    from skeji_ray.members import build_hosted

    return fleet_of(build_hosted)


def fleet_of(build: Build) -> serve.Application:
    """A fleet whose actors `build` makes."""
    from skeji_ray.serve.fleet import Fleet, FleetDeployment

    class Served(FleetDeployment):
        async def __init__(self) -> None:  # type: ignore[misc]  # Serve awaits a constructor
            from skeji_ray.members import store_of
            from skeji_ray.release import RELEASE

            settings = load_settings()
            store = store_of(settings)
            fleet = Fleet(
                store,
                settings,
                RELEASE,
                build,
                _watch(settings, store),
                prepare=partial(_migrate_once, store, settings),
            )
            await super().__init__(fleet)

    return _deployment(Served, "Fleet", load_settings()).bind()


def _deployment(kind: type, name: str, settings: Settings, **options: Any) -> Any:
    """One that asks of a node what an actor does; what `serve_config.yaml` says of it stands before this."""
    return serve.deployment(kind, name=name, ray_actor_options=node_options(settings.skeji_actor_nodes), **options)


async def _migrate_once(store: MongoStore, settings: Settings) -> None:
    """Bring the database to what this release needs, unless that was done before."""
    from skeji_ray.actors.audit import load_audit_key
    from skeji_ray.actors.documents import DOCUMENTS, migrations
    from skeji_ray.store.migrations import is_migrated, migrate

    steps = migrations(load_audit_key(settings))
    if not await is_migrated(store, DOCUMENTS, steps):
        await migrate(store, DOCUMENTS, steps)


def _watch(settings: Settings, store: Store) -> Watch:
    from skeji_ray.kafka import backlog
    from skeji_ray.kafka.connection import Connection
    from skeji_ray.kafka.offsets import END_OFFSETS
    from skeji_ray.local.domain_time import domain_clock
    from skeji_ray.metrics.ray_sink import RaySink
    from skeji_ray.serve.watch import Watch
    from skeji_ray.topology import GROUPS

    look = partial(backlog.look, Connection.of(settings), GROUPS, END_OFFSETS[settings.kafka_end_offsets])
    return Watch(look, store, RaySink(), domain_clock(settings))
