"""A process of its own for the kill test of mail: ``prepare``, ``send`` or ``later``, then states.

prepare: tables, and N letters in the outbox. send: do what is due. later: the same after the lease.
"""

from __future__ import annotations

import sys
from datetime import timedelta


def main(what: str, port: int, count: int) -> None:
    """Set Django up with the mail server at the port, then do as told."""
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    settings.MAIL = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", port, 60
    from yiteng.jobs.models import Outbox
    from yiteng.jobs.running import run_due
    from yiteng.messaging.mail import MAIL
    from yiteng.workflow.clock import real_now

    mine = Outbox.objects.filter(kind="messaging.mail")
    if what == "prepare":
        call_command("migrate", verbosity=0)
        prepare(count)
    else:
        run_due(real_now() + (2 * MAIL.lease if what == "later" else timedelta(0)))
    now = real_now() + 2 * MAIL.lease
    sys.stdout.write(" ".join(job.state(now) for job in mine.order_by("id")))


def prepare(count: int) -> None:
    """Accounts with an address, each with a letter put out."""
    from django.db import transaction

    from yiteng.messaging.letters import put
    from yiteng.messaging.models import Address, Letter
    from yiteng.people.models import Account
    from yiteng.workflow.clock import real_now

    for n in range(count):
        account = Account.objects.create(login=f"kill{n}", name="x", password="!")
        Address.objects.create(account=account, mail=f"kill{n}@x.example", since=real_now())
        letter = Letter(county_id=1, account=account, key=f"digest:{account.pk}:kill",
                        subject="一藤", body="正文", made_at=real_now())  # fmt: skip
        with transaction.atomic():
            put(letter, [], start=real_now())


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 0)
