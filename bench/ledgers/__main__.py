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


def told(name: str, figures: dict[str, Any]) -> None:
    """Show the figures of a part as soon as they are there."""
    sys.stderr.write(f"{name}: {json.dumps(figures)}\n")


def measured(options: argparse.Namespace, folder: Path) -> Iterator[dict[str, Any]]:
    """Figures of both sides on the same file, told after each part.

    The peer as documented first and in its admin takes a tenth of the rows: it works row by row.
    """
    path, tenth, changed = (folder / f"{name}.xlsx" for name in ("ledger", "tenth", "changed"))
    cases.write(path, options.rows)
    cases.write(changed, options.rows, more=1)
    cases.write(tenth, options.rows // 10)
    found: dict[str, Any] = {"size": path.stat().st_size / 1e6}
    peers = [("default", tenth), ("admin", tenth), ("bulk", path)] if options.peers else []
    for name in ("sqlite", *(["postgres"] if options.postgres else [])):
        with database(name, folder) as env:
            env["PYTHONPATH"] = str(HERE.parents[1])
            ours = (sys.executable, "-m", "bench.ledgers.ours")
            run(*ours, "ready", env=env)
            found[name] = run(*ours, str(path), str(changed), env=env)
        told(name, found[name])
        yield found
        while peers:
            how, file = peers.pop(0)
            found[how] = run(str(options.peers), str(HERE / "peers.py"), str(file), how)
            told(f"django-import-export {how}", found[how])
            yield found


def page(found: dict[str, Any], rows: int, load: float) -> str:
    """The results as a page."""
    day = datetime.now(ZoneInfo("Asia/Shanghai")).date().isoformat()
    ours = found["sqlite"]
    spawned = ours["mb_before"]
    total, spent = (ours["read"][i] + ours["applied"][i] for i in (0, 1))
    lines = [
        "# Ledgers: figures\n",
        f"{day}, {os.cpu_count()} cores, Python {platform.python_version()}, load {load:.1f} before the run; "
        f"one run, one file of {rows:,} rows and ten columns ({found['size']:.1f} MB xlsx).",
        "`python -m bench.ledgers --peers PYTHON --postgres`\n",
        *WHAT, "",
        "| what | seconds | of them under the lock | peak MB |", "|---|---|---|---|",
    ]  # fmt: skip
    for name in ("sqlite", "postgres"):
        if name in found:
            lines += _ours(name, found[name])
    for how, words in PEERS.items():
        if how in found:
            lines.append(_peer(found[how], words, rows, total, spent))
    return "\n".join([*lines, "", NOTE.format(before=spawned, indexes=ours["indexes"]), ""])


def _ours(name: str, o: dict[str, Any]) -> list[str]:
    """Our lines on one database: new rows, the same file again, every row changed."""
    c = o["changed"]
    return [
        _line(f"ours, {name}: read, compare, preview", o["read"], mb=o["mb_read"]),
        _line(f"ours, {name}: apply as new, one event a row", o["applied"], o, o["mb"]),
        _line(f"ours, {name}: the same file again ({o['again'].get('same', 0):,} the same)", o["same"]),
        _line(f"ours, {name}: words and money of every row changed: read, compare, preview", c["read"]),
        _line(f"ours, {name}: apply {c['counts'].get('changed', 0):,} as changed, one event a row", c["applied"], c, c["mb"]),
        *(f"| another writer meanwhile, {name}, {words}: {w.get('done', 0)} transactions, "
          f"{w.get('failed', 0)} failed | longest {w.get('longest', 0):.1f} | | |"
          for words, w in (("new", o["waits"]), ("changed", c["waits"]))),
    ]  # fmt: skip


def _line(words: str, spent: list[float], held: Any = None, mb: float | None = None) -> str:
    lock = f"{held['lock']:.1f} (CPU {held['lock_cpu']:.1f})" if held else ""
    peak = f"{mb:.0f}" if mb else ""
    return f"| {words} | {spent[0]:.1f} (CPU {spent[1]:.1f}) | {lock} | {peak} |"


def _peer(p: dict[str, Any], words: str, rows: int, total: float, spent: float) -> str:
    by = rows / p["rows"]
    named = [name for name in ("load", "preview", "import") if p[name] > 0.01]
    parts = ", ".join(f"{name} {p[name]:.1f}" for name in named)
    return (f"| django-import-export, {words}: {parts} | {p['total']:.1f} (CPU {p['cpu']:.1f}); a row "
            f"{p['total'] * by / total:.1f} × ours, by CPU {p['cpu'] * by / spent:.1f} × | | {p['mb']:.0f} |")  # fmt: skip


#: The ways of the peer, and what each is called in the table.
PEERS = {
    "default": "as documented first, a tenth of the rows",
    "admin": "as its admin does it, a tenth of the rows",
    "bulk": "everything offered for speed",
}
WHAT = (
    "- **ours**: file to applied rows: read, compare, stage for the preview; then drafts with figures, origins and one event",
    "  a row in the hashed trail, all or nothing, other writers at work meanwhile.",
    "- **as documented first**: load, dry run, import by the default resource: its widgets look names up, its differences are",
    "  made for the preview, unchanged rows are skipped. No history.",
    "- **as its admin does it**: `ImportMixin`: upload with its preview page, confirm, and one `LogEntry` a row (without what",
    "  changed, without hashes): the nearest to ours in what is left afterwards.",
    "- **everything offered for speed**: bulk mode, no differences, names in memory, no page, no history: what a programmer",
    "  reaches who gives all of that up.",
)  # fmt: skip
NOTE = """“A row” is read, compare, preview and apply as new of ours on SQLite. Our process takes {before:.0f} MB before it does
anything; one process does all of ours one after the other, so each peak is the highest so far. Ours goes into a table with
{indexes} indexes, the peer's into one with four. The peer runs on SQLite in the same settings (WAL)."""


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
