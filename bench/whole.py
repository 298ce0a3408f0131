"""Measure the program as a whole and print one JSON object, for the record.

    .venv/bin/python bench/whole.py [demo passes kills pages extract funding sizes]

Without words all parts are measured, one after the other; wall seconds mean something on an idle
machine only. ``pages``, ``extract`` and ``funding`` need the shared measurements beside the
checkout and are null without. Changes nothing outside a temporary folder.
"""

from __future__ import annotations

import ast
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
# In place of this folder, whose names are those of tests.
sys.path[:1] = [str(ROOT / "tests"), str(ROOT)]

from paths import SHARED  # noqa: E402 - found beside the tests
from whole import kills  # noqa: E402 - as above
from whole.stage import Pace, Stage, slow_newsroom  # noqa: E402 - as above

SETS = ("aeb", "fundus_eval", "fundus_meta")
VERB = f"{sys.executable} -m newswatch"


def demo(folder: Path) -> dict[str, Any]:
    """Time the newcomer's first command."""
    words = [sys.executable, "-m", "newswatch", "demo", "--into", str(folder / "demo")]
    return _timed(lambda: subprocess.run(words, cwd=ROOT, check=True, capture_output=True))


def passes(folder: Path) -> dict[str, Any]:
    """Count what a third look at an unchanged newsroom asks, reads and tells."""
    with slow_newsroom(Pace()) as served:
        stage = Stage(folder / "passes", served.homes, inbox=served.inbox_url)
        stage.call("run")
        served.day = 2
        stage.call("run")
        before = stage.value("SELECT count(*) FROM changes")
        served.clear()
        told = _timed(lambda: stage.call("run"))
        asked = Counter(str(request.status) for request in served.requests)
        return {
            **told,
            "requests_by_status": dict(asked),
            "changes": stage.value("SELECT count(*) FROM changes") - before,
            "messages": len(served.inbox),
        }


def killed(folder: Path) -> dict[str, Any]:
    """Kill ten runs in mid-work, end them, and compare with two undisturbed days."""
    undisturbed = kills.live(folder / "undisturbed")
    told = _timed(lambda: kills.live_all(folder, kills.chosen()))
    lives = told.pop("value")
    whats = ("stories", "changes", "facts", "alerts")
    return {
        **told,
        "kills": dict(Counter(phase for life in lives for phase in life.phases)),
        "messages_owed": sum(len(life.owed["desk"]) for life in lives),
        "messages_received": sum(life.received.total() for life in lives),
        "messages_repeated": sum(len(life.repeated) for life in lives),
        "messages_lost": sum(len(life.lost) for life in lives),
        "lives_that_differ": sum(
            any(getattr(life, what) != getattr(undisturbed, what) for what in whats)
            for life in lives
        ),
    }


def pages(folder: Path) -> dict[str, Any] | None:
    """Time the crawl and the judging of the real pages; None without them."""
    if not SHARED.is_dir():
        return None
    words = [sys.executable, "-m", "pytest", "-q", "-rP", "tests/whole/test_real_pages.py"]
    words += ["-p", "no:cacheprovider", f"--basetemp={folder / 'pages'}"]
    told = _timed(
        lambda: subprocess.run(words, cwd=ROOT, check=True, capture_output=True, text=True)
    )
    lines = told.pop("value").stdout.splitlines()
    return {**told, "figures": [line[9:] for line in lines if line.startswith("figures: ")]}


def extract(_: Path) -> dict[str, Any] | None:
    """Score contract 1 with the shared harness; None without it."""
    if not SHARED.is_dir():
        return None
    harness, found = SHARED / "extract" / "bench_extract.py", {}
    for name in SETS:
        words = [sys.executable, str(harness), "--data", str(SHARED / "extract" / "pages")]
        words += ["--set", name, "--split", "dev", "--adapter", f"cmd:{VERB} extract --jsonl"]
        ended = subprocess.run(words, cwd=ROOT, check=True, capture_output=True, text=True)
        found[name] = json.loads(ended.stdout)
    return found


def funding(folder: Path) -> dict[str, Any] | None:
    """Score contract 2 with the shared scorer; None without it."""
    if not SHARED.is_dir():
        return None
    cases, guesses = SHARED / "funding" / "dev.jsonl", folder / "guesses.jsonl"
    names = ("id", "headline", "body", "published", "lang", "source", "country")
    lines = [json.loads(line) for line in cases.read_text("utf-8").splitlines() if line.strip()]
    asked = "".join(
        json.dumps({name: case[name] for name in names if name in case}) + "\n" for case in lines
    )
    words = [sys.executable, "-m", "newswatch", "detect", "--jsonl"]
    told = _timed(
        lambda: subprocess.run(
            words, cwd=ROOT, check=True, capture_output=True, text=True, input=asked
        )
    )
    guesses.write_text(told.pop("value").stdout, "utf-8")
    scorer = [sys.executable, str(SHARED / "funding" / "score_funding.py")]
    scored = subprocess.run(
        [*scorer, str(cases), str(guesses)], check=True, capture_output=True, text=True
    )
    return {**told, **json.loads(scored.stdout)}


def sizes(_: Path) -> dict[str, Any]:
    """Count the lines of modules and functions, and of the tests beside them."""
    modules = sorted((*(ROOT / "newswatch").rglob("*.py"), *(ROOT / "spiders").glob("*.py")))
    lines = {str(path.relative_to(ROOT)): _lines(path) for path in modules}
    functions = {
        f"{path.relative_to(ROOT)}:{node.name}": (node.end_lineno or 0) - node.lineno + 1
        for path in modules
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    tests = sum(_lines(path) for path in (ROOT / "tests").rglob("*.py"))
    return {
        "modules": {"number": len(lines), **_spread(lines)},
        "functions": {"number": len(functions), **_spread(functions)},
        "source_lines": sum(lines.values()),
        "test_lines": tests,
        "test_to_source": round(tests / sum(lines.values()), 2),
    }


def _lines(path: Path) -> int:
    return len(path.read_text("utf-8").splitlines())


def _spread(sizes: dict[str, int]) -> dict[str, Any]:
    largest = max(sizes, key=sizes.__getitem__)
    return {
        "median": statistics.median(sizes.values()),
        "p95": statistics.quantiles(sizes.values(), n=20)[-1],
        "largest": [largest, sizes[largest]],
    }


def _timed(work: Callable[[], Any]) -> dict[str, Any]:
    """Return the value of *work*, its wall seconds and the CPU seconds of the processes it ran."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    value = work()
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {"value": value, "seconds": round(wall, 2), "cpu_seconds": round(cpu, 2)}


PARTS = {
    "demo": demo,
    "passes": passes,
    "kills": killed,
    "pages": pages,
    "extract": extract,
    "funding": funding,
    "sizes": sizes,
}


def main() -> int:
    """Measure the parts that the command line names, or all."""
    names = sys.argv[1:] or [*PARTS]
    if not set(names) <= PARTS.keys():
        sys.stderr.write(f"{__doc__}\nparts: {', '.join(PARTS)}\n")
        return 2
    found: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as folder:
        for name in names:
            told = PARTS[name](Path(folder))
            if told is not None:
                told.pop("value", None)
            found[name] = told
    print(json.dumps(found, indent=1, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
