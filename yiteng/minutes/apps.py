"""The room of minutes."""

from __future__ import annotations

from django.apps import AppConfig


class MinutesConfig(AppConfig):
    """Revisions of minutes; what they say goes into the Word file of the meeting."""

    name = "yiteng.minutes"
    label = "minutes"

    def ready(self) -> None:
        """Take part in issuing; say what the Word file says; show the state on the meeting's page."""
        from yiteng.audit import labels
        from yiteng.meetings.models import Meeting
        from yiteng.meetings.papers import register_body
        from yiteng.minutes.flow import EXTENSION
        from yiteng.minutes.queries import body
        from yiteng.minutes.slots import of_meeting
        from yiteng.minutes.words import words
        from yiteng.web.slots import fill
        from yiteng.workflow.flow import extend

        extend(Meeting, EXTENSION)
        register_body(body)
        fill("minutes", of_meeting)
        labels.register_words("minutes", words)
