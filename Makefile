# Two commands for a fresh machine: `make` builds the editions from raw/, `make test` passes the tests.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SOURCES := $(shell find src schemas -type f -not -name '*.pyc') pyproject.toml README.md LICENSE

.PHONY: build test check fmt lint types imports schema bench clean
build: $(VENV)/installed
	$(BIN)/octtei build raw --out tei

test: $(VENV)/installed-dev
	$(BIN)/pytest -n auto

# The laws on thousands of examples and whatever else takes its time.
.PHONY: test-slow
test-slow: $(VENV)/installed-dev
	$(BIN)/pytest -n auto -m slow

# The pages in Debian's Chromium, by the W3C's checker, and in CETEIcean; what is not there is skipped.
.PHONY: test-browser
test-browser: $(VENV)/installed-dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check '.[dev,browser]'
	$(BIN)/pytest -m browser

# Each export in the program that takes it. EPUBCheck wants Java, PhiloLogic the headers of ICU (libicu-dev, pkg-config).
.PHONY: test-platforms test-platforms-light
test-platforms: $(VENV)/installed-platforms
	OCTTEI_PLATFORMS=1 $(BIN)/pytest -m platforms tests/platforms

# The same with those that are installed in seconds; what is not there is skipped.
test-platforms-light: $(VENV)/installed-dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check '.[dev,platforms-light]'
	$(BIN)/pytest -m platforms tests/platforms

check: lint types imports schema-check test

lint: $(VENV)/installed-dev
	$(BIN)/ruff format --check src tests bench
	$(BIN)/ruff check src tests bench

fmt: $(VENV)/installed-dev
	$(BIN)/ruff format src tests bench
	$(BIN)/ruff check --fix src tests bench

types: $(VENV)/installed-dev
	$(BIN)/mypy

imports: $(VENV)/installed-dev
	$(BIN)/lint-imports

# octtei.rng is generated; CI refuses one that does not come from octtei.rnc.
schema: $(VENV)/installed-dev
	$(BIN)/python -m rnc2rng schemas/octtei.rnc schemas/octtei.rng

.PHONY: schema-check
schema-check: $(VENV)/installed-dev
	$(BIN)/python -m rnc2rng schemas/octtei.rnc $(VENV)/octtei.rng && cmp $(VENV)/octtei.rng schemas/octtei.rng

# The package is installed as its users get it (a wheel, not the checkout), so that the tests test that.
$(VENV)/installed: $(SOURCES) $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check .
	touch $@

$(VENV)/installed-dev: $(SOURCES) $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check '.[dev]'
	touch $(VENV)/installed $@

# Installed once: the programs are large (PhiloLogic alone brings a gigabyte), and do not change with our sources.
$(VENV)/platforms: pyproject.toml $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check '.[dev,platforms]'
	touch $@

$(VENV)/installed-platforms: $(VENV)/platforms $(VENV)/installed-dev
	touch $@

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
