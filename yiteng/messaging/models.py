"""Messages of posts, mail of their holders, and which message went out in which mail."""

from __future__ import annotations

from django.db import models

from yiteng.people.models import Account, Post
from yiteng.places.models import Placed


class Message(Placed):
    """One notice for one post; the area keys are those of the post's unit.

    key: the same notice is made once a post. sentence, params: what may go by mail; title: the
    matter, shown inside only. There is no mark for “read”: nobody is watched reading.
    """

    post = models.ForeignKey(Post, models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=20)
    key = models.CharField(max_length=160)
    sentence = models.CharField(max_length=200)
    params = models.JSONField(default=dict)
    title = models.CharField(max_length=200, blank=True)
    url = models.CharField(max_length=120, blank=True)
    about_on = models.DateField(null=True)
    made_at = models.DateTimeField()
    urgent = models.BooleanField(default=False)
    night = models.BooleanField(default=False)
    invented = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=("post", "key"), name="message_once")]
        indexes = [models.Index(fields=("post", "made_at", "id"), name="message_of_post")]


class Address(models.Model):
    """Where an account wants its mail; no row: none. The one thing a user chooses.

    since: when its holder confirmed it by the code that was sent there; before that nothing else
    goes there. code_hash, ends_at: the keyed digest of that code, and until when (real clock) it holds.
    """

    account = models.OneToOneField(Account, models.CASCADE, related_name="+")
    mail = models.EmailField()
    since = models.DateTimeField(null=True)
    code_hash = models.CharField(max_length=64, blank=True)
    ends_at = models.DateTimeField(null=True)


class Letter(models.Model):
    """One mail, frozen when it is made, so that a second sending is the same mail.

    key: ``digest:account:day``, ``urgent:account:message`` or ``confirm:account:code's digest``.
    message_id: its header, stable. asks: it carries the code that confirms an address.
    What became of it stands in the outbox, under the same key. sent_at: the server took it.
    """

    county_id = models.BigIntegerField()
    account = models.ForeignKey(Account, models.PROTECT, related_name="+", db_index=False)
    key = models.CharField(max_length=160, unique=True)
    urgent = models.BooleanField(default=False)
    subject = models.CharField(max_length=200)
    body = models.TextField()
    message_id = models.CharField(max_length=120, unique=True)
    made_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    asks = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=("account", "-id"), name="letter_of_account")]


class Told(models.Model):
    """A message stood in a mail to this account: never in a second one."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="+", db_index=False)
    message = models.ForeignKey(Message, models.CASCADE, related_name="told")
    letter = models.ForeignKey(Letter, models.CASCADE, related_name="told")

    class Meta:
        constraints = [models.UniqueConstraint(fields=("account", "message"), name="told_once")]


class Printing(models.Model):
    """A message sheet was printed for a unit: when, by which post, up to which moment it tells.

    Whether anybody read it is not kept; that it was printed is, so that the next one begins there.
    """

    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+")
    county_id = models.BigIntegerField()
    printed_at = models.DateTimeField()
    post = models.CharField(max_length=100)
    messages = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=("unit", "-id"), name="printing_of_unit")]
