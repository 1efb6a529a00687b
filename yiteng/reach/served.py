"""The list of facilities that forms of surveys choose from."""

from __future__ import annotations

from collections.abc import Iterable

from yiteng.reach.models import Facility
from yiteng.surveys.lists import Line, Scope


def facilities(scope: Scope) -> Iterable[Line]:
    """The facilities of the area by their entry in the register, the same order for ever."""
    found = Facility.objects.filter(county=scope.county)
    if scope.town:
        found = found.filter(town=scope.town)
    for pk, name, town in found.order_by("id").values_list("pk", "name", "town__name"):
        yield str(pk), name, town or ""
