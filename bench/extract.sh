#!/bin/sh
# Quality and CPU of `newswatch extract` beside trafilatura's, on the shared pages (../shared).
# Prints one JSON line a run. Usage: bench/extract.sh [aeb|fundus_eval|fundus_meta ...]
set -eu
cd "$(dirname "$0")/.."
python=.venv/bin/python
shared=../shared/extract
[ -d "$shared" ] || { echo "bench: $shared is not there" >&2; exit 2; }
for set in ${*:-aeb fundus_eval fundus_meta}; do
    for adapter in "cmd:$python -m newswatch extract --jsonl" trafilatura_precision; do
        $python "$shared/bench_extract.py" --data "$shared/pages" --set "$set" --split dev \
            --adapter "$adapter" 2>/dev/null
    done
done
