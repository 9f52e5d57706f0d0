"""The files that a cluster is made from: each right in every key, and none with a key that nobody reads."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import jsonschema
import pydantic
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from skeji_ray.config import Settings
from tests.support import kinds
from tests.support.manifests import (
    ROOT,
    Manifest,
    check_compose,
    check_ray_cluster,
    check_serve,
    load,
    load_all,
    load_env,
    misspelt,
    places_of_keys,
)

REFUSED = (jsonschema.ValidationError, pydantic.ValidationError, ValueError)
OWN = {"cluster.yaml": check_ray_cluster, "serve_config.yaml": check_serve, "compose.yaml": check_compose}
ENVIRONMENTS = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "k8s").rglob("*.env"))


@dataclass(frozen=True)
class Document:
    """One document of a file, and who reads it."""

    where: str
    manifest: Manifest
    check: Callable[[Manifest], None]


def of_kubernetes() -> list[str]:
    return sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "k8s").rglob("*.yaml"))


@cache
def documents() -> list[Document]:
    """Those whose definitions are at hand."""
    return [Document(path, load(path), check) for path, check in OWN.items()] + [
        Document(f"{path}[{number}]", manifest, kinds.check)
        for path in of_kubernetes()
        for number, manifest in enumerate(load_all(path))
        if kinds.can_be_checked(manifest)
    ]


def named(document: Document) -> str:
    return document.where


@pytest.mark.parametrize("document", documents(), ids=named)
def test_a_manifest_is_taken_by_those_who_read_it(document: Document) -> None:
    document.check(document.manifest)


@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_a_misspelt_key_anywhere_in_any_manifest_is_found(data: st.DataObject) -> None:
    document = data.draw(st.sampled_from(documents()))
    place = data.draw(st.sampled_from(list(places_of_keys(document.manifest))))
    with pytest.raises(REFUSED):
        document.check(misspelt(document.manifest, place))


@pytest.mark.skipif(not kinds.CRDS.is_dir(), reason="the definitions of KubeRay and Strimzi are not beside the project")
def test_with_the_definitions_beside_the_project_no_manifest_goes_unchecked() -> None:
    checked = {document.where.partition("[")[0] for document in documents()}
    assert checked == {*OWN, *of_kubernetes()}


@pytest.mark.parametrize("path", ENVIRONMENTS)
def test_every_variable_of_an_environment_file_is_a_setting(path: str) -> None:
    assert {name for name in load_env(path) if name.lower() not in Settings.model_fields} == set()


def test_ray_up_refuses_more_least_workers_than_there_may_be() -> None:
    with pytest.raises(ValueError, match="max_workers"):
        check_ray_cluster({**load("cluster.yaml"), "max_workers": 1})


def test_a_key_that_stands_twice_is_found(tmp_path: Path) -> None:
    twice = tmp_path / "twice.yaml"
    twice.write_text("spec: {replicas: 1}\nspec: {replicas: 2}\n")
    with pytest.raises(ValueError, match="twice in line 1"):
        load_all(str(twice))


def test_a_value_of_another_type_is_found() -> None:
    budget = load("k8s/kuberay/disruption-budgets.yaml")
    with pytest.raises(REFUSED):
        kinds.check({**budget, "spec": {**budget["spec"], "unhealthyPodEvictionPolicy": 1}})
