"""The room of circulars."""

from __future__ import annotations

from django.apps import AppConfig


class CircularsConfig(AppConfig):
    """Circulars of the supervision offices."""

    name = "yiteng.circulars"
    label = "circulars"

    def ready(self) -> None:
        """Tell the door, the desks and the trail of circulars."""
        from yiteng.audit import labels
        from yiteng.circulars import delivery_flow, notices
        from yiteng.circulars.flow import FLOW
        from yiteng.circulars.queries import asking
        from yiteng.circulars.waiting import WAITS
        from yiteng.circulars.words import words
        from yiteng.messaging import registry
        from yiteng.web import desks
        from yiteng.workflow.flow import register

        register(FLOW)
        register(delivery_flow.FLOW)
        registry.nightly("circulars.answers", notices.reminders)
        desks.register(*WAITS)
        desks.register_asking("circulars", asking)
        labels.register_words("circulars", words)
