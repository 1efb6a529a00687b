"""`python -m bench.thread [--peers BIN]`: the same graph on all sides in one run, results written.

BIN is the folder of programs of an environment with requirements-peers.txt.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bench import databases

ITEMS, LINKS = 10_000, 1_000_000
#: sphinx-needs takes minutes for what the others do in seconds: it gets fewer items.
PEERS = (("doorstop", ITEMS), ("strictdoc", ITEMS), ("sphinx-needs", 2_000))
HERE = Path(__file__).resolve().parent


def run(module: str, *words: str, environment: dict[str, str] | None = None) -> dict[str, Any]:
    """Run one script; its last line is its figures."""
    done = subprocess.run(
        [sys.executable, "-m", f"bench.thread.{module}", *words],
        env=environment, cwd=HERE.parents[1], stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    if done.returncode:
        raise SystemExit(f"bench.thread.{module} failed with exit code {done.returncode}.")
    found: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return found


def measured(peers: Path | None, scratch: Path) -> dict[str, Any]:
    """Our figures on both databases, and the peers' where there are any."""
    found: dict[str, Any] = {}
    for what, count in (("graph", ITEMS), ("links", LINKS)):
        for name in databases.NAMES:
            with databases.database(name, scratch / what) as environment:
                found[f"{what}.{name}"] = run("ours", what, str(count), environment=environment)
    for tool, items in PEERS if peers else ():
        found[tool] = run("peers", str(peers), str(scratch / tool), tool, str(items))
    return found


def page(found: dict[str, Any], load: float) -> str:
    """The results as a page."""
    day = datetime.now(ZoneInfo("Asia/Shanghai")).date().isoformat()
    lines = [
        "# The thread: figures\n",
        f"{day}, {os.cpu_count()} cores, Python {platform.python_version()}, load {load:.1f} before the run; one run.",
        "`python -m bench.thread --peers BIN`. The same graph: items in four layers, each resting on four",
        "of the layer above. Peers read their files and check them in one command, which is what is timed;",
        "Yiteng's stored check compares what is kept, its deep check reads every row and computes it anew.\n",
        "| who | items | links | check | reading and checking |",
        "|---|---:|---:|---:|---:|",
    ]
    for name in databases.NAMES:
        ours = found[f"graph.{name}"]
        lines.append(f"| Yiteng, {name} | {ours['items']:,} | {ours['links']:,} | {ours['check']:.3f} s | {ours['deep']:.2f} s, {ours['suspect']} of {ours['wanted']} suspect found |")  # fmt: skip
    for tool, items in PEERS:
        if tool in found:
            one = found[tool]
            said = (
                f"more than {one['seconds']:.0f} s, stopped"
                if one["longer"]
                else f"{one['seconds']:.1f} s"
            )
            lines.append(f"| {tool} | {items:,} | {items * 3:,} | – | {said} |")
    lines += [
        "",
        "| links over stored fingerprints | suspect found | check | memory |",
        "|---|---:|---:|---:|",
    ]
    for name in databases.NAMES:
        ours = found[f"links.{name}"]
        lines.append(f"| {ours['links']:,}, {name} | {ours['suspect']:,} of {ours['wanted']:,} | {ours['check']:.2f} s | {ours['mb']:.0f} MB above the start |")  # fmt: skip
    return "\n".join(lines) + "\n"


def main() -> int:
    """Measure and write the page."""
    parser = argparse.ArgumentParser(prog="python -m bench.thread", description=__doc__)
    parser.add_argument("--peers", type=Path, help="programs of the peers' environment")
    options = parser.parse_args()
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory(prefix="yiteng-bench-") as scratch:
        text = page(measured(options.peers, Path(scratch)), load)
    (HERE.parent / "RESULTS-thread.md").write_text(text, encoding="utf-8")
    print(text, flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
