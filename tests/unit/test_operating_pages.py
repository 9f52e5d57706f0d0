"""What the operators' pages tell people to type exists, and so does what they point at."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.core import TyperGroup

from skeji_ray.cli.main import app

ROOT = Path(__file__).resolve().parents[2]
PAGES = [*sorted((ROOT / "docs/operating").glob("*.md")), ROOT / "SECURITY.md"]


def named(path: Path) -> str:
    return path.name


def told(page: Path) -> set[tuple[str, ...]]:
    """Every `skeji ...` of a page, in a block or in a line, as words."""
    text = re.sub(r"\\\n\s*", "", page.read_text(encoding="utf-8"))
    blocks = re.findall(r"(?ms)^```\n(.*?)^```", text)
    inline = re.findall(r"`([^`\n]+)`", re.sub(r"(?ms)^```.*?^```", "", text))
    lines = [line.partition("#")[0] for block in blocks for line in block.splitlines()] + inline
    calls = [call for line in lines for call in re.findall(r"(?:^|(?<!-n)[ '])skeji ([a-z][^&|;']*)", line)]
    return {tuple(call.split()) for call in calls}


def command_of(words: tuple[str, ...]) -> tuple[Any, list[str]]:
    """The command that the words name, and what is left of them. Raises KeyError where there is none."""
    command: Any = typer.main.get_command(app)
    left = list(words)
    while isinstance(command, TyperGroup) and left and not left[0].startswith("-"):
        if left[0] not in command.commands and command.invoke_without_command:
            break
        command = command.commands[left.pop(0)]
    return command, left


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_command_of_a_page_is_one_of_skeji_with_options_that_it_has(page: Path) -> None:
    for words in told(page):
        command, left = command_of(words)
        options = {name for parameter in command.params for name in parameter.opts} | {"--help"}
        assert {word for word in left if word.startswith("--")} <= options, " ".join(words)


def test_commands_are_found_in_the_pages() -> None:
    assert ("dlq", "replay", "ID...", "--dry-run") in told(ROOT / "docs/operating/runbook.md")
    with pytest.raises(KeyError):
        command_of(("frobnicate",))


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_manifest_that_a_page_names_is_there(page: Path) -> None:
    files = re.findall(r"(?<![\w/-])(k8s/[\w./-]+[\w/])", page.read_text(encoding="utf-8"))
    assert [file for file in files if not (ROOT / file).exists()] == []
