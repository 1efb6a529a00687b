"""Check tables as workbooks: what a branch takes down, changes and loads again."""

from __future__ import annotations
