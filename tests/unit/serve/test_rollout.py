"""What sets two planner applications apart."""

from __future__ import annotations

import pytest

from skeji_ray.config import PlannerBackend
from skeji_ray.errors import SettingError
from skeji_ray.serve.rollout import settings_of_planner


def test_what_an_application_says_stands_before_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SKEJI_PLANNER", "rules")
    monkeypatch.setenv("SKEJI_OPENAI_URL", "http://127.0.0.1:1/v1")
    monkeypatch.setenv("SKEJI_OPENAI_KEY", "sk-any")
    settings = settings_of_planner({"skeji_planner": "openai", "skeji_openai_model": "new"})
    assert settings.skeji_planner is PlannerBackend.OPENAI
    assert (settings.skeji_openai_model, settings.skeji_openai_url) == ("new", "http://127.0.0.1:1/v1")


@pytest.mark.parametrize("name", ["skeji_openai_modell", "mongo_uri", "model"])
def test_what_is_no_setting_of_a_planner_is_refused_by_its_name(name: str) -> None:
    with pytest.raises(SettingError, match=rf"args\.{name}"):
        settings_of_planner({name: "x"})


def test_a_wrong_value_is_refused() -> None:
    with pytest.raises(SettingError, match="SKEJI_PLANNER"):
        settings_of_planner({"skeji_planner": "magic"})
