"""The room of the gate."""

from __future__ import annotations

from django.apps import AppConfig


class GateConfig(AppConfig):
    """Applications to meet and the four tests applied."""

    name = "yiteng.gate"
    label = "gate"

    def ready(self) -> None:
        """Register the flow and the node of applications."""
        from yiteng.files import parents
        from yiteng.gate import nodes
        from yiteng.gate.flow import FLOW
        from yiteng.gate.models import Application
        from yiteng.gate.notices import EXTENSION
        from yiteng.gate.queries import may_read_paper, where_paper
        from yiteng.links.nodes import register as node
        from yiteng.workflow.flow import extend, register

        register(FLOW)
        extend(Application, EXTENSION)
        parents.register("gate.paper", may_read_paper, where_paper)
        node("application", nodes.load, nodes.readable)
