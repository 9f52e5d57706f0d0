"""`skeji doctor`: the deployment checklist, checked."""

from __future__ import annotations

import asyncio
from dataclasses import asdict
from typing import Annotated

import typer
from rich.console import RenderableType

from skeji_ray.cli.home import Home, find_home
from skeji_ray.cli.output import Json, emit, table
from skeji_ray.clock import SystemClock
from skeji_ray.config import TimeSource
from skeji_ray.doctor.examination import Result, examine
from skeji_ray.doctor.patient import Patient
from skeji_ray.doctor.servers import KafkaBroker
from skeji_ray.doctor.webhook import Webhook
from skeji_ray.release import RELEASE
from skeji_ray.serve.dashboard import Dashboard
from skeji_ray.serve.ray_token import authorization
from skeji_ray.store.inspection import InspectedStore

WORDS = {True: "ok", False: "FAILED", None: "not checked"}
DATABASE_WITHIN_S = 5.0

DashboardUrl = Annotated[
    str | None, typer.Option("--dashboard", metavar="URL", help="The Ray dashboard; unset: the running system's.")
]
WebhookUrl = Annotated[
    str | None, typer.Option("--webhook", metavar="URL", help="The whole address of the webhook; unset: as above.")
]


def doctor(dashboard: DashboardUrl = None, webhook: WebhookUrl = None, json: Json = False) -> None:
    """Check the system from its brokers to its clocks, with a hint for each failure; exit 1 when one fails."""
    home = find_home()
    own = home.run.dashboard_url if home.run else None
    token_of = home.settings.skeji_home if dashboard in {None, own} and own else None
    head = Dashboard(dashboard or own, authorization(token_of))
    results = asyncio.run(_doctor(home, head, webhook))
    emit([asdict(result) for result in results], as_json=json, human=lambda: _drawn(results))
    if not all(result.ok for result in results):
        raise typer.Exit(1)


async def _doctor(home: Home, head: Dashboard, webhook_url: str | None) -> list[Result]:
    settings, run = home.settings, home.run
    uri = settings.mongo_uri
    database = InspectedStore(uri.get_secret_value() if uri else "", timeout_s=DATABASE_WITHIN_S)  # "" is told as wrong
    patient = Patient(
        broker=KafkaBroker(home.kafka),
        database=database,
        head=head,
        webhook=Webhook(
            webhook_url or (run.webhook_url if run else None),
            settings.whatsapp_app_secret,
            settings.whatsapp_verify_token,
            settings.phone_number_ids[0],
        ),
        profile=settings.skeji_profile,
        release=RELEASE,
        clock=SystemClock(),
        clock_file=settings.clock_file,
        is_simulated=settings.skeji_clock is TimeSource.SIMULATED,
    )
    try:
        return await examine(patient)
    finally:
        await database.close()


def _drawn(results: list[Result]) -> RenderableType:
    rows = [(result.id, WORDS[result.ok], result.ms, result.hint or "") for result in results]
    return table(("check", "", "ms", "hint"), rows)
