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

.PHONY: up down test unit test-system chaos load generate clean

up: $(VENV)/installed
	@exec $(BIN)/skeji up

down: $(VENV)/installed
	@$(BIN)/skeji down

test: $(VENV)/installed-test
	@echo "== lint, types, import rules"
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache > .import-rules.log 2>&1 || { cat .import-rules.log; exit 1; }
	@echo "== tests"
	@$(BIN)/python -m pytest $(TWO) -m "not system" tests/unit tests/contract tests/integration
	@$(BIN)/python -m pytest $(PATIENT) -m "not system" tests/e2e --durations=10 --durations-min=1

unit: $(VENV)/installed-test
	@$(BIN)/python -m pytest $(TWO) tests/unit

test-system: $(VENV)/installed-test
	@echo "== tests on Apache Kafka and a second MongoDB"
	@$(BIN)/python -m pytest $(PATIENT) -m system --durations=10 --durations-min=1

# The long proof, not in CI: `make chaos CHAOS="--on embedded --seeds 5 --breaks"` for a part of it.
chaos: $(VENV)/installed-test
	@$(BIN)/python -m tests.chaos.proof $(CHAOS)

# A short form of it is part of test-system.
load: $(VENV)/installed-test
	@LOAD_S=$${LOAD_S:-120} $(BIN)/python -m pytest tests/load --durations=0 --durations-min=1

generate: $(VENV)/installed-test
	@$(BIN)/python -m tools.generate

clean:
	rm -rf $(VENV) .skeji .mypy_cache .ruff_cache .pytest_cache .hypothesis .import-rules.log

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
