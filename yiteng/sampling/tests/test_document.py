"""The script printed in docs/verification.md draws every kind of sheet again, without Yiteng."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from yiteng.rules import samples

DOCUMENT = Path(__file__).parents[3] / "docs/verification.md"


def said(sheet: str, folder: Path) -> str:
    """What the printed script says of a sheet, in a process that knows nothing of us."""
    code = re.findall(r"```python\n(.*?)```", DOCUMENT.read_text(encoding="utf-8"), flags=re.S)[0]
    (folder / "again.py").write_text(code, encoding="utf-8")
    (folder / "lot.txt").write_text(sheet, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-I", "again.py", "lot.txt"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


@pytest.mark.parametrize(
    ("rule", "amount"),
    [("each", Decimal("0.15")), ("share", Decimal("0.1")), ("count", Decimal(20))],
)
def test_anybody_draws_it_again(rule: str, amount: Decimal, tmp_path: Path) -> None:
    keys = [f"2023-1-{n:05d}" for n in range(1, 138)]
    sheet = samples.draw("day30", date(2023, 3, 31), "5f" * 32, rule, amount, keys)
    text = samples.written(sheet)
    assert said(text, tmp_path) == "the same"
    other = next(key for key in keys if key not in sheet.drawn)
    assert said(text.replace(f"----- {other}", f"drawn {other}"), tmp_path) == "NOT the same"
