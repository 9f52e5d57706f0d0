"""The one settings object: read from the environment and `.env` when asked, never at import."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from skeji_ray.errors import SettingError


class Profile(StrEnum):
    """How much is started, and how careful it must be."""

    LOCAL = "local"
    PRODUCTION = "production"


class PlannerBackend(StrEnum):
    """What turns words into plans."""

    RULES = "rules"
    OPENAI = "openai"
    VLLM = "vllm"


class TimeSource(StrEnum):
    """What domain time follows."""

    REAL = "real"
    SIMULATED = "simulated"


class Ports(StrEnum):
    """Where the embedded stack listens."""

    FIXED = "fixed"
    AUTO = "auto"


class Settings(BaseSettings):
    """Every setting of the product; a field's upper-case name is its environment variable."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore", frozen=True, env_ignore_empty=True)

    kafka_brokers: str | None = Field(
        None, description="Kafka bootstrap servers, comma separated; unset: the embedded broker"
    )
    kafka_consumer_group: str | None = Field(None, description="`skeji run`: the group this process is a member of")
    kafka_consume_from_topic: str | None = Field(
        None, description="`skeji run`: comma list of topics, must agree with the topology"
    )
    kafka_publish_to_topics: str | None = Field(
        None, description="`skeji run`: comma list of topics, must agree with the topology"
    )
    kafka_security_protocol: str = Field(
        "PLAINTEXT",
        pattern="^(PLAINTEXT|SSL|SASL_PLAINTEXT|SASL_SSL)$",
        description="PLAINTEXT, SSL, SASL_PLAINTEXT or SASL_SSL",
    )
    kafka_sasl_mechanism: str | None = Field(
        None, pattern="^(PLAIN|SCRAM-SHA-256|SCRAM-SHA-512)$", description="PLAIN, SCRAM-SHA-256 or SCRAM-SHA-512"
    )
    kafka_sasl_username: str | None = Field(None, description="SASL user")
    kafka_sasl_password: SecretStr | None = Field(None, description="SASL password")
    kafka_ssl_cafile: Path | None = Field(None, description="certificate authority of the brokers, PEM")

    kafka_leave_group: bool = Field(
        True,
        description="whether a member that ends leaves its group at once; else its session runs out, as after a crash",
    )

    kafka_fetches_late: bool = Field(
        False,
        description="whether the broker answers a waiting fetch late though there is a record, so that members let "
        "fetches wait shortly while records come and long while none do",
    )

    kafka_end_offsets: str = Field(
        "listed",
        pattern="^(listed|fetched)$",
        description="how the fleet asks where partitions end: listed (ListOffsets) or fetched, for a broker that lists "
        "them too low",
    )

    mongo_uri: SecretStr | None = Field(
        None, description="MongoDB connection string with a database name; unset: the embedded database"
    )

    whatsapp_app_secret: SecretStr | None = Field(None, description="signs webhooks; required in production")
    whatsapp_verify_token: SecretStr | None = Field(None, description="echoed when Meta verifies the webhook")
    whatsapp_access_token: SecretStr | None = Field(None, description="bearer token of the Cloud API")
    whatsapp_phone_number_id: str = Field(
        "100000000000001",
        pattern=r"^ *[\w.-]{1,64}( *, *[\w.-]{1,64})* *$",
        description="the phone number ids of the business numbers, comma separated: what is written to another one is "
        "refused. Who never wrote is sent to from the first",
    )
    whatsapp_number: str = Field(
        "15550000000",
        pattern=r"^[0-9]{6,15}$",
        description="the business number as people dial it, digits alone: what a business's chat link is made with",
    )
    whatsapp_api_url: str | None = Field(
        None, description="Cloud API address with its version; unset: the simulated WhatsApp"
    )

    skeji_planner: PlannerBackend = Field(PlannerBackend.RULES, description="rules, openai or vllm")
    skeji_rules_first: bool = Field(
        False,
        description="with a model: what our own rules read with certainty, and changes nothing, is planned without it",
    )
    skeji_openai_url: str | None = Field(
        None, description="an OpenAI-compatible server's base address, with its version: https://host/v1"
    )
    skeji_openai_key: SecretStr | None = Field(None, description="its key; any word where it wants none")
    skeji_openai_model: str | None = Field(None, description="its model's name")
    skeji_vllm_model: str | None = Field(
        None, description="the model of SKEJI_PLANNER=vllm: a directory, or its name on the hub"
    )
    skeji_vllm_accelerator: str | None = Field(
        None, description="the kind of GPU that it must run on, in Ray's words (L4, A100, H100); cpu: without one"
    )
    skeji_vllm_min_replicas: int = Field(
        1, ge=0, le=64, description="engines that always run; 0: none is held while nobody writes"
    )
    skeji_vllm_max_replicas: int = Field(1, ge=1, le=64, description="engines that run at most")
    skeji_vllm_tensor_parallel: int = Field(1, ge=1, le=16, description="GPUs that one engine is spread over")
    skeji_vllm_max_model_len: int = Field(
        4096, ge=3072, le=131072, description="tokens of a prompt and its answer together"
    )
    skeji_home: Path = Field(Path(".skeji"), description="data and run files")
    skeji_audit_key: SecretStr | None = Field(
        None,
        min_length=32,
        description="what the audit's hashes of people are keyed with, 32 characters or more; "
        "unset: `audit.key` of the home, which is made at its first use and which other machines do not have",
    )
    skeji_profile: Profile = Field(Profile.LOCAL, description="local or production")
    skeji_ports: Ports = Field(Ports.FIXED, description="fixed (webhook 8000, dashboard 8265) or auto (free ones)")
    skeji_serve_config: Path | None = Field(
        None, description="the Serve configuration that `skeji up` deploys; unset: the product's `serve_config.yaml`"
    )
    skeji_clock: TimeSource = Field(
        TimeSource.REAL,
        description="real, or simulated: `skeji clock` moves domain time. `skeji up` sets it, by whether it started "
        "broker and database itself; refused in production",
    )
    skeji_trusted_proxies: str = Field(
        "",
        description="proxies before the webhook whose X-Forwarded-For is believed: a comma list of addresses and "
        "networks (10.0.0.0/8); unset: the connection's own address counts",
    )
    skeji_max_message_age_days: float = Field(
        7.0,
        gt=0,
        le=8,
        description="days after which a message that WhatsApp delivers does nothing any more: its own retries last 7",
    )
    skeji_actor_nodes: bool = Field(
        False,
        description="whether the cluster keeps nodes for actors, which offer the resource `actors` as those of "
        "`cluster.yaml` and `k8s/kuberay` do: then they are taken, and no others; else any node with CPUs",
    )
    skeji_scale_lag: int | None = Field(
        None,
        ge=1,
        description="records that a group may lag before it gets more members; unset: 1,000, on a laptop 10,000",
    )
    skeji_scale_age_s: float | None = Field(
        None,
        gt=0,
        description="seconds that its oldest record may wait before that; unset: 30, on a laptop 300",
    )
    skeji_scale_down_after_s: float = Field(
        300.0, gt=0, description="seconds without lag after which a group loses one of the members it was given"
    )
    otel_exporter_otlp_endpoint: str | None = Field(
        None,
        description="the collector that spans go to by OTLP over HTTP: its base address, http://host:4318; unset: no "
        "span is made",
    )

    @field_validator("skeji_home")
    @classmethod
    def _absolute(cls, home: Path) -> Path:
        return home.expanduser().resolve()

    @field_validator("skeji_trusted_proxies")
    @classmethod
    def _are_networks(cls, proxies: str) -> str:
        networks_of(proxies)
        return proxies

    @field_validator("otel_exporter_otlp_endpoint")
    @classmethod
    def _is_an_address(cls, endpoint: str | None) -> str | None:
        if endpoint is not None and not _is_http(endpoint):
            raise ValueError("not an address like http://host:4318")
        return endpoint

    @model_validator(mode="after")
    def _production_needs_real_parts(self) -> Settings:
        if self.skeji_profile is not Profile.PRODUCTION:
            return self
        for name in ("whatsapp_app_secret", "whatsapp_verify_token", "whatsapp_access_token", "whatsapp_api_url"):
            if getattr(self, name) is None:
                raise ValueError(f"{name.upper()} must be set in production")
        if self.skeji_clock is TimeSource.SIMULATED:
            raise ValueError("SKEJI_CLOCK: must be real in production")
        return self

    @model_validator(mode="after")
    def _openai_needs_a_server(self) -> Settings:
        if self.skeji_planner is not PlannerBackend.OPENAI:
            return self
        for name in ("skeji_openai_url", "skeji_openai_key", "skeji_openai_model"):
            if getattr(self, name) is None:
                raise ValueError(f"{name.upper()} must be set where SKEJI_PLANNER is openai")
        if not _is_http(self.skeji_openai_url or ""):
            raise ValueError("SKEJI_OPENAI_URL: not an address like https://host/v1")
        return self

    @model_validator(mode="after")
    def _vllm_needs_a_model(self) -> Settings:
        if self.skeji_planner is PlannerBackend.VLLM and self.skeji_vllm_model is None:
            raise ValueError("SKEJI_VLLM_MODEL must be set where SKEJI_PLANNER is vllm")
        if self.skeji_vllm_min_replicas > self.skeji_vllm_max_replicas:
            raise ValueError("SKEJI_VLLM_MIN_REPLICAS: more than SKEJI_VLLM_MAX_REPLICAS")
        return self

    @property
    def trusted_proxies(self) -> tuple[IPv4Network | IPv6Network, ...]:
        """Whose X-Forwarded-For is believed."""
        return networks_of(self.skeji_trusted_proxies)

    @property
    def max_message_age(self) -> timedelta:
        return timedelta(days=self.skeji_max_message_age_days)

    @property
    def phone_number_ids(self) -> tuple[str, ...]:
        """Every business number that is ours, the default one first."""
        return tuple(dict.fromkeys(one.strip() for one in self.whatsapp_phone_number_id.split(",")))

    @property
    def clock_file(self) -> Path:
        """Where the simulated domain time of this home stands."""
        return self.skeji_home / "clock.json"

    @property
    def run_file(self) -> Path:
        """Where a running system says where it is (`run.json`)."""
        return self.skeji_home / "run.json"


def networks_of(text: str) -> tuple[IPv4Network | IPv6Network, ...]:
    """The networks of a comma list; an address is a network of one. Raises ValueError, which names what is neither."""
    return tuple(ip_network(one.strip(), strict=False) for one in text.split(",") if one.strip())


def _is_http(address: str) -> bool:
    try:
        parts = urlsplit(address)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:  # a port that is no number, brackets that do not match
        return False


def load_settings(**overrides: object) -> Settings:
    """Read the settings.

    Raises:
        SettingError: one line that names the first setting at fault and why.
    """
    try:
        return Settings(**overrides)  # type: ignore[arg-type]  # pydantic validates each override itself
    except ValidationError as error:
        first = error.errors()[0]
        name = "_".join(str(part) for part in first["loc"]).upper()
        reason = str(first["msg"]).removeprefix("Value error, ")
        raise SettingError(f"{name}: {reason}" if name else reason) from None
