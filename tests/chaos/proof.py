"""`make chaos`: the long proof. Four seeds on the embedded broker, four on three Apache Kafka brokers, and each
promise taken out must be noticed within three seeds at random. Exit 1 when an invariant is broken, or a break is not.
"""

from __future__ import annotations

import os
import random
import secrets
import sys
import tempfile
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from rich.console import Console

os.environ.setdefault("RAY_AUTH_MODE", "token")  # before Ray is imported: chaos joins the clusters that it disturbs
os.environ["RAY_AUTH_TOKEN"] = secrets.token_hex(32)

from skeji_ray.chaos.broken import Break
from skeji_ray.cli.chaos import drawn
from tests.support.brokers import ApacheKafka
from tests.support.chaos import chaos_on, three_brokers

LEAST_KILLS, LEAST_OUTAGES = 20, 3
SEEDS_TO_NOTICE_A_BREAK = 3
BREAK_MINUTES = 0.5

Say = Callable[[str], None]


def main() -> None:
    """Run what was asked for; every table is printed as its run ends."""
    asked, console = _asked(), Console(markup=False, highlight=False, width=140)
    fine = True
    with tempfile.TemporaryDirectory(prefix="skeji-chaos-proof-", ignore_cleanup_errors=True) as place:
        for kind in asked.on:
            fine &= _seeds_hold(kind, Path(place), asked, console)
        for broken in asked.breaks:
            fine &= _is_noticed(broken, Path(place), console)
    console.print("every invariant holds, and every break is noticed" if fine else "the proof FAILED")
    sys.exit(0 if fine else 1)


def _asked() -> Namespace:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, nargs="*", default=[1, 2, 3, 4])
    parser.add_argument("--minutes", type=float, default=3.0)
    parser.add_argument("--on", nargs="*", choices=["embedded", "apache"], default=["embedded", "apache"])
    parser.add_argument("--breaks", type=Break, nargs="*", default=list(Break))
    return parser.parse_args()


def _seeds_hold(kind: str, place: Path, asked: Namespace, console: Console) -> bool:
    fine = True
    for seed in asked.seeds:
        console.rule(f"{kind}, seed {seed}, {asked.minutes:g} minutes")
        home = place / f"{kind}-{seed}"
        with _brokers(kind, home / "kafka") as kafka:
            report = chaos_on(home, kafka, seed, asked.minutes, console.print, None)
        console.print(drawn(report))
        enough = report.kills >= LEAST_KILLS and report.outages >= LEAST_OUTAGES
        if asked.minutes >= 3 and not enough:
            console.print(f"too few faults: {report.kills} kills, {report.outages} outages")
        fine &= report.ok and (enough or asked.minutes < 3)
    return fine


def _brokers(kind: str, home: Path) -> AbstractContextManager[ApacheKafka | None]:
    return three_brokers(home) if kind == "apache" else nullcontext()


def _is_noticed(broken: Break, place: Path, console: Console) -> bool:
    """Within three seeds at random."""
    for number in range(SEEDS_TO_NOTICE_A_BREAK):
        seed = random.randrange(1_000_000)
        console.rule(f"embedded, --break {broken}, seed {seed}")
        report = chaos_on(place / f"{broken}-{number}", None, seed, BREAK_MINUTES, console.print, broken)
        console.print(drawn(report))
        if not report.ok:
            return True
    return False


if __name__ == "__main__":
    main()
