"""The part of XPath that forms use, read and answered on the server: no clock, no database."""

from __future__ import annotations

from yiteng.surveys.expressions.answer import Scope, truth, value
from yiteng.surveys.expressions.parse import Unreadable, names, parse

__all__ = ["Scope", "Unreadable", "names", "parse", "truth", "value"]
