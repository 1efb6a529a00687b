"""The room of case files."""

from __future__ import annotations

from django.apps import AppConfig


class CasefilesConfig(AppConfig):
    """Proof files exported by two people together."""

    name = "yiteng.casefiles"
    label = "casefiles"

    def ready(self) -> None:
        """Register the flow; offer the ask on the page of an application; tell the trail words."""
        from yiteng.audit import labels
        from yiteng.casefiles.flow import FLOW
        from yiteng.casefiles.slots import ask
        from yiteng.casefiles.words import words
        from yiteng.web.slots import fill
        from yiteng.workflow.flow import register

        register(FLOW)
        fill("casefile", ask)
        labels.register_words("casefiles", words)
