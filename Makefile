# The two commands that matter: `make build` and `make test`. `make help` names the others.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# What runs in the browser is built and tested where Node is; elsewhere the site says what it lacks.
NPM := $(if $(shell command -v npm),npm --silent --prefix frontend,@echo "no npm here, so left out: npm")
PIP := $(BIN)/python -m pip install -qq --constraint constraints.txt

export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_ROOT_USER_ACTION := ignore
# Material for MkDocs prints an advertisement for its successor without this.
export NO_MKDOCS_2_WARNING := 1

# With its bytecode kept, what pytest makes of the tests is made once and not by each of its processes.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := build
.DELETE_ON_ERROR:
.PHONY: front-end build test check lint fmt serve site bench tools constraints clean help

build site: front-end ## install the package and build the site, the tables and the downloads
	@$(BIN)/kb build

test: $(VENV)/.installed-for-tests front-end ## run every check and every test (installs TeX and Chromium if it can)
	@.ci/install-tools
	@$(MAKE) --no-print-directory lint
	$(NPM) test
	$(BIN)/python -m pytest --numprocesses=auto --dist=worksteal

lint: $(VENV)/.installed-for-tests front-end ## run the formatter, the linter, the type checker and the import contract
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(NPM) run lint

check: $(VENV)/.installed ## check the records
	@$(BIN)/kb check $(CHECK_OPTIONS)

front-end: $(VENV)/.installed ## build what runs in the browser, if its sources changed (needs Node)
	@$(BIN)/python hatch_build.py

fmt: $(VENV)/.installed-for-tests ## bring records and code into their canonical form
	$(BIN)/kb fmt
	$(BIN)/ruff check --fix
	$(BIN)/ruff format
	$(NPM) run format

serve: front-end ## serve the site on this machine and reload it when a record is edited
	@$(BIN)/kb serve

bench: $(VENV)/.installed-for-tests .venv-bench/.installed front-end ## run the benchmarks beside the peers' programs
	@$(BIN)/python -m benchmarks

tools: ## install TeX, Chromium, poppler and Java with apt (as root)
	@.ci/install-tools --demand

constraints: ## pin the newest versions that pyproject.toml allows, for every Python it allows
	@.ci/pin $(PYTHON)

clean: ## remove what was built and installed
	rm -rf $(VENV) .venv-bench site build dist .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

help: ## print this list
	@sed -n 's/^\([a-z][a-z -]*\):.*## \(.*\)/\1|\2/p' Makefile | while IFS='|' read -r name text; do printf 'make %-12s %s\n' "$$name" "$$text"; done

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; v = sys.version_info; sys.exit(0 if v >= (3, 11) else "literature-kb needs Python 3.11 or newer and found %d.%d; name another one: make PYTHON=python3.12" % v[:2])'
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo 'could not make $(VENV): Python lacks its venv module (on Debian: apt-get install python3-venv)' >&2; exit 1; }

# The build backend is installed first, and pinned like the rest, so that nothing is built with
# versions that the constraints do not name.
$(VENV)/.installed: pyproject.toml constraints.txt | $(VENV)/bin/python
	@echo 'Installing the package into $(VENV), which takes a minute or two the first time ...'
	@$(PIP) hatchling
	@$(PIP) --no-build-isolation --editable .
	@touch $@

$(VENV)/.installed-for-tests: $(VENV)/.installed
	@echo 'Installing what the tests need into $(VENV) ...'
	@$(PIP) pyspark
	@$(PIP) --no-build-isolation --editable '.[test]'
	@touch $@

.venv-bench/.installed: benchmarks/requirements.txt benchmarks/browser/package-lock.json
	@echo "Installing the peers' programs into .venv-bench ..."
	@$(PYTHON) -m venv .venv-bench
	@.venv-bench/bin/python -m pip install -qq --requirement benchmarks/requirements.txt
	@! command -v npm >/dev/null || npm --silent --prefix benchmarks/browser ci --ignore-scripts
	@touch $@
