"""A superior's form of many rows: the worker fills it, for the post that handed it in."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation

from yiteng.commitments.kinds import kind_of
from yiteng.files import store
from yiteng.files.actions import attach_received, receive
from yiteng.files.queries import attachment
from yiteng.jobs.actions import enqueue
from yiteng.ledgers import superior
from yiteng.ledgers.models import Made
from yiteng.rules.kind import Kind
from yiteng.web.requests import actor, now, today
from yiteng.workflow.clock import real_now

#: Up to so many rows a form is filled while one waits.
AT_ONCE = 2000


def later(request: HttpRequest, upload: Any, kind: Kind) -> HttpResponse:
    """Keep the form beside the file that will be made of it, and lead to the page that offers it.

    Raises Refused where the file may not be kept.
    """
    who, received = actor(request), receive(upload)
    row = Made(
        county_id=who.county, town_id=who.town, village_id=who.village, unit_id=who.unit,
        person=who.person, post=who.post, post_title=who.post_title,
        name=upload.name.removesuffix(".xlsx")[:190], at=now(request),
        language=translation.get_language() or "zh-hans",
    )  # fmt: skip
    with transaction.atomic():
        row.save()
        (form,) = attach_received([received], parent_type="ledgers.made", parent_id=row.pk,
                                  county_id=who.county, actor=who, at=row.at)  # fmt: skip
        row.address = f"{reverse('ledgers:fill')}?kind={kind.code}&form={form.pk}"
        row.save(update_fields=["address"])
        enqueue("ledgers.export", key=f"ledgers.export:{row.pk}", payload={"made": row.pk},
                now=real_now())  # fmt: skip
    return redirect(row.url)


def filled(request: HttpRequest) -> bytes:
    """The form a worker is asked for, filled. Raises Http404 where it is not the post's own."""
    who, asked = actor(request), request.GET.get("form", "")
    form = attachment(who, int(asked)) if asked.isdecimal() else None
    if form is None or form.parent_type != "ledgers.made":
        raise Http404
    content = (store.root() / form.path).read_bytes()
    return superior.filled(content, kind_of(request.GET["kind"]), who, today(request))
