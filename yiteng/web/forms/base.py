"""The form every form of the software is made from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.forms.boundfield import BoundField
from django.forms.utils import ErrorList

from yiteng.rules.refusal import Refusal, Refused, blocking
from yiteng.web.sentences import say


class Form(forms.Form):
    """A form that keeps what was typed and puts a refusal's sentence at its field."""

    required_css_class = ""
    #: Fields needed rarely, by the words they fold under; the others stand first.
    more: Mapping[Any, tuple[str, ...]] = {}
    #: The field somebody was sent to: its fold is open.
    at = ""
    use_required_attribute = False

    def first(self) -> list[BoundField]:
        """The visible fields that are not folded."""
        folded = {name for names in self.more.values() for name in names}
        return [bound for bound in self.visible_fields() if bound.name not in folded]

    def folds(self) -> list[tuple[Any, list[BoundField], bool]]:
        """Words, fields and whether it is open, of each fold; one with an error is open."""
        return [
            (words, bounds, any(one.errors or one.name == self.at for one in bounds))
            for words, names in self.more.items()
            if (bounds := [self[name] for name in names])
        ]

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
