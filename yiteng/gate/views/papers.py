"""The dossier of an application as its pages show it, with the verdicts on it."""

from __future__ import annotations

from typing import Any

from yiteng.gate import dossier_tables, queries, tables
from yiteng.gate.judged_by import moved
from yiteng.gate.models import Application
from yiteng.rules.gate.scope import BY_CODE
from yiteng.rules.lifecycles.application import APPLICATION


def papers(application: Application) -> dict[str, Any]:
    """The context of every page that shows a dossier, verdicts fixed and live included."""
    held = queries.judged([application])[application.pk]
    return {
        "application": application,
        "type": BY_CODE[application.meeting_type],
        "state": APPLICATION.state(application.state),
        "verdict": held.verdict,
        "dossier": held.dossier,
        "fixed": queries.fixed(application),
        "moved": moved(application, held.verdict),
        "goals": dossier_tables.goals(application.goals.all()),
        "agenda": dossier_tables.agenda(
            application.items.all(), application.papers.all(), queries.files_of(application)
        ),
        "cures": dossier_tables.cures(application.prescriptions.all(), held.dossier),
        "problems": queries.weighed_problems(application),
        "hours": queries.costs(application).hours,
        "decided": tables.decided(application),
    }
