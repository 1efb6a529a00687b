"""The room of plans."""

from __future__ import annotations

from django.apps import AppConfig


class PlansConfig(AppConfig):
    """The plan of a year's meetings, days without meetings, the load of meetings."""

    name = "yiteng.plans"
    label = "plans"

    def ready(self) -> None:
        """Register the flow of plans; warn senders on their own form and on submission."""
        from yiteng.gate.models import Application
        from yiteng.plans.flow import EXTENSION, FLOW
        from yiteng.plans.slots import sender
        from yiteng.web.slots import fill
        from yiteng.workflow.flow import extend, register

        register(FLOW)
        extend(Application, EXTENSION)
        fill("sender", sender)
