# Everything needs only Python >= 3.11, make and git; the rest is installed into .venv.
YEAR ?= 2024
PYTHON ?= python3
VENV := .venv
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif

.PHONY: help setup report check test test-slow test-browser screenshots bench audit-bench check-bench fuzz lint clean

help:  ## show the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/'

setup: $(VENV)/.ready  ## make .venv and install the package with its locked dependencies

$(VENV)/.ready: pyproject.toml requirements.lock
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

report: setup  ## build the report of YEAR into reports/YEAR
	$(BIN)/lkip build $(YEAR)

check: setup  ## check the data of YEAR
	$(BIN)/lkip check $(YEAR)

test: setup  ## run the tests that are quick
	$(BIN)/python -m pytest -n auto -m "not slow"

test-slow: setup  ## run the other tests: what builds for itself
	$(BIN)/python -m pytest -n auto -m slow

test-browser: $(VENV)/.browser  ## run the tests of the site in Chromium, which is looked for on the PATH
	LKIP_BROWSER_TESTS=1 $(BIN)/python -m pytest -n auto tests/site

screenshots: $(VENV)/.browser report  ## make the pictures of the README anew from the report of YEAR
	$(BIN)/python docs/gambar/buat.py $(YEAR)

$(VENV)/.browser: requirements-browser.lock $(VENV)/.ready
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement requirements-browser.lock
	@touch $@

lint: setup  ## run the linter
	$(BIN)/ruff check .

bench: setup  ## measure the build against doing it by hand, and the functions against a row loop
	$(BIN)/python benchmarks/build.py
	$(BIN)/python benchmarks/functions.py

audit-bench: setup  ## measure recall and false alarms of the audit on material of another hand
	$(BIN)/python benchmarks/audit.py
	$(BIN)/python benchmarks/from_report.py

fuzz: setup  ## put 2,000 broken inputs before the loaders
	LKIP_FUZZ=1000 $(BIN)/python -m pytest -n auto tests/data/test_fuzz.py

check-bench: setup  ## measure what the check names of plausible faults, and false alarms on clean data
	$(BIN)/python benchmarks/check.py

clean:  ## remove what was built
	rm -rf reports data/processed/2*
