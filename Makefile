# Everything people, hooks and CI run. `make` alone lists it.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PYTEST := $(BIN)/python -m pytest

.DEFAULT_GOAL := help
.PHONY: help run test test-unit test-browser test-network test-ducklake lint format bench recognised lock clean

help: ## list the commands
	@grep -E '^[a-z-]+:.*## ' Makefile | sed 's/:.*## /\t/' | expand -t 16

run: $(VENV)/.run ## start Programstatus and open it in the browser; WORKERS=2: so many processes for a proxy, one store
	$(if $(WORKERS),$(BIN)/python -m pages.shell.workers $(WORKERS),$(BIN)/python -m streamlit run app.py)

test: test-unit test-browser ## all tests

test-unit: $(VENV)/.dev ## the tests that need no browser
	$(PYTEST) -q -n 2 --dist worksteal -m "not browser"

test-browser: $(VENV)/.dev ## the pages in a real Chromium
	$(BIN)/python -m tests.browser.chromium
	$(PYTEST) -q -n 2 --dist worksteal -m browser

test-network: $(VENV)/.dev ## a link opened from another machine through nginx with TLS; as root, on Linux
	$(BIN)/python -m tests.browser.chromium
	$(PYTEST) -q tests/network/elsewhere.py

# What the store does, once more with the store in DuckLake.
ON_DUCKLAKE := $(addprefix tests/data/store/test_,$(addsuffix .py,answers audit batches changes copying \
  editions notes roles share_codes shares snapshot turns uses views))

test-ducklake: $(VENV)/.dev ## the store in DuckLake on a PostgreSQL of its own; no part of test
	$(BIN)/python -m tests.ducklake.postgres
	$(BIN)/python -m tests.browser.chromium
	$(PYTEST) -q -n 2 --dist worksteal --ducklake tests/ducklake $(ON_DUCKLAKE)

lint: $(VENV)/.dev ## style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/mypy app.py

format: $(VENV)/.dev ## put the style right
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(VENV)/.dev ## how fast it is, as ratios from one run
	$(BIN)/python -m bench

recognised: $(VENV)/.dev ## write docs/recognised.md anew from the files and layouts that are tested
	$(BIN)/python -m tests.corpus.recognised

# Universal: one lock for Linux, macOS and Windows, Python 3.11 and newer.
lock: ## write the locked requirements anew
	$(PYTHON) -m venv $(VENV)/lock
	$(VENV)/lock/bin/pip install -q uv
	for name in requirements requirements-dev; do \
	  $(VENV)/lock/bin/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	    --no-emit-find-links --no-header --no-annotate $$name.in -o $$name.txt || exit 1; done

clean: ## remove the environment and all that tools have left; the data stays
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The two marks say which lock is installed, so that nothing is installed twice.
$(VENV)/.run: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Programstatus needs Python 3.11 or newer. Name it like this: make PYTHON=python3.12 run" >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
	  echo "Python has no venv here. On Debian or Ubuntu: sudo apt install python3-venv" >&2; exit 1; }
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(VENV)/.dev: $(VENV)/.run requirements-dev.txt
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@
