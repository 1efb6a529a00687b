"""Every row of the spine carries its county, town and village keys (law 11)."""

from __future__ import annotations

from django.apps import apps
from django.db.models import ForeignKey, Model

from yiteng.places.models import Placed

SPINE = (
    "people",
    "enterprises",
    "research",
    "gate",
    "meetings",
    "measures",
    "commitments",
    "verification",
    "reach",
    "designation",
    "publication",
    "desk",
)
#: Rows keyed otherwise, with the reason.
OTHERWISE = {
    "people.Account": "a person, not a row of an area; posts belong to units, units to areas",
    "people.Attempt": "failed log-ins under a name nobody has, for a day",
    "commitments.Numbering": "the last number given, a county and a year",
    "commitments.ClockSetting": "a county's own amount for a preset, with its county",
    "commitments.Tally": "a count a village and a unit, with those keys themselves",
    "publication.Snapshot": "public face: carries area codes, its database knows no areas",
    "publication.ListSnapshot": "public face: names its county, its database knows no areas",
    "publication.ListItem": "public face: hangs on a list, its database knows no areas",
    "publication.OpenQuestion": "public face: carries area codes, its database knows no areas",
    "publication.Salt": "public face: the salt of a day, for all",
    "publication.WrongCodes": "public face: wrong codes by the minute, from anywhere",
    "publication.InboxEntry": "public face: carries area codes, its database knows no areas",
}


def is_part(model: type[Model], seen: frozenset[type[Model]] = frozenset()) -> bool:
    """Whether a row always belongs to a row that carries the keys."""
    for field in model._meta.fields:
        if not isinstance(field, ForeignKey) or field.null:
            continue
        owner = field.related_model
        assert isinstance(owner, type)
        if issubclass(owner, Placed):
            return True
        if owner not in seen and owner is not model and is_part(owner, seen | {model}):
            return True
    return False


def test_every_row_of_the_spine_is_keyed_by_its_areas():
    bare = [
        model._meta.label
        for model in apps.get_models()
        if model._meta.app_label in SPINE
        and not issubclass(model, Placed)
        and not is_part(model)
        and model._meta.label not in OTHERWISE
    ]
    assert bare == []


def test_keys_of_a_placed_row_may_not_be_forgotten():
    without = [
        m._meta.label
        for m in apps.get_models()
        if issubclass(m, Placed) and m._meta.get_field("county").null
    ]
    assert without == []
