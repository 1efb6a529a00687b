"""Yiteng 一藤: from field research to meetings, commitments and results that people confirm."""

from __future__ import annotations

__version__ = "0.5.0"
