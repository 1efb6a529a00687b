"""The verdict while a dossier is being written: what is stored, and what is typed and not saved.

Nothing here writes: the typed row stands in for the stored one in memory only.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.forms import ChoiceField

from yiteng.gate.dossiers import dossiers
from yiteng.gate.models import Application, Part
from yiteng.gate.queries import judged
from yiteng.rules.gate.compare import Difference, compare
from yiteng.rules.gate.hints import Hint, hints
from yiteng.rules.gate.registry import judge
from yiteng.rules.gate.rule import Verdict

#: The key of a row that has none yet.
NEW = 0


@dataclass(frozen=True, slots=True)
class Live:
    """The verdict with what is typed; what that mends and makes worse; hints on it."""

    verdict: Verdict
    change: Difference
    hints: tuple[Hint, ...]


def stored(application: Application) -> Live:
    """The verdict as the dossier is stored, nothing typed yet."""
    verdict = judged([application])[application.pk].verdict
    return Live(verdict, Difference((), ()), ())


def typed_words(application: Application, form: Any) -> Live:
    """The verdict with the application's own words as typed in its form."""
    before = judged([application])[application.pk]
    _put(application, form.words())
    return _again(application, before.verdict, "words")


def typed_part(
    application: Application, kind: str, part: Part | None, form: Any, model: Any
) -> Live:
    """The verdict with one part as typed; part: the stored row, None for a new one."""
    before = judged([application])[application.pk]
    row: Part = part if part is not None else model(pk=NEW, application=application)
    _put(row, form.values())
    rows = [row if one.pk == row.pk else one for one in getattr(application, kind).all()]
    if part is None:
        rows.append(row)
    held: dict[str, Any] = application._prefetched_objects_cache  # type: ignore[attr-defined]
    held[kind] = rows
    return _again(application, before.verdict, f"{kind}-{row.pk}")


def readable(form: Any) -> bool:
    """Judge the form; what cannot be read yet is as it was stored, or as a new row begins.

    False where a choice on which the row hangs (its unit, its item) is not made yet, and where a
    new row has no title yet.
    """
    form.full_clean()
    whole = "title" not in form.fields or bool(form.data.get("title", "").strip() or form.initial)
    for name, field in form.fields.items():
        if name not in form.cleaned_data:
            form.cleaned_data[name] = form.get_initial_for_field(field, name)
            chosen = form.cleaned_data[name] or not isinstance(field, ChoiceField)
            whole = whole and bool(chosen)
    return whole


def _put(row: Any, values: dict[str, Any]) -> None:
    """Set columns in memory; nothing typed where a column must hold something leaves it."""
    for name, value in values.items():
        if value is not None or row._meta.get_field(name).null:
            setattr(row, name, value)


def _again(application: Application, before: Verdict, place: str) -> Live:
    dossier = dossiers([application])[application.pk]
    verdict = judge(dossier, before.thresholds)
    said = tuple(one for one in hints(dossier) if one.field.startswith(f"{place}-"))
    return Live(verdict, compare(before.reasons, verdict.reasons), said)
