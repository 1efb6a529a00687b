"""The room of jobs."""

from __future__ import annotations

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """Outbox and daily steps; the steps of rooms below this one are registered here."""

    name = "yiteng.jobs"
    label = "jobs"

    def ready(self) -> None:
        """Register what the trail and the store do daily, and the outbox itself."""
        from yiteng.audit import labels
        from yiteng.files.steps import clear_orphans, look_at_old
        from yiteng.jobs import daily, steps, words

        daily.register("audit.verify", steps.verification, order=890)
        daily.register("audit.checkpoint", steps.checkpoint, order=900)
        daily.register("files.orphans", clear_orphans, order=910)
        daily.register("files.looks", look_at_old, order=920)
        daily.register("jobs.outbox", steps.outbox, order=990)
        labels.register_words("jobs", words.words)
