"""The form every form of the software is made from."""

from __future__ import annotations

from collections.abc import Iterable

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.forms.utils import ErrorList

from yiteng.rules.refusal import Refusal, Refused, blocking
from yiteng.web.sentences import say


class Form(forms.Form):
    """A form that keeps what was typed and puts a refusal's sentence at its field."""

    required_css_class = ""
    use_required_attribute = False

    def refuse(self, refusals: Refused | Iterable[Refusal]) -> None:
        """Put each blocking reason at the field it names, the others at the top.

        Works for a bound form, before or after it was cleaned.
        """
        found = refusals.refusals if isinstance(refusals, Refused) else tuple(refusals)
        self.is_bound = True
        held = self.errors
        for refusal in blocking(found):
            name = refusal.field if refusal.field in self.fields else NON_FIELD_ERRORS
            held.setdefault(name, ErrorList()).append(say(refusal))

    def summary(self) -> list[tuple[str, str]]:
        """Every error with the id of its field, top ones first (id empty)."""
        lines = [("", str(e)) for e in self.non_field_errors()]
        for bound in self:
            lines += [(bound.id_for_label or bound.auto_id, str(e)) for e in bound.errors]
        return lines
