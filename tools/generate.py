"""Write what is derived from the code: `python -m tools.generate`; `--check` fails when a file is stale.

Golden files are made when they are missing and never written again: later versions must read what these hold.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tools import alerts, asyncapi, dashboards, golden, manifests, messages, metrics, tables

ROOT = Path(__file__).resolve().parents[1]
OWNED = ("docs/messages/*.md",)
"""A file of these that no page makes any more is removed."""


def pages() -> dict[str, str]:
    """Path from the repository's root -> content, of everything that is generated."""
    return {
        **messages.pages(),
        asyncapi.PAGE: asyncapi.document(),
        "docs/topology.md": tables.topology(),
        "docs/actions.md": tables.actions(),
        "docs/indexes.md": tables.indexes(),
        "docs/settings.md": tables.settings(),
        **manifests.pages(),
        "docs/metrics.md": metrics.metrics(),
        alerts.PAGE: alerts.runbook(),
        "k8s/monitoring/rules.yaml": alerts.rules(),
        "k8s/monitoring/dashboards/skeji.json": dashboards.dashboard(),
    }


def stale(root: Path = ROOT) -> list[str]:
    """The generated files that are missing, differ, or should not be there."""
    wanted = pages()
    differing = [path for path, text in wanted.items() if not (root / path).is_file() or _read(root, path) != text]
    missing = [path for path in golden.files() if not (root / path).is_file()]
    return [*differing, *missing, *_left_over(root, wanted)]


def write(root: Path = ROOT) -> list[str]:
    """Bring every generated file up to date; returns those that changed."""
    changed, wanted = stale(root), {**golden.files(), **pages()}
    for path in changed:
        if path not in wanted:
            (root / path).unlink()
            continue
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(wanted[path], encoding="utf-8")
    return changed


def _read(root: Path, path: str) -> str:
    return (root / path).read_text(encoding="utf-8")


def _left_over(root: Path, wanted: dict[str, str]) -> list[str]:
    found = [path.relative_to(root).as_posix() for pattern in OWNED for path in sorted(root.glob(pattern))]
    return [path for path in found if path not in wanted]


def main(arguments: list[str]) -> int:
    """The exit code."""
    if arguments == ["--check"]:
        found = stale()
        if found:
            print(f"stale, run `make generate`: {', '.join(found)}", file=sys.stderr)
        return 1 if found else 0
    if arguments:
        print("usage: python -m tools.generate [--check]", file=sys.stderr)
        return 2
    for path in write():
        print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
