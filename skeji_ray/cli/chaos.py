"""`skeji chaos`: kill, freeze and starve the whole product under load, and check what must hold."""

from __future__ import annotations

import json as json_module
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Group as Together
from rich.console import RenderableType
from rich.text import Text

from skeji_ray.cli.output import console, table
from skeji_ray.cli.progress import Progress
from skeji_ray.config import Profile, load_settings
from skeji_ray.errors import UsageError
from skeji_ray.serve.ray_token import use_fresh_token

if TYPE_CHECKING:
    from skeji_ray.chaos.report import Report

SHORTEST_MINUTES, LONGEST_MINUTES = 0.2, 120.0


def chaos(
    seed: Annotated[int, typer.Option("--seed", help="What happens follows from it.")],
    minutes: Annotated[float, typer.Option("--minutes", help="How long there is load and faults.")] = 1.0,
    out: Annotated[Path | None, typer.Option("--json", metavar="FILE", help="Write the result here as well.")] = None,
    broken: Annotated[
        str | None,
        typer.Option("--break", help="Take a promise out: commit-early, skip-dedupe or unfence. The run must fail."),
    ] = None,
) -> None:
    """Start a stack of its own, disturb it under load, check the invariants; exit 1 when one is broken."""
    settings = load_settings()
    if settings.skeji_profile is not Profile.LOCAL:
        raise UsageError("chaos is done in the local profile alone: SKEJI_PROFILE=local")
    if not SHORTEST_MINUTES <= minutes <= LONGEST_MINUTES:
        raise UsageError(f"--minutes {minutes:g}: {SHORTEST_MINUTES:g} to {LONGEST_MINUTES:g}")
    use_fresh_token()
    from skeji_ray.chaos.run import ChaosPlan, run_chaos  # noqa: PLC0415 - Ray takes seconds to import

    progress = Progress(quiet=False)
    with tempfile.TemporaryDirectory(prefix="skeji-chaos-", ignore_cleanup_errors=True) as home:
        report = run_chaos(ChaosPlan(seed, minutes, Path(home), broken=_break(broken)), progress.say)
    progress.done()
    tell(report, out)
    if not report.ok:
        raise typer.Exit(1)


def _break(text: str | None) -> Any:
    from skeji_ray.chaos.broken import Break  # noqa: PLC0415 - as above

    try:
        return None if text is None else Break(text)
    except ValueError:
        raise UsageError(f"--break {text}: one of {', '.join(Break)}") from None


def tell(report: Report, out: Path | None) -> None:
    """The table for people, and the file for machines."""
    if out is not None:
        out.write_text(json_module.dumps(report.as_json(), indent=2) + "\n")
    console().print(drawn(report))


def drawn(report: Report) -> RenderableType:
    """Every invariant in one row; below, what was broken and what had happened to the message."""
    rows = [
        (name, "holds" if finding.ok else "BROKEN", finding.checked, len(finding.violations))
        for name, finding in report.findings.items()
    ]
    title = (
        f"seed {report.seed}: {report.messages} messages, {report.kills} kills, {report.outages} outages, "
        f"{report.forgiven_repeats} sends repeated where nobody could know"
    )
    lines: list[RenderableType] = [Text(title), table(("invariant", "", "checked", "violations"), rows)]
    for name, finding in report.findings.items():
        for one in finding.violations:
            lines.append(Text(f"seed {report.seed}: {name}: {one.words} ({one.correlation_id or 'no message'})"))
            if history := report.histories.get(one.correlation_id or ""):
                lines.append(Text(history))
    if not report.ok:
        done = [(one.begun_at, one.ended_at, one.kind, one.target) for one in report.disturbances]
        lines.append(table(("from", "to", "what was done", "to whom"), done))
    return Together(*lines)
