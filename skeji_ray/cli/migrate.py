"""`skeji migrate`: the database's indexes, validators and migrations."""

from __future__ import annotations

import asyncio

from rich.console import Group, RenderableType
from rich.text import Text

from skeji_ray.actors import documents
from skeji_ray.actors.audit import known_audit_key
from skeji_ray.actors.documents import DOCUMENTS
from skeji_ray.cli.database import PROBE_WITHIN_S, find_database
from skeji_ray.cli.home import Home
from skeji_ray.cli.output import Json, emit, table
from skeji_ray.store import migrations
from skeji_ray.store.migrations import Report


def migrate(json: Json = False) -> None:
    """Bring MongoDB to what this release needs; what stands already, or is of a newer release, is left as it is."""
    report = asyncio.run(_migrate(find_database()))
    answer = {
        "applied": list(report.applied),
        "stood": list(report.stood),
        "validators": report.validators,
        "newer": report.newer,
    }
    emit(answer, as_json=json, human=lambda: _drawn(report))


async def _migrate(home: Home) -> Report:
    async with home.store() as store:
        await store.probe(PROBE_WITHIN_S)
        return await migrations.migrate(store, DOCUMENTS, documents.migrations(known_audit_key(home.settings)))


def _drawn(report: Report) -> RenderableType:
    if report.newer is not None:
        return Text(f"the database is of the newer release {report.newer}: nothing was changed")
    rows = [(step, "applied now") for step in report.applied] + [(step, "stood") for step in report.stood]
    return Group(table(("step", ""), rows), Text(f"\nvalidators: {report.validators}"))
