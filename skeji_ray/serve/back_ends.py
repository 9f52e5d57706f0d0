"""The planner that the settings name, of those that one process can hold by itself."""

from __future__ import annotations

from skeji_ray.config import PlannerBackend, Settings
from skeji_ray.conversation.planner import RulesPlanner
from skeji_ray.errors import SettingError
from skeji_ray.model.openai import OpenAiCompletions
from skeji_ray.model.planner import ModelPlanner
from skeji_ray.pipeline.planning import Planner


def planner_of(settings: Settings) -> Planner:
    """The back end of SKEJI_PLANNER.

    Raises:
        SettingError: it is one that Serve alone can hold.
    """
    if settings.skeji_planner is PlannerBackend.RULES:
        return RulesPlanner()
    if settings.skeji_planner is PlannerBackend.OPENAI:
        return ModelPlanner(_openai(settings), backend=settings.skeji_planner)
    raise SettingError(f"SKEJI_PLANNER={settings.skeji_planner}: its engine runs in `skeji up` alone")


def _openai(settings: Settings) -> OpenAiCompletions:
    url, key, model = settings.skeji_openai_url, settings.skeji_openai_key, settings.skeji_openai_model
    if url is None or key is None or model is None:
        raise SettingError("SKEJI_OPENAI_URL, SKEJI_OPENAI_KEY and SKEJI_OPENAI_MODEL must be set")
    return OpenAiCompletions(url, key.get_secret_value(), model)
