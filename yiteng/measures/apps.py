"""The room of measures."""

from __future__ import annotations

from django.apps import AppConfig


class MeasuresConfig(AppConfig):
    """Numbered measures, the documents that carry them, campaigns."""

    name = "yiteng.measures"
    label = "measures"

    def ready(self) -> None:
        """Register the flow and the node of measures; fill the slot measures; tell what was tried."""
        from yiteng.gate import past
        from yiteng.links.nodes import register as node
        from yiteng.measures import nodes
        from yiteng.measures.flow import FLOW
        from yiteng.measures.past import similar
        from yiteng.measures.slots import of_meeting
        from yiteng.web.slots import fill
        from yiteng.workflow.flow import register

        register(FLOW)
        past.register("measures", similar)
        fill("measures", of_meeting)
        node("measure", nodes.load, action="measures.read")
