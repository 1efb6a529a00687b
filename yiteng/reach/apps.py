"""The room of reach."""

from __future__ import annotations

from django.apps import AppConfig


class ReachConfig(AppConfig):
    """Facilities, services, designation, cost and bed-days."""

    name = "yiteng.reach"
    label = "reach"
