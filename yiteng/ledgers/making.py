"""Long exports: a worker calls the page that was asked for, in the name of who asked, and keeps
the file where he finds it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import translation

from yiteng.audit.actions import Entry, record
from yiteng.files.actions import attach_received, receive
from yiteng.jobs.actions import enqueue
from yiteng.jobs.kinds import Job
from yiteng.ledgers import asking
from yiteng.ledgers.jobs import acting
from yiteng.ledgers.models import Made
from yiteng.rules.actor import Actor
from yiteng.rules.refusal import Refused
from yiteng.rules.words import N_
from yiteng.web.requests import actor_or_none, now
from yiteng.workflow.clock import real_now

BROKEN_OFF = N_("The work broke off several times. The system administrator sees it among the jobs "
                "and can let it go on.")  # fmt: skip
NOBODY = N_("The post in whose name this runs is no longer held by the same person.")


def later(request: HttpRequest, name: str) -> HttpResponse | None:
    """Keep what was asked for, let a worker make it, and lead to the page that will offer it.

    None for who has no post, or one that keeps no files (the administrators'): they wait for it.
    """
    who = actor_or_none(request)
    if who is None or not (who.may("files.upload") and who.may("files.read")):
        return None
    row = Made(
        county_id=who.county, town_id=who.town, village_id=who.village, unit_id=who.unit,
        person=who.person, post=who.post, post_title=who.post_title, name=name[:190],
        address=request.get_full_path(), language=translation.get_language() or "zh-hans",
        at=now(request),
    )  # fmt: skip
    with transaction.atomic():
        row.save()
        enqueue("ledgers.export", key=f"ledgers.export:{row.pk}", payload={"made": row.pk},
                now=real_now())  # fmt: skip
    return redirect(row.url)


def given_up(payload: Mapping[str, Any]) -> None:
    """The workers died over it: say so on the page of the file; it is made when tried again."""
    Made.objects.filter(pk=payload["made"], finished_at=None).update(fault=BROKEN_OFF)


def make(job: Job) -> None:
    """Make one file. Made already, or asked for by nobody any more: nothing is done."""
    row = Made.objects.filter(pk=job.payload["made"], finished_at=None).first()
    if row is None:
        return
    who = acting(row.person, row.post, row.at)
    if who is None:
        Made.objects.filter(pk=row.pk).update(fault=NOBODY, finished_at=real_now())
        return
    try:
        with translation.override(row.language):
            content = _called(row, who)
        keep(row, content, who)
    except Refused as refused:
        said = refused.refusals[0].english()[:300]
        Made.objects.filter(pk=row.pk).update(fault=said, finished_at=real_now())


def keep(row: Made, content: bytes, who: Actor) -> None:
    """Put the file into the store and say so in the trail. Raises Refused."""
    received = receive(ContentFile(content, f"{row.name}.xlsx"))
    with transaction.atomic():
        mine = Made.objects.select_for_update().get(pk=row.pk)
        if mine.finished_at:
            return
        (file,) = attach_received([received], parent_type="ledgers.made", parent_id=row.pk,
                                  county_id=row.county_id, actor=who, at=row.at)  # fmt: skip
        mine.file, mine.finished_at, mine.fault = file.pk, real_now(), ""
        mine.save(update_fields=["file", "finished_at", "fault"])
        said = {"name": row.name, "address": row.address}
        record([Entry(row.county_id, "ledgers.made", row.pk, "export", who, row.at, {}, said)],
               recorded_at=real_now())  # fmt: skip


def _called(row: Made, who: Actor) -> bytes:
    """What the page of the address answers to this actor; its own permission is asked again."""
    request = asking.request(row.address, who, row.at, row.language)
    found = request.resolver_match
    answer: Any = found.func(request, *found.args, **found.kwargs)
    if answer.status_code != 200:
        raise RuntimeError(f"the page answered {answer.status_code}")
    return bytes(answer.content)
