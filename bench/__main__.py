"""`python3 run.py bench`: fill, read and write on both databases; writes bench/RESULTS.md."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bench import databases, results

SHANGHAI = ZoneInfo("Asia/Shanghai")
HERE = Path(__file__).resolve().parent


def arguments() -> argparse.Namespace:
    """What to measure, how large, where."""
    parser = argparse.ArgumentParser(prog="run.py bench", description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000, help="commitments (default 100000)")
    parser.add_argument("--data", type=Path, help="folder for the scratch databases; kept")
    parser.add_argument("--only", choices=(*databases.NAMES, "gate"), action="append",
                        help="this database; gate: the four tests alone, on both databases")  # fmt: skip
    parser.add_argument("--part", choices=("read", "write"), action="append", help="this part")
    parser.add_argument("--seconds", type=float, default=10, help="of each run with many")
    return parser.parse_args()


def part(name: str, environment: dict[str, str], *words: str) -> dict[str, Any]:
    """Run one script; its last line is its figures as JSON, all others are shown."""
    command = [sys.executable, "-m", f"bench.{name}", *words]
    done = subprocess.run(
        command, env=environment, cwd=HERE.parent, stdout=subprocess.PIPE, text=True
    )
    if done.returncode:
        raise SystemExit(f"bench.{name} failed with exit code {done.returncode}.")
    *lines, last = done.stdout.strip().splitlines()
    for line in lines:
        print(line, flush=True)
    found: dict[str, Any] = json.loads(last)
    return found


def filled(mark: Path, environment: dict[str, str], rows: int) -> dict[str, Any]:
    """Fill the database unless that was done today; how long it took, at what load."""
    today = datetime.now(SHANGHAI).date().isoformat()
    known: dict[str, Any] = json.loads(mark.read_text()) if mark.exists() else {}
    if known and (known["rows"], known["day"]) != (rows, today):
        raise SystemExit(f"{mark.parent} holds another filling: remove it first.")
    if not known:
        known = {"rows": rows, "day": today, **part("fill", environment, "--rows", str(rows)),
                 "load": os.getloadavg()[0]}  # fmt: skip
        mark.write_text(json.dumps(known))
    return known


def measure(options: argparse.Namespace, folder: Path) -> dict[str, Any]:
    """Figures of each database and part."""
    found: dict[str, Any] = {}
    wanted = options.part or ("read", "write")
    for name in options.only or databases.NAMES:
        with databases.database(name, folder) as environment:
            found[f"{name}.fill"] = filled(folder / name / "filled.json", environment, options.rows)
            load = os.getloadavg()[0]
            for one in wanted:
                found[f"{name}.{one}"] = part(one, environment, "--seconds", str(options.seconds))
            found[f"{name}.load"] = {"before": load, "after": os.getloadavg()[0]}
    return found


def gate() -> int:
    """Measure the four tests on both databases, in scratch folders of their own."""
    found = {}
    with tempfile.TemporaryDirectory(prefix="yiteng-bench-") as scratch:
        for name in databases.NAMES:
            with databases.database(name, Path(scratch)) as environment:
                load = os.getloadavg()[0]
                found[name] = {**part("gate", environment), "load": load}
    print(results.write_gate(found), flush=True)
    return 0


def main() -> int:
    """Measure and write the results down."""
    options = arguments()
    if options.only == ["gate"]:
        return gate()
    with tempfile.TemporaryDirectory(prefix="yiteng-bench-") as scratch:
        found = measure(options, options.data or Path(scratch))
    print(results.write(found, options.rows), flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
