"""The room of publication."""

from __future__ import annotations

from django.apps import AppConfig


class PublicationConfig(AppConfig):
    """Review, frozen lists, snapshots and the inbox."""

    name = "yiteng.publication"
    label = "publication"

    def ready(self) -> None:
        """Tell the door, the thread, the jobs and the pages of commitments."""
        from yiteng.commitments.models import Commitment
        from yiteng.designation import outside
        from yiteng.jobs import daily, kinds
        from yiteng.links import nodes
        from yiteng.publication.actions.trying import may_try, right
        from yiteng.publication.flow import FLOW, QUESTIONS
        from yiteng.publication.jobs import DELIVER, refresh
        from yiteng.publication.nodes import load_nodes, readable
        from yiteng.publication.views import panel
        from yiteng.publication.ward import publish
        from yiteng.web import slots
        from yiteng.workflow import flow

        flow.register(FLOW)
        flow.extend(Commitment, QUESTIONS)
        kinds.register(DELIVER)
        daily.register("publication", refresh, order=50)
        nodes.register("publication", load_nodes, readable)
        slots.fill("publication", panel)
        outside.register(publish)
        outside.count_tries(may_try, right)
