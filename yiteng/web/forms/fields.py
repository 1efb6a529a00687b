"""Fields: a label, a hint, a remedy; errors say which field and what to write."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePath
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

Words = str | Promise
DAY = "%Y-%m-%d"
MOMENT = "%Y-%m-%dT%H:%M"
_HOUR = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")


def named(label: Words, hint: Words = "", remedy: Words = "", **more: Any) -> dict[str, Any]:
    """Arguments of a Django field: label, hint, and an error that names the field."""
    required = format_lazy(_("Please fill in “{label}”."), label=label)
    errors = {"required": required, **more.pop("error_messages", {})}
    return {"label": label, "help_text": hint, "error_messages": errors, **more}


class _Remedied:
    """remedy: the words under an error that say how to mend it."""

    remedy: Words = ""
    asked: bool | None = None


class Text(_Remedied, forms.CharField):
    """One line of text."""

    def __init__(
        self, label: Words, *, limit: int = 200, hint: Words = "", remedy: Words = "", **more: Any
    ) -> None:
        too_long = format_lazy(
            _("“{label}” is longer than {limit} characters. Shorten it."), label=label, limit=limit
        )
        more.setdefault("error_messages", {})["max_length"] = too_long
        super().__init__(max_length=limit, **named(label, hint, **more))
        self.remedy = remedy


class Note(Text):
    """Several lines of text."""

    def __init__(self, label: Words, *, limit: int = 4000, rows: int = 4, **more: Any) -> None:
        more.setdefault("widget", forms.Textarea(attrs={"rows": rows}))
        super().__init__(label, limit=limit, **more)


class Day(_Remedied, forms.DateField):
    """A date."""

    def __init__(self, label: Words, *, hint: Words = "", remedy: Words = "", **more: Any) -> None:
        wrong = format_lazy(_("“{label}” is not a date. Write it as 2023-03-01."), label=label)
        more.setdefault("widget", forms.DateInput(format=DAY, attrs={"type": "date"}))
        more.setdefault("input_formats", [DAY, "%Y/%m/%d", "%Y年%m月%d日", "%Y.%m.%d"])
        super().__init__(**named(label, hint, error_messages={"invalid": wrong}, **more))
        self.remedy = remedy


class Moment(_Remedied, forms.DateTimeField):
    """A moment, Asia/Shanghai."""

    def __init__(self, label: Words, *, hint: Words = "", remedy: Words = "", **more: Any) -> None:
        wrong = format_lazy(
            _("“{label}” is not a time. Write it as 2023-03-01 16:00."), label=label
        )
        widget = forms.DateTimeInput(format=MOMENT, attrs={"type": "datetime-local"})
        more.setdefault("widget", widget)
        more.setdefault("input_formats", [MOMENT, "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M:%S"])
        super().__init__(**named(label, hint, error_messages={"invalid": wrong}, **more))
        self.remedy = remedy


class Hour(Text):
    """A time of day, kept as ``09:00``."""

    def __init__(self, label: Words, **more: Any) -> None:
        more.setdefault("widget", forms.TextInput(attrs={"type": "time"}))
        super().__init__(label, limit=5, **more)

    def clean(self, value: Any) -> str:
        """The time as written on a notice; empty where none was typed."""
        said = str(super().clean(value) or "").replace("：", ":")
        found = _HOUR.fullmatch(said)
        if said and not found:
            wrong = _("“{label}” is not a time of day. Write it as 09:00.")
            raise ValidationError(format_lazy(wrong, label=self.label or ""))
        return f"{int(found[1]):02d}:{found[2]}" if found else ""


class Figures(forms.TextInput):
    """A number typed as text: what was typed stays, even where it is no number."""

    def __init__(self, attrs: Any = None) -> None:
        super().__init__({"inputmode": "decimal", "class": "figures", **(attrs or {})})


class Number(_Remedied, forms.DecimalField):
    """A number; ``places=0`` for whole ones."""

    def __init__(
        self,
        label: Words,
        *,
        places: int = 2,
        least: int | None = 0,
        hint: Words = "",
        remedy: Words = "",
        **more: Any,
    ) -> None:
        wrong = format_lazy(_("“{label}” is not a number. Write figures only."), label=label)
        less = format_lazy(_("“{label}” is less than {least}."), label=label, least=least)
        errors = {"invalid": wrong, "min_value": less}
        more.setdefault("widget", Figures())
        super().__init__(
            min_value=least,
            max_digits=18,
            decimal_places=places,
            **named(label, hint, error_messages=errors, **more),
        )
        self.remedy = remedy


class Choice(_Remedied, forms.ChoiceField):
    """One of several; words are message ids or translated already."""

    def __init__(
        self,
        label: Words,
        choices: Any = (),
        *,
        blank: Words = "",
        hint: Words = "",
        remedy: Words = "",
        **more: Any,
    ) -> None:
        wrong = format_lazy(_("“{label}”: please choose one of the list."), label=label)
        errors = {"invalid_choice": wrong}
        super().__init__(
            choices=choices if callable(choices) else _options(choices, blank),
            **named(label, hint, error_messages=errors, **more),
        )
        self.remedy = remedy


class Choices(_Remedied, forms.MultipleChoiceField):
    """Several of several, as boxes to tick."""

    def __init__(
        self, label: Words, choices: Any = (), *, hint: Words = "", remedy: Words = "", **more: Any
    ) -> None:
        more.setdefault("widget", forms.CheckboxSelectMultiple())
        options = choices if callable(choices) else [(v, _(str(w))) for v, w in choices]
        super().__init__(choices=options, **named(label, hint, **more))
        self.remedy = remedy


class Yes(_Remedied, forms.BooleanField):
    """A box to tick; not required unless said so."""

    def __init__(self, label: Words, *, hint: Words = "", remedy: Words = "", **more: Any) -> None:
        more.setdefault("required", False)
        super().__init__(**named(label, hint, **more))
        self.remedy = remedy


class File(_Remedied, forms.FileField):
    """A file with its limits. accept: endings, e.g. ``.pdf,.docx``; megabytes: at most."""

    def __init__(
        self,
        label: Words,
        *,
        accept: str = "",
        megabytes: int = 20,
        hint: Words = "",
        remedy: Words = "",
        **more: Any,
    ) -> None:
        self.endings = tuple(e.strip().lower() for e in accept.split(",") if e.strip())
        self.megabytes = megabytes
        attrs = {"accept": accept} if accept else {}
        more.setdefault("widget", forms.FileInput(attrs=attrs))
        said = hint or format_lazy(_("At most {megabytes} MB."), megabytes=megabytes)
        super().__init__(**named(label, said, **more))
        self.remedy = remedy

    def clean(self, data: Any, initial: Any = None) -> Any:
        """The file. Raises ValidationError where it is too large or of another kind."""
        found = super().clean(data, initial)
        if not data:
            return found
        words = {"name": data.name, "megabytes": self.megabytes, "kinds": " ".join(self.endings)}
        if data.size > self.megabytes * 1024 * 1024:
            raise ValidationError(
                gettext("“%(name)s” is larger than %(megabytes)s MB. Make it smaller.") % words
            )
        if self.endings and PurePath(data.name).suffix.lower() not in self.endings:
            raise ValidationError(
                gettext("“%(name)s” is of another kind. Please choose one of: %(kinds)s.") % words
            )
        return found


def _options(choices: Sequence[tuple[Any, Any]], blank: Words) -> list[tuple[Any, Any]]:
    found: list[tuple[Any, Any]] = [(value, _(str(words))) for value, words in choices]
    if not any(value == "" for value, _words in found):
        found.insert(0, ("", blank or _("please choose")))
    return found
