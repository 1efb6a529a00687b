"""The room of supervision proper."""

from __future__ import annotations

from django.apps import AppConfig


class OversightConfig(AppConfig):
    """Supervision (督查): designated, planned, by two, concluded, reviewed."""

    name = "yiteng.oversight"
    label = "oversight"

    def ready(self) -> None:
        """Make supervisions known to the door and to the trail."""
        from yiteng.audit import labels
        from yiteng.oversight.desks import WAITS, asking
        from yiteng.oversight.flow import FLOW
        from yiteng.oversight.models import Inspection
        from yiteng.oversight.notices import EXTENSION
        from yiteng.oversight.words import words
        from yiteng.web import desks
        from yiteng.workflow import flow

        flow.register(FLOW)
        flow.extend(Inspection, EXTENSION)
        labels.register_words("oversight", words)
        desks.register(*WAITS)
        desks.register_asking("oversight", asking)
