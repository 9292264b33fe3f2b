# On a fresh machine with Go and make two commands do everything: `make run` and `make test`.

GO       ?= go
RACE     ?= -race
FUZZTIME ?= 60s
CASE     ?= examples/cn/cn-001.yaml
LISTEN   ?= 127.0.0.1:8321
DEMO     ?= var/demo/mandamus.db
VECTORS  ?= law/testdata/vectors.csv

# Builds must not depend on the state of a git checkout, nor fail in a copy that is none.
export GOFLAGS ?= -buildvcs=false

.DEFAULT_GOAL := help
.PHONY: help run style assess test check-format check-vet check-static check-law check-examples check-go cc assets test-web bench bench-desk bench-log fuzz soak readme clean FORCE

help: ## show the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: style bin/mandamus ## build the program and open the desk on the demonstration: make run LISTEN=127.0.0.1:9000
	bin/mandamus serve --demo --database $(DEMO) --listen $(LISTEN)

style: # the pages are plain without Node; where it cannot be had they come without style, and say so
	@command -v npm >/dev/null || scripts/install-web node || true

assess: bin/mandamus ## assess a real case, in Chinese and in English: make assess CASE=examples/cn/cn-037.yaml
	bin/mandamus assess $(CASE) --lang zh
	bin/mandamus assess $(CASE) --lang en

test: check-format check-vet check-static check-law check-examples check-go test-web ## all a change must pass, fast parts first

check-format: ## every Go file is formatted
	@unformatted=$$(gofmt -l .); \
	if [ -n "$$unformatted" ]; then echo "not formatted, run gofmt -w on:"; echo "$$unformatted"; exit 1; fi

check-vet: ## go vet, in every module
	$(GO) vet ./...
	$(if $(wildcard bench/go.mod),$(GO) -C bench vet ./...)

check-static: bin/staticcheck ## staticcheck
	bin/staticcheck ./...

check-law: bin/mandamus ## the pack is formatted and loads, its tests pass, all is assigned, published computations come out
	bin/mandamus law fmt --check law/packs
	bin/mandamus law check
	bin/mandamus law test
	bin/mandamus law coverage >/dev/null
	bin/mandamus law vectors $(VECTORS)

check-examples: bin/mandamus ## every example case is assessed without an error
	bin/mandamus assess examples/cn
	bin/mandamus assess examples/fictitious >/dev/null

check-go: $(if $(RACE),cc) ## unit, property, script and house tests, fuzz seeds, under the race detector
	$(GO) test $(RACE) ./...

cc: # the race detector links against C
	@command -v "$$($(GO) env CC)" >/dev/null || scripts/install-cc

assets: web/page/dist/manifest.json ## build the style sheet and script of the pages; needs npm

# Node may be missing. CI installs it, so that nothing is left out there.
test-web: ## the pages in a browser: accessibility, keyboard, without a script
	@if [ -n "$$CI" ]; then scripts/install-web || exit 1; fi; \
	if command -v npm >/dev/null && [ -x /usr/bin/chromium ]; then $(MAKE) --no-print-directory assets bin/mandamus && cd web && npm test; \
	else echo "SKIPPED: the pages were not tested, since npm or chromium is missing; scripts/install-web installs them"; fi

bench: ## benchmarks on one core; other engines must give our answers before they are timed
	$(GO) test -run '^$$' -bench . -benchmem -cpu 1 ./...
	$(if $(wildcard bench/go.mod),$(GO) -C bench test -bench . -benchtime 2s -cpu 1 ./...)

LOAD_CASES ?= 1000000
LOAD_FILE  ?= bin/load.db

bench-desk: bin/mandamus ## a million invented cases: made, a night over them, pages asked for at 100 requests a second; LOAD_CASES, LOAD_FILE
	GOGC=800 $(GO) run ./internal/load/desk -cases $(LOAD_CASES) -file $(LOAD_FILE) -server bin/mandamus fill night ask cost

LEAVES ?= 10000000

bench-log: ## a public record of ten million entries, and proofs of single ones in it; LEAVES
	$(GO) test ./store/sqlite -run '^$$' -bench Proof -benchtime 2s -timeout 1h -leaves $(LEAVES)

fuzz: ## every fuzz target for FUZZTIME
	GO=$(GO) scripts/fuzz $(FUZZTIME)

soak: ## long: fuzzing for ten minutes a target, a hundred times as many property checks, a hundred killed processes
	$(GO) test ./cmd/mandamus -timeout 1h -run 'TestServer|TestDatabaseServer' -kills 100 -restarts 20
	$(GO) test ./store/sqlite -timeout 1h -run TestKill -kills 100
	$(GO) test ./store/postgres -timeout 1h -run 'Kill|Restart' -kills 100 -restarts 20
	$(GO) test ./app ./store/sqlite ./store/postgres -timeout 1h -count 10 -run 'BackupOfYesterday|PublishingIsResumed|TestStore/LogFaults|TestStore/LogConcurrent'
	GO=$(GO) scripts/fuzz 10m
	$(GO) test -timeout 4h -rapid.checks=10000 $$($(GO) list -f '{{range .TestImports}}{{.}} {{end}}{{range .XTestImports}}{{.}} {{end}}{{"\t"}}{{.ImportPath}}' ./... | awk -F '\t' '/pgregory.net\/rapid / { print $$2 }')

readme: ## write the real output of the commands into README.md
	$(GO) test ./internal/house -run TestREADMEShowsRealOutput -update

clean: ## remove what was built
	rm -rf bin

# Go decides by itself what has to be built again.
bin/mandamus: FORCE
	@if command -v npm >/dev/null; then $(MAKE) --no-print-directory assets || echo "The pages of this program will have no style."; fi
	@CGO_ENABLED=0 $(GO) build -o $@ ./cmd/mandamus

web/page/dist/manifest.json: web/node_modules/.package-lock.json web/build.mjs $(wildcard web/src/*) \
		web/build-verify.mjs $(wildcard web/verify/src/*) web/verify/kinds.json i18n/catalogue/publog.json i18n/catalogue/web_verify.json
	cd web && npm run build

web/node_modules/.package-lock.json: web/package.json web/package-lock.json
	cd web && npm ci --ignore-scripts --no-audit --no-fund
	@touch $@

bin/staticcheck: tools/go.mod tools/go.sum
	$(GO) build -C tools -o ../$@ honnef.co/go/tools/cmd/staticcheck
