"""How each place comes to its end: idempotent, in batches, never the trail itself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Exists, F, Max, OuterRef, Q, QuerySet, Value
from django.db.models.fields import CharField
from django.db.models.functions import Cast, Concat

from yiteng.audit.models import Salt
from yiteng.audit.personal import forget_person, forget_values
from yiteng.calendars.models import Feed
from yiteng.commitments.models import Commitment
from yiteng.handover.models import Note
from yiteng.jobs.models import DailyRun, Outbox
from yiteng.ledgers.queries import clear
from yiteng.messaging.models import Address, Letter, Message
from yiteng.people import attempts as unknown
from yiteng.people.models import Account
from yiteng.publication.actions import salted
from yiteng.publication.models import InboxEntry
from yiteng.signin.models import Factor, Identity
from yiteng.verification.models import Answer, Question
from yiteng.workflow.clock import SHANGHAI, real_now

BATCH = 500
#: What stands in place of a name; no account is called so.
GONE = "—"
#: Looks for what is urgent leave a row every five minutes: a week of them is enough.
WATCHES = timedelta(days=7)


def served(before: datetime) -> int:
    """Empty the names of persons served, and what they said, where the matter closed before."""
    rows = Commitment.objects.filter(served_type="person", closed_at__lt=before).exclude(
        served_name=GONE
    )
    return _each(rows, _served)


def _served(ids: Sequence[int]) -> None:
    Answer.objects.filter(commitment__in=ids).update(words="")
    Question.objects.filter(commitment__in=ids).update(served_name=GONE, told="")
    Commitment.objects.filter(pk__in=ids).update(served_name=GONE)
    Salt.objects.filter(subject_type="commitments.commitment", subject_id__in=ids).delete()


def tokens(before: datetime) -> int:
    """Make links and codes unusable that ran out before."""
    rows = Question.objects.filter(expires_at__lt=before).exclude(token_hash__startswith="ended-")
    return rows.update(token_hash=Concat(Value("ended-"), Cast(F("pk"), CharField())), code_hash="")


def people(before: datetime) -> int:
    """Replace the names of accounts that were closed and held no post since before."""
    rows = (
        Account.objects.filter(is_active=False)
        .exclude(name=GONE)
        .annotate(last=Max("holdings__until"))
        .filter(Q(last__isnull=True) | Q(last__lt=before.date()))
    )
    return _each(rows, _people)


def _people(ids: Sequence[int]) -> None:
    for pk in ids:
        Account.objects.filter(pk=pk).update(name=GONE, login=f"ended-{pk}")
        forget_person(pk)
        forget_values("people.account", pk)


def access(before: datetime) -> int:
    """Delete what lets in, or reaches, whoever's account is closed."""
    gone = Account.objects.filter(is_active=False)
    models: tuple[Any, ...] = (Address, Factor, Identity, Feed)
    return sum(m.objects.filter(account__in=gone).delete()[0] for m in models)


def letters(before: datetime) -> int:
    """Delete mail made before; which message it told goes with it."""
    return _each(Letter.objects.filter(made_at__lt=before),
                 lambda ids: Letter.objects.filter(pk__in=ids).delete())  # fmt: skip


def messages(before: datetime) -> int:
    """Delete messages made before."""
    return _each(Message.objects.filter(made_at__lt=before),
                 lambda ids: Message.objects.filter(pk__in=ids).delete())  # fmt: skip


def jobs(before: datetime) -> int:
    """Delete jobs done before, and daily steps; what waits or stopped stays."""
    looked = Outbox.objects.filter(kind="messaging.watch", done_at__lt=real_now() - WATCHES)
    done = Outbox.objects.filter(done_at__lt=before)
    count = sum(_each(rows, lambda ids: Outbox.objects.filter(pk__in=ids).delete())
                for rows in (looked, done))  # fmt: skip
    return count + DailyRun.objects.filter(day__lt=before.date()).delete()[0]


def handover(before: datetime) -> int:
    """Empty whom to call in notes that a newer one replaced, written before."""
    newer = Note.objects.filter(post=OuterRef("post"), number__gt=OuterRef("number"))
    rows = Note.objects.filter(Exists(newer), written_at__lt=before).exclude(people="")
    return _each(rows, _handover)


def _handover(ids: Sequence[int]) -> None:
    Note.objects.filter(pk__in=ids).update(people="")
    Salt.objects.filter(subject_type="handover.note", subject_id__in=ids).delete()


def staged(before: datetime) -> int:
    """Drop what imports that are over had read in (the room of ledgers says after how long)."""
    return clear(before.date(), before)


def complaints(before: datetime) -> int:
    """Empty what came in by the public face and was carried to the desk before."""
    rows = InboxEntry.objects.filter(carried_at__lt=before).exclude(payload={})
    return rows.update(payload={})


def sessions(before: datetime) -> int:
    """Delete sessions that ran out."""
    return Session.objects.filter(expire_date__lt=real_now()).delete()[0]


def attempts(before: datetime) -> int:
    """Delete failed log-ins under unknown names."""
    return unknown.forget()


def codes(before: datetime) -> int:
    """Delete counts of wrong codes and the salts that could tie them to network addresses."""
    return salted.forget(real_now().astimezone(SHANGHAI).date())


def _each(rows: QuerySet[Any], end: Any) -> int:
    """Bring rows to their end, some hundred in a transaction, so that writers wait briefly."""
    done = 0
    while ids := list(rows.order_by("pk").values_list("pk", flat=True)[:BATCH]):
        with transaction.atomic():
            end(ids)
        done += len(ids)
    return done
