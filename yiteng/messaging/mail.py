"""Sending one letter through Django's mail back end; what cannot be known is left to a person."""

from __future__ import annotations

import smtplib
from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db.models import QuerySet

from yiteng.jobs.kinds import Job, Kind, OutcomeUnknown
from yiteng.messaging.letters import MAIL_KIND
from yiteng.messaging.models import Address, Letter
from yiteng.messaging.words import MAIL as TITLE
from yiteng.workflow.clock import real_now

#: The server said no: nothing was taken, so trying again doubles nothing.
REFUSED = (
    smtplib.SMTPResponseException,
    smtplib.SMTPRecipientsRefused,
    smtplib.SMTPNotSupportedError,
)


def send(job: Job) -> None:
    """Send the letter of a job. Raises OutcomeUnknown where the server may have taken it.

    The outbox claimed the job before this began, and never begins it again by itself. A holder
    who gave mail up meanwhile gets none: the message stands in the list. To an address not yet
    confirmed only the code that confirms it goes.
    """
    letter = Letter.objects.get(pk=job.payload["letter"])
    held = Address.objects.filter(account=letter.account_id, since__isnull=letter.asks)
    to = held.values_list("mail", flat=True).first()
    if letter.sent_at or not to or not settings.MAIL or not _still_asked(letter, held):
        return
    connection = get_connection(fail_silently=False)
    connection.open()
    try:
        _hand_over(letter, to, connection)
    finally:
        _close(connection)
    Letter.objects.filter(pk=letter.pk).update(sent_at=real_now())


def _still_asked(letter: Letter, held: QuerySet[Address]) -> bool:
    """Whether the code in a letter is the last one asked for; other letters ask for none."""
    asked = held.values_list("code_hash", flat=True).first() or ""
    return not letter.asks or letter.key.endswith(f":{asked[:32]}")


def _hand_over(letter: Letter, to: str, connection: BaseEmailBackend) -> None:
    mail = EmailMessage(
        letter.subject, letter.body, settings.DEFAULT_FROM_EMAIL, [to], connection=connection,
        headers={"Message-ID": letter.message_id, "Auto-Submitted": "auto-generated"})  # fmt: skip
    try:
        mail.send(fail_silently=False)
    except REFUSED:
        raise
    except (OSError, smtplib.SMTPException) as error:
        raise OutcomeUnknown(f"{type(error).__name__}: {error}") from error


def _close(connection: BaseEmailBackend) -> None:
    """Say goodbye; a server that is gone by now changes nothing of what was sent."""
    try:
        connection.close()
    except (OSError, smtplib.SMTPException):
        return


MAIL = Kind(MAIL_KIND, TITLE, send, repeatable=False, lease=timedelta(minutes=5))
