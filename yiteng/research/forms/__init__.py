"""Forms of research."""

from __future__ import annotations

from yiteng.research.forms.filters import (
    Filter,
    ProblemFilter,
    VisitFilter,
    area_choices,
    theme_choices,
)
from yiteng.research.forms.problems import AskedForm, FigureForm, FoundForm, ProblemForm
from yiteng.research.forms.visits import FindingForm, VisitForm, finding_forms

__all__ = [
    "AskedForm",
    "FigureForm",
    "Filter",
    "FindingForm",
    "FoundForm",
    "ProblemFilter",
    "ProblemForm",
    "VisitFilter",
    "VisitForm",
    "area_choices",
    "finding_forms",
    "theme_choices",
]
