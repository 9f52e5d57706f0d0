"""Which planner the settings name, and what they must say for it."""

from __future__ import annotations

import pytest

from skeji_ray.config import load_settings
from skeji_ray.errors import DependencyUnreachable, SettingError
from skeji_ray.readers.model.planner import ModelPlanner
from skeji_ray.readers.planner import ReadingPlanner
from skeji_ray.serve.back_ends import planner_of
from tests.support.readings import a_request

OPENAI = {
    "skeji_planner": "openai",
    "skeji_openai_url": "http://127.0.0.1:1/v1",
    "skeji_openai_key": "sk-secret",
    "skeji_openai_model": "small",
}


@pytest.fixture(autouse=True)
def _no_settings_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PLANNER", "OPENAI_URL", "OPENAI_KEY", "OPENAI_MODEL"):
        monkeypatch.delenv(f"SKEJI_{name}", raising=False)


def test_the_rules_need_nothing() -> None:
    assert isinstance(planner_of(load_settings(skeji_planner="rules")), ReadingPlanner)


def test_a_server_is_asked_with_url_key_and_model() -> None:
    assert isinstance(planner_of(load_settings(**OPENAI)), ModelPlanner)


async def test_the_rules_go_first_where_the_settings_say_so() -> None:
    """The server of these settings is not there: what is planned was not asked of it."""
    planner = planner_of(load_settings(**OPENAI, skeji_rules_first=True))
    assert (await planner.plan(a_request("thank you so much!"))).reader == "rules"
    with pytest.raises(DependencyUnreachable):
        await planner_of(load_settings(**OPENAI)).plan(a_request("thank you so much!"))


@pytest.mark.parametrize("missing", ["skeji_openai_url", "skeji_openai_key", "skeji_openai_model"])
def test_what_is_missing_is_named_when_the_settings_are_read(missing: str) -> None:
    with pytest.raises(SettingError, match=f"^{missing.upper()} must be set"):
        load_settings(**{name: value for name, value in OPENAI.items() if name != missing})


@pytest.mark.parametrize("url", ["models.example/v1", "ftp://models.example", "https://"])
def test_an_address_that_is_none_is_named(url: str) -> None:
    with pytest.raises(SettingError, match=r"^SKEJI_OPENAI_URL"):
        load_settings(**{**OPENAI, "skeji_openai_url": url})


def test_an_engine_within_serve_can_not_be_held_by_one_process() -> None:
    with pytest.raises(SettingError, match="SKEJI_PLANNER=vllm"):
        planner_of(load_settings(skeji_planner="vllm", skeji_vllm_model="small"))
