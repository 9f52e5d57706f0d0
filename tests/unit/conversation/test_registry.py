"""What the registry cannot see when it is loaded: the steps that capabilities write down."""

from __future__ import annotations

import ast
import inspect
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import skeji_ray.conversation
from skeji_ray.catalogue.actions import ACTION
from skeji_ray.conversation.capabilities import CAPABILITIES

SOURCES = sorted(Path(skeji_ray.conversation.__file__).parent.rglob("*.py"))


def steps_in(source: Path) -> Iterator[tuple[object, object]]:
    """(service, action) of every step whose action stands there as a word."""
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Step":
            said = {word.arg: word.value.value for word in node.keywords if isinstance(word.value, ast.Constant)}
            if "action" in said:
                yield said.get("service"), said["action"]


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.stem)
def test_every_step_is_an_action_of_the_catalogue(source: Path) -> None:
    assert [step for step in steps_in(source) if step not in ACTION] == []


def test_steps_are_found() -> None:
    assert len({step for source in SOURCES for step in steps_in(source)}) > 5


MODULES = sorted({one.plan.__module__ for one in CAPABILITIES})


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.rpartition(".")[2])
def test_a_capability_names_every_action_that_its_module_writes_down(module: str) -> None:
    """Who may mean an act is decided by them."""
    named = {key for one in CAPABILITIES if one.plan.__module__ == module for key in one.comes_to}
    assert set(steps_in(Path(inspect.getfile(sys.modules[module])))) <= named
