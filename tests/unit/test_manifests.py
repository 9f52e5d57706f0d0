"""The files that a cluster is made from: right in every key, and agreeing with the code and with each other."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import jsonschema
import pytest
import yaml

from skeji_ray.config import Settings
from skeji_ray.topology import TOPICS
from tests.support.manifests import (
    CRDS,
    Manifest,
    check_against,
    check_ray_cluster,
    check_serve,
    crd_schema,
    load,
    load_all,
    misspelt,
)

RAY_SERVICE = "k8s/kuberay/rayservice.yaml"
needs_crds = pytest.mark.skipif(not CRDS.is_dir(), reason="the CRDs of KubeRay and Strimzi are not beside the project")


@pytest.fixture(scope="module")
def ray_service_schema() -> Manifest:
    return crd_schema("ray.io_rayservices.yaml.gz", "v1")


@pytest.fixture(scope="module")
def kafka_topic_schema() -> Manifest:
    return crd_schema("strimzi-043-Crd-kafkatopic.yaml.gz", "v1")


def test_ray_up_takes_the_cluster() -> None:
    check_ray_cluster(load("cluster.yaml"))


@pytest.mark.parametrize(
    "path",
    ["max_workers", "head_node_type", "available_node_types.planner.max_workers", "file_mounts", "auth.ssh_user"],
)
def test_ray_up_refuses_a_cluster_with_a_misspelt_key(path: str) -> None:
    with pytest.raises((jsonschema.ValidationError, ValueError)):
        check_ray_cluster(misspelt(load("cluster.yaml"), path))


def test_ray_up_refuses_more_least_workers_than_there_may_be() -> None:
    with pytest.raises(ValueError, match="max_workers"):
        check_ray_cluster({**load("cluster.yaml"), "max_workers": 1})


def test_serve_deploy_takes_the_configuration() -> None:
    check_serve(load("serve_config.yaml"))


@pytest.mark.parametrize(
    "path",
    [
        "proxy_location",
        "http_options.request_timeout_s",
        "applications.0.import_path",
        "applications.1.route_prefix",
        "applications.1.deployments.0.max_ongoing_requests",
        "applications.2.deployments.0.ray_actor_options.num_cpus",
    ],
)
def test_a_misspelt_key_of_the_serve_configuration_is_found(path: str) -> None:
    with pytest.raises(ValueError, match=path.rpartition(".")[2]):
        check_serve(misspelt(load("serve_config.yaml"), path))


def test_every_application_can_be_built_and_has_the_deployments_that_the_configuration_names() -> None:
    for application in load("serve_config.yaml")["applications"]:
        module, _, builder = application["import_path"].partition(":")
        built = getattr(import_module(module), builder)(application["args"])
        assert [row["name"] for row in application["deployments"]] == [built._bound_deployment.name]


def test_only_the_webhook_is_reached_from_outside() -> None:
    config = load("serve_config.yaml")
    routes = {application["name"]: application["route_prefix"] for application in config["applications"]}
    assert routes == {"planner": None, "ingress": "/", "fleet": None}
    assert config["http_options"]["host"] == "127.0.0.1"


@needs_crds
def test_kuberay_takes_the_ray_service(ray_service_schema: Manifest) -> None:
    check_against(ray_service_schema, load(RAY_SERVICE))


@needs_crds
@pytest.mark.parametrize(
    "path",
    [
        "spec.serveConfigV2",
        "spec.upgradeStrategy.type",
        "spec.rayClusterConfig.rayVersion",
        "spec.rayClusterConfig.headGroupSpec.rayStartParams",
        "spec.rayClusterConfig.workerGroupSpecs.0.minReplicas",
        "spec.rayClusterConfig.workerGroupSpecs.1.template.spec.containers.0.env",
    ],
)
def test_kuberay_refuses_a_ray_service_with_a_misspelt_key(ray_service_schema: Manifest, path: str) -> None:
    with pytest.raises(jsonschema.ValidationError):
        check_against(ray_service_schema, misspelt(load(RAY_SERVICE), path))


def test_the_ray_service_runs_the_applications_of_the_serve_configuration() -> None:
    served = yaml.safe_load(load(RAY_SERVICE)["spec"]["serveConfigV2"])
    assert served == {"applications": load("serve_config.yaml")["applications"]}
    check_serve(served)


def test_the_manifests_name_settings_that_there_are_and_the_ray_that_is_installed() -> None:
    import ray

    cluster = load(RAY_SERVICE)["spec"]["rayClusterConfig"]
    for container in containers(cluster):
        names = {row["name"].lower() for row in container["env"]}
        assert names <= Settings.model_fields.keys()
        assert {"kafka_brokers", "mongo_uri", "whatsapp_app_secret"} <= names
    assert cluster["rayVersion"] == ray.__version__
    assert f":{ray.__version__}-" in load("cluster.yaml")["docker"]["image"]


def containers(cluster: Manifest) -> list[Any]:
    groups = [cluster["headGroupSpec"], *cluster["workerGroupSpecs"]]
    return [container for group in groups for container in group["template"]["spec"]["containers"]]


def test_the_kafka_topics_are_those_of_the_topology() -> None:
    manifests = load_all("k8s/kafka/topics.yaml")
    partitions = {manifest["metadata"]["name"]: manifest["spec"]["partitions"] for manifest in manifests}
    assert partitions == {topic.name: topic.partitions for topic in TOPICS}


@needs_crds
def test_strimzi_takes_the_kafka_topics_and_refuses_a_misspelt_key(kafka_topic_schema: Manifest) -> None:
    for manifest in load_all("k8s/kafka/topics.yaml"):
        check_against(kafka_topic_schema, manifest)
        with pytest.raises(jsonschema.ValidationError):
            check_against(kafka_topic_schema, misspelt(manifest, "spec.partitions"))
