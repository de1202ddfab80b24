# Everything runs in .venv, which any target sets up: Python 3.11 or later, pip and make suffice.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: demo test lint format slow fuzz pages clean help

help:
	@echo "make demo    set up and audit the fixtures"
	@echo "make test    set up and run the tests"
	@echo "make lint    style, types and import directions"
	@echo "make slow    the tests that take longer"
	@echo "make fuzz    mutated documents for every loader, for FUZZ_SECONDS (120), then new examples for the property tests"
	@echo "make pages   the pages of docs/ that are made from the code"
	@echo "make clean   remove the environment and all caches"

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $(READY)

demo: $(READY)
	$(BIN)/python -m discloseparse audit fixtures --fail-on never

test: $(READY)
	$(BIN)/python -m pytest

lint: $(READY)
	$(BIN)/python -m ruff check src tests benchmarks scripts
	$(BIN)/python -m ruff format --check src tests benchmarks scripts
	$(BIN)/python -m mypy
	$(BIN)/lint-imports

format: $(READY)
	$(BIN)/python -m ruff check --fix src tests benchmarks scripts
	$(BIN)/python -m ruff format src tests benchmarks scripts

slow: $(READY)
	$(BIN)/python -m pytest -m slow --override-ini addopts="-q -n 2"

FUZZ_SECONDS ?= 120
FUZZ_SEED ?= $(shell date +%s)
fuzz: $(READY)
	$(BIN)/python benchmarks/fuzz_loaders.py --count 100000000 --seconds $(FUZZ_SECONDS) --seed $(FUZZ_SEED)
	$(BIN)/python -m pytest -m hypothesis --hypothesis-profile=search --hypothesis-seed=$(FUZZ_SEED)

pages: $(READY)
	$(BIN)/python scripts/write_tables_page.py
	$(BIN)/python scripts/write_rules_page.py

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache dist build
