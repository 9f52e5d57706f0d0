"""Every setting: its value, where it came from and what it means."""

from __future__ import annotations

import os
from collections.abc import Mapping
from enum import Enum
from pathlib import Path
from typing import Any

from dotenv import dotenv_values
from pydantic import SecretStr

from skeji_ray.cli.output import Json, emit, table
from skeji_ray.config import Settings, load_settings

MASK = "********"


def settings(json: Json = False) -> None:
    """List every setting with its value, source and meaning; secrets are masked."""
    rows = rows_of(load_settings(), os.environ, dotenv_values(".env") if Path(".env").is_file() else {})
    columns = ("name", "value", "source", "meaning")
    emit(rows, as_json=json, human=lambda: table(columns, [tuple(row.values()) for row in rows]))


def rows_of(
    loaded: Settings, environment: Mapping[str, str], dotenv: Mapping[str, str | None]
) -> list[dict[str, str | None]]:
    """One row a setting, in the order of their declaration."""
    return [
        {
            "name": name.upper(),
            "value": _shown(getattr(loaded, name)),
            "source": _source(name, environment, dotenv),
            "meaning": field.description,
        }
        for name, field in Settings.model_fields.items()
    ]


def _shown(value: Any) -> str | None:
    if isinstance(value, SecretStr):
        return MASK
    if isinstance(value, Enum):
        return str(value.value)
    return None if value is None else str(value)


def _source(name: str, environment: Mapping[str, str], dotenv: Mapping[str, str | None]) -> str:
    """Like the reading of settings: letter case does not matter, what is empty is not set, the environment wins."""
    if any(value and key.lower() == name for key, value in environment.items()):
        return "env"
    if any(value and key.lower() == name for key, value in dotenv.items()):
        return ".env"
    return "default"
