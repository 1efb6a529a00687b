"""What may be chosen in the forms of commitments."""

from __future__ import annotations

from typing import Any

from django.utils.translation import get_language, gettext

from yiteng.commitments.presets import of_kind
from yiteng.commitments.words import amount_words
from yiteng.enterprises.models import Enterprise
from yiteng.measures.models import Measure
from yiteng.meetings.models import Decision
from yiteng.people.models import Post
from yiteng.people.queries import units
from yiteng.people.visibility import visible
from yiteng.places.models import Theme
from yiteng.places.queries import themes
from yiteng.research.models import Problem
from yiteng.rules.actor import Actor
from yiteng.rules.kind import ORIGINS, Kind
from yiteng.rules.proof import RISKS
from yiteng.rules.words import N_

Options = list[tuple[Any, Any]]
#: How many of the newest of each sort a select offers.
OFFERED = 200
ORIGIN_TITLES = {
    "meeting": N_("Decision of a meeting"),
    "superior": N_("Superior document"),
    "instruction": N_("Leader's instruction"),
    "request": N_("Request"),
    "complaint": N_("Complaint"),
    "audit": N_("Audit"),
}
RISK_TITLES = (
    ("low", N_("Low: the people served settle it")),
    ("normal", N_("Normal: by the rule of its kind")),
    ("high", N_("High: another unit must check it")),
)
assert set(ORIGIN_TITLES) == set(ORIGINS)
assert tuple(code for code, _ in RISK_TITLES) == RISKS
_ACCEPTORS = (
    "leader", "supervision", "party_supervision", "secretary", "party_secretary", "discipline")  # fmt: skip


def theme_title(theme: Theme) -> str:
    """The title of a theme in the reader's language."""
    return theme.title_en if get_language() == "en" else theme.title_zh


def theme_options(actor: Actor) -> Options:
    """The themes of the county by key."""
    return [(theme.pk, theme_title(theme)) for theme in themes(actor.county)]


def units_of(actor: Actor) -> Options:
    """The units of the county in their official order."""
    return list(units(actor.county).values_list("pk", "name"))


def firms(actor: Actor) -> Options:
    """The firms the actor may see."""
    return list(visible(Enterprise, actor).order_by("name").values_list("pk", "name")[:OFFERED])


def acceptors(actor: Actor) -> Options:
    """The posts of the county that may accept an inner matter."""
    found = Post.objects.filter(
        unit__county_id=actor.county, roles__role__in=_ACCEPTORS
    ).select_related("unit")
    posts = found.distinct().order_by("unit__order", "order", "id")
    return [(post.pk, f"{post.unit.name} · {post.title}") for post in posts]


def clock_options(kind: Kind, actor: Actor, basis: str) -> Options:
    """The limits of a kind on this basis, with what holds in the county and where it comes from."""
    return [
        (held.preset.code, f"{gettext(held.preset.title)} · {amount_words(held.unit, held.amount)}"
                           f" · {gettext(held.preset.source)}")
        for held in of_kind(actor.county, kind.code)
        if held.preset.basis == basis and held.amount
    ]  # fmt: skip


def rests_on(kind: Kind, actor: Actor) -> Options:
    """What a commitment of the kind may rest on: ``role:type:id`` with its title, by sort."""
    roles = {role for need in kind.needs for role in need.split("|")}
    return [
        (gettext(title), [(f"{role}:{type_}:{pk}", words[:80]) for pk, words in found[:OFFERED]])
        for role, type_, title, found in _sorts(actor)
        if role in roles
    ]


def _sorts(actor: Actor) -> list[tuple[str, str, str, Any]]:
    measures = visible(Measure, actor).order_by("-id").values_list("pk", "title")
    decisions = visible(Decision, actor).order_by("-id").values_list("pk", "text")
    problems = visible(Problem, actor).order_by("-id").values_list("pk", "title")
    return [
        ("carries_out", "measure", N_("Measure"), measures),
        ("decided", "decision", N_("Decision"), decisions),
        ("solves", "problem", N_("Problem"), problems),
    ]
