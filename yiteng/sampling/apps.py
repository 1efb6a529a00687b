"""The room of sampling."""

from __future__ import annotations

from django.apps import AppConfig


class SamplingConfig(AppConfig):
    """Lots anybody can draw again."""

    name = "yiteng.sampling"
    label = "sampling"

    def ready(self) -> None:
        """Draw daily; write checks into lots; show on a commitment's page; name things."""
        from yiteng.audit import labels
        from yiteng.commitments.models import Commitment
        from yiteng.jobs import daily
        from yiteng.sampling.actions import draw_all
        from yiteng.sampling.actions.results import EXTENSION
        from yiteng.sampling.desks import VISITS
        from yiteng.sampling.views import panel
        from yiteng.sampling.words import words
        from yiteng.web import desks, slots
        from yiteng.workflow import flow

        flow.extend(Commitment, EXTENSION)
        daily.register("sampling.draw", draw_all, order=30)
        slots.fill("sampling", panel)
        labels.register_words("sampling", words)
        desks.register(VISITS)
