"""`python -m bench.reach --pmed FOLDER [--peers PYTHON]`: both sides in one run, results written.

FOLDER holds the OR-Library's pmed1.txt … pmed40.txt and pmedopt.txt; nothing of it is copied.
PYTHON is the interpreter of an environment with requirements-peers.txt.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

HERE = Path(__file__).resolve().parent
#: Measured on such a machine, not in this run (hours long, or out of memory): reference figures.
RECORDED = {"pmed40": 235.0, "pandana": 184.0}


def run(*command: str) -> dict[str, Any]:
    """Run one side of one work; its last line is JSON."""
    done = subprocess.run(command, cwd=HERE.parents[1], stdout=subprocess.PIPE, text=True)
    if done.returncode:
        raise SystemExit(f"{' '.join(command[1:])} failed with exit code {done.returncode}.")
    found: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return found


def measured(options: argparse.Namespace) -> dict[str, Any]:
    """Figures of both sides; pmed only with its folder, peers only with their interpreter."""
    ours = [sys.executable, "-m", "bench.reach.ours"]
    works = ["county", "scores", "country", "network"]
    found: dict[str, Any] = {name: run(*ours, name) for name in works}
    if options.pmed:
        found["pmed"] = run(*ours, "pmed", str(options.pmed))
    if options.peers:
        theirs = [str(options.peers), str(HERE / "peers.py")]
        found["peer_county"] = run(*theirs, "county")
        found["peer_scores"] = run(*theirs, "scores")
        if options.pmed:
            found["peer_pmed"] = run(*theirs, "pmed", str(options.pmed))
    return found


def page(found: dict[str, Any], load: float) -> str:
    """The results as a page."""
    day = datetime.now(ZoneInfo("Asia/Shanghai")).date().isoformat()
    head = [
        "# Reach: figures\n",
        f"{day}, {os.cpu_count()} cores, Python {platform.python_version()}, load {load:.1f} before the run; one run.",
        "`python -m bench.reach --pmed FOLDER --peers PYTHON`. Compiling is excluded; pairs are included.\n",
        "| work | ours | peer | peer ÷ ours |",
        "|---|---|---|---|",
    ]
    return "\n".join([*head, *(_line(*row) for row in _rows(found))]) + "\n"


def _rows(found: dict[str, Any]) -> list[tuple[str, str, float | None, float]]:
    county, scores = found["county"], found["scores"]
    theirs, asked = found.get("peer_county", {}), found.get("peer_scores", {})
    rows = [
        ("county 290 × 60, p 8, proved", "spopt + HiGHS", theirs.get("290"), county["290"]),
        ("county 500 × 60, p 8, proved", "spopt + HiGHS", theirs.get("500"), county["500"]),
        (f"E2SFCA 100 000 × 2 000, {scores['pairs']:,} pairs, {scores['mb']:.0f} MB",
         "access on given pairs", asked.get("e2sfca"), scores["e2sfca"]),
        ("3SFCA, the same", "access on given pairs", asked.get("3sfca"), scores["3sfca"]),
        (f"country: nearest and E2SFCA, 650 000 × 40 000, {found['country']['mb']:.0f} MB", "",
         None, found["country"]["both"]),
        (f"nearest on roads, 1 000 000 nodes, 5 000 sites, {found['network']['mb']:.0f} MB",
         "pandana, recorded", RECORDED["pandana"], found["network"]["nearest"]),
    ]  # fmt: skip
    if "pmed" in found:
        ours, peer = found["pmed"], found.get("peer_pmed", {})
        said = f"pmed1–40, {40 - len(ours['wrong'])} proved optimal and checked, {ours['within_1_s']} within 1 s, {ours['mb']:.0f} MB"
        rows.append((said, "", None, ours["seconds"]))
        rows += [
            (name, "spopt + HiGHS", peer.get(name), ours[name])
            for name in ("pmed1", "pmed10", "pmed20")
        ]
        rows.append(("pmed40", "spopt + HiGHS, recorded", RECORDED["pmed40"], ours["pmed40"]))
        rows += [(name, "", None, took) for name, took in ours["slower"].items()]
    return rows


def _line(work: str, peer: str, theirs: float | None, ours: float) -> str:
    beside = f"{theirs:,.2f} s ({peer})" if theirs is not None else "–"
    ratio = f"{theirs / ours:,.0f}" if theirs is not None else "–"
    shown = f"{ours * 1000:.1f} ms" if ours < 0.1 else f"{ours:.2f} s"
    return f"| {work} | {shown} | {beside} | {ratio} |"


def main() -> int:
    """Measure both sides and write the page."""
    parser = argparse.ArgumentParser(prog="python -m bench.reach", description=__doc__)
    parser.add_argument("--pmed", type=Path, help="folder of the OR-Library files")
    parser.add_argument("--peers", type=Path, help="Python of the peers' environment")
    options = parser.parse_args()
    load = os.getloadavg()[0]
    text = page(measured(options), load)
    (HERE.parent / "RESULTS-reach.md").write_text(text, encoding="utf-8")
    print(text, flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
