"""The room of surveys."""

from __future__ import annotations

from django.apps import AppConfig


class SurveysConfig(AppConfig):
    """Surveys, their forms and submissions."""

    name = "yiteng.surveys"
    label = "surveys"

    def ready(self) -> None:
        """Register the flows of surveys and submissions."""
        from yiteng.surveys.flow import SUBMISSIONS, SURVEYS
        from yiteng.workflow.flow import register

        register(SURVEYS)
        register(SUBMISSIONS)
