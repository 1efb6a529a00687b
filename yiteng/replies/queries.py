"""What is to be told and what was told, by speaker."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404

from yiteng.people.models import Post, Unit
from yiteng.people.visibility import branches, visible
from yiteng.replies.models import News, Telling
from yiteng.research.models import Finding, Occasion
from yiteng.rules.actor import Actor
from yiteng.rules.lifecycles.application.independence import OFFICES
from yiteng.rules.permissions import GRANTS
from yiteng.rules.replies import HAPPENED


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who said something to a unit: the findings of one source, the first one names it."""

    finding: Finding
    findings: Sequence[Finding]

    @property
    def unit(self) -> int:
        """The unit that heard it."""
        return self.finding.occasion.unit_id

    @property
    def said_by(self) -> str:
        """The role that said it."""
        return self.finding.said_by


def lines(actor: Actor, *, told: bool = False) -> list[QuerySet[News]]:
    """Branches of what waits to be told, or of what was told."""
    rows = News.objects.select_related("finding", "unit", "town", "village", "telling")
    return branches(rows.filter(telling__isnull=not told), actor)


def speaks_for(actor: Actor, unit: int) -> bool:
    """Whether the actor tells for a unit: its own; the offices also where nobody there tells."""
    if unit == actor.unit:
        return True
    return bool(actor.roles & OFFICES) and _mute(actor).filter(pk=unit).exists()


def to_tell(actor: Actor) -> QuerySet[News]:
    """Whom the actor has still to tell: the first line that waits for each speaker."""
    mine = Q(unit=actor.unit)
    if actor.roles & OFFICES:
        mine |= Q(unit__in=_mute(actor).values("pk"))
    return _firsts(News.objects.filter(mine, telling__isnull=True, county_id=actor.county))


def waiting(actor: Actor) -> tuple[int, int]:
    """How many speakers the actor sees that wait to be told, and how many lines."""
    rows = visible(News, actor).filter(telling__isnull=True)
    return _firsts(rows).count(), rows.count()


def _firsts(rows: QuerySet[News]) -> QuerySet[News]:
    earlier = News.objects.filter(
        telling__isnull=True, unit=OuterRef("unit"), pk__lt=OuterRef("pk"),
        finding__source_key=OuterRef("finding__source_key"),
    )  # fmt: skip
    return rows.exclude(Exists(earlier))


def _mute(actor: Actor) -> QuerySet[Unit]:
    """Units of the county without a post that may tell: the leaders' own."""
    posts = Post.objects.filter(unit=OuterRef("pk"), roles__role__in=GRANTS["replies.tell"])
    return Unit.objects.filter(county_id=actor.county).exclude(Exists(posts))


def speaker(actor: Actor, pk: int) -> Speaker:
    """The speaker of a finding the actor may open. Raises Http404."""
    rows = Finding.objects.select_related(
        "occasion__unit", "occasion__enterprise", "town", "village"
    )
    seen = visible(rows, actor).filter(occasion__in=visible(Occasion, actor))
    found = seen.filter(pk=pk).first()
    if found is None:
        raise Http404
    same = seen.filter(source_key=found.source_key, occasion__unit=found.occasion.unit_id)
    return Speaker(found, list(same.order_by("found_on", "id")[:100]))


def news_of(said: Speaker) -> list[News]:
    """What became of what a speaker said, in the order of the spine; one query."""
    rows = News.objects.filter(finding__in=[one.pk for one in said.findings])
    order = {code: place for place, (code, _title) in enumerate(HAPPENED)}
    found = rows.select_related("finding", "telling").order_by("on", "id")[:500]
    return sorted(found, key=lambda row: order[row.happened])


def tellings_of(said: Speaker) -> list[Telling]:
    """What the speaker was told, latest first."""
    rows = Telling.objects.filter(unit=said.unit, source_key=said.finding.source_key)
    return list(rows.prefetch_related("news").order_by("-told_on", "-id")[:100])


def of_occasion(occasion: int) -> tuple[list[Finding], list[News]]:
    """The findings of a visit and what became of them; two queries."""
    found = list(Finding.objects.filter(occasion=occasion).order_by("id"))
    rows = News.objects.filter(finding__in=[one.pk for one in found])
    return found, list(rows.select_related("telling").order_by("on", "id")[:500])
