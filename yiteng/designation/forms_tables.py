"""The form in which a check table is loaded."""

from __future__ import annotations

from django import forms as plain
from django.utils.translation import gettext_lazy as _

from yiteng.web import forms


class TableFile(forms.Form):
    """A workbook with the two sheets of a check table."""

    file = plain.FileField(label=_("Workbook (.xlsx)"), max_length=150)
