"""Figures: money in yuan, and quantities with their word, date, status and source."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from yiteng.rules.quantity import STATUSES, WORDS
from yiteng.rules.quantity import Quantity as Figure
from yiteng.rules.quantity.units import unit_title
from yiteng.rules.quantity.value import STATUS_TITLES
from yiteng.web.forms.fields import Figures, Words, _Remedied, named
from yiteng.web.words import chinese

SCALES = {"1": Decimal(1), "10000": Decimal(10**4), "100000000": Decimal(10**8)}
SCALE_WORDS = (("1", _("yuan")), ("10000", _("10 000 yuan")), ("100000000", _("100 million yuan")))


class Together(forms.MultiWidget):
    """Several inputs in one line."""

    template_name = "web/_together.html"
    use_fieldset = True

    def decompress(self, value: Any) -> list[Any]:
        """The parts of a value; fields give their own parts."""
        return list(value) if isinstance(value, list | tuple) else [None] * len(self.widgets)


class MoneyInput(Together):
    """An amount and its scale; an amount in yuan is shown in the largest scale that fits."""

    def decompress(self, value: Any) -> list[Any]:
        """Amount and scale of yuan."""
        if value is None or value == "":
            return [None, "10000"]
        yuan = Decimal(value)
        for scale in ("100000000", "10000"):
            if yuan and yuan % (SCALES[scale] / 100) == 0 and abs(yuan) >= SCALES[scale]:
                return [f"{(yuan / SCALES[scale]).normalize():f}", scale]
        return [yuan, "1"]


class Money(_Remedied, forms.MultiValueField):
    """An amount of money; cleaned: Decimal yuan, or None."""

    def __init__(self, label: Words, *, hint: Words = "", remedy: Words = "", **more: Any) -> None:
        wrong = _("“{label}” is not an amount. Write figures only, and choose the unit beside it.")
        parts = (
            forms.DecimalField(min_value=0, required=False),
            forms.ChoiceField(choices=SCALE_WORDS, required=False),
        )
        widget = MoneyInput(
            (
                Figures({"aria-label": label}),
                forms.Select(choices=SCALE_WORDS, attrs={"aria-label": _("Unit")}),
            )
        )
        errors = {"invalid": _filled(wrong, label)}
        super().__init__(
            fields=parts,
            widget=widget,
            require_all_fields=False,
            **named(label, hint, error_messages=errors, **more),
        )
        parts[0].error_messages["invalid"] = errors["invalid"]
        self.remedy = remedy

    def compress(self, data_list: list[Any]) -> Decimal | None:
        """Yuan."""
        if not data_list or data_list[0] is None:
            return None
        return Decimal(data_list[0]) * SCALES[data_list[1] or "1"]

    def clean(self, value: Any) -> Any:
        """A scale alone is nothing typed."""
        if value and value[0] in (None, ""):
            value = None
        return super().clean(value)


class Quantity(_Remedied, forms.MultiValueField):
    """A figure with word, unit, date, status and source; cleaned: `rules.quantity.Quantity` or None.

    units: unit codes to choose from. Money is typed in yuan here; use Money for a plain amount.
    """

    def __init__(
        self,
        label: Words,
        *,
        units: Sequence[str] = ("CNY",),
        statuses: Sequence[str] = STATUSES,
        hint: Words = "",
        remedy: Words = "",
        **more: Any,
    ) -> None:
        self.units, self.statuses = tuple(units), tuple(statuses)
        words = [(w, w or _("exactly")) for w in WORDS if not w.startswith("几")]
        options = [(u, _Unit(u)) for u in units]
        kinds = [(s, _(STATUS_TITLES[s])) for s in statuses]
        parts = (
            forms.ChoiceField(choices=words, required=False),
            forms.DecimalField(required=False),
            forms.ChoiceField(choices=options, required=False),
            forms.ChoiceField(choices=kinds, required=False),
            forms.DateField(required=False),
            forms.CharField(max_length=200, required=False),
        )
        errors = {"invalid": _filled(_("“{label}” is not a number. Write figures only."), label)}
        super().__init__(
            fields=parts,
            widget=Together(_inputs(label, words, options, kinds)),
            require_all_fields=False,
            **named(label, hint, error_messages=errors, **more),
        )
        parts[1].error_messages["invalid"] = errors["invalid"]
        self.remedy = remedy

    def compress(self, data_list: list[Any]) -> Figure | None:
        """The figure. Raises ValidationError for what nobody could read."""
        if not data_list or data_list[1] is None:
            return None
        word, value, unit, status, as_of, source = data_list
        try:
            return Figure(
                Decimal(value),
                unit or self.units[0],
                word or "",
                as_of,
                status or self.statuses[0],
                source or "",
            )
        except ValueError as error:
            raise ValidationError(self.error_messages["invalid"]) from error

    def clean(self, value: Any) -> Any:
        """Choices without a figure are nothing typed."""
        if value and value[1] in (None, ""):
            value = None
        return super().clean(value)


class _Unit:
    """A unit's title in the reader's language, looked up when shown."""

    def __init__(self, code: str) -> None:
        self.code = code

    def __str__(self) -> str:
        return unit_title(self.code, language="zh" if chinese() else "en")


def _inputs(label: Words, words: Any, options: Any, kinds: Any) -> tuple[forms.Widget, ...]:
    return (
        forms.Select(choices=words, attrs={"aria-label": _("Qualifier")}),
        Figures({"aria-label": label}),
        forms.Select(choices=options, attrs={"aria-label": _("Unit")}),
        forms.Select(choices=kinds, attrs={"aria-label": _("Actual or planned")}),
        forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "aria-label": _("As of")}),
        forms.TextInput(attrs={"aria-label": _("Source"), "placeholder": _("Source")}),
    )


def _filled(sentence: Any, label: Words) -> Any:
    return format_lazy(sentence, label=label)
