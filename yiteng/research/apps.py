"""The room of research."""

from __future__ import annotations

from django.apps import AppConfig


class ResearchConfig(AppConfig):
    """Visits, sources, findings, problems."""

    name = "yiteng.research"
    label = "research"

    def ready(self) -> None:
        """Register the flow of problems and the nodes finding and problem."""
        from yiteng.links.nodes import register as node
        from yiteng.research import nodes
        from yiteng.research.about import panel
        from yiteng.research.flow import FLOW
        from yiteng.web import slots
        from yiteng.workflow.flow import register

        register(FLOW)
        slots.fill("research", panel)
        node("visit", nodes.visits, nodes.readable_visits, action="research.read")
        node("finding", nodes.findings, nodes.readable_findings, action="research.read")
        node("problem", nodes.problems, action="research.read")
