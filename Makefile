# The commands of this house; `make help` lists them. Everything they need is set up by scripts/setup.sh.

VENV ?= .venv
PY = $(VENV)/bin/python
export VENV

.DEFAULT_GOAL := help
.PHONY: help run setup setup-test test test-all test-newest lint pictures bench bench-pdf clean

help:  ## list these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' Makefile

# Set-up ends with 3 where it has printed the one line to give; make would add a line of its own to an error.
run:  ## open the application (without a display: write the default briefing as PDF)
	@sh scripts/setup.sh && sh scripts/run.sh || [ $$? -eq 3 ]

setup:  ## set up everything that the application needs
	@sh scripts/setup.sh

setup-test:
	@sh scripts/setup.sh test

test: setup-test lint  ## check the code and run the tests (at most 10 minutes)
	$(PY) -m pytest -n 2 --dist worksteal

test-all: setup-test lint  ## run the slow tests, the measurements and the newest Python too
	$(PY) -m pytest -n 2 --dist worksteal -m 'not bench'
	$(PY) -m pytest -m bench
	$(MAKE) test-newest

test-newest:  ## run the tests on Python 3.13, where it is installed
	@sh scripts/test_newest.sh

lint: setup-test  ## style, format, types and the layers of the house
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports

pictures: setup-test  ## draw every place and every page into build/pictures
	$(PY) scripts/pictures.py
	$(PY) scripts/urdu_sheet.py

bench: setup-test  ## measure what must be fast
	$(PY) -m pytest -m bench

.venv-bench: requirements-bench.txt
	@$(PY) -m venv $@ && $@/bin/pip install --quiet --require-hashes -r requirements-bench.txt \
		|| { rm -rf $@; echo "The other engines cannot be installed here; only ours and ReportLab are measured."; }

bench-pdf: setup-test .venv-bench  ## measure the pages beside other engines (build/bench/pdf.json)
	$(PY) -m tests.bench.bench_pdf --growth

clean:  ## remove what was built or set up
	rm -rf build dist .venv .venv-* *.egg-info briefing/resources/starter.ctpack
	rm -rf .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
