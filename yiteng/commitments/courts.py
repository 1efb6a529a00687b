"""Courts decide by law: they have no task and no clock here (domain B5)."""

from __future__ import annotations

from collections.abc import Collection

from yiteng.people.models import Unit
from yiteng.rules.refusal import Refusal
from yiteng.rules.words import N_

COURTS = ("法院", "法庭", "检察院")


def court_refusals(units: Collection[int]) -> list[Refusal]:
    """A court or procuratorate is never given a task (domain B5: nobody directs a case)."""
    names = Unit.objects.filter(pk__in=units).values_list("name", flat=True)
    return [
        Refusal(
            "commitment.court",
            N_("{unit} decides by law and is never given a task; name who helps instead."),
            {"unit": name},
            field="lead_unit",
        )
        for name in sorted(names)
        if name.split("（")[0].endswith(COURTS)
    ]
