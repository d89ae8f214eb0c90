# make run   explore the invented sample, or SOURCE=path for your own cables
# make test  everything that has to hold
SHELL := /bin/sh
.DELETE_ON_ERROR:
.PHONY: run test check score docs lessons screenshots clean

PYTHON ?= python3
BIN := .venv/bin
SOURCE ?= data/sample
# One corpus for each source, so that one's own cables never mix with the sample.
CORPUS ?= out/$(subst /,-,$(patsubst /%,%,$(SOURCE)))
HOST ?= 127.0.0.1
PORT ?= 8050
GRAPHKIT_SHARED ?= ../shared

run: .venv/run.done
	$(BIN)/graphkit build "$(CORPUS)" "$(SOURCE)" || [ $$? -eq 1 ]
	$(BIN)/python -m dashboard "$(CORPUS)" --host "$(HOST)" --port "$(PORT)"

test: .venv/test.done node_modules/test.done
	GRAPHKIT_SHARED="$(GRAPHKIT_SHARED)" $(BIN)/python -m pytest -n 2 --dist loadgroup

check: .venv/test.done
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python data/make_sample.py --check
	$(BIN)/cog -I . --check README.md

# The figures that the project claims for its accuracy, beside the last recorded ones.
score: .venv/test.done
	GRAPHKIT_SHARED="$(GRAPHKIT_SHARED)" $(BIN)/python benchmarks/score.py

# Rewrites the generated parts of the documentation.
docs: .venv/test.done
	$(BIN)/cog -I . -r README.md

# Executes the notebooks and saves them: after every change of what is found in the sample.
lessons: .venv/test.done
	$(BIN)/python notebooks/execute.py

# Takes the pictures of README.md and docs/screens.md anew, from the invented sample.
screenshots: .venv/test.done
	sh requirements/system.sh
	$(BIN)/python docs/screenshots.py

clean:
	rm -rf .venv node_modules out screenshots .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

# --without-pip and pip's --python: Debian's Python has no ensurepip unless python3-venv is installed.
.venv/bin/python:
	$(PYTHON) -m venv --without-pip .venv

define install
$(PYTHON) -m pip --python $(BIN)/python install --quiet --require-hashes -r $(1)
$(PYTHON) -m pip --python $(BIN)/python install --quiet --no-deps --no-build-isolation --no-index -e .
touch $@
endef

.venv/run.done: requirements/run.txt pyproject.toml | .venv/bin/python
	$(call install,requirements/run.txt)

.venv/test.done: requirements/test.txt pyproject.toml | .venv/bin/python
	$(call install,requirements/test.txt)

node_modules/test.done: package-lock.json requirements/system.sh
	sh requirements/system.sh
	npm ci --silent --no-audit --no-fund
	touch $@
