# The image that every node of the cluster runs: `docker build --target cpu .`, `--target gpu` for a model's nodes.
# Python and pip alone: CUDA's libraries come with vLLM's wheels, the driver from the node.
FROM python:3.11-slim-bookworm AS cpu
# wget: KubeRay's probes ask with it.
RUN apt-get update \
    && apt-get install --yes --no-install-recommends wget \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --create-home --uid 1000 ray
WORKDIR /skeji
COPY --chown=ray pyproject.toml constraints.txt README.md LICENSE serve_config.yaml ./
COPY --chown=ray skeji_ray skeji_ray
# In place: `serve deploy serve_config.yaml` works here as in a checkout.
RUN pip install --no-cache-dir --constraint constraints.txt --editable .
USER ray
ENV SKEJI_HOME=/home/ray/.skeji
# KubeRay puts `ray start` here.
CMD ["skeji", "--help"]

FROM cpu AS gpu
USER root
# Triton compiles a little C when the engine starts.
RUN apt-get update \
    && apt-get install --yes --no-install-recommends gcc libc6-dev \
    && rm -rf /var/lib/apt/lists/*
# Without the constraints: vLLM pins what it needs, and `ray[llm]` pins vLLM.
RUN pip install --no-cache-dir --editable '.[gpu]'
USER ray
