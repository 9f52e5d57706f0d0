"""Kinds whose definitions are not at hand: the part of each that our manifests use, nothing else allowed.

Written after the references of kustomize, Strimzi's user operator, MongoDB's operator and Prometheus' operator. Where
a kind's own definition is at hand (`tests.support.kinds`), it decides, not this.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from tests.support.kustomize import Kustomization, Part


class Metadata(Part):
    name: str
    namespace: str | None = None
    labels: dict[str, str] | None = None


class Named(Part):
    name: str


# Strimzi


class Resource(Part):
    type: Literal["topic", "group"]
    name: str
    pattern_type: Annotated[Literal["literal"], Field(alias="patternType")]


class Rule(Part):
    resource: Resource
    operations: Annotated[list[Literal["Describe", "DescribeConfigs", "Read", "Write"]], Field(min_length=1)]


class Authorization(Part):
    type: Literal["simple"]
    acls: Annotated[list[Rule], Field(min_length=1)]


class Authentication(Part):
    type: Literal["scram-sha-512"]


class KafkaUserSpec(Part):
    authentication: Authentication
    authorization: Authorization


class KafkaUser(Part):
    api_version: Annotated[Literal["kafka.strimzi.io/v1"], Field(alias="apiVersion")]
    kind: Literal["KafkaUser"]
    metadata: Metadata
    spec: KafkaUserSpec


# MongoDB


class Security(Part):
    class Authentication(Part):
        modes: list[Literal["SCRAM"]]

    authentication: Authentication


class Role(Part):
    name: str
    db: str


class User(Part):
    name: str
    db: str
    password_secret_ref: Annotated[Named, Field(alias="passwordSecretRef")]
    scram_credentials_secret_name: Annotated[str, Field(alias="scramCredentialsSecretName")]
    roles: list[Role]


class StatefulSetOverride(Part):
    """What is laid over the operator's own StatefulSet: a part of one, which no schema of a whole one fits."""

    class Spec(Part):
        class Template(Part):
            class PodSpec(Part):
                class Container(Part):
                    class Resources(Part):
                        requests: dict[str, str]
                        limits: dict[str, str]

                    name: Literal["mongod"]
                    resources: Resources

                containers: list[Container]

            spec: PodSpec

        template: Template
        volume_claim_templates: Annotated[list[dict[str, Any]], Field(alias="volumeClaimTemplates")]

    spec: Spec


class MongoDBCommunitySpec(Part):
    type: Literal["ReplicaSet"]
    members: Annotated[int, Field(ge=3)]
    version: Annotated[str, Field(pattern=r"^[78]\.\d+\.\d+$")]
    security: Security
    users: list[User]
    stateful_set: Annotated[StatefulSetOverride, Field(alias="statefulSet")]


class MongoDBCommunity(Part):
    api_version: Annotated[Literal["mongodbcommunity.mongodb.com/v1"], Field(alias="apiVersion")]
    kind: Literal["MongoDBCommunity"]
    metadata: Metadata
    spec: MongoDBCommunitySpec


# Prometheus


class Relabeling(Part):
    source_labels: Annotated[list[str], Field(alias="sourceLabels")]
    target_label: Annotated[str, Field(alias="targetLabel")]


class Endpoint(Part):
    port: str
    interval: str
    relabelings: list[Relabeling]


class Selector(Part):
    match_labels: Annotated[dict[str, str], Field(alias="matchLabels")]


class PodMonitorSpec(Part):
    selector: Selector
    pod_metrics_endpoints: Annotated[list[Endpoint], Field(alias="podMetricsEndpoints")]


class PodMonitor(Part):
    api_version: Annotated[Literal["monitoring.coreos.com/v1"], Field(alias="apiVersion")]
    kind: Literal["PodMonitor"]
    metadata: Metadata
    spec: PodMonitorSpec


class Alert(Part):
    alert: str
    expr: str
    held_for: Annotated[str, Field(alias="for", pattern=r"^\d+[smh]$")]
    labels: dict[str, str]
    annotations: dict[str, str]


class AlertGroup(Part):
    name: str
    rules: list[Alert]


class PrometheusRuleSpec(Part):
    groups: list[AlertGroup]


class PrometheusRule(Part):
    api_version: Annotated[Literal["monitoring.coreos.com/v1"], Field(alias="apiVersion")]
    kind: Literal["PrometheusRule"]
    metadata: Metadata
    spec: PrometheusRuleSpec


FOREIGN: dict[str, type[Part]] = {
    "Kustomization": Kustomization,
    "KafkaUser": KafkaUser,
    "MongoDBCommunity": MongoDBCommunity,
    "PodMonitor": PodMonitor,
    "PrometheusRule": PrometheusRule,
}
