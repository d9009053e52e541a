# The habits, one command each.  `make help` lists them.
# Needs Python 3.11 or later, git and make; everything else is fetched into this folder.

.DEFAULT_GOAL := help
.PHONY: help run test check bench lock clean environment

BIN := .venv/bin
DECROCHE := $(BIN)/decroche
# `make test ARGS="tests/voice -x"` hands words on to pytest, `make bench ARGS=…` to the benchmark.
ARGS ?=

help: ## This list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: ## Everything: environments, model, Redis, web, worker, a carrier to ring it (Ctrl-C stops)
	@sh bot/python.sh bot/prepare.py app
	@exec $(DECROCHE) run

environment: ## Only make .venv, with what tests and checks need
	@sh bot/python.sh bot/prepare.py dev

test: environment ## The whole test suite, from a bare machine
	@sh bot/browser.sh
	@exec $(BIN)/pytest -n auto $(ARGS)

check: environment ## Lint, types, flows, tests: exactly what CI runs
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(DECROCHE) flows check
	@$(MAKE) --no-print-directory test

bench: environment ## The benchmarks, printed as a table
	@exec $(BIN)/python -m tests.bench $(ARGS)

lock: ## Pin the newest releases that requirements/*.in allow
	@sh bot/python.sh bot/prepare.py lock

clean: ## Remove environments, caches and var/ (stop `make run` first)
	rm -rf .venv .tools nlu/rasa/.venv var build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
