"""Mail that stopped is told to the operator: in the list at once, by the same road as all else."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from yiteng.messaging.queries import letters_of, stopped
from yiteng.messaging.registry import Case
from yiteng.rules.messages import Notice, To
from yiteng.rules.words import N_


def notices(case: Case) -> Iterator[Notice]:
    """One notice a mail that stopped, for the system administrators of its county."""
    jobs = list(stopped()[:200])
    letters = letters_of(jobs) if jobs else {}
    for job in jobs:
        letter = letters.get(job.key)
        if letter and letter.county_id == case.county and job.stopped_at:
            yield Notice(
                "mail", f"mail:{job.pk}:{job.stopped_at:%Y%m%d%H%M%S}",
                To("messaging.operate", role="system_admin"),
                N_("Mail {number} stopped: send it again or count it as done."),
                {"number": job.pk}, url=reverse("jobs:show", args=[job.pk]),
                about_on=job.stopped_at.date())  # fmt: skip
