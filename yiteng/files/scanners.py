"""A scanner ready to be named in YITENG_FILE_SCANNER; others may be written the same way."""

from __future__ import annotations

import subprocess
from pathlib import Path


def clamdscan(path: Path) -> bool:
    """Ask ClamAV's daemon: True for clean. Raises CalledProcessError where it cannot answer."""
    command = ["clamdscan", "--no-summary", "--fdpass", str(path)]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    if answer.returncode not in (0, 1):
        raise subprocess.CalledProcessError(
            answer.returncode, command, answer.stdout, answer.stderr
        )
    return answer.returncode == 0
