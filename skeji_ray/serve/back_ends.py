"""The planner that the settings name, of those that one process can hold by itself."""

from __future__ import annotations

from skeji_ray.config import PlannerBackend, Settings
from skeji_ray.errors import SettingError
from skeji_ray.pipeline.planning import Planner
from skeji_ray.readers.model.completions import Completions
from skeji_ray.readers.model.openai import OpenAiCompletions
from skeji_ray.readers.model.planner import ModelPlanner
from skeji_ray.readers.planner import ReadingPlanner


def planner_of(settings: Settings) -> Planner:
    """The back end of SKEJI_PLANNER.

    Raises:
        SettingError: it is one that Serve alone can hold.
    """
    if settings.skeji_planner is PlannerBackend.RULES:
        return ReadingPlanner()
    if settings.skeji_planner is PlannerBackend.OPENAI:
        return model_planner(_openai(settings), settings, PlannerBackend.OPENAI)
    raise SettingError(f"SKEJI_PLANNER={settings.skeji_planner}: its engine runs in `skeji up` alone")


def model_planner(completions: Completions, settings: Settings, backend: PlannerBackend) -> ModelPlanner:
    """Return the planner that asks this engine."""
    return ModelPlanner(completions, backend=backend, rules_first=settings.skeji_rules_first)


def _openai(settings: Settings) -> OpenAiCompletions:
    url, key, model = settings.skeji_openai_url, settings.skeji_openai_key, settings.skeji_openai_model
    if url is None or key is None or model is None:
        raise SettingError("SKEJI_OPENAI_URL, SKEJI_OPENAI_KEY and SKEJI_OPENAI_MODEL must be set")
    return OpenAiCompletions(url, key.get_secret_value(), model)
