"""What a Kubernetes API server would say of a manifest: every key known, every value of its type.

Core kinds by Kubernetes' own schemas, custom ones by their definitions where those are at hand, the rest by
`tests.support.foreign_kinds`.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import kubernetes_validate
import yaml

from tests.support.foreign_kinds import FOREIGN
from tests.support.free_keys import unheard_of
from tests.support.kustomize import Configuration
from tests.support.manifests import ROOT, Manifest

CRDS = ROOT.parent / "shared" / "data" / "crds"
"""KubeRay's and Strimzi's own definitions; where this folder does not exist, what needs them is skipped."""
KUBERNETES = "1.34"
CUSTOM = {
    "RayService": "ray.io_rayservices.yaml.gz",
    "Kafka": "strimzi-040-Crd-kafka.yaml.gz",
    "KafkaTopic": "strimzi-043-Crd-kafkatopic.yaml.gz",
    "KafkaNodePool": "strimzi-045-Crd-kafkanodepool.yaml.gz",
}


class Refused(ValueError):
    """What is wrong with a manifest."""


def can_be_checked(manifest: Manifest) -> bool:
    """Whether the definition of its kind is at hand."""
    return manifest.get("kind") not in CUSTOM or CRDS.is_dir()


def check(manifest: Manifest) -> None:
    """Raises jsonschema.ValidationError, pydantic.ValidationError or Refused."""
    for place in unheard_of(manifest):
        raise Refused(f"nobody reads {place}")
    kind = manifest.get("kind")
    if kind is None:
        Configuration.model_validate(manifest)
    elif kind in FOREIGN:
        FOREIGN[kind].model_validate(manifest)
    elif kind in CUSTOM:
        _check_custom(manifest)
    else:
        _check_core(manifest)
    for template in _pod_templates(manifest):
        _check_core({"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "pod"}, "spec": template["spec"]})
    for claim in _claims(manifest):
        _check_core({"apiVersion": "v1", "kind": "PersistentVolumeClaim", **claim})


def _check_core(manifest: Manifest) -> None:
    if "apiVersion" not in manifest:
        raise Refused("no apiVersion")
    try:
        kubernetes_validate.validate(json.loads(json.dumps(manifest)), KUBERNETES, strict=True)
    except kubernetes_validate.SchemaNotFoundError:
        raise Refused(f"Kubernetes has no {manifest.get('apiVersion')} {manifest.get('kind')}") from None


def _check_custom(manifest: Manifest) -> None:
    group, _, version = str(manifest.get("apiVersion")).partition("/")
    _validator(CUSTOM[manifest["kind"]], group, version).validate(json.loads(json.dumps(manifest)))


def _pod_templates(manifest: Manifest) -> Iterator[Manifest]:
    """Those within a RayService: Kubernetes' own schema of a pod knows more of them than a definition has to."""
    cluster = manifest.get("spec", {}).get("rayClusterConfig", {}) if manifest.get("kind") == "RayService" else {}
    for group in (cluster.get("headGroupSpec"), *cluster.get("workerGroupSpecs", ())):
        if group is not None:
            yield group["template"]


def _claims(manifest: Manifest) -> list[Manifest]:
    if manifest.get("kind") != "MongoDBCommunity":
        return []
    claims: list[Manifest] = manifest["spec"]["statefulSet"]["spec"]["volumeClaimTemplates"]
    return claims


@cache
def _validator(file: str, group: str, version: str) -> jsonschema.Draft7Validator:
    """Of one version of a CustomResourceDefinition, closed: a key that it does not name is an error."""
    definition = yaml.load(gzip.decompress(Path(CRDS / file).read_bytes()), Loader=_fast_loader())
    served = {row["name"]: row["schema"]["openAPIV3Schema"] for row in definition["spec"]["versions"]}
    if group != definition["spec"]["group"] or version not in served:
        raise Refused(f"{file} does not define {group}/{version}")
    schema = _closed(served[version])
    schema["properties"]["metadata"] = _METADATA
    return jsonschema.Draft7Validator(schema)  # the schema is theirs: not checked


_METADATA = {
    "type": "object",
    "properties": {name: {} for name in ("name", "namespace", "labels", "annotations")},
    "required": ["name"],
    "additionalProperties": False,
}


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
