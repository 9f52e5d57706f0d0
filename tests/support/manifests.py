"""The files that a cluster is made from, and what those that read them would say, without a cluster."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any, get_args

import jsonschema
import yaml
from check_jsonschema.builtin_schemas import get_builtin_schema
from pydantic import BaseModel

from tests.support.free_keys import unheard_of

ROOT = Path(__file__).resolve().parents[2]

Manifest = dict[str, Any]
Path_ = tuple[str | int, ...]
"""The way to a key: keys of maps and numbers of list items."""


def load(path: str) -> Manifest:
    """The one document of a YAML file of the repository."""
    (document,) = load_all(path)
    return document


def load_all(path: str) -> list[Manifest]:
    """Every document of a YAML file. Raises ValueError for a map that has a key twice."""
    return list(yaml.load_all((ROOT / path).read_text(encoding="utf-8"), Loader=_OnceLoader))


class _OnceLoader(yaml.SafeLoader):
    """YAML takes the last of two equal keys, and says nothing."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        keys = [key.value for key, _ in node.value]
        if len(keys) != len(set(keys)):
            raise ValueError(f"a key stands twice in line {node.start_mark.line + 1}")
        return super().construct_mapping(node, deep)


def load_env(path: str) -> dict[str, str]:
    """A file of NAME=value lines."""
    lines = (ROOT / path).read_text(encoding="utf-8").splitlines()
    pairs = (line.partition("=") for line in lines if line and not line.startswith("#"))
    return {name: value for name, _, value in pairs}


def check_ray_cluster(config: Manifest) -> None:
    """As `ray up` does, and strictly. Raises jsonschema.ValidationError or ValueError."""
    from ray.autoscaler._private.util import prepare_config, validate_config

    _refuse(unheard_of(config))
    try:
        validate_config(prepare_config(deepcopy(config)))
    except (AssertionError, KeyError) as error:  # what it takes for granted
        raise ValueError(repr(error)) from None


def check_serve(config: Manifest) -> None:
    """As `serve deploy` does, and strictly. Raises ValueError."""
    from ray.serve.schema import ServeDeploySchema

    _refuse([*unknown_keys(ServeDeploySchema, config), *unheard_of(config)])
    ServeDeploySchema.model_validate(config)


def check_compose(config: Manifest) -> None:
    """As `docker compose config` does, and strictly. Raises jsonschema.ValidationError or ValueError."""
    _refuse(unheard_of(config))
    jsonschema.validate(config, get_builtin_schema("vendor.compose-spec"))


def _refuse(unknown: Iterator[str] | list[str]) -> None:
    found = list(unknown)
    if found:
        raise ValueError(f"nobody reads {', '.join(found)}")


def unknown_keys(model: type[BaseModel], value: Any, path: str = "") -> Iterator[str]:
    """Serve ignores what it does not know: these are the keys that no model has."""
    if isinstance(value, list):
        for number, part in enumerate(value):
            yield from unknown_keys(model, part, f"{path}[{number}]")
    elif isinstance(value, dict):
        for key, part in value.items():
            field = model.model_fields.get(key)
            if field is None:
                yield f"{path}.{key}".lstrip(".")
            elif inner := _model_in(field.annotation):
                yield from unknown_keys(inner, part, f"{path}.{key}")


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((model for part in get_args(annotation) if (model := _model_in(part))), None)


def places_of_keys(document: Any, path: Path_ = ()) -> Iterator[Path_]:
    """The way to every key."""
    parts = document.items() if isinstance(document, dict) else enumerate(document)
    for key, part in parts:
        if isinstance(document, dict):
            yield (*path, key)
        if isinstance(part, dict | list):
            yield from places_of_keys(part, (*path, key))


def misspelt(document: Manifest, path: Path_) -> Manifest:
    """A copy, in which the key at the end of the path has one letter too many."""
    copy = deepcopy(document)
    *parents, last = path
    place: Any = copy
    for part in parents:
        place = place[part]
    place[f"{last}x"] = place.pop(last)
    return copy
