"""The room of people."""

from __future__ import annotations

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Accounts, units, posts; the middleware that makes request.actor; visible()."""

    name = "yiteng.people"
    label = "people"

    def ready(self) -> None:
        """Tell the trail words."""
        from yiteng.audit import labels
        from yiteng.people.words import words

        labels.register_words("people", words)
