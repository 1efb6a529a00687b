"""The room of replies."""

from __future__ import annotations

from django.apps import AppConfig


class RepliesConfig(AppConfig):
    """What became of findings, told to those who said them."""

    name = "yiteng.replies"
    label = "replies"

    def ready(self) -> None:
        """Take part where execution moves; look once a day; tell the trail and the pages."""
        from yiteng.audit import labels
        from yiteng.commitments.models import Commitment
        from yiteng.jobs import daily
        from yiteng.measures.models import Measure
        from yiteng.meetings.models import Meeting
        from yiteng.publication.models import Publication
        from yiteng.replies import waiting
        from yiteng.replies.gathering import every_day, moved
        from yiteng.replies.holes import UNTOLD
        from yiteng.replies.slots import of_occasion
        from yiteng.replies.words import words
        from yiteng.research.models import Problem
        from yiteng.thread import holes
        from yiteng.web import desks, slots
        from yiteng.workflow.flow import Extension, extend

        for model, type_, steps in (
            (Problem, "problem", ("state", "drop", "reword")),
            (Meeting, "meeting", ("open", "notify")),
            (Measure, "measure", ("issue",)),
            (
                Commitment,
                "commitment",
                ("sign", "answer_yes", "accept", "conclude", "close_silent", "recur"),
            ),
        ):
            effect = moved(lambda row, type_=type_: (type_, row.pk))  # type: ignore[misc]
            extend(model, Extension(on=dict.fromkeys(steps, effect)))
        published = moved(lambda row: (row.node_type, row.node_id))
        extend(Publication, Extension(on={"publish": published}))
        desks.register(waiting.UNTOLD)
        holes.rule(UNTOLD, after="finding_unused")
        slots.fill("replies", of_occasion)
        labels.register_words("replies", words)
        daily.register("replies", every_day, order=790)
