# The commands of this project. Each one sets up all that it needs; what is set up is remembered in .venv.
#
#   make run [FILES="..."]   the application
#   make test                the tests
#   make check               style, types, directions of imports, sizes of modules, translations
#   make package             the application for this platform, packed and tried out, in dist/
#   make wheel               the wheel, tried out in an empty environment, in dist/
#   make bench               the benchmarks: prints figures, asserts nothing
#   make clean               forgets the set-up and everything built

BIN := .venv/bin
READY := .venv/.ready
# Qt needs no screen for tests and benchmarks.
OFFSCREEN := QT_QPA_PLATFORM=offscreen
# The networks of the tests are tiny: on a busy machine their threads would wait for each other ten times longer
# than they compute.
ONE_THREAD := OMP_NUM_THREADS=1
BENCHMARKS = $(patsubst benchmarks/%.py,%,$(filter-out benchmarks/__init__.py,$(wildcard benchmarks/*.py)))

.PHONY: run test check bench package wheel setup clean

# 1 means that the application has already said in one sentence why it did not start.
run: setup
	@$(BIN)/python -m tlgan_desktop $(FILES) || [ $$? -eq 1 ]

test: setup
	$(OFFSCREEN) $(ONE_THREAD) $(BIN)/python -m pytest $(ARGS)

check: setup
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python tools/check_sizes.py
	$(BIN)/python tools/translations.py --check

bench: setup
	@for name in $(BENCHMARKS); do \
	    echo "== $$name"; $(OFFSCREEN) $(BIN)/python -m benchmarks.$$name || exit 1; \
	done

package:
	@sh tools/system-libraries.sh
	@python=$$(sh tools/find-python.sh) && "$$python" -m tools.bundle

wheel:
	@sh tools/system-libraries.sh
	@python=$$(sh tools/find-python.sh) && "$$python" -m tools.wheel

setup: $(READY)

$(READY): pyproject.toml constraints.txt tools/find-python.sh tools/system-libraries.sh
	@sh tools/system-libraries.sh
	@python=$$(sh tools/find-python.sh) && { [ -x $(BIN)/python ] || "$$python" -m venv .venv; }
	@echo "Installing what the application needs into .venv; the first time this takes a few minutes."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]' -c constraints.txt </dev/null
	@touch $@

clean:
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
