"""The room of messages."""

from __future__ import annotations

from django.apps import AppConfig


class MessagingConfig(AppConfig):
    """Notices from the rooms above, told in a list, by mail or on paper."""

    name = "yiteng.messaging"
    label = "messaging"

    def ready(self) -> None:
        """Register the day's step, the jobs, and words for the trail."""
        from yiteng.audit import labels
        from yiteng.jobs import daily, kinds
        from yiteng.messaging import jobs, mail, registry, stopped, watching
        from yiteng.messaging.words import words

        daily.register("messaging.day", jobs.day, order=500)
        for kind in (jobs.DIGEST, watching.WATCH, mail.MAIL):
            kinds.register(kind)
        registry.urgent("messaging.stopped", stopped.notices)
        labels.register_words("messaging", words)
