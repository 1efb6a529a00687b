"""Reading surveys, their forms and submissions."""

from __future__ import annotations

from datetime import datetime
from typing import Any, TypeVar

from django.db.models import Count, Exists, Max, Model, OuterRef, QuerySet
from django.http import Http404
from django.urls import reverse

from yiteng.files.models import Attachment as Stored
from yiteng.people.visibility import branches, visible
from yiteng.research.models import Finding, Occasion
from yiteng.rules.actor import Actor
from yiteng.surveys import lists
from yiteng.surveys.models import Attachment, FormVersion, Submission, Survey
from yiteng.surveys.questions import Choice

M = TypeVar("M", bound=Model)


def surveys(actor: Actor, *, state: str = "") -> list[QuerySet[Survey]]:
    """Branches of the surveys the actor may see."""
    found = Survey.objects.select_related("unit", "town", "village")
    return branches(found.filter(state=state) if state else found, actor)


def survey(actor: Actor, pk: int) -> Survey:
    """One survey. Raises Http404 where there is none or the actor may not see it."""
    rows = Survey.objects.select_related("unit", "town", "village", "theme", "occasion")
    found: Survey = _one(rows, actor, pk)
    return found


def owns(actor: Actor, survey: Survey) -> bool:
    """Whether the post prepares this survey: of its unit, or of an office or supervision."""
    return actor.may("surveys.author") and (survey.unit_id == actor.unit or actor.reach == "county")


def own(actor: Actor, pk: int) -> Survey:
    """A survey the post prepares. Raises Http404 for any other."""
    found = survey(actor, pk)
    if not owns(actor, found):
        raise Http404
    return found


def counts(survey_ids: list[int]) -> dict[int, dict[str, int]]:
    """How many submissions each survey has, by state; one query."""
    rows = Submission.objects.filter(survey__in=survey_ids).order_by()
    held: dict[int, dict[str, int]] = {pk: {} for pk in survey_ids}
    for pk, state, n in rows.values_list("survey", "state").annotate(Count("id")):
        held[pk][state] = n
    return held


def latest(survey: Survey) -> FormVersion | None:
    """The newest version of a survey's form."""
    return (
        FormVersion.objects.filter(survey=survey)
        .select_related("survey")
        .prefetch_related("media")
        .order_by("-number")
        .first()
    )


def latest_number(survey: Survey) -> int:
    """The number of the newest version, 0 where there is none."""
    return FormVersion.objects.filter(survey=survey).aggregate(n=Max("number"))["n"] or 0


def next_form_id(county: int, at: datetime) -> str:
    """The next free form id: the year and a running number."""
    start = f"yt{at.year}-"
    held = Survey.objects.filter(form_id__startswith=start).values_list("form_id", flat=True)
    numbers = [int(one[len(start) :]) for one in held if one[len(start) :].isdecimal()]
    return f"{start}{max(numbers, default=0) + 1:04}"


def workbook(form: FormVersion) -> Stored | None:
    """The workbook of a form version, in the store."""
    rows = Stored.objects.filter(parent_type="surveys.formversion", parent_id=form.pk)
    return rows.order_by("id").first()


def served(form: FormVersion) -> dict[str, tuple[Choice, ...]]:
    """The choices of the lists served with a form, by filename; one query."""
    return {one.filename: lists.choices(bytes(one.content)) for one in form.media.all()}


def submissions(actor: Actor, survey: Survey, *, state: str = "") -> list[QuerySet[Submission]]:
    """Branches of the submissions of a survey the actor may see; ``double`` is annotated."""
    earlier = Submission.objects.filter(
        survey=OuterRef("survey"), same=OuterRef("same"), pk__lt=OuterRef("pk")
    )
    found = Submission.objects.filter(survey=survey).select_related("town", "village", "unit")
    found = found.defer("raw").annotate(double=Exists(earlier))
    return branches(found.filter(state=state) if state else found, actor)


def submission(actor: Actor, pk: int) -> Submission:
    """One submission. Raises Http404 where there is none or the actor may not see it."""
    rows = Submission.objects.select_related("survey__unit", "form__survey", "town", "village",
                                             "unit", "phone")  # fmt: skip
    found: Submission = _one(rows, actor, pk)
    return found


def chosen(actor: Actor, survey: int, ids: list[int]) -> list[Submission]:
    """The submissions of a survey with these ids, of those the actor may see."""
    rows = Submission.objects.select_related("survey", "form").filter(survey=survey, pk__in=ids)
    return list(visible(rows, actor).order_by("id"))


def files_of(submission: Submission) -> list[tuple[str, Attachment | None]]:
    """The photos its answers speak of and those that came, by name; None for what is missing."""
    held = {one.name: one for one in submission.attachments.select_related("file")}
    return [(name, held.get(name)) for name in dict.fromkeys([*submission.expected, *held])]


def occasion_open(actor: Actor, survey: Survey) -> bool:
    """Whether the actor may open the occasion under which a survey's findings stand."""
    if survey.occasion_id is None or not actor.may("research.read"):
        return False
    return visible(Occasion, actor).filter(pk=survey.occasion_id).exists()


def drawn(actor: Actor, submission: Submission) -> list[Finding]:
    """The findings drawn from a submission."""
    rows = Finding.objects.filter(pk__in=submission.drawn.values("finding"))
    return list(rows.select_related("village", "town").order_by("id"))


def doubles(submission: Submission) -> list[Submission]:
    """Other submissions of the survey with the same answers, oldest first."""
    rows = Submission.objects.filter(survey=submission.survey_id, same=submission.same)
    return list(rows.exclude(pk=submission.pk).defer("raw").order_by("id")[:20])


def of_occasion(actor: Actor, pk: int) -> Survey | None:
    """The survey whose findings stand under an occasion."""
    return visible(Survey, actor).filter(occasion=pk).first()


def drawn_of(actor: Actor, survey: Survey) -> list[int]:
    """The submissions of a survey that became findings, of those the actor may open."""
    rows = visible(Submission, actor).filter(survey=survey, drawn__isnull=False).order_by("id")
    return list(rows.values_list("pk", flat=True).distinct()[:200])


def may_read_form(actor: Actor, pk: int) -> bool:
    """Whether the actor may open the workbook of a form version."""
    return visible(Survey, actor).filter(forms=pk).exists() and actor.may("surveys.read")


def may_read_submission(actor: Actor, pk: int) -> bool:
    """Whether the actor may open the photos of a submission."""
    return visible(Submission, actor).filter(pk=pk).exists() and actor.may("surveys.read")


def where_submission(pk: int) -> tuple[str, str]:
    """The page the photos of a submission stand on: the survey's title and its address."""
    row = Submission.objects.filter(pk=pk).select_related("survey").first()
    return (row.survey.title, reverse("surveys:submission", args=[pk])) if row else ("", "")


def _one(rows: QuerySet[Any], actor: Actor, pk: int) -> Any:
    found = visible(rows, actor).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found
