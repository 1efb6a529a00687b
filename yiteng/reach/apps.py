"""The room of reach."""

from __future__ import annotations

from django.apps import AppConfig


class ReachConfig(AppConfig):
    """Facilities, services, designation, cost and bed-days."""

    name = "yiteng.reach"
    label = "reach"

    def ready(self) -> None:
        """Serve the list of facilities with the forms of surveys."""
        from yiteng.reach.served import facilities
        from yiteng.surveys import lists

        lists.supply("facilities.csv", facilities)
