"""Narrowing the hole list to a town or a unit."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from yiteng.gate.forms import unit_choices
from yiteng.places.models import Area
from yiteng.rules.actor import Actor
from yiteng.web import forms


class HoleFilter(forms.Form):
    """Town and unit."""

    town = forms.Choice(_("Town"), required=False)
    unit = forms.Choice(_("Unit that answers for it"), required=False)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        towns = Area.objects.filter(
            county_id=actor.county, level="town", valid_to__isnull=True
        ).order_by("order", "id")
        options: Any = self.fields
        options["town"].choices = [("", _("all")), *towns.values_list("pk", "name")]
        options["unit"].choices = unit_choices(actor.county, _("all"))

    def wanted(self) -> dict[str, int]:
        """What was chosen, by name; nothing where it is none of the list."""
        found = self.cleaned_data if self.is_valid() else {}
        return {name: int(value) for name, value in found.items() if value}
