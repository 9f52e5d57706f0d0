"""The files of kustomize: the part of each that ours use, nothing else allowed."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field


class Part(BaseModel):
    """A piece of a manifest: no key but these, spelt as they are in YAML."""

    model_config = ConfigDict(extra="forbid", populate_by_name=False)


class Image(Part):
    name: str
    new_name: Annotated[str, Field(alias="newName")]
    new_tag: Annotated[str, Field(alias="newTag", pattern=r"^[\w.-]+$")]


class Options(Part):
    disable_name_suffix_hash: Annotated[bool, Field(alias="disableNameSuffixHash")] = False
    labels: dict[str, str] = {}


class Generated(Part):
    name: str
    envs: list[str] = []
    files: list[str] = []
    namespace: str | None = None
    behavior: Literal["create", "replace", "merge"] = "create"
    options: Options | None = None


class Target(Part):
    group: str
    version: str
    kind: str
    name: str


class Patch(Part):
    path: str
    target: Target


class Kustomization(Part):
    api_version: Annotated[Literal["kustomize.config.k8s.io/v1beta1"], Field(alias="apiVersion")]
    kind: Literal["Kustomization"]
    resources: list[str]
    namespace: str | None = None
    images: list[Image] = []
    config_map_generator: Annotated[list[Generated], Field(alias="configMapGenerator")] = []
    configurations: list[str] = []
    patches: list[Patch] = []


class FieldPath(Part):
    kind: str
    path: str


class NameReference(Part):
    kind: str
    field_specs: Annotated[list[FieldPath], Field(alias="fieldSpecs")]


class Configuration(Part):
    """What kustomize knows of fields beyond its own."""

    name_reference: Annotated[list[NameReference], Field(alias="nameReference")]
