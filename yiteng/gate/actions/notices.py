"""Taking note of a decision against the opinion."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from yiteng.gate.models import Application, Notice
from yiteng.rules.actor import Actor
from yiteng.workflow import entrances
from yiteng.workflow.trail import entry, values, write

_AUDITED = ("noted_at", "noted_by")


def take_note(application: Application, *, actor: Actor, at: datetime) -> bool:
    """The actor's post takes note; False where it was not told or has noted it already."""
    entrances.permit(actor, "gate.read")
    with transaction.atomic():
        found = Notice.objects.select_for_update().select_related("application")
        notice = found.filter(application=application, post=actor.post, noted_at=None).first()
        if notice is None:
            return False
        before = values(notice, _AUDITED)
        notice.noted_at, notice.noted_by = at, actor.person
        write([notice], [entry(notice, action="amend", actor=actor, at=at, before=before,
                               after=values(notice, _AUDITED))])  # fmt: skip
        notice.save(update_fields=_AUDITED)
    return True
