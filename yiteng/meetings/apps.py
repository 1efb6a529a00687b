"""The room of meetings."""

from __future__ import annotations

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    """Plan, agenda, attendance, decisions, minutes."""

    name = "yiteng.meetings"
    label = "meetings"

    def ready(self) -> None:
        """Register the flow of meetings and the nodes meeting and decision; fill the slot convene."""
        from yiteng.files import parents
        from yiteng.gate import alike
        from yiteng.links.nodes import register as node
        from yiteng.meetings import beside, nodes
        from yiteng.meetings.flow import FLOW
        from yiteng.meetings.slots import convene
        from yiteng.web.slots import fill
        from yiteng.workflow.flow import register

        register(FLOW)
        parents.register("meetings.paper", nodes.may_read_paper, nodes.where_paper)
        alike.register("meetings", beside.meetings)
        fill("convene", convene)
        node("meeting", nodes.meetings, action="meetings.read")
        node("decision", nodes.decisions, action="meetings.read")
