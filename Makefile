# Everything runs in .venv, which any target sets up from nothing when it is missing or out of date.

# The first Python that is there, works, is new enough and can make virtual environments.
# (A version manager's stand-ins are found by name and still fail when their version is not selected.)
PYTHON ?= $(shell for python in python3.13 python3.12 python3.11 python3 python; do \
	"$$python" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 \
	&& echo "$$python" && break; done)

SOME_PYTHON = test -n "$(PYTHON)" || { echo "Python 3.11 or newer, with its venv module, is needed and \
	was not found; name one with: make PYTHON=/path/to/python" >&2; exit 1; }

BIN := .venv/bin
# The rooms in which figures come about; tests that miss any of it are told.
COVERED := --cov=outreach_tui.domain --cov=outreach_tui.store --cov=outreach_tui.services --cov-report=term
READY := .venv/ready
# The moment of the commit, or of the sdist that was unpacked, so that whoever builds it builds the same bytes.
COMMITTED = $(shell git log -1 --format=%ct 2>/dev/null || date -r PKG-INFO +%s)

# Without compiled modules every start of the program takes two to three times as long.
unexport PYTHONDONTWRITEBYTECODE
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help demo docs test coverage soak bench check catalogues readme pictures dist smoke audit lock
.DELETE_ON_ERROR:

help: ## Show this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)$$/\1|\2/p' $(MAKEFILE_LIST) | awk -F '|' '{printf "make %-12s %s\n", $$1, $$2}'

demo: $(READY) ## Open the program on the sample year
	$(BIN)/outreach demo

test: check ## Run every check, then the tests
	$(BIN)/pytest

coverage: $(READY) ## Run the tests and say which lines of the rooms where figures are made they miss
	$(BIN)/pytest $(COVERED) --cov-fail-under=95

soak: $(READY) ## Run the long rounds: killing, faults, writing together, mutants, and a minute of use that must stay flat
	$(BIN)/python -m benchmarks.soak

bench: $(READY) ## Measure the program beside others, in turn; BENCH="--quick start lists" narrows it
	$(BIN)/python -m benchmarks $(BENCH)

check: $(READY) ## Run the checks that need no tests: style, types, import rules, catalogues
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m tools.catalogues check

catalogues: $(READY) ## Bring the message catalogues up to date with the code
	$(BIN)/python -m tools.catalogues update

readme: $(READY) ## Write the program's commands and keys into both READMEs
	$(BIN)/python -m tools.readme update

docs: $(READY) ## Build the documentation as a site, in build/docs
	$(BIN)/python -m tools.site build/docs

pictures: $(READY) ## Draw the screens that the documentation shows, from the program itself
	$(BIN)/python -m tools.picture

dist: $(READY) ## Build what is given out, in dist: sdist, wheel, bill of materials
	rm -rf dist
	SOURCE_DATE_EPOCH=$(COMMITTED) $(BIN)/python -m hatchling build -d dist
	SOURCE_DATE_EPOCH=$(COMMITTED) $(BIN)/python -m tools.sbom dist/outreach_tui.cdx.json

smoke: dist ## Install the wheel for every Python that is here, and try it from an empty folder
	$(BIN)/python -m tools.smoke dist/*.whl

audit: $(READY) ## Ask the advisory database about every release in requirements.lock; needs network
	@$(BIN)/python -m venv build/audit && build/audit/bin/python -m pip install --quiet pip-audit
	build/audit/bin/pip-audit --strict --requirement requirements.lock --no-deps --disable-pip

lock: ## Write requirements.lock anew from the newest releases that fit
	@$(SOME_PYTHON)
	@set -e; folder=$$(mktemp -d); trap 'rm -rf "$$folder"' EXIT; \
	"$(PYTHON)" -m venv "$$folder"; \
	"$$folder/bin/python" -m pip install --quiet --editable ".[dev,postgres]"; \
	"$$folder/bin/python" -m pip freeze --exclude-editable > "$$folder/freeze"; \
	if grep -v '^[A-Za-z0-9._-]*==[A-Za-z0-9._+!-]*$$' "$$folder/freeze"; then \
		echo "These did not come as plain releases; requirements.lock stays as it was." >&2; exit 1; fi; \
	{ echo "# The releases the tests were last run with; pip takes this file as constraints."; \
	  echo "# Made by: make lock"; LC_ALL=C sort -f "$$folder/freeze"; } > requirements.lock

$(READY): pyproject.toml requirements.lock
	@echo "Setting up .venv (about a minute) ..."
	@$(BIN)/python -c '' 2>/dev/null || { $(SOME_PYTHON); "$(PYTHON)" -m venv --clear .venv; }
	@$(BIN)/python -m pip install --quiet --constraint requirements.lock --editable ".[dev,postgres]"
	@touch $@
