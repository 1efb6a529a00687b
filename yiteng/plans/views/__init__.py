"""Pages of the yearly plan, of days without meetings, and of the load of meetings."""

from __future__ import annotations

from yiteng.plans.views import load, plan, quiet

__all__ = ["load", "plan", "quiet"]
