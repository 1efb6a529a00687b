"""Choices of areas and themes, and the filters above the lists."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from yiteng.places.models import Area
from yiteng.places.queries import themes
from yiteng.research.models import OCCASIONS
from yiteng.research.tables import themed
from yiteng.rules.actor import Actor
from yiteng.rules.lifecycles.small import PROBLEM
from yiteng.web import forms


def theme_choices(county: int) -> list[tuple[str, str]]:
    """The themes of a county by code, in their order."""
    return [(one.code, themed(one)) for one in themes(county)]


def area_choices(actor: Actor) -> list[tuple[Any, Any]]:
    """The towns of the actor's reach, each with its villages, in the official order."""
    rows = Area.objects.filter(county_id=actor.county, valid_to__isnull=True)
    if actor.town and actor.reach in ("town", "village"):
        rows = rows.filter(town_id=actor.town)
    names: dict[int, str] = {}
    below: dict[int, list[tuple[int, str]]] = {}
    for pk, level, name, town in rows.order_by("order", "id").values_list(
        "pk", "level", "name", "town_id"
    ):
        if level == "town":
            names[pk] = name
        elif level == "village" and town:
            below.setdefault(town, []).append((pk, name))
    return [
        (name, [(pk, gettext("%(town)s, whole") % {"town": name}), *below.get(pk, [])])
        for pk, name in names.items()
    ]


class Filter(forms.Form):
    """A filter of which each field is blank or one of its choices."""

    def __init__(self, *args: Any, county: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["theme"] = forms.Choice(
            _("Field of work"), theme_choices(county), blank=_("all"), required=False
        )

    def wanted(self) -> dict[str, str]:
        """What is filtered by; what is not on the list filters nothing."""
        self.is_valid()
        return {name: self.cleaned_data.get(name, "") for name in self.fields}

    def said(self) -> list[str]:
        """The filters in words."""
        chosen = self.wanted()
        return [
            str(words)
            for name, field in self.fields.items()
            for value, words in getattr(field, "choices", ())
            if value and str(value) == chosen[name]
        ]


class VisitFilter(Filter):
    """Kind and field of work."""

    kind = forms.Choice(_("Kind"), OCCASIONS, blank=_("all"), required=False)


class ProblemFilter(Filter):
    """State and field of work."""

    state = forms.Choice(
        _("State"), [(s.code, s.title) for s in PROBLEM.states], blank=_("all"), required=False
    )
