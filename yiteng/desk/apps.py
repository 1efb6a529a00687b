"""The room of desk."""

from __future__ import annotations

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """Pages that gather panels of all slices."""

    name = "yiteng.desk"
    label = "desk"

    def ready(self) -> None:
        """Make the queries of the facts known, what may wait, what is counted each morning."""
        from yiteng.desk.counted import ROWS
        from yiteng.desk.facts import care, firms, spine  # noqa: F401
        from yiteng.desk.leading import applications, coordination
        from yiteng.desk.mornings import MORNINGS
        from yiteng.desk.reviews import ROWS as REVIEWS
        from yiteng.desk.waiting import KINDS
        from yiteng.reach import reported
        from yiteng.web import desks

        desks.register(*KINDS, *ROWS, *REVIEWS)
        desks.register_asking("commitments", coordination)
        desks.register_asking("gate", applications)
        for role, maker in MORNINGS.items():
            desks.register_morning(role, maker)
        reported.supply(care.reported_saving)
