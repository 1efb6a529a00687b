"""The room of commitments."""

from __future__ import annotations

from django.apps import AppConfig


class CommitmentsConfig(AppConfig):
    """Who does what by when."""

    name = "yiteng.commitments"
    label = "commitments"

    def ready(self) -> None:
        """Tell the door, the thread and the daily run of commitments."""
        from yiteng.audit import labels
        from yiteng.commitments import decided, moved, moving, notices, notices_road, recounting
        from yiteng.commitments.daily import turn_lights
        from yiteng.commitments.flow import FLOW
        from yiteng.commitments.labels import words
        from yiteng.commitments.models import Commitment
        from yiteng.commitments.nodes import load_nodes, readable
        from yiteng.jobs import daily
        from yiteng.jobs import kinds as job_kinds
        from yiteng.limits.following import follow
        from yiteng.links import nodes
        from yiteng.meetings import carrying
        from yiteng.messaging import registry
        from yiteng.places import following
        from yiteng.web import slots
        from yiteng.workflow import flow

        labels.register_words("commitments", words)
        flow.register(FLOW)
        nodes.register("commitment", load_nodes, readable)
        daily.register("lights", lambda today, now: turn_lights(now), order=10)
        job_kinds.register(recounting.KIND)
        job_kinds.register(moving.KIND)
        following.follow(moving.move_later)
        slots.fill("workdays", moved.panel)
        follow(recounting.FOLLOWED, recounting.recount_later)
        carrying.register("commitment", decided.terms, decided.make)
        slots.fill("decided", decided.agreement)
        flow.extend(Commitment, notices.EXTENSION)
        flow.extend(Commitment, notices_road.EXTENSION)
        registry.nightly("commitments.steps", notices_road.limits_of_steps)
        registry.nightly("commitments.due", notices.reminders)
        registry.nightly("commitments.up", notices.upwards)
        registry.urgent("commitments.ending", notices.ending)
