"""What the steps of an application leave behind: opinion, decision, results, offers, notices."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Q

from yiteng.gate.dossiers import problems_of
from yiteng.gate.kept import plain
from yiteng.gate.models import Application, Notice, Offered, Result
from yiteng.people.models import Post, PostRole
from yiteng.rules.refusal import Refusal, Refused
from yiteng.rules.words import N_
from yiteng.workflow.clock import SHANGHAI
from yiteng.workflow.flow import Change

#: Supervision offices are told of every decision against an opinion.
TOLD = ("supervision", "party_supervision")
#: The parts that are offered when an application is joined with another, by their names.
PARTS = ("goals", "items", "prescriptions", "opinions")


def fix_verdict(changes: Sequence[Change]) -> None:
    """On submission the verdict is fixed: what the tests said when the papers came in."""
    for change in changes:
        row, case = change.row, change.case
        row.verdict_fixed = [plain(one) for one in case.facts["verdict"]]
        row.verdict_rules = case.facts["rules"]
        row.verdict_thresholds = case.facts["thresholds"]
        row.submitted_at, row.submitted_by = case.at, case.actor.person
        row.submitted_post = case.actor.post
        row.opinion, row.opinion_verdict = "", ""
        row.reviewed_by, row.reviewed_by_post, row.reviewed_at = 0, "", None
        row.reviewed_post = 0
        row.decided_by_post, row.decided_at, row.decision_reason = "", None, ""
        row.postponed_until, row.awaits, row.other_form = None, "", ""


def fix_again(changes: Sequence[Change]) -> None:
    """On convening the verdict is repeated and kept beside the first one."""
    for change in changes:
        change.row.verdict_convened = [plain(one) for one in change.case.facts["verdict"]]
        change.row.convened_at = change.case.at


def keep_opinion(changes: Sequence[Change]) -> None:
    """Who gave which opinion when."""
    for change in changes:
        row, case = change.row, change.case
        row.opinion, row.opinion_verdict = case.inputs["opinion"], case.inputs["verdict"]
        row.reviewed_by, row.reviewed_by_post = case.actor.person, case.actor.post_title
        row.reviewed_at, row.reviewed_post = case.at, case.actor.post


def keep_decision(changes: Sequence[Change]) -> None:
    """Which post decided what when, why, until when; the other form; what it is joined with."""
    for change in changes:
        row, said, known = change.row, change.case.inputs, change.case.facts
        row.decided_by_post, row.decided_at = change.case.actor.post_title, change.case.at
        row.decision_reason = said.get("reason") or ""
        row.postponed_until, row.awaits = said.get("until"), said.get("awaits") or ""
        row.other_form, row.other_due_on = said.get("form") or "", said.get("by")
        row.other_owner_id = int(said["owner"]) if said.get("owner") else None
        if said.get("into"):
            row.merged_into_id = known["others"][str(said["into"]).strip()]
    _results(changes)


def join(changes: Sequence[Change]) -> None:
    """The parts of a joined application are offered to the other one; its own stay as they are."""
    keep_decision(changes)
    rows = [change.row for change in changes]
    Offered.objects.bulk_create(_offers(rows))


def tell(changes: Sequence[Change]) -> None:
    """The posts concerned are told of a decision against the opinion."""
    keep_decision(changes)
    counties = {change.row.county_id for change in changes}
    watching: dict[int | None, list[int]] = {}
    roles = PostRole.objects.filter(role__in=TOLD, post__unit__county__in=counties)
    for county, post in roles.order_by("post").values_list("post__unit__county_id", "post_id"):
        watching.setdefault(county, []).append(post)
    known = set(Post.objects.filter(_named(changes)).values_list("pk", flat=True))
    Notice.objects.bulk_create(
        Notice(application=row, post_id=post)
        for row in (change.row for change in changes)
        for post in dict.fromkeys(
            (row.reviewed_post, row.submitted_post, *watching.get(row.county_id, ()))
        )
        if post in known or post in watching.get(row.county_id, ())
    )


def untell(changes: Sequence[Change]) -> None:
    """A decision taken back was none; nobody is told of it."""
    drop_result(changes)
    Notice.objects.filter(application__in=[change.row for change in changes]).delete()


def unjoin(changes: Sequence[Change]) -> None:
    """Taken back, what was offered is offered no longer; refused once something was answered."""
    offered = Offered.objects.filter(origin__in=[change.row for change in changes])
    if offered.exclude(answer="").exists():
        raise Refused(
            [Refusal("application.answered", N_("Parts of it have been taken or declined since."))]
        )
    offered.delete()
    drop_result(changes)


def drop_result(changes: Sequence[Change]) -> None:
    """The result of the step that is taken back goes with it; the trail keeps both."""
    for change in changes:
        last = Result.objects.filter(application=change.row).order_by("-id").first()
        if last is not None:
            last.delete()


def _named(changes: Sequence[Change]) -> Q:
    rows = [change.row for change in changes]
    return Q(pk__in={r.reviewed_post for r in rows} | {r.submitted_post for r in rows})


def _results(changes: Sequence[Change]) -> None:
    Result.objects.bulk_create(
        Result(
            application=change.row,
            step=change.step,
            on=change.case.at.astimezone(SHANGHAI).date(),
            at=change.case.at,
            post=change.case.actor.post_title,
            reason=change.case.inputs.get("reason") or "",
        )
        for change in changes
    )


def _offers(rows: Sequence[Application]) -> Iterable[Offered]:
    """Every part of these applications, and each problem the other one does not treat already."""
    others = [row.merged_into for row in rows if row.merged_into is not None]
    problems: Mapping[int, Sequence[Any]] = problems_of([*rows, *others])
    for row, other in zip(rows, others, strict=True):
        treated = {problem.pk for problem in problems[other.pk]}
        for problem in problems[row.pk]:
            if problem.pk not in treated:
                yield _offer(row, "problems", problem.pk, problem.title)
        for kind in PARTS:
            for part in getattr(row, kind).all():
                yield _offer(
                    row, kind, part.pk, part.unit.name if kind == "opinions" else part.title
                )


def _offer(row: Application, kind: str, key: int, title: str) -> Offered:
    return Offered(application=row.merged_into, origin=row, kind=kind, row=key, title=title)


def hanging(rows: Sequence[Application]) -> dict[int, int]:
    """How many offered parts each application has not answered; one query."""
    found = Offered.objects.filter(application__in=[row.pk for row in rows], answer="")
    counted: dict[int, int] = {row.pk: 0 for row in rows}
    for pk in found.values_list("application_id", flat=True):
        counted[pk] += 1
    return counted
