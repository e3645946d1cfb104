# Every target sets itself up: a virtual environment in .venv, made once from requirements.lock.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
SECONDS ?= 60
BOOKS := examples/books/yunxi-liaison-office-2024.xlsx
OUT := build/demo
DEMO := examples/yunxi-liaison-office-2024-faulty.txt
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check

.PHONY: help demo test lint fuzz docs readme bench bench-accuracy lock clean

help:
	@echo "make demo   compile an example, check it, and check its twin with planted faults"
	@echo "make test   run the tests"
	@echo "make lint   ruff, mypy and the directions of imports"
	@echo "make fuzz   try all sources for SECONDS=60 together"
	@echo "make docs   write the pages of the rules and the glossary"
	@echo "make readme fill in the session shown in the READMEs"
	@echo "make bench  how fast, beside other readers"
	@echo "make bench-accuracy  how many planted faults are found; writes docs/accuracy.md"
	@echo "make lock   pin the newest versions into requirements.lock"
	@echo "make clean  remove the virtual environment and the caches"

# Exit status 1 says that faults were found, which is what the last check is for; 2 is a failure.
demo: $(STAMP)
	@echo "\$$ juesuan compile $(BOOKS) -o $(OUT)"
	@$(BIN)/juesuan compile $(BOOKS) -o $(OUT)
	@echo "\$$ juesuan check $(OUT)/决算公开.docx"
	@$(BIN)/juesuan check $(OUT)/决算公开.docx
	@echo "\$$ juesuan check $(DEMO)"
	@$(BIN)/juesuan check $(DEMO) || test $$? -eq 1
	@echo
	@echo "上面先由一份虚构的底稿（凭证、登记簿和几句说明）编成部门决算，再核对编成的文件：没有发现问题。"
	@echo "编成的文件在 $(OUT)/：.docx、.pdf、.html、.xlsx、.txt、.json，内容相同。"
	@echo "随后核对的是同一单位的另一份，其中故意埋下了十六处错误（清单见 examples/faults.yaml）。请看："
	@echo "  1. 每条问题前的规则编号（如 A101），用 $(BIN)/juesuan rule 编号 查看该规则的说明和依据；"
	@echo "  2. “应为 / 实为 / 相差”，以及每一处的位置（第几行、哪张表、哪一行、哪一列）；"
	@echo "  3. 末尾的覆盖情况：识别了几张表，多少数字已对应到事实，哪些没有。"
	@echo "同样的内容写成网页：$(BIN)/juesuan check $(DEMO) --format html --output 核对报告.html"
	@echo "某个数字由哪些凭证得出：$(BIN)/juesuan trace $(BOOKS) 公务接待费"

test: $(STAMP)
	$(BIN)/python -m pytest --numprocesses auto --dist worksteal

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python dev/build_docs.py --check
	$(BIN)/python dev/build_examples.py --check
	$(BIN)/python dev/build_books.py --check
	$(BIN)/python dev/build_template.py --check
	$(BIN)/python dev/update_readme.py --check

fuzz: $(STAMP)
	$(BIN)/python tests/fuzz/fuzz_run.py --seconds $(SECONDS) $(if $(SEED),--seed $(SEED))

docs: $(STAMP)
	$(BIN)/python dev/build_docs.py

readme: $(STAMP)
	$(BIN)/python dev/update_readme.py

bench: $(STAMP)
	$(BIN)/python benchmarks/run.py
	@echo
	$(BIN)/python benchmarks/folder.py
	@echo
	$(BIN)/python benchmarks/ledger.py
	@echo
	$(BIN)/python benchmarks/compile.py

bench-accuracy: $(STAMP)
	$(BIN)/python benchmarks/bench_accuracy.py --write

lock: $(STAMP)
	$(PIP) install pip-tools
	$(BIN)/pip-compile --quiet --upgrade --all-extras --strip-extras --allow-unsafe --build-deps-for editable \
	  --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-header \
	  --output-file requirements.lock pyproject.toml

$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Python 3.11 or newer is needed; name it with: make PYTHON=python3.12 ..."; exit 1; }
	@$(PYTHON) -m venv --clear $(VENV) || { echo "On Debian: apt-get install python3-venv"; exit 1; }
	$(PIP) install --requirement requirements.lock
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache src/juesuan.egg-info
