PYTHON ?= python3
BIN := .venv/bin

.PHONY: build test conformance lint format bench

build: .venv/ready
	$(BIN)/progc build programs/tobakshjalpen programs/framat --out build

test: .venv/ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest -n auto --dist worksteal

conformance: .venv/ready
	$(BIN)/pytest tests/conformance

lint: .venv/ready
	$(BIN)/progc lint programs/tobakshjalpen programs/framat

format: .venv/ready
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: .venv/ready
	$(BIN)/pip install --quiet --editable '.[bench]'
	$(BIN)/python bench/bench.py

.venv/ready: pyproject.toml
	@$(PYTHON) -c "import ensurepip, venv" 2>/dev/null || apt-get install -y python3-venv \
		|| { echo "Python's venv is needed, as root: apt-get install python3-venv"; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --editable '.[dev]'
	touch $@
