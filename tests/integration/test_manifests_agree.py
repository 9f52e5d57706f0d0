"""The manifests say the same as the code, as each other, and as the guide whose commands must work on them."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import yaml

from skeji_ray.actors.hosting import DRAIN_S
from skeji_ray.actors.placement import CPUS, PLACE
from skeji_ray.app import INGRESSES
from skeji_ray.config import Profile, Settings, load_settings
from skeji_ray.serve.body_reader import MAX_READING
from skeji_ray.serve.fleet_plan import EXECUTORS
from skeji_ray.serve.webhook import MAX_WORKING
from skeji_ray.topology import GROUPS
from tests.support.manifests import ROOT, Manifest, check_serve, load, load_all, load_env
from tools import manifests

RAY_SERVICE = "k8s/kuberay/rayservice.yaml"
PRODUCTION = "k8s/overlays/production"


def ray_cluster() -> Manifest:
    cluster: Manifest = load(RAY_SERVICE)["spec"]["rayClusterConfig"]
    return cluster


def pods() -> dict[str, Manifest]:
    """The pods of the RayService, by what they are for."""
    cluster = ray_cluster()
    workers = {group["groupName"]: group["template"] for group in cluster["workerGroupSpecs"]}
    return {"head": cluster["headGroupSpec"]["template"], **workers}


def containers() -> Iterator[Manifest]:
    for pod in pods().values():
        yield from pod["spec"]["containers"]


@pytest.mark.parametrize("path", manifests.pages())
def test_what_is_generated_is_up_to_date(path: str) -> None:
    assert (ROOT / path).read_text(encoding="utf-8") == manifests.pages()[path], "run `make generate`"


def test_no_pod_of_the_cluster_migrates_the_database() -> None:
    """KubeRay copies the head's pod for its clean-up, with what starts before it; the fleet migrates."""
    assert [name for name, pod in pods().items() if "initContainers" in pod["spec"]] == []
    assert [one["name"] for one in containers() if "migrate" in (one.get("command") or [])] == []


def test_every_application_can_be_built_and_has_the_deployments_that_the_configuration_names() -> None:
    for application in load("serve_config.yaml")["applications"]:
        module, _, builder = application["import_path"].partition(":")
        built = getattr(import_module(module), builder)(application["args"])
        assert [row["name"] for row in application["deployments"]] == [built._bound_deployment.name]


def test_serve_hands_the_webhook_more_requests_than_it_holds_by_its_own_bounds() -> None:
    (ingress,) = (one for one in load("serve_config.yaml")["applications"] if one["name"] == "ingress")

    assert ingress["deployments"][0]["max_ongoing_requests"] > MAX_READING + MAX_WORKING


def test_only_the_webhook_is_reached_from_outside() -> None:
    config = load("serve_config.yaml")
    routes = {application["name"]: application["route_prefix"] for application in config["applications"]}
    assert routes == {"planner": None, "ingress": "/", "fleet": None}
    assert config["http_options"]["host"] == "127.0.0.1"
    (rule,) = load(f"{PRODUCTION}/ingress.yaml")["spec"]["rules"]
    assert [(path["path"], path["pathType"]) for path in rule["http"]["paths"]] == [
        ("/webhook", "Exact"),
        ("/webhook/", "Exact"),
    ]


def test_the_ray_service_runs_the_applications_of_the_serve_configuration() -> None:
    served = yaml.safe_load(load(RAY_SERVICE)["spec"]["serveConfigV2"])
    assert served == {"applications": load("serve_config.yaml")["applications"]}
    check_serve(served)


def test_every_environment_variable_of_a_pod_is_a_setting_and_the_secret_ones_come_from_secrets() -> None:
    for container in containers():
        for variable in container["env"]:
            assert variable["name"].lower() in Settings.model_fields
            assert set(variable) == {"name", "valueFrom"}, "a secret stands in no manifest"
    plain = load_env("k8s/kuberay/settings.env").keys() | load_env(f"{PRODUCTION}/settings.env").keys()
    secret = {name.upper() for name, field in Settings.model_fields.items() if "SecretStr" in str(field.annotation)}
    assert plain & secret == set()


def test_production_has_every_setting_that_it_requires(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    secrets = {
        variable["name"]: "of a Secret of the cluster, long enough"
        for container in containers()
        for variable in container["env"]
    }
    given = {**load_env("k8s/kuberay/settings.env"), **load_env(f"{PRODUCTION}/settings.env"), **secrets}
    settings = load_settings(_env_file=None, **{name.lower(): value for name, value in given.items()})
    assert settings.kafka_security_protocol == "SASL_SSL"
    (mount,) = {mount["mountPath"] for mount in next(containers_of("actors"))["volumeMounts"]}
    assert str(settings.kafka_ssl_cafile) == f"{mount}/ca.crt"


def containers_of(pod: str) -> Iterator[Manifest]:
    yield from pods()[pod]["spec"]["containers"]


def test_all_that_runs_is_the_ray_that_is_installed() -> None:
    import ray

    assert ray_cluster()["rayVersion"] == ray.__version__
    cluster = load("cluster.yaml")
    images = [cluster["docker"]["image"], cluster["available_node_types"]["planner"]["docker"]["worker_image"]]
    assert all(f":{ray.__version__}-py311-" in image for image in images)


def test_both_ways_to_a_cluster_offer_the_same_places_to_actors_and_models() -> None:
    of_ray_up = load("cluster.yaml")["available_node_types"]
    assert of_ray_up["head"]["resources"]["CPU"] == 0
    assert ray_cluster()["headGroupSpec"]["rayStartParams"]["num-cpus"] == "0"
    for group in ray_cluster()["workerGroupSpecs"]:
        node = of_ray_up[group["groupName"]]
        offered = {name: str(count) for name, count in node["resources"].items() if name not in {"CPU", "GPU"}}
        assert group.get("resources", {}) == offered
        assert (group["minReplicas"], group["maxReplicas"]) == (node["min_workers"], node["max_workers"])


def test_nodes_for_actors_alone_have_places_and_what_runs_there_is_told_to_take_one() -> None:
    config = load("cluster.yaml")
    offer = [name for name, node in config["available_node_types"].items() if PLACE in node["resources"]]
    assert offer == ["actors"]
    starts = config["head_start_ray_commands"][1:] + config["worker_start_ray_commands"][1:]
    assert all("SKEJI_ACTOR_NODES=true; set +a" in command for command in starts)
    assert load_env("k8s/kuberay/settings.env")["SKEJI_ACTOR_NODES"] == "true"


def test_the_least_nodes_less_one_take_the_least_of_everything_and_all_nodes_the_most() -> None:
    node = load("cluster.yaml")["available_node_types"]["actors"]
    others = EXECUTORS[Profile.PRODUCTION] + INGRESSES[Profile.PRODUCTION] + len(["planner", "fleet"])
    places = node["resources"][PLACE]
    assert sum(group.members.least for group in GROUPS) + others <= (node["min_workers"] - 1) * places
    assert sum(group.members.most for group in GROUPS) + others <= node["max_workers"] * places


def test_a_node_has_the_cpus_for_as_many_as_it_has_places() -> None:
    node = load("cluster.yaml")["available_node_types"]["actors"]["resources"]
    assert node[PLACE] * CPUS <= node["CPU"]
    limits = next(containers_of("actors"))["resources"]["limits"]
    assert node[PLACE] * CPUS <= int(limits["cpu"])


def test_a_cluster_that_is_replaced_has_the_time_to_drain() -> None:
    fleet = load("serve_config.yaml")["applications"][2]["deployments"][0]
    drain_s = fleet["graceful_shutdown_timeout_s"]
    assert drain_s > DRAIN_S
    for name, pod in pods().items():
        waits_s = longest_pause(pod["spec"]["containers"][0]["lifecycle"]["preStop"]["exec"]["command"])
        assert drain_s < waits_s < pod["spec"]["terminationGracePeriodSeconds"], name
    assert load(RAY_SERVICE)["spec"]["rayClusterDeletionDelaySeconds"] > drain_s


def longest_pause(command: list[str]) -> int:
    return max(int(seconds) for seconds in re.findall(r"sleep (\d+)", " ".join(command)))


def test_policies_and_budgets_select_pods_that_there_are() -> None:
    parts = {pod["metadata"]["labels"]["app.kubernetes.io/component"] for pod in pods().values()} | {"redis"}
    for path in ("k8s/kuberay/network-policies.yaml", "k8s/kuberay/disruption-budgets.yaml"):
        assert components_in(load_all(path)) <= parts
    assert parts == components_in(load_all("k8s/kuberay/network-policies.yaml"))


def components_in(value: Any) -> set[str]:
    """Of the label `app.kubernetes.io/component`, in selectors of either form."""
    if isinstance(value, list):
        return {name for part in value for name in components_in(part)}
    if not isinstance(value, dict):
        return set()
    key = "app.kubernetes.io/component"
    own = {value[key]} if key in value else set(value["values"]) if value.get("key") == key else set()
    return own | components_in(list(value.values()))


def test_the_names_are_those_that_the_commands_of_the_guide_use() -> None:
    pool, kafka = load_all("k8s/kafka/cluster.yaml")
    assert (kafka["metadata"]["name"], pool["metadata"]["name"]) == ("skeji-kafka", "dual")
    assert load("k8s/kafka/kustomization.yaml")["namespace"] == "kafka"
    assert pool["metadata"]["labels"]["strimzi.io/cluster"] == "skeji-kafka"
    (plain,) = kafka["spec"]["kafka"]["listeners"]
    assert (plain["port"], plain["tls"], "authentication" in plain) == (9092, False, False)
    brokers = load_env("k8s/kuberay/settings.env")["KAFKA_BROKERS"]
    assert brokers == "skeji-kafka-kafka-brokers.kafka.svc:9092"
    mongo = next(row for row in next(containers())["env"] if row["name"] == "MONGO_URI")
    assert mongo["valueFrom"]["secretKeyRef"] == {"name": "mongodb-credentials", "key": "connection-string"}


def test_production_keeps_a_write_on_two_of_three_brokers() -> None:
    config = load_all("k8s/kafka/cluster.yaml")[1]["spec"]["kafka"]["config"]
    assert (config["default.replication.factor"], config["min.insync.replicas"]) == (3, 2)
    for topic in load_all("k8s/kafka/topics.yaml"):
        assert (topic["spec"]["replicas"], topic["spec"]["config"]["min.insync.replicas"]) == (3, 2)


@pytest.mark.parametrize("path", sorted((ROOT / "k8s").rglob("kustomization.yaml")), ids=lambda path: path.parent.name)
def test_every_file_beside_a_kustomization_is_named_in_it_and_every_name_is_there(path: Path) -> None:
    said = load(str(path))
    generated = [
        name for row in said.get("configMapGenerator", ()) for name in (*row.get("envs", ()), *row.get("files", ()))
    ]
    patches = [patch["path"] for patch in said.get("patches", ())]
    named = {*said["resources"], *generated, *patches, *said.get("configurations", ())}
    assert all((path.parent / name).exists() for name in named)
    beside = {entry.name for entry in path.parent.iterdir()} - {path.name}
    assert beside <= {name.partition("/")[0] for name in named}


@pytest.mark.skipif(shutil.which("kubectl") is None, reason="kubectl, which renders kustomizations, is not installed")
def test_kubectl_renders_production_with_its_own_settings_and_images_in_every_pod() -> None:
    rendered = subprocess.run(
        ["kubectl", "kustomize", str(ROOT / PRODUCTION)], capture_output=True, check=True, text=True
    ).stdout
    documents = list(yaml.safe_load_all(rendered))
    (settings,) = [one for one in documents if one["metadata"]["name"].startswith("skeji-settings-")]
    assert settings["data"]["KAFKA_SECURITY_PROTOCOL"] == "SASL_SSL"
    assert settings["data"]["SKEJI_PROFILE"] == "production"
    (service,) = [one for one in documents if one["kind"] == "RayService"]
    cluster = service["spec"]["rayClusterConfig"]
    for group in (cluster["headGroupSpec"], *cluster["workerGroupSpecs"]):
        spec = group["template"]["spec"]
        for container in spec["containers"]:
            assert container["envFrom"] == [{"configMapRef": {"name": settings["metadata"]["name"]}}]
            assert container["image"].startswith("registry.example.com/")


def test_the_dockerfile_copies_files_that_there_are_and_that_are_not_ignored() -> None:
    ignored = (ROOT / ".dockerignore").read_text().splitlines()
    lines = (ROOT / "Dockerfile").read_text().splitlines()
    copied = [name for line in lines if line.startswith("COPY") for name in line.split()[2:-1]]
    assert copied
    for name in copied:
        assert (ROOT / name).exists()
        assert f"!{name}" in ignored
    assert [line.split()[-1] for line in lines if line.startswith("FROM")] == ["cpu", "gpu"]


def test_every_way_to_a_cluster_asks_for_a_token_and_starts_without_none() -> None:
    """`ray start` makes no token of its own: without the one that it is told of it ends."""
    assert ray_cluster()["authOptions"] == {"mode": "token"}
    config = load("cluster.yaml")
    options = config["docker"]["run_options"]
    told = dict(option.removeprefix("--env ").split("=", 1) for option in options if option.startswith("--env "))
    assert told["RAY_AUTH_MODE"] == "token"
    folder, _, name = told["RAY_AUTH_TOKEN_PATH"].rpartition("/")
    assert folder.replace("/home/ray", "~") in config["file_mounts"]
    assert name not in config["rsync_exclude"]
    assert name in (ROOT / ".gitignore").read_text().splitlines()
    of_kinds = {name for node in config["available_node_types"].values() for name in node.get("docker", {})}
    assert not [name for name in of_kinds if "run_options" in name], "a kind of node could take it away"
    starts = config["head_start_ray_commands"] + config["worker_start_ray_commands"]
    assert not [command for command in starts if "RAY_AUTH" in command]
