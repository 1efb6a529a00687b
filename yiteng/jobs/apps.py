"""The room of jobs."""

from __future__ import annotations

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """Outbox and daily steps; the steps of rooms below this one are registered here."""

    name = "yiteng.jobs"
    label = "jobs"

    def ready(self) -> None:
        """Register the checkpoint of the trail, the store's clean-up and the outbox itself."""
        from yiteng.files.steps import clear_orphans
        from yiteng.jobs import daily, steps

        daily.register("audit.checkpoint", steps.checkpoint, order=900)
        daily.register("files.orphans", clear_orphans, order=910)
        daily.register("jobs.outbox", steps.outbox, order=990)
