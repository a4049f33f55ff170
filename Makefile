# Two commands for users: `make demo` and `make test`. Each sets up all it needs, from Python 3.11+, pip and make.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
STAMP := $(VENV)/.standoff
EXAMPLE := examples/example.db

.PHONY: help demo test install install-spark check bench train teach clean

help:
	@echo "make demo     set up, code the example crisis, print its brief"
	@echo "make test     set up, run all tests"
	@echo "make install  set up: the command is then $(BIN)/standoff"
	@echo "make install-spark  the same with Spark, for corpora (docs/cluster.md)"
	@echo "make check    ruff, mypy, import-linter"
	@echo "make bench    throughput, and quality where gold data is at hand"
	@echo "make train    teach the encoder anew, in three steps (training/README.md):"
	@echo "              learn it from corpus/, keeping what comes out in training/out/"
	@echo "              export it as int8 ONNX into the package"
	@echo "              weigh it against grammar, on crises that it has not seen"
	@echo "make teach    let a larger network learn, and label the plain articles from which \`make train\` learns too"
	@echo "make clean    remove what make made"

$(BIN)/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "standoff needs Python 3.11 or newer; call make PYTHON=...")'
	$(PYTHON) -m venv $(VENV)

$(STAMP)-run: pyproject.toml constraints.txt | $(BIN)/python
	$(PIP) install --quiet --constraint constraints.txt --editable .
	@touch $@

$(STAMP)-all: pyproject.toml constraints.txt | $(BIN)/python
	$(PIP) install --quiet --constraint constraints.txt --editable '.[all,test,check]'
	@touch $@ $(STAMP)-run

install: $(STAMP)-all

install-spark: $(STAMP)-all
	$(PIP) install --quiet --constraint constraints.txt --editable '.[spark]'
	@command -v java >/dev/null || echo "Spark needs Java 17 too, for instance: apt-get install openjdk-17-jre-headless"

$(STAMP)-train: pyproject.toml constraints.txt | $(BIN)/python
	$(PIP) install --quiet --constraint constraints.txt --editable '.[train]'
	@touch $@ $(STAMP)-run

demo: $(STAMP)-run
	@rm -f $(EXAMPLE) $(EXAMPLE)-wal $(EXAMPLE)-shm
	$(BIN)/standoff add examples -d $(EXAMPLE)
	$(BIN)/standoff brief -d $(EXAMPLE)

test: $(STAMP)-all
	$(BIN)/python -m pytest

check: $(STAMP)-all
	$(BIN)/ruff check src tests bench training
	$(BIN)/ruff format --check src tests bench training
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(STAMP)-all
	$(BIN)/python bench/throughput.py
	$(BIN)/python bench/quality.py

train: $(STAMP)-train
	$(BIN)/python -m training.learn
	$(BIN)/python -m training.export
	$(BIN)/python -m training.weigh

$(STAMP)-teach: pyproject.toml constraints.txt | $(BIN)/python
	$(PIP) install --quiet --constraint constraints.txt --editable '.[teach]'
	@touch $@ $(STAMP)-train $(STAMP)-run

teach: $(STAMP)-teach
	$(BIN)/python -m training.teach

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
	rm -f $(EXAMPLE) $(EXAMPLE)-wal $(EXAMPLE)-shm
