"""What is installed is pinned, explained, and named without an address."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
CONSTRAINTS = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()


def named(requirements: list[str]) -> set[str]:
    """The packages, with neither extra nor version."""
    return {normal(re.match(r"[\w.-]+", line)[0]) for line in requirements}  # type: ignore[index]  # each has a name


def normal(package: str) -> str:
    return re.sub(r"[-_.]+", "-", package).lower()


def test_the_constraints_are_names_and_exact_versions_alone() -> None:
    assert [line for line in CONSTRAINTS if not re.fullmatch(r"[\w.-]+==[\w.!+]+", line)] == []


def test_every_package_that_up_and_test_install_is_pinned() -> None:
    wanted = named(PROJECT["dependencies"]) | named(PROJECT["optional-dependencies"]["test"])
    assert wanted - named(CONSTRAINTS) == set()


def test_every_dependency_has_its_reason() -> None:
    reasons = (ROOT / "docs/dependencies.md").read_text(encoding="utf-8")
    told = {normal(word) for word in re.findall(r"`([\w.-]+)(?:\[[\w,]+\])?`", reasons)}
    extras = [line for extra in PROJECT["optional-dependencies"].values() for line in extra]
    assert named(PROJECT["dependencies"]) | named(extras) <= told
