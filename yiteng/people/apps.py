"""The room of people."""

from __future__ import annotations

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Accounts, units, posts; the middleware that makes request.actor; visible()."""

    name = "yiteng.people"
    label = "people"

    def ready(self) -> None:
        """Tell the trail words; forget failed log-ins of unknown names after a day."""
        from yiteng.audit import labels
        from yiteng.jobs import daily
        from yiteng.people import attempts
        from yiteng.people.words import words

        labels.register_words("people", words)
        daily.register("people.attempts", lambda today, now: attempts.forget(), order=800)
