# demo: records of the sample pages in the terminal and in demo.db.   test: all that must hold.
# model: the recognizer of names and the word segmenter, trained again; model-names, model-segmenter: one of them.
# Each target sets up what it needs; stamps in .venv keep a second run fast.
.DELETE_ON_ERROR:
.PHONY: demo test fuzz lint types floors bench bench-tables figures model model-names model-segmenter calibration fmt docs site clean

VENV := .venv
BIN := $(VENV)/bin
# The first interpreter that is new enough; `make demo PYTHON=...` names another.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
PIP := PIP_CONSTRAINT=constraints.txt $(BIN)/python -m pip --quiet --disable-pip-version-check
SAMPLES := bulletin_ie/samples
# What bench reads: `make bench PAGES=folder OPTIONS="--at-least 60000"`.
PAGES ?= tests/benchmark
OPTIONS ?=

demo: $(VENV)/.core
	@rm -f demo.db
	@$(BIN)/bulletin-ie show $(SAMPLES)
	@$(BIN)/bulletin-ie extract $(SAMPLES) --to sqlite:///demo.db

test: lint types floors
	$(BIN)/python -m pytest -q -n auto

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.dev
	$(BIN)/mypy

floors: $(VENV)/.dev
	$(BIN)/lint-imports --no-cache

# Models from openly licensed data; the card of each says which, and where they are from.
DATA ?= ../shared/data
model: model-names model-segmenter

model-names: $(VENV)/.train
	$(BIN)/python models/recipe/train_names.py --data $(DATA) --out models/names $(OPTIONS)

model-segmenter: $(VENV)/.train
	$(BIN)/python models/recipe/train_segmenter.py --data $(DATA) --out models/segmenter

# How sure each value is, from judged pages; models/confidence/CARD.md tells more.
calibration: $(VENV)/.train
	$(BIN)/python models/recipe/train_confidence.py fit models/confidence/judged.jsonl.gz --out models/confidence

bench: $(VENV)/.bench
	$(BIN)/python benchmarks/speed.py $(PAGES) $(OPTIONS)

# The tables of docs/speed.md and docs/limits.md, measured again: half an hour, on a machine that does nothing else.
bench-tables: $(VENV)/.bench
	$(BIN)/python benchmarks/speed.py --stages --write docs/speed.md $(OPTIONS)
	$(BIN)/python benchmarks/growth.py "real pages" "one quote" "headlines, alike" "only '1'" --from 500000 --to 1000000 --write docs/limits.md
	$(BIN)/python benchmarks/memory.py --pages 100000 --write docs/limits.md

# Random pages for half an hour, steered by what they reach; DURATION=60 for a minute.
DURATION ?= 1800
fuzz: $(VENV)/.fuzz
	@mkdir -p build/fuzz
	$(BIN)/python tests/fuzz/long_run.py -max_total_time=$(DURATION) -timeout=60 -artifact_prefix=build/fuzz/ build/fuzz

# The benchmark's figures, which a test holds: run it where a change lowers one on purpose.
figures: $(VENV)/.core
	$(BIN)/python tests/evaluate/keep_figures.py

fmt: $(VENV)/.dev
	$(BIN)/ruff check --fix-only --quiet .
	$(BIN)/ruff format .

# What follows from the code: reference pages, the record in the README, the outputs of the notebooks.
docs: $(VENV)/.dev
	$(BIN)/python docs/make_reference.py
	$(BIN)/python docs/refresh_readme.py
	$(BIN)/python docs/refresh_notebooks.py

# The documentation site, in build/site; a warning is an error.
site: $(VENV)/.dev
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --quiet

clean:
	rm -rf $(VENV) build dist demo.db .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed (make PYTHON=/path/to/python)." >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.core: pyproject.toml constraints.txt | $(BIN)/python
	$(PIP) install -e .
	@touch $@

$(VENV)/.train: pyproject.toml constraints.txt | $(BIN)/python
	$(PIP) install -e '.[train]'
	@touch $@

$(VENV)/.bench: pyproject.toml constraints.txt | $(BIN)/python
	$(PIP) install -e '.[bench]'
	@touch $@ $(VENV)/.core

$(VENV)/.fuzz: pyproject.toml constraints.txt | $(BIN)/python
	$(PIP) install -e '.[fuzz]'
	@touch $@

$(VENV)/.dev: pyproject.toml constraints.txt | $(BIN)/python
	$(PIP) install -e '.[dev]'
	@touch $@ $(VENV)/.core
