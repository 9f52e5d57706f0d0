"""How a command that needs the database alone finds it."""

from __future__ import annotations

from skeji_ray.cli.home import Home, find_home
from skeji_ray.config import load_settings
from skeji_ray.local.run_file import RunFile

PROBE_WITHIN_S = 10.0


def find_database() -> Home:
    """The system whose database is MONGO_URI's, whether a broker is known or not; else the one that runs from here.

    Raises:
        DependencyUnreachable: nothing is set, and nothing runs.
        SettingError: a setting is wrong.
    """
    settings = load_settings()
    if settings.mongo_uri is not None:
        return Home(settings, RunFile.running(settings))
    return find_home(settings)
