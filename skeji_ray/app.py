"""The composition root of Serve: `planner`, `ingress` and `fleet` are what `serve_config.yaml` names."""

from __future__ import annotations

from functools import partial
from typing import Any

from ray import serve

from skeji_ray.actors.hosting import Build
from skeji_ray.actors.statuses import apply_statuses
from skeji_ray.clock import SharedClock
from skeji_ray.config import PlannerBackend, Settings, load_settings
from skeji_ray.errors import SettingError
from skeji_ray.kafka.connection import Connection
from skeji_ray.kafka.producer import Producer
from skeji_ray.members import RELEASE, build_hosted, store_of
from skeji_ray.pipeline.planning import Planner
from skeji_ray.serve.fleet import Fleet, FleetDeployment
from skeji_ray.serve.planner import PlannerDeployment
from skeji_ray.serve.rules_planner import RulesPlanner
from skeji_ray.serve.webhook import webhook_app


def _planner_of(settings: Settings) -> Planner:
    if settings.skeji_planner is PlannerBackend.RULES:
        return RulesPlanner()
    raise SettingError(f"SKEJI_PLANNER={settings.skeji_planner}: this release has the rules planner alone")


def ingress(_: dict[str, Any]) -> serve.Application:
    """The webhook."""

    def build() -> Any:
        settings = load_settings()
        producer = Producer(Connection.of(settings), source="ingress")
        store = store_of(settings)
        secret, token = settings.whatsapp_app_secret, settings.whatsapp_verify_token
        if secret is None or token is None:
            raise SettingError("WHATSAPP_APP_SECRET and WHATSAPP_VERIFY_TOKEN must be set")

        return webhook_app(
            publish=producer.publish,
            apply_statuses=partial(apply_statuses, store),
            app_secret=secret.get_secret_value(),
            verify_token=token.get_secret_value(),
            clock=SharedClock(settings.clock_file),
        )

    class Ingress:
        """Serves the webhook app over HTTP."""

    return serve.deployment(serve.ingress(build)(Ingress), name="Ingress").bind()


def planner(_: dict[str, Any]) -> serve.Application:
    """What turns words into plans, by SKEJI_PLANNER."""

    class Served(PlannerDeployment):
        def __init__(self) -> None:
            super().__init__(_planner_of(load_settings()))

    return serve.deployment(Served, name="Planner").bind()


def fleet(_: dict[str, Any]) -> serve.Application:
    """What keeps every actor running."""
    return fleet_of(build_hosted)


def fleet_of(build: Build) -> serve.Application:
    """A fleet whose actors `build` makes."""

    class Served(FleetDeployment):
        async def __init__(self) -> None:  # type: ignore[misc]  # Serve awaits a constructor
            settings = load_settings()
            await super().__init__(Fleet(store_of(settings), settings.skeji_profile, RELEASE, build))

    return serve.deployment(Served, name="Fleet").bind()
