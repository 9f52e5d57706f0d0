"""`skeji`: its commands, and the way in."""

from __future__ import annotations

import sys

import typer

from skeji_ray.cli import (
    bench,
    chaos,
    chat,
    clock,
    dlq,
    doctor,
    erase,
    export,
    groups,
    inbox,
    migrate,
    plan,
    run,
    scale,
    setting_table,
    status,
    topics,
    trace,
    up,
)
from skeji_ray.cli.manners import OneLineErrors

app = typer.Typer(
    name="skeji",
    cls=OneLineErrors,
    help="Small businesses' appointments run themselves over WhatsApp.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("up")(up.up)
app.command("down")(up.down)
app.command("chat")(chat.chat)
app.command("inbox")(inbox.inbox)
app.command("plan")(plan.plan)
app.add_typer(topics.app, name="topics")
app.command("migrate")(migrate.migrate)
app.command("status")(status.status)
app.command("scale")(scale.scale)
app.command("trace")(trace.trace)
app.add_typer(dlq.app, name="dlq")
app.command("doctor")(doctor.doctor)
app.command("chaos")(chaos.chaos)
app.add_typer(bench.app, name="bench")
app.command("export")(export.export)
app.command("erase")(erase.erase)
app.command("run")(run.run)
app.command("env")(groups.env)
app.command("settings")(setting_table.settings)
app.add_typer(clock.app, name="clock")


def main() -> None:
    """The entry point of `skeji`."""
    app(sys.argv[1:], prog_name="skeji")
