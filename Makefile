# Everything here works in a fresh clone on a machine with Python 3.11 and pip; each target installs what it needs.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
LOCK := requirements.lock
CORE := $(VENV)/.installed-core
ALL := $(VENV)/.installed-all

.DELETE_ON_ERROR:  # an environment without pip is none
.PHONY: help repl test check format update run eval quality floors bench clean

help:  ## list the targets
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

repl: $(CORE)  ## install, build the index from seeds/, chat
	@$(BIN)/hsbot index update
	@$(BIN)/hsbot repl

test: $(ALL)  ## install, run the tests with coverage
	$(BIN)/coverage run -m pytest
	@$(BIN)/coverage report --skip-covered --sort=cover | tail -n 15

check: $(ALL)  ## style, types and lock: what CI runs before the tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(ALL)  ## let ruff mend the style
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

update: $(CORE)  ## bring the index in line with the articles
	$(BIN)/hsbot index update

run: $(CORE)  ## answer in Discord (needs HSBOT_TOKEN)
	$(BIN)/hsbot run

eval: $(CORE)  ## the figures of the sample corpus
	$(BIN)/hsbot index update
	$(BIN)/hsbot eval tests/questions/seeds.jsonl

quality: $(CORE)  ## measure every set and each part, write docs/quality.md (DEV=DIR: with the development sets)
	$(BIN)/python -m pip install --quiet --constraint $(LOCK) --editable ".[plots]"
	$(BIN)/hsbot eval --suite tests/quality.toml --half quote $(if $(DEV),--dev $(DEV)) --report docs/quality.md

floors: $(ALL)  ## raise the floors of quality that the tests hold (LOWER="reason": lower them, too)
	$(BIN)/python -m tests.quality_floors --write $(if $(LOWER),--lower "$(LOWER)")

bench: $(ALL)  ## speed and memory, as ratios
	$(BIN)/python -m benchmarks

clean:  ## remove the environment and the index
	rm -rf $(VENV) index/gen index/CURRENT index/LOCK

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=24"

$(CORE): pyproject.toml $(LOCK) | $(BIN)/python
	$(BIN)/python -m pip install --quiet --constraint $(LOCK) --editable .
	@touch $@

$(ALL): pyproject.toml $(LOCK) | $(BIN)/python
	$(BIN)/python -m pip install --quiet --constraint $(LOCK) --editable ".[test,check]"
	@touch $@ $(CORE)
