# Two commands are enough: `make run` and `make test`. Both do all set-up themselves.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
ARGS ?=
VENV := .venv
IN_VENV := $(VENV)/bin/python
PIP := $(IN_VENV) -m pip --disable-pip-version-check
INSTALL := $(PIP) install --quiet --require-hashes --no-deps
LOCKS := packaging/requirements
PO_FILES := $(wildcard resources/locales/*/LC_MESSAGES/*.po)
SCREEN := $(or $(DISPLAY),$(WAYLAND_DISPLAY))
PICTURES := $(if $(SCREEN),libraries-run,libraries-demo)
GOAL := $(or $(firstword $(MAKECMDGOALS)),test)
LIBRARIES := $(if $(filter test bench faults mutants,$(GOAL)),libraries-test,$(if $(filter run screenshots,$(GOAL)),$(PICTURES),libraries-run))
NO_SCREEN := QT_QPA_PLATFORM=offscreen

export PYTHON

.DEFAULT_GOAL := test
.PHONY: setup run test faults mutants bench screenshots lock libraries-run libraries-demo libraries-test

setup: $(LIBRARIES) $(VENV)/run.stamp $(PO_FILES:.po=.mo)

run: $(LIBRARIES) $(VENV)/run.stamp $(PO_FILES:.po=.mo)
ifneq ($(SCREEN),)
	@$(IN_VENV) -m journal_app $(ARGS)
else
	@echo "There is no screen here, so the demo is made instead, in build/demo."
	@mkdir -p build
	@test -d build/demo/Sample.journal || $(NO_SCREEN) $(IN_VENV) -m journal_app demo build/demo
	@find build/demo -maxdepth 2 -type f | sort
endif

test: $(LIBRARIES) $(VENV)/test.stamp $(PO_FILES:.po=.mo)
	@$(IN_VENV) packaging/run_checks.py

# The fault matrix in its long form: hours. The short one is a part of `make test`.
faults: $(LIBRARIES) $(VENV)/test.stamp $(PO_FILES:.po=.mo)
	@FAULTS=long FAULTS_SEED=$${FAULTS_SEED:-$$(date +%s)} \
	    $(IN_VENV) packaging/run_checks.py faults faults-window journeys screen keyring

# One row of it alone: hours for every mutant, MUTANTS=200 for so many of each part by chance,
# MUTANTS_OF="connection lines" for those of some modules.
mutants: $(LIBRARIES) $(VENV)/test.stamp $(PO_FILES:.po=.mo)
	@FAULTS=long FAULTS_SEED=$${FAULTS_SEED:-$$(date +%s)} \
	    $(IN_VENV) -m pytest -q -p no:xvfb -p no:pytest-qt -o faulthandler_timeout=0 \
	    -k nearly_every_mutant tests/faults/test_mutation.py

bench: $(LIBRARIES) $(VENV)/test.stamp
	@xvfb-run -a -s "-screen 0 1400x900x24" env QT_QPA_PLATFORM=xcb \
	    $(IN_VENV) -m tests.bench $(ARGS)

screenshots: $(LIBRARIES) $(VENV)/run.stamp $(PO_FILES:.po=.mo)
	@$(NO_SCREEN) $(IN_VENV) packaging/screenshots.py build/screenshots

# Needs uv on the path; only after a change of a .in file.
lock:
	cd $(LOCKS) && for list in run test; do \
	    constraint=; test $$list = run || constraint="--constraint run.txt"; \
	    uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
	        --no-annotate --no-emit-index-url --no-emit-find-links $$constraint \
	        --output-file $$list.txt $$list.in || exit 1; \
	done

libraries-run libraries-demo libraries-test: libraries-%:
	@packaging/system_libraries.sh $*

# The system libraries come first: without them there may be no way to make a venv.
$(VENV)/made.stamp: | $(LIBRARIES)
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	    { echo "Python 3.11 or newer is needed; name it: make PYTHON=/path/to/python3"; exit 1; }
	@$(IN_VENV) -c pass 2>/dev/null || $(PYTHON) -m venv --clear $(VENV)
	@touch $@

$(VENV)/run.stamp: $(LOCKS)/run.txt $(VENV)/made.stamp
	@echo "Installing what the program needs, checked by hash."
	@$(INSTALL) -r $<
	@touch $@

$(VENV)/test.stamp: $(LOCKS)/test.txt $(VENV)/run.stamp
	@echo "Installing what the checks need, checked by hash."
	@$(INSTALL) -r $<
	@touch $@

%.mo: %.po $(VENV)/run.stamp
	@$(IN_VENV) -m babel.messages.frontend compile --input-file $< --output-file $@
