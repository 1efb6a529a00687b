"""A process of its own: the day's digests are made and mailed while fifty workers are killed."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from typing import Any


def main(kills: int, port: int, county: int) -> None:
    """Make and send digests while workers die; print what became of them as JSON."""
    import django

    django.setup()
    from django.conf import settings

    settings.MAIL = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", port, 60
    from tests.cast import NOW
    from yiteng.jobs import kinds
    from yiteng.jobs.actions import enqueue
    from yiteng.jobs.tests.mortal import finish, massacre
    from yiteng.messaging.digest import digests
    from yiteng.messaging.jobs import DIGEST, DIGEST_KIND
    from yiteng.workflow.clock import real_now

    # The digest knows its hours: it is told that it is nine o'clock on a workday.
    kinds.register(replace(DIGEST, handle=lambda job: _made(digests(county, NOW, job.beat))))
    enqueue(DIGEST_KIND, key="digests of the massacre", payload={"county": county}, now=real_now())
    deaths = massacre(kills, 0.3, lambda: None)
    finish(deaths)
    print(json.dumps(report(deaths)))


def _made(_count: int) -> None:
    return None


def report(deaths: int) -> dict[str, Any]:
    """What is there now, counted from the tables."""
    from yiteng.jobs.models import Outbox
    from yiteng.messaging.models import Letter, Told

    mails = Outbox.objects.filter(kind="messaging.mail")
    sent = set(Letter.objects.exclude(sent_at=None).values_list("message_id", flat=True))
    return {
        "deaths": deaths, "letters": Letter.objects.count(), "told": Told.objects.count(),
        "mails": mails.count(), "done": mails.exclude(done_at=None).count(),
        "unknown": mails.filter(unknown=True, done_at=None).count(), "sent": len(sent),
        "digest": Outbox.objects.exclude(kind="messaging.mail").filter(done_at=None).count(),
    }  # fmt: skip


if __name__ == "__main__":
    main(*map(int, sys.argv[1:4]))
