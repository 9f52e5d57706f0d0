"""`skeji topics`: the table, and making the broker's topics like it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import typer
from rich.console import Group as Together
from rich.console import RenderableType
from rich.text import Text

from skeji_ray.cli.home import Home, find_home
from skeji_ray.cli.output import Json, emit, table
from skeji_ray.config import Profile, load_settings
from skeji_ray.errors import DependencyUnreachable
from skeji_ray.kafka.admin import Admin, TopicsReport
from skeji_ray.topology import GROUPS, TOPICS, Group, Topic

app = typer.Typer(help="The table of topics and groups.", invoke_without_command=True)


@app.callback()
def topics(context: typer.Context, json: Json = False) -> None:
    """Show the table of topics and groups, and what the broker has of it where one is known."""
    if context.invoked_subcommand is not None:
        return
    settings = load_settings()
    try:
        home: Home | None = find_home(settings)
    except DependencyUnreachable:
        home = None  # the table itself needs no broker
    differences = Admin(home.kafka).differences(TOPICS) if home else None
    answer = table_of(settings.skeji_profile, differences)
    emit(answer, as_json=json, human=lambda: _drawn(answer))


@app.command("apply")
def apply(json: Json = False) -> None:
    """Create what is missing; what differs is reported (exit 1) and left as it is, for its keys would move."""
    report = Admin(find_home().kafka).apply(TOPICS)
    answer = {"created": list(report.created), "differences": list(report.differences)}
    emit(answer, as_json=json, human=lambda: _told(report))
    if report.differences:
        raise typer.Exit(1)


def table_of(profile: Profile, differences: Sequence[str] | None) -> dict[str, Any]:
    """Topics and groups; `differences` is None where no broker was asked."""
    return {
        "topics": [_topic(topic) for topic in TOPICS],
        "groups": [_group(group, profile) for group in GROUPS],
        "differences": None if differences is None else list(differences),
    }


def _topic(topic: Topic) -> dict[str, Any]:
    return {
        "topic": topic.name,
        "message": topic.message.__name__,
        "key": str(topic.key),
        "partitions": topic.partitions,
        "retention_days": topic.retention.total_seconds() / 86_400,
    }


def _group(group: Group, profile: Profile) -> dict[str, Any]:
    bounds = group.members_in(profile)
    return {
        "group": group.name,
        "service": group.service,
        "consumes": [topic.name for topic in group.consumes],
        "publishes": [topic.name for topic in group.publishes],
        "dead_letters": group.dead_letters.name if group.dead_letters else None,
        "min": bounds.least,
        "max": bounds.most,
    }


def _drawn(answer: dict[str, Any]) -> RenderableType:
    differences = answer["differences"]
    state = "no broker is known: `skeji up`, or KAFKA_BROKERS" if differences is None else "\n".join(differences)
    return Together(
        table(
            ("topic", "message", "key", "partitions", "days kept"), [tuple(row.values()) for row in answer["topics"]]
        ),
        Text(""),
        table(
            ("group", "members", "consumes", "publishes", "dead letters"),
            [
                (
                    row["group"],
                    f"{row['min']}-{row['max']}",
                    "\n".join(row["consumes"]),
                    "\n".join(row["publishes"]),
                    row["dead_letters"],
                )
                for row in answer["groups"]
            ],
        ),
        Text(f"\n{state or 'the broker has all of it'}"),
    )


def _told(report: TopicsReport) -> RenderableType:
    lines = [f"created {name}" for name in report.created] + [f"differs: {line}" for line in report.differences]
    return Text("\n".join(lines) or f"all {len(TOPICS)} topics are there")
