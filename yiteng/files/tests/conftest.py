"""A store of its own for each test."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def store_of_its_own(tmp_path, settings):
    """Files lie in a folder that goes with the test."""
    settings.FILES_ROOT = tmp_path / "files"
    return settings.FILES_ROOT
