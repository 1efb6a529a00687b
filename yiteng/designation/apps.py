"""The room of designation."""

from __future__ import annotations

from django.apps import AppConfig


class DesignationConfig(AppConfig):
    """Designation of care near home: cases, standards, visits, operation."""

    name = "yiteng.designation"
    label = "designation"

    def ready(self) -> None:
        """Register the flow; tell the trail and the desk; papers hang on cases."""
        from yiteng.audit import labels
        from yiteng.designation.actions.daily import order_anew
        from yiteng.designation.answers import answers
        from yiteng.designation.desks import LINES, ROWS, morning
        from yiteng.designation.flow import FLOW
        from yiteng.designation.models import DesignationCase
        from yiteng.designation.notices import EXTENSION
        from yiteng.designation.queries import may_read, where
        from yiteng.designation.words import words
        from yiteng.files import parents
        from yiteng.jobs import daily
        from yiteng.reach import answers as beside_savings
        from yiteng.web import desks
        from yiteng.workflow.flow import extend, register

        register(FLOW)
        extend(DesignationCase, EXTENSION)
        labels.register_words("designation", words)
        desks.register(*ROWS)
        for role in LINES:
            desks.register_morning(role, morning(role))
        daily.register("designation.clocks", order_anew, order=300)
        beside_savings.supply(answers)
        parents.register("designation.designationcase", may_read, where)
