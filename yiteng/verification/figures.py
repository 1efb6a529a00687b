"""What the people served said, counted: always with n, channel, response rate and interval."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import ExtractYear
from django.utils.translation import gettext

from yiteng.commitments.kinds import kinds
from yiteng.people.visibility import visible
from yiteng.rules.actor import Actor
from yiteng.rules.proportion import Share, share
from yiteng.rules.table import Column, Row, Table
from yiteng.rules.words import N_
from yiteng.verification.models import ABOUT, CHANNELS, Answer, Question

_COUNTS = (
    Column("yes", N_("Well done"), "number"), Column("partly", N_("Done in part"), "number"),
    Column("no", N_("Not done"), "number"),
    Column("share", N_("Share of “well done” with its interval")),
)  # fmt: skip
#: Of a channel the answer rate is its part of it: what came by it of all whose time is over.
_CHANNEL = (
    Column("n", N_("Answered (n)"), "number"),
    Column("rate", N_("Its part of the answer rate")),
)
_ASKED = (
    Column("asked", N_("Questions asked"), "number"), Column("n", N_("Answered (n)"), "number"),
    Column("silent", N_("Silent"), "number"), Column("open", N_("Still open"), "number"),
    Column("rate", N_("Answer rate")), Column("channels", N_("Channels")),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Figures:
    """All answers together and by end, channel and kind. response: answered of those whose time
    is over or who answered; silence is part of it."""

    asked: int
    n: int
    silent: int
    still_open: int
    yes: Share
    response: Share
    by_end: Table
    by_channel: Table
    by_kind: Table


def years(actor: Actor, last: int) -> list[int]:
    """The years in which anybody was asked, the latest first; one query."""
    rows = visible(Question, actor).order_by()
    found = set(rows.annotate(y=ExtractYear("asked_at")).values_list("y", flat=True).distinct())
    return sorted(found | {last}, reverse=True)


def figures(actor: Actor, now: datetime, year: int = 0) -> Figures:
    """The figures of all questions the actor may see, of one year or of all; seven queries."""
    asked = _of(visible(Question, actor).filter(replaced=False), "asked_at", year)
    said = _of(visible(Answer, actor).exclude(answer="not_yet"), "question__asked_at", year)
    ends, by_end = _waiting(asked, "about", now), _said(said, "question__about")
    kinds_, by_kind = _waiting(asked, "commitment__kind", now), _said(said, "commitment__kind")
    by_channel = _said(said, "channel")
    titles = {k.code: k.title for k in kinds().values()}
    whole, answers = _sum(ends.values()), _sum(by_end.values())
    return Figures(
        asked=whole["asked"], n=whole["n"], silent=whole["silent"], still_open=whole["open"],
        yes=share(answers["yes"], answers.total()),
        response=share(whole["n"], whole["n"] + whole["silent"]),
        by_end=_table(N_("By end"), N_("Asked about"), dict(ABOUT), by_end, ends,
                      channels=_said(said, "question__about", "channel")),
        by_channel=_table(N_("By channel"), N_("Channel"), dict(CHANNELS), by_channel,
                          over=whole["n"] + whole["silent"]),
        by_kind=_table(N_("By kind"), N_("Kind of matter"), titles, by_kind, kinds_,
                       channels=_said(said, "commitment__kind", "channel")),
    )  # fmt: skip


def _of(rows: QuerySet[Any], column: str, year: int) -> QuerySet[Any]:
    return rows.filter(**{f"{column}__year": year}) if year else rows


def _waiting(rows: QuerySet[Question], by: str, now: datetime) -> dict[str, Counter[str]]:
    """Asked, answered, silent and still open, by a column."""
    over = Q(answered_at=None, expires_at__lte=now)
    heard = Exists(Answer.objects.filter(question=OuterRef("pk")))  # “not yet” is no silence
    found = rows.order_by().annotate(heard=heard).values(by).annotate(
        asked=Count("pk"), n=Count("pk", filter=Q(answered_at__isnull=False) | over & Q(heard=True)),
        silent=Count("pk", filter=over & Q(heard=False)),
    )  # fmt: skip
    return {
        row[by]: Counter(
            asked=row["asked"], n=row["n"], silent=row["silent"],
            open=row["asked"] - row["n"] - row["silent"],
        )
        for row in found
    }  # fmt: skip


def _said(rows: QuerySet[Answer], by: str, what: str = "answer") -> dict[str, Counter[str]]:
    """Yes, partly and no (or the channels they came by), by a column."""
    found: dict[str, Counter[str]] = {}
    for key, said, n in rows.order_by().values_list(by, what).annotate(n=Count("pk")):
        found.setdefault(key, Counter())[said] = n
    return found


def _sum(parts: Iterable[Counter[str]]) -> Counter[str]:
    whole: Counter[str] = Counter()
    for part in parts:
        whole.update(part)
    return whole


def _table(
    caption: str, head: str, titles: Mapping[str, str], said: Mapping[str, Counter[str]],
    asked: Mapping[str, Counter[str]] | None = None, *,
    channels: Mapping[str, Counter[str]] | None = None, over: int = 0,
) -> Table:  # fmt: skip
    """One row a code, in the order of the titles; rows nobody was asked about are left out.

    channels: answers of each row by channel; over: all whose time is over, of rows by channel.
    """
    there = [code for code in titles if code in said or code in (asked or {})]
    columns = (Column("title", head, "state"), *(_ASKED if asked is not None else
               _CHANNEL), *_COUNTS)  # fmt: skip
    rows = [
        Row(
            "",
            {
                **_cells(titles[c], said.get(c, Counter()), asked.get(c) if asked else None, over),
                "channels": _named((channels or {}).get(c, Counter())),
            },
            key=c,
        )
        for c in there
    ]
    return Table(caption, columns, rows, empty=N_("Nobody has been asked yet."))


def _named(channels: Counter[str]) -> str:
    """Channels with their answers, in their order: “One-time link 12 · Visit 3”."""
    return " · ".join(f"{gettext(t)} {channels[c]}" for c, t in CHANNELS if channels[c])


def _cells(title: str, said: Counter[str], asked: Counter[str] | None, over: int) -> dict[str, Any]:
    cells: dict[str, Any] = {
        "title": title, "n": said.total(), "yes": said["yes"], "partly": said["partly"],
        "no": said["no"], "share": shown(share(said["yes"], said.total())),
    }  # fmt: skip
    if asked is None:
        return {**cells, "rate": _percent(said.total() / over if over else None)}
    answered = share(asked["n"], asked["n"] + asked["silent"])
    return {**cells, **asked, "rate": _percent(answered.value)}


def shown(part: Share) -> str:
    """A share as it is always shown: with its interval; “no answer” where n is 0."""
    if part.value is None:
        return gettext("no answer")
    return gettext("%(p)s (%(low)s–%(high)s)") % {
        "p": _percent(part.value), "low": _percent(part.low), "high": _percent(part.high),
    }  # fmt: skip


def _percent(value: float | None) -> str:
    return "—" if value is None else f"{value * 100:.0f}%"
