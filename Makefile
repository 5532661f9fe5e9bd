# make run    build, read the sample articles, serve them on 127.0.0.1:8080
# make test   all that must hold: format, vet, tests with the race detector, short fuzzing
# make fuzz   fuzz each target for FUZZTIME
# make bench  speed and memory
# make bench-store  the stores against Cayley's own, with QUADS quads; fifty kill -9
# make train  train all models anew from the corpora in SHARED

SHELL    := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
GO       ?= go
FUZZTIME ?= 5s
QUADS    ?= 1000000
SHARED   ?= ../shared
# -v for .ci/run, which must see what is skipped
TESTFLAGS ?=
export CGO_ENABLED ?= $(shell command -v cc >/dev/null && echo 1 || echo 0)
RACE      := $(if $(filter 1,$(CGO_ENABLED)),-race)

READERS  := graph/export/testdata/readers

.PHONY: run build test check fuzz bench train chromium postgresql readers bench-store

run: build
	./bin/whomet demo --store bin/demo.db

build: bin/whomet

bin/whomet: go.mod go.sum $(shell find cmd data graph ingest query -type f -not -name '*_test.go' -not -path '*/node_modules/*')
	CGO_ENABLED=0 $(GO) build -trimpath -o $@ ./cmd/whomet

test: check chromium postgresql readers
	$(GO) test $(RACE) $(TESTFLAGS) ./...
	$(MAKE) --no-print-directory fuzz

check:
	@unformatted=$$(gofmt -l cmd data graph ingest query); \
	  if [ -n "$$unformatted" ]; then echo "gofmt would change:"; echo "$$unformatted"; exit 1; fi
	$(GO) vet ./...

# Fuzz targets are fuzzed one after the other; findings stay in testdata/fuzz. The
# fuzzer may report the end of its time as a failure, "context deadline exceeded",
# without a failing input; that is none.
fuzz:
	@set -e; for p in $$($(GO) list ./...); do \
	  for f in $$($(GO) test -list '^Fuzz' $$p | grep '^Fuzz' || true); do \
	    echo "fuzz $$p $$f $(FUZZTIME)"; \
	    if ! out=$$($(GO) test -run '^$$' -fuzz "^$$f\$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 1s $$p 2>&1); then \
	      if ! grep -q 'context deadline exceeded' <<<"$$out" || grep -qE 'Failing input|panic' <<<"$$out"; then echo "$$out"; exit 1; fi; \
	    fi; \
	    grep -v '^fuzz: elapsed' <<<"$$out" || true; \
	  done; \
	done

bench:
	NEWS=$(wildcard $(abspath $(SHARED)/news)) $(GO) test -run '^$$' -bench . -timeout 60m ./...

bench-store: postgresql
	$(GO) test ./graph -run TestKill -bench Stores -benchtime 1x -timeout 5h -v -args -kills 50 -quads $(QUADS)

train: build
	./bin/whomet train --shared $(SHARED) --data data
	$(GO) test ./data -update

# The pages are looked at in a real browser.
chromium:
	@test -x /usr/bin/chromium || { \
	  sudo=$$([ "$$(id -u)" = 0 ] || echo sudo); \
	  $$sudo apt-get update -q && $$sudo apt-get install -y -q chromium; }

# The stores are tried on a real PostgreSQL server, started by the tests themselves.
postgresql:
	@command -v initdb >/dev/null || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || { \
	  sudo=$$([ "$$(id -u)" = 0 ] || echo sudo); \
	  $$sudo apt-get update -q && $$sudo apt-get install -y -q postgresql; }

# The exports are read back by readers of others, in Node.js.
readers: $(READERS)/node_modules/.package-lock.json

$(READERS)/node_modules/.package-lock.json: $(READERS)/package-lock.json
	@command -v npm >/dev/null || { \
	  sudo=$$([ "$$(id -u)" = 0 ] || echo sudo); \
	  $$sudo apt-get update -q && $$sudo apt-get install -y -q nodejs npm; }
	cd $(READERS) && npm ci --no-audit --no-fund
	@touch $@
