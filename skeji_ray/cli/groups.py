"""The guide's four variables of a group: printed by `skeji env`, honoured by `skeji run`."""

from __future__ import annotations

import shlex
from typing import Annotated

import typer
from rich.text import Text

from skeji_ray.cli.home import find_home
from skeji_ray.cli.output import Json, emit
from skeji_ray.config import Settings
from skeji_ray.errors import SettingError, UsageError
from skeji_ray.topology import GROUP, Group

GroupName = Annotated[str, typer.Argument(metavar="GROUP", help="A consumer group of `skeji topics`.")]


def group_named(name: str) -> Group:
    """The row of one group.

    Raises:
        UsageError: there is none of this name.
    """
    try:
        return GROUP[name]
    except KeyError:
        raise UsageError(f"no group {name!r}; there are {', '.join(GROUP)}") from None


def variables_of(group: Group, brokers: str) -> dict[str, str]:
    """The four variables of one group, read from the table."""
    return {
        "KAFKA_BROKERS": brokers,
        "KAFKA_CONSUMER_GROUP": group.name,
        "KAFKA_CONSUME_FROM_TOPIC": ",".join(topic.name for topic in group.consumes),
        "KAFKA_PUBLISH_TO_TOPICS": ",".join(_published(group)),
    }


def _published(group: Group) -> list[str]:
    """Its dead letters too: they are part of what it may write."""
    return [topic.name for topic in (*group.publishes, *((group.dead_letters,) if group.dead_letters else ()))]


def check_variables(group: Group, settings: Settings) -> None:
    """What is set must say what the table says; what is unset is the table's. The dead letters may be left out.

    Raises:
        SettingError: a variable disagrees; the message names it and what the table has.
    """
    if settings.kafka_consumer_group not in (None, group.name):
        raise SettingError(f"KAFKA_CONSUMER_GROUP: {settings.kafka_consumer_group!r}, but this is {group.name!r}")
    publishes = {topic.name for topic in group.publishes}
    consumes = {topic.name for topic in group.consumes}
    _check("KAFKA_CONSUME_FROM_TOPIC", settings.kafka_consume_from_topic, group, consumes, consumes)
    _check("KAFKA_PUBLISH_TO_TOPICS", settings.kafka_publish_to_topics, group, publishes, set(_published(group)))


def _check(name: str, value: str | None, group: Group, *allowed: set[str]) -> None:
    if value is None:
        return
    topics = {part.strip() for part in value.split(",") if part.strip()}
    if topics not in allowed:
        wanted = ",".join(sorted(allowed[-1])) or "nothing"
        raise SettingError(f"{name}: {value!r}, but the table has {wanted!r} for {group.name}")


def env(group: GroupName, json: Json = False) -> None:
    """Print a group's four Kafka variables, as lines for a shell."""
    row = group_named(group)
    variables = variables_of(row, find_home().settings.kafka_brokers or "")
    lines = "\n".join(f"export {name}={shlex.quote(value)}" for name, value in variables.items())
    emit(variables, as_json=json, human=lambda: Text(lines, no_wrap=True, overflow="ignore"))
