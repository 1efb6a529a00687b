"""The hook for a virus scanner: a dotted name in YITENG_FILE_SCANNER, none by default."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.utils.module_loading import import_string


def clean(path: Path) -> bool:
    """Whether the installation's scanner lets the file pass; True where none is set.

    The scanner is called with the path and answers True for a clean file. One that breaks has not
    let the file pass: its error goes up.
    """
    if not settings.FILE_SCANNER:
        return True
    return bool(import_string(settings.FILE_SCANNER)(path))
