#!/bin/sh
# Quality and CPU of `newswatch extract` beside its peers in the same run, on the shared pages
# (../shared). Prints one JSON line a run. Peers live in an environment of their own, which is made
# on first use. Usage: bench/extract.sh [aeb|fundus_eval|fundus_meta ...]
set -eu
cd "$(dirname "$0")/.."
shared=../shared/extract
[ -d "$shared" ] || { echo "bench: $shared is not there" >&2; exit 2; }
peers=bench/.peers
if [ ! -x "$peers/bin/python" ]; then
    python3.11 -m venv "$peers"
    "$peers/bin/pip" install -q trafilatura newspaper4k lxml_html_clean resiliparse python-dateutil
fi
for set in ${*:-aeb fundus_eval fundus_meta}; do
    for adapter in "cmd:.venv/bin/python -m newswatch extract --jsonl" trafilatura \
        trafilatura_precision newspaper4k resiliparse; do
        "$peers/bin/python" "$shared/bench_extract.py" --data "$shared/pages" --set "$set" \
            --split dev --adapter "$adapter" 2>/dev/null
    done
done
