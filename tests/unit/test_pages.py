"""Pages name and link to files that are there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "skeji_ray"
PAGES = [*sorted((ROOT / "docs").rglob("*.md")), *sorted(ROOT.glob("*.md"))]
OWN = ("benchmarks", "docs", "examples", "k8s", "skeji_ray", "tests", "tools", "training")
MODULES = tuple(path.relative_to(ROOT) for folder in OWN for path in (ROOT / folder).rglob("*.py"))
LAYERS = tuple(path.name for path in PACKAGE.iterdir() if path.is_dir())


def called(page: Path) -> str:
    return str(page.relative_to(ROOT))


def said_in(page: Path) -> str:
    """The page without its blocks of code."""
    return re.sub(r"(?ms)^```.*?^```", "", page.read_text(encoding="utf-8"))


def named_in(text: str) -> Iterator[str]:
    """Paths in backticks: modules, folders of the package (`kafka/`), and whatever begins with a folder of ours."""
    for name in re.findall(r"`([\w.*/-]+)`", text):
        first, slash, _ = name.partition("/")
        is_ours = bool(slash) and (first in OWN or (first in LAYERS and name.endswith("/")))
        if is_ours or re.fullmatch(r"[\w*/]+\.py", name):
            yield name.rstrip("/")


def is_there(name: str) -> bool:
    """A module may be named by the end of its path, where the page has said which folder it speaks of."""
    if name.endswith(".py"):
        return any(module.match(name) for module in MODULES)
    return (ROOT / name).exists() or (PACKAGE / name).exists()


@pytest.mark.parametrize("page", PAGES, ids=called)
def test_every_file_that_a_page_names_or_links_to_is_there(page: Path) -> None:
    text = said_in(page)
    links = re.findall(r"\]\(([^)#\s]+)", text)
    assert [name for name in named_in(text) if not is_there(name)] == []
    assert [link for link in links if "://" not in link and not (page.parent / link).exists()] == []


@pytest.mark.parametrize("name", ["skeji_ray/clock.py", "clock.py", "serve/vllm_*.py", "languages/en", "docs"])
def test_what_is_there_is_found(name: str) -> None:
    assert is_there(name)


@pytest.mark.parametrize("name", ["skeji_ray/lock.py", "lock.py", "language/en", "docs/clock.py"])
def test_what_is_not_there_is_missed(name: str) -> None:
    assert not is_there(name)


def test_names_are_found_in_pages() -> None:
    named = list(named_in(said_in(ROOT / "docs/planner.md")))
    assert "messages/acts.py" in named
    assert list(named_in("`kafka/engine.py`, `10.0.0.0/16`, `languages/en/`, `skeji up`")) == [
        "kafka/engine.py",
        "languages/en",
    ]
