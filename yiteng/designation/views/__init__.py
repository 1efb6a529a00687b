"""Pages of designation."""

from __future__ import annotations
