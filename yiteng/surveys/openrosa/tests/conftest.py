"""Phones turned on, a store of files of each test's own."""

from __future__ import annotations

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def phones_on(settings, tmp_path):
    settings.FILES_ROOT = tmp_path / "files"
    settings.OPENROSA = True
    cache.clear()
