"""Pages of supervision: all of them, one with its plan, a unit's part, what concerns my unit."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from yiteng.oversight import actions, forms, queries
from yiteng.oversight.models import Inspection, Subject
from yiteng.rules.inspection import WAYS, review_until
from yiteng.rules.lifecycles.inspection import INSPECTION
from yiteng.rules.refusal import Refused
from yiteng.web import exports
from yiteng.web.requests import actor, now, today
from yiteng.workflow.pages import Tried, attempt, standing


def index(request: HttpRequest) -> HttpResponse:
    """Every supervision of the county."""
    who = actor(request)
    if exports.wanted(request):
        return exports.whole(request, lambda get: queries.every(who, get), _("Supervision"))
    return render(request, "oversight/list.html", {
        "table": queries.every(who, request.GET), "may_plan": who.may("oversight.run"),
        "crumbs": _crumbs(),
    })  # fmt: skip


def mine(request: HttpRequest) -> HttpResponse:
    """Conclusions about my unit, with the days for a review."""
    return render(request, "oversight/mine.html", {
        "table": queries.of_my_unit(actor(request), request.GET),
        "crumbs": [(_("Conclusions about my unit"), "")],
    })  # fmt: skip


def show(request: HttpRequest, pk: int) -> HttpResponse:
    """One supervision: plan, team, objects, findings, conclusions, and the step that is next."""
    return _show(request, _one(request, pk))


def step(request: HttpRequest, pk: int) -> HttpResponse:
    """Take one step; a refusal keeps what was typed."""
    row = _one(request, pk)
    tried = attempt(request, row, actions.take) if request.method == "POST" else None
    return _show(request, _one(request, pk), tried) if tried else redirect("oversight:show", pk=pk)


def plan(request: HttpRequest) -> HttpResponse:
    """Write a new plan."""
    form = forms.PlanForm(request.POST or None, actor=actor(request))
    return _plan(request, form, None, [(_("New plan"), "")])


def replan(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a plan while it is written."""
    row = _one(request, pk)
    form = forms.PlanForm(request.POST or None, actor=actor(request), initial=forms.initial(row))
    return _plan(
        request,
        form,
        row,
        [(row.title, reverse("oversight:show", args=[pk])), (_("Change the plan"), "")],
    )


def find(request: HttpRequest, pk: int) -> HttpResponse:
    """Record a finding at a unit's."""
    return _act(request, pk, forms.FindingForm, actions.find, _("Record a finding"))


def conclude(request: HttpRequest, pk: int) -> HttpResponse:
    """Write a unit's conclusion."""
    return _act(request, pk, forms.ConclusionForm, actions.write_conclusion, _("Write the conclusion"),
                ("conclusion", "to_mend"))  # fmt: skip


def ask_review(request: HttpRequest, pk: int) -> HttpResponse:
    """The unit asks for a review."""
    return _act(request, pk, forms.ReviewForm, actions.ask_review, _("Ask for a review"))


def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Other staff decide on the review."""
    return _act(request, pk, forms.DecisionForm, actions.decide_review, _("Decide on the review"))


def unit(request: HttpRequest, pk: int) -> HttpResponse:
    """A unit's part: conclusion, what to mend, the review."""
    return render(request, "oversight/unit.html", _unit(request, _subject(request, pk)))


def _show(request: HttpRequest, row: Inspection, tried: Tried | None = None) -> HttpResponse:
    who = actor(request)
    titles = dict(WAYS)
    return render(request, "oversight/show.html", {
        "row": row, "state": INSPECTION.state(row.state), "ways": [titles[w] for w in row.ways if w in titles],
        "team": row.team.select_related("unit").order_by("-lead", "id"),
        "subjects": row.subjects.select_related("unit").order_by("id"),
        "findings": row.findings.select_related("subject__unit").order_by("id"),
        "repeats": queries.repeats(row, who, today(request)) if row.state in ("draft", "proposed") else [],
        "standing": standing(request, row, tried), "after": queries.after(row, who),
        "may_propose": who.may("oversight.run") and row.state in ("running", "concluded", "closed"),
        "may_change": row.state == "draft" and who.may("oversight.run"),
        "in_team": row.state == "running" and row.team.filter(person=who.person).exists(),
        "crumbs": _crumbs(row.title),
    }, status=409 if tried else 200)  # fmt: skip


def _unit(request: HttpRequest, subject: Subject) -> dict[str, Any]:
    who, row = actor(request), subject.inspection
    until = review_until(subject.told_on) if subject.told_on else None
    return {
        "subject": subject, "row": row, "until": until,
        "late": bool(subject.review_due and not subject.decided_on and today(request) > subject.review_due),
        "may_ask": subject.unit_id == who.unit and subject.review_on is None and until is not None
        and today(request) <= until and who.may("oversight.object"),
        "about": queries.about(subject),
        "may_mend": subject.unit_id == who.unit and bool(subject.told_on and subject.to_mend)
        and (subject.mended_on is None or subject.mend_result in ("partly", "not"))
        and who.may("oversight.object"),
        "may_check": subject.mended_on is not None and subject.mend_checked_on is None
        and subject.unit_id != who.unit and who.may("oversight.run"),
        "may_decide": bool(subject.review_on) and not subject.decided_on and who.may("oversight.review"),
        "crumbs": _crumbs(row.title, row.pk) if who.may("oversight.read")
        else [(_("Conclusions about my unit"), reverse("oversight:mine")), (row.title, "")],
    }  # fmt: skip


def _plan(
    request: HttpRequest, form: Any, row: Inspection | None, crumbs: list[tuple[str, str]]
) -> HttpResponse:
    who, at = actor(request), now(request)
    if request.method == "POST" and form.is_valid():
        try:
            said = form.plan()
            saved = (
                actions.replan(row, said, actor=who, at=at)
                if row
                else actions.plan(said, actor=who, at=at)
            )
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(
                request, _("The plan is saved. Put it before the government when it is whole.")
            )
            return redirect("oversight:show", pk=saved.pk)
    return render(request, "oversight/plan.html", {
        "form": form, "crumbs": [*_crumbs(None), *crumbs],
    })  # fmt: skip


def _act(
    request: HttpRequest, pk: int, maker: Any, act: Callable[..., object], title: str,
    held: tuple[str, ...] = (),
) -> HttpResponse:  # fmt: skip
    subject = _subject(request, pk)
    form = maker(request.POST or None, initial={name: getattr(subject, name) for name in held})
    if request.method == "POST" and form.is_valid():
        try:
            act(
                subject,
                *(form.cleaned_data[name] or "" for name in form.fields),
                actor=actor(request),
                at=now(request),
            )
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("Recorded."))
            return redirect("oversight:unit", pk=pk)
    return render(
        request, "oversight/act.html", {**_unit(request, subject), "form": form, "title": title}
    )


def _one(request: HttpRequest, pk: int) -> Inspection:
    found = queries.inspection(actor(request), pk)
    if found is None:
        raise Http404
    return found


def _subject(request: HttpRequest, pk: int) -> Subject:
    found = queries.subject(actor(request), pk)
    if found is None:
        raise Http404
    return found


def _crumbs(last: str | None = "", pk: int | None = None) -> list[tuple[str, str]]:
    first = [(_("Supervision"), reverse("oversight:list") if last != "" else "")]
    if not last:
        return first
    return [*first, (last, reverse("oversight:show", args=[pk]) if pk else "")]
