"""The case file as one ZIP that needs nothing else: members, digests, manifest."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.template.loader import render_to_string
from django.utils import translation

from yiteng import __version__
from yiteng.casefiles import contents, proving
from yiteng.casefiles.gather import Gathered, gather
from yiteng.casefiles.models import CaseFile
from yiteng.casefiles.reading import page
from yiteng.papers.packing import zipped

FORMAT = "yiteng/casefile-1"
CHINESE = "zh-hans"
_READER = Path(__file__).parent / "reader"


@dataclass(frozen=True, slots=True)
class Made:
    """The file, the fingerprint of its manifest, and how many events stand in it."""

    packed: bytes
    fingerprint: str
    events: int


def build(casefile: CaseFile) -> Made:
    """Make the file of a case file that has just been agreed to. Chinese, posts only."""
    with translation.override(CHINESE):
        gathered = gather(casefile)
        proven = proving.prove(casefile.county_id, gathered.events, gathered.submitted)
        members = _members(casefile, gathered, proven)
        told = _manifest(casefile, gathered, proven)
        listed = {name: sha256(content).hexdigest() for name, content in sorted(members.items())}
        manifest = _json({**told, "files": listed})
    packed = zipped({**members, "manifest.json": manifest})
    return Made(packed, sha256(manifest).hexdigest(), len(gathered.events))


def _members(casefile: CaseFile, gathered: Gathered, proven: proving.Proven) -> dict[str, bytes]:
    application = casefile.application
    dossier = contents.dossier(application, gathered)
    verdict = contents.verdict(application)
    told = page(casefile, gathered, proven, dossier, verdict)
    return {
        "index.html": render_to_string("casefiles/print.html", told).encode(),
        "style.css": (_READER / "style.css").read_bytes(),
        "check.py": (_READER / "check.py").read_bytes(),
        "events.json": _json(proven.events),
        "proofs.json": _json(proven.proofs),
        "dossier.json": _json(dossier),
        "verdict.json": _json(verdict),
        **contents.papers(application, gathered),
    }


def _manifest(casefile: CaseFile, gathered: Gathered, proven: proving.Proven) -> Mapping[str, Any]:
    application = casefile.application
    return {
        "format": FORMAT,
        "casefile": casefile.pk,
        "application": {
            "id": application.pk,
            "number": application.number,
            "title": application.title,
            "state": application.state,
            "invented": application.invented,
        },
        "reason": casefile.reason,
        "asked": {
            "post": casefile.asked_by_post, "unit": casefile.unit.name, "at": casefile.asked_at,
        },
        "agreed": {
            "post": casefile.agreed_by_post,
            "unit": casefile.second_unit.name,
            "at": casefile.agreed_at,
        },
        "software": {"name": "Yiteng", "version": __version__},
        "rules": application.verdict_rules,
        "submission": {"event": gathered.submitted, "at": application.submitted_at},
        "chain": proven.chain,
        "checkpoint": proven.checkpoint,
        "events": [event.number for event in gathered.events],
    }  # fmt: skip


def _json(value: object) -> bytes:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, indent=1, default=_said)
    return f"{text}\n".encode()


def _said(value: object) -> str:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value, "f")
    return str(value)
