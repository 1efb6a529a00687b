"""Pages of minutes: what stands, every revision, what changed between two, writing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from yiteng.meetings import queries as meetings
from yiteng.meetings.models import Meeting
from yiteng.minutes import actions, queries
from yiteng.minutes.forms import Correction, Text
from yiteng.minutes.models import Revision
from yiteng.minutes.text import read
from yiteng.rules.differences import Conflict, Piece, difference
from yiteng.rules.minutes import DRAFTED, ISSUED
from yiteng.rules.refusal import Refused
from yiteng.web.requests import actor, now


def show(request: HttpRequest, pk: int) -> HttpResponse:
    """The revision that stands, and all there are."""
    who = actor(request)
    meeting = meetings.meeting(who, pk)
    rows = queries.revisions(meeting)
    return render(request, "minutes/show.html", {
        "meeting": meeting,
        "rows": rows,
        "latest": rows[-1] if rows else None,
        "blocks": read(rows[-1].text) if rows else (),
        "issued": meeting.state in ISSUED,
        "may_write": who.may("minutes.write") and meeting.state in (*DRAFTED, *ISSUED),
        "crumbs": _crumbs(meeting),
    })  # fmt: skip


def one(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """One revision, with what it changed in the one before."""
    meeting = meetings.meeting(actor(request), pk)
    revision = queries.revision(meeting, number)
    before = queries.revision(meeting, number - 1) if number > 1 else None
    return _difference(request, meeting, before, revision)


def between(request: HttpRequest, pk: int, old: int, new: int) -> HttpResponse:
    """What changed between two revisions."""
    meeting = meetings.meeting(actor(request), pk)
    return _difference(
        request, meeting, queries.revision(meeting, old), queries.revision(meeting, new)
    )


def write(request: HttpRequest, pk: int) -> HttpResponse:
    """Write the draft, or a correction once the minutes are issued."""
    who = actor(request)
    meeting = meetings.meeting(who, pk)
    present = queries.latest(meeting)
    kind = Correction if meeting.state in ISSUED else Text
    begun = {"text": present.text, "base": present.number} if present else {
        "text": queries.drafted(meeting), "base": 0}  # fmt: skip
    form = kind(request.POST or None, initial=begun)
    conflicts: tuple[Conflict, ...] = ()
    if request.method == "POST" and form.is_valid():
        try:
            return _kept(request, meeting, form.cleaned_data)
        except actions.Conflicting as both:
            conflicts = both.merged.conflicts
            typed = {**request.POST.dict(), "text": both.merged.text, "base": both.latest}
            form = kind(typed)
            form.is_valid()
            form.refuse(both)
        except Refused as refused:
            form.refuse(refused)
    return render(request, "minutes/write.html", {
        "meeting": meeting,
        "form": form,
        "conflicts": conflicts,
        "correcting": kind is Correction,
        "crumbs": [*_crumbs(meeting), (_("Write"), "")],
    }, status=409 if conflicts else 200)  # fmt: skip


def _kept(request: HttpRequest, meeting: Meeting, said: dict[str, object]) -> HttpResponse:
    by = {"actor": actor(request), "at": now(request)}
    text, base = str(said["text"]), int(str(said["base"]))
    if "reason" in said:
        saved = actions.correct(meeting, text, base=base, reason=str(said["reason"]), **by)  # type: ignore[arg-type]
    else:
        saved = actions.save(meeting, text, base=base, **by)  # type: ignore[arg-type]
    if saved.merged:
        messages.success(request, _(
            "Saved as revision %(n)s. Others saved revision %(m)s meanwhile; both changes are in it."
        ) % {"n": saved.revision.number, "m": saved.merged})  # fmt: skip
    else:
        messages.success(request, _("Saved as revision %(n)s.") % {"n": saved.revision.number})
    return redirect("minutes:show", pk=meeting.pk)


def _difference(
    request: HttpRequest, meeting: Meeting, old: Revision | None, new: Revision
) -> HttpResponse:
    return render(request, "minutes/difference.html", {
        "meeting": meeting,
        "old": old,
        "new": new,
        "pieces": list(_shown(difference(old.text, new.text))) if old else (),
        "rows": queries.revisions(meeting),
        "crumbs": [*_crumbs(meeting), (_("Revision %(n)s") % {"n": new.number}, "")],
    })  # fmt: skip


def _shown(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Line ends in front of what came or went stand outside its brackets."""
    for piece in pieces:
        words = piece.text.lstrip("\n")
        if piece.kind != "same" and words != piece.text:
            yield Piece("same", "\n" * (len(piece.text) - len(words)))
            piece = Piece(piece.kind, words)
        if piece.text:
            yield piece


def _crumbs(meeting: Meeting) -> list[tuple[str, str]]:
    return [
        (_("Meetings"), reverse("meetings:list")),
        (meeting.title, reverse("meetings:show", args=[meeting.pk])),
        (_("Minutes of the meeting"), reverse("minutes:show", args=[meeting.pk])),
    ]
