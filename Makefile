# make demo: set up and build the flagship · make test: set up and run every check · make bench: measure
# make gallery: every slide layout of every pack, our preview beside LibreOffice (out/gallery/index.html)
# uv is used when it is there; plain venv and pip otherwise. PYTHON=python3.12 make … picks another Python.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
UV := $(shell command -v uv 2>/dev/null)

.PHONY: demo test quick bench gallery fonts clean

$(BIN)/python:
	$(if $(UV),uv venv --quiet --python $(PYTHON) $(VENV),$(PYTHON) -m venv $(VENV))

$(VENV)/.installed: pyproject.toml | $(BIN)/python
	$(if $(UV),VIRTUAL_ENV=$(VENV) uv pip install --quiet -e .,$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .)
	@touch $@

$(VENV)/.installed-test: pyproject.toml | $(BIN)/python
	$(if $(UV),VIRTUAL_ENV=$(VENV) uv pip install --quiet -e '.[test]',$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[test]')
	@touch $@ $(VENV)/.installed

demo: $(VENV)/.installed
	$(BIN)/factdeck build deck/harbin.yaml

test: $(VENV)/.installed-test
	$(BIN)/python tests/run.py

quick: $(VENV)/.installed-test
	$(BIN)/python tests/run.py --quick

bench: $(VENV)/.installed-test
	$(BIN)/python benchmarks/bench.py

gallery: $(VENV)/.installed-test
	$(BIN)/python -m tests.gallery_page out/gallery

clean:
	rm -rf $(VENV) out/*
