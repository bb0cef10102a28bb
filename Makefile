# Everything a person needs. Python 3.11+ and make are enough; the rest is fetched into .venv and var/.
PYTHON ?= python3
PORT ?=

.PHONY: help demo test check fix bench docs messages clean

help:            ## this list
	@grep -E '^[a-z]+: .*##' Makefile | sed -E 's/: *[a-z ]*## */\t/'

demo:            ## run everything here with sample data (PORT=8080 make demo for another port)
	@PORT="$(PORT)" $(PYTHON) scripts/demo.py

test:            ## all checks, all tests, on SQLite and on PostgreSQL, in a real browser
	@$(PYTHON) scripts/test.py

check:           ## the quick checks: format, lint, types, floors, migrations, translations
	@$(PYTHON) scripts/test.py --only-checks

fix:             ## put the format right
	@$(PYTHON) scripts/house.py dev
	@.venv/bin/ruff check --fix --quiet . ; .venv/bin/ruff format --quiet .

bench:           ## measure (see bench/README.md)
	@$(PYTHON) scripts/bench.py

docs:            ## check that every link, command and setting in the documents is true
	@$(PYTHON) scripts/house.py dev
	@.venv/bin/python -m pytest -q tests/project/test_docs.py

messages:        ## collect the texts to translate, and compile the translations
	@$(PYTHON) scripts/house.py dev
	@.venv/bin/python scripts/messages.py

clean:           ## remove the environment and everything the demonstration made
	rm -rf .venv var .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
