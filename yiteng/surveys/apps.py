"""The room of surveys."""

from __future__ import annotations

from django.apps import AppConfig


class SurveysConfig(AppConfig):
    """Surveys, their forms and submissions."""

    name = "yiteng.surveys"
    label = "surveys"

    def ready(self) -> None:
        """Register flows, nodes, parents of files and the lists served with forms."""
        from yiteng.audit import labels
        from yiteng.files import parents
        from yiteng.jobs import daily
        from yiteng.links.nodes import register as node
        from yiteng.surveys import lists, nodes, queries, slots
        from yiteng.surveys.daily import renew
        from yiteng.surveys.flow import SUBMISSIONS, SURVEYS
        from yiteng.surveys.openrosa.slots import phones
        from yiteng.surveys.words import words
        from yiteng.web.slots import fill
        from yiteng.workflow.flow import register

        fill("surveys.occasion", slots.occasion)
        fill("surveys.phones", phones)
        labels.register_words("surveys", words)
        daily.register("surveys", renew, order=60)
        register(SURVEYS)
        register(SUBMISSIONS)
        node("submission", nodes.submissions, nodes.readable, action="surveys.read")
        parents.register("surveys.formversion", queries.may_read_form)
        parents.register(
            "surveys.submission", queries.may_read_submission, queries.where_submission
        )
        lists.supply("villages.csv", lists.villages)
        lists.supply("firms.csv", lists.firms)
