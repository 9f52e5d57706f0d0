"""`skeji`: its commands, and the way in."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from skeji_ray.cli.manners import OneLineErrors

COMMANDS = {
    "up": "up.up",
    "down": "up.down",
    "chat": "chat.chat",
    "inbox": "inbox.inbox",
    "plan": "plan.plan",
    "topics": "topics.app",
    "migrate": "migrate.migrate",
    "status": "status.status",
    "scale": "scale.scale",
    "trace": "trace.trace",
    "dlq": "dlq.app",
    "doctor": "doctor.doctor",
    "chaos": "chaos.chaos",
    "bench": "bench.app",
    "export": "export.export",
    "erase": "erase.erase",
    "run": "run.run",
    "env": "groups.env",
    "settings": "setting_table.settings",
    "clock": "clock.app",
}
"""Name -> what it is in this package: a function, or an app with commands of its own. A command imports what it needs,
and no other's."""
STYLE: dict[str, Any] = {
    "add_completion": False,
    "pretty_exceptions_enable": False,
    "rich_markup_mode": None,
    "context_settings": {"help_option_names": ["-h", "--help"]},
}


class Commands(Mapping[str, TyperCommand | TyperGroup]):
    """The commands by their names, each imported when it is asked for."""

    def __init__(self) -> None:
        self._made: dict[str, TyperCommand | TyperGroup] = {}

    def __getitem__(self, name: str) -> TyperCommand | TyperGroup:
        if name not in self._made:
            module, _, attribute = COMMANDS[name].partition(".")
            found = getattr(import_module(f"skeji_ray.cli.{module}"), attribute)
            self._made[name] = _command_of(name, found)
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(COMMANDS)

    def __len__(self) -> int:
        return len(COMMANDS)


def _command_of(name: str, found: Any) -> Any:
    """As the root would have made it, had it been registered there."""
    parent = typer.Typer(**STYLE)
    if isinstance(found, typer.Typer):
        parent.add_typer(found, name=name)
    else:
        parent.command(name)(found)
    parent.callback()(_root)
    return typer.main.get_group(parent).commands[name]


class Skeji(OneLineErrors):
    """The root of the commands."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.commands = Commands()  # type: ignore[assignment]  # nobody adds to them


app = typer.Typer(
    name="skeji",
    cls=Skeji,
    help="Small businesses' appointments run themselves over WhatsApp.",
    no_args_is_help=True,
    **STYLE,
)


@app.callback()
def _root() -> None:
    """Make it a group, though its commands are not registered."""


def main() -> None:
    """The entry point of `skeji`."""
    app(sys.argv[1:], prog_name="skeji")
