"""What a cluster would say of our manifests, without a cluster: every key known, every value of its type."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any, get_args

import jsonschema
import yaml
from pydantic import BaseModel

ROOT = Path(__file__).resolve().parents[2]
CRDS = ROOT.parent / "shared" / "data" / "crds"
"""KubeRay's and Strimzi's own definitions; where this folder does not exist, what needs them is skipped."""

Manifest = dict[str, Any]


def load(path: str) -> Manifest:
    """The one document of a YAML file of the repository."""
    document: Manifest = yaml.safe_load((ROOT / path).read_text(encoding="utf-8"))
    return document


def load_all(path: str) -> list[Manifest]:
    return list(yaml.safe_load_all((ROOT / path).read_text(encoding="utf-8")))


def check_ray_cluster(config: Manifest) -> None:
    """As `ray up` does. Raises jsonschema.ValidationError or ValueError."""
    from ray.autoscaler._private.util import prepare_config, validate_config

    validate_config(prepare_config(deepcopy(config)))


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


def check_serve(config: Manifest) -> None:
    """As `serve deploy` does, and strictly. Raises ValueError."""
    from ray.serve.schema import ServeDeploySchema

    unknown = list(unknown_keys(ServeDeploySchema, config))
    if unknown:
        raise ValueError(f"Serve knows no {', '.join(unknown)}")
    ServeDeploySchema.model_validate(config)


def crd_schema(file: str, version: str) -> Manifest:
    """The schema of one version of a CustomResourceDefinition, closed: a key that it does not name is an error."""
    definition = yaml.load(gzip.decompress((CRDS / file).read_bytes()), Loader=_fast_loader())
    served = next(row for row in definition["spec"]["versions"] if row["name"] == version)
    schema: Manifest = _closed(served["schema"]["openAPIV3Schema"])
    schema["properties"]["metadata"] = {"type": "object"}
    return schema


def _fast_loader() -> Any:
    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _closed(schema: Any) -> Any:
    if isinstance(schema, list):
        return [_closed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {name: _closed(part) for name, part in schema.items()}
    open_ended = schema.get("x-kubernetes-preserve-unknown-fields") or "additionalProperties" in schema
    if isinstance(schema.get("properties"), dict) and not open_ended:
        closed["additionalProperties"] = False
    return closed


def check_against(schema: Manifest, manifest: Manifest) -> None:
    """Raises jsonschema.ValidationError."""
    jsonschema.Draft7Validator(schema).validate(json.loads(json.dumps(manifest)))  # the schema is theirs: not checked


def misspelt(manifest: Manifest, path: str) -> Manifest:
    """A copy, in which the last key of a path (`a.0.b`) has one letter too many."""
    copy = deepcopy(manifest)
    *parents, last = path.split(".")
    place: Any = copy
    for part in parents:
        place = place[int(part)] if isinstance(place, list) else place[part]
    place[f"{last}x"] = place.pop(last)
    return copy
