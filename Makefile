# Leeswijzer: what people type. Each target sets up what it needs first.
PYTHON ?= python3
HOST ?=
PORT ?=

setup = @$(PYTHON) scripts/setup.py
run = .venv/bin
client_tools = PATH="$(CURDIR)/.setup/bin:$$PATH"
serve_options = $(if $(HOST),--host $(HOST)) $(if $(PORT),--port $(PORT)) $(if $(TLS),--tls)

.DEFAULT_GOAL := help
.PHONY: help setup setup-tests setup-bench demo serve test verify check bench client glue sheets statement

help:  ## what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup:  ## install what is missing; the others call it first
	$(setup)

demo: setup  ## read a photo of a form: demo/overlay.png and demo/overlay.json
	@$(run)/python scripts/demo.py

serve: setup  ## the service and the phone client; HOST=, PORT=, TLS=1 for phones on your network
	@$(run)/leeswijzer serve $(serve_options)

client: setup  ## build the phone client anew
	@$(PYTHON) scripts/setup.py --rebuild-client

setup-tests:
	$(setup) --tests

setup-bench:
	$(setup) --bench

check: setup-tests  ## format, lint, types, import contracts, client types, lock file
	$(run)/ruff format --check .
	$(run)/ruff check .
	$(run)/mypy
	$(run)/lint-imports
	cd client_demo && $(client_tools) npm run --silent check
	.setup/uv/bin/uv lock --check --quiet

# Tests start hundreds of processes, each of which would compile our source anew (0.6 s) where Python
# is told to keep nothing.
test: setup-tests  ## all tests that guard a change, 15 to 25 minutes on two cores
	cd client_demo && $(client_tools) npm test --silent
	PYTHONDONTWRITEBYTECODE= $(run)/pytest -n 2 -m "not verify" --durations=40

verify: setup-tests  ## the long ones: fuzz, soak, ten minutes of following
	$(run)/pytest -n 0 -m verify

bench: setup-bench  ## accuracy, speed and growth beside peers: tables, and JSON in bench/; FRAMES=
	@$(run)/python -m tests.benchmarks seeing $(if $(FRAMES),--frames $(FRAMES))
	@$(run)/python -m tests.benchmarks photos
	@$(run)/python -m tests.benchmarks growth $(if $(FRAMES),--frames $(FRAMES))

glue: setup-tests  ## does the overlay stick? CLIP=clip TRUTH=truth.json; PDF=, LATE=ms, SECONDS=
	@$(run)/python -m tests.glue --clip $(CLIP) --truth $(TRUTH) $(if $(PDF),--pdf $(PDF)) \
	  $(if $(LATE),--late $(LATE)) $(if $(SECONDS),--seconds $(SECONDS))

sheets: setup-tests  ## pictures of every screen of the phone client, to look at: sheets/; ONLY=names
	@$(run)/python -m tests.client.contact_sheet $(if $(ONLY),--only $(ONLY))

statement: setup-tests  ## try every screen for everyone: the accessibility statement; ONLY=names
	@$(run)/python -m tests.client.statement $(if $(ONLY),--only $(ONLY))
