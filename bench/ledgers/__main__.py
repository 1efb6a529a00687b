"""`python -m bench.ledgers [--rows N] [--peers PYTHON] [--postgres]`: both sides in one run.

PYTHON is the interpreter of an environment with requirements-peers.txt. Writes RESULTS-ledgers.md.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bench.databases import database
from bench.ledgers import cases

HERE = Path(__file__).resolve().parent


def run(*command: str, env: dict[str, str] | None = None) -> dict[str, Any]:
    """Run one side; its last line is JSON."""
    done = subprocess.run(command, cwd=HERE.parents[1], env=env, stdout=subprocess.PIPE, text=True)
    if done.returncode:
        raise SystemExit(f"{' '.join(command[1:])} failed with exit code {done.returncode}.")
    found: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return found


def measured(options: argparse.Namespace, folder: Path) -> Iterator[dict[str, Any]]:
    """Figures of both sides on the same file, told after each part.

    The peer as documented first takes a tenth of the rows: it works row by row.
    """
    path, tenth = folder / "ledger.xlsx", folder / "tenth.xlsx"
    cases.write(path, options.rows)
    cases.write(tenth, options.rows // 10)
    found: dict[str, Any] = {"size": path.stat().st_size / 1e6}
    peers = [("bulk", path), ("default", tenth)] if options.peers else []
    for name in ("sqlite", *(["postgres"] if options.postgres else [])):
        with database(name, folder) as env:
            env["PYTHONPATH"] = str(HERE.parents[1])
            found[name] = run(sys.executable, "-m", "bench.ledgers.ours", str(path), env=env)
        yield found
        while peers:
            how, file = peers.pop(0)
            found[how] = run(str(options.peers), str(HERE / "peers.py"), str(file), how)
            yield found


def page(found: dict[str, Any], rows: int, load: float) -> str:
    """The results as a page."""
    day = datetime.now(ZoneInfo("Asia/Shanghai")).date().isoformat()
    ours = found["sqlite"]
    total, spent = (ours["read"][i] + ours["applied"][i] for i in (0, 1))
    lines = [
        "# Ledgers: figures\n",
        f"{day}, {os.cpu_count()} cores, Python {platform.python_version()}, load {load:.1f} before the run; "
        f"one run, one file of {rows:,} rows and ten columns ({found['size']:.1f} MB xlsx).",
        "`python -m bench.ledgers --peers PYTHON --postgres`\n",
        "| what | seconds | of them under the lock | peak MB |", "|---|---|---|---|",
    ]  # fmt: skip
    for name in ("sqlite", "postgres"):
        if name in found:
            o = found[name]
            lines += [
                f"| ours, {name}: read, compare, preview | {o['read'][0]:.1f} (CPU {o['read'][1]:.1f}) | | {o['mb_read']:.0f} |",
                f"| ours, {name}: apply, one event a row | {o['applied'][0]:.1f} (CPU {o['applied'][1]:.1f}) | {o['lock']:.1f} | {o['mb']:.0f} |",
                f"| ours, {name}: the same file again ({o['again'].get('same', 0):,} the same) | {o['same'][0]:.1f} | | |",
                f"| another writer meanwhile, {name}: {o['waits'].get('done', 0)} transactions, {o['waits'].get('failed', 0)} failed | longest {o['waits'].get('longest', 0):.1f} | | |",
            ]  # fmt: skip
    for how, words in (
        ("bulk", "everything offered for speed"),
        ("default", "as documented first, a tenth of the rows"),
    ):
        if how in found:
            lines.append(_peer(found[how], words, rows, total, spent))
    return "\n".join([*lines, "", NOTE, ""])


def _peer(p: dict[str, Any], words: str, rows: int, total: float, spent: float) -> str:
    by = rows / p["rows"]
    parts = ", ".join(f"{name} {p[name]:.1f}" for name in ("load", "preview", "import"))
    return (f"| django-import-export, {words}: {parts} | {p['total']:.1f} (CPU {p['cpu']:.1f}); a row "
            f"{p['total'] * by / total:.1f} × ours, by CPU {p['cpu'] * by / spent:.1f} × | | {p['mb']:.0f} |")  # fmt: skip


NOTE = """Ours is file to applied rows: reading, comparing, staging for the preview, then drafts with figures, origins and an
event each in the hashed trail, into a table with 24 indexes. The peer is file to rows: load, dry run, import, as its admin does,
into a table with four indexes, without any history. The peer runs on SQLite in the same settings (WAL)."""


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--peers", type=Path)
    parser.add_argument("--postgres", action="store_true")
    options = parser.parse_args()
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as folder:
        for found in measured(options, Path(folder)):
            text = page(found, options.rows, load)
            (HERE.parent / "RESULTS-ledgers.md").write_text(text, encoding="utf-8")
    sys.stdout.write(text)


if __name__ == "__main__":
    main()
