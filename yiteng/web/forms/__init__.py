"""Forms of all pages: labels, hints, errors that name the field and the remedy."""

from __future__ import annotations

from yiteng.web.forms.base import Form
from yiteng.web.forms.fields import (
    Choice,
    Choices,
    Day,
    File,
    Hour,
    Moment,
    Note,
    Number,
    Text,
    Yes,
)
from yiteng.web.forms.figures import Money, Quantity

__all__ = [
    "Choice",
    "Choices",
    "Day",
    "File",
    "Form",
    "Hour",
    "Moment",
    "Money",
    "Note",
    "Number",
    "Quantity",
    "Text",
    "Yes",
]
