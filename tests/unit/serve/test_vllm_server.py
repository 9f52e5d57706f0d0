"""The engine's deployment where there is no engine."""

from __future__ import annotations

import sys

import pytest

from skeji_ray.config import load_settings
from skeji_ray.errors import SettingError
from skeji_ray.serve.vllm_server import engine_application


def test_an_engine_that_is_not_installed_is_said_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ray.serve.llm", None)
    settings = load_settings(skeji_planner="vllm", skeji_vllm_model="/models/one")
    with pytest.raises(SettingError, match="the extra `gpu`") as raised:
        engine_application(settings)
    assert "\n" not in str(raised.value)
