"""Pages of research: load → one action or query → render."""

from __future__ import annotations

from yiteng.research.views import problems, visits

__all__ = ["problems", "visits"]
