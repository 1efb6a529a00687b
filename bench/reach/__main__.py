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
#: The peers' side of a quiet run on 2026-11-24, for a run without --peers.
QUIET = {
    "290": 1.99, "500": 36.91, "e2sfca": 8.67, "3sfca": 4.51, "pmed1": 0.43, "pmed10": 2.33,
    "pmed20": 12.88,
}  # fmt: skip


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
        "`python -m bench.reach --pmed FOLDER --peers PYTHON`. Compiling is excluded; pairs are included; certificates are",
        "written where they are checked. Each figure is the least of several runs; *processor* is its processor time,",
        "which others on the machine lengthen less.\n",
        "| work | ours | processor | peer | peer ÷ ours |",
        "|---|---|---|---|---|",
    ]
    return "\n".join([*head, *(_line(*row) for row in _rows(found))]) + "\n"


Line = tuple[str, str, float | None, list[float]]


def _rows(found: dict[str, Any]) -> list[Line]:
    """Work, peer, the peer's seconds, ours by the wall and of the processor."""
    county, scores = found["county"], found["scores"]
    theirs = {**QUIET, **found.get("peer_county", {}), **found.get("peer_scores", {})}
    said = "" if "peer_county" in found else ", recorded 2026-11-24"
    rows: list[Line] = [
        (
            f"county {n} × 60, p 8, {_proved(county, n)}",
            f"spopt + HiGHS{said}" if n in theirs else "",
            theirs.get(n),
            county[n],
        )
        for n in ("290", "480", "500")
    ]
    given = f"access on given pairs{said}"
    rows += [
        (f"E2SFCA 100 000 × 2 000, {scores['pairs']:,} pairs, {scores['mb']:.0f} MB", given,
         theirs["e2sfca"], scores["e2sfca"]),
        ("3SFCA, the same", given, theirs["3sfca"], scores["3sfca"]),
        (f"country: nearest and E2SFCA, 650 000 × 40 000, {found['country']['mb']:.0f} MB", "",
         None, found["country"]["both"]),
        (f"nearest on roads, 1 000 000 nodes, 5 000 sites, {found['network']['mb']:.0f} MB",
         "pandana, recorded", RECORDED["pandana"], found["network"]["nearest"]),
    ]  # fmt: skip
    return rows + (_pmed(found) if "pmed" in found else [])


def _proved(county: dict[str, Any], places: str) -> str:
    """Whether it is proved, and its certificate held before the checker."""
    held = county[f"{places}_proved"] and county[f"{places}_checked"]
    return "proved and checked" if held else "NOT proved"


def _pmed(found: dict[str, Any]) -> list[Line]:
    ours, peer = found["pmed"], {**QUIET, **found.get("peer_pmed", {})}
    name = "spopt + HiGHS" + ("" if "peer_pmed" in found else ", recorded 2026-11-24")
    said = (
        f"pmed1–40, {40 - len(ours['wrong'])} proved optimal and checked, {ours['within_1_s']} within 1 s "
        f"({ours['within_1_s_own']} of the processor's), {ours['mb']:.0f} MB"
    )
    rows: list[Line] = [(said, "", None, ours["all"])]
    rows += [(k, name, peer[k], ours["took"][k]) for k in ("pmed1", "pmed10", "pmed20")]
    rows.append(("pmed40", "spopt + HiGHS, recorded", RECORDED["pmed40"], ours["took"]["pmed40"]))
    return rows + [(k, "", None, ours["took"][k]) for k in ours["slower"] if k != "pmed40"]


def _line(work: str, peer: str, theirs: float | None, ours: list[float]) -> str:
    beside = f"{theirs:,.2f} s ({peer})" if theirs is not None else "–"
    ratio = f"{theirs / ours[0]:,.0f}" if theirs is not None else "–"
    return f"| {work} | {_shown(ours[0])} | {_shown(ours[1])} | {beside} | {ratio} |"


def _shown(seconds: float) -> str:
    return f"{seconds * 1000:.1f} ms" if seconds < 0.1 else f"{seconds:.2f} s"


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
