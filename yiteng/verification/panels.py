"""What the panel on a commitment's page shows of verification."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from yiteng.commitments.kinds import kind_of
from yiteng.commitments.models import Commitment
from yiteng.files.alike import used_elsewhere
from yiteng.files.models import Attachment
from yiteng.files.queries import attachments
from yiteng.rules.actor import Actor
from yiteng.rules.review import sides_of
from yiteng.rules.verification import WHO, WORD, Matter, checking, settling
from yiteng.verification import queries
from yiteng.verification.actions import line_of
from yiteng.verification.effects.answers import NOT_DONE

_OPEN = ("active", "reported", "verified", "asked")
_UNMET = ("active", "reported", "verified", "asked")
_BEFORE = ("draft", "issued", "active", "reported", "verified")


def panel(row: Commitment, actor: Actor) -> dict[str, Any]:
    """Evidence, answers and opinions, why it is checked or not, and what the actor may add."""
    found = queries.evidence(row)
    files = attachments("proof", [p.pk for p in found["proofs"]])
    doing = {row.lead_unit_id, *row.support.values_list("unit_id", flat=True)}
    checks = actor.may("verification.check") and actor.unit not in doing and bool(files)
    for given in found["proofs"]:
        given.files = files.get(given.pk, [])
        if checks:
            _flag(given.files, row, actor)
    own = queries.own_channel(row)
    matter = matter_of(row, found, own is not None)
    check, word = checking(matter), settling(matter)
    noes = [a for a in found["answers"] if a.answer in NOT_DONE]
    return {
        **found, "row": row, "own": own, "may_read": actor.may("verification.read"),
        "check": check, "check_words": WHO[check.who], "word": word, "word_words": WORD[word.word],
        "last_no": noes[-1] if noes and row.state in _UNMET else None,
        "add": _add(actor.may("verification.prove") and row.state in _OPEN, "proof", row),
        "set_channel": _add(
            actor.may("verification.channel") and row.state in _BEFORE and bool(row.served_name)
            and not row.acceptor_post, "channel", row),
        "opine": _add(
            actor.may("verification.opinion") and row.under_review and bool(sides_of(actor)),
            "opinion", row),
        "line": line_of(row) if row.under_review else None,
    }  # fmt: skip


def matter_of(row: Commitment, found: dict[str, Any], own_channel: bool) -> Matter:
    """The matter as the table of verification by risk looks at it."""
    refused = any(a.answer in NOT_DONE for a in found["answers"]) or any(
        c.result != "passed" for c in found["checks"]
    )
    kind = kind_of(row.kind)
    drawn = row.check_needed and not refused and row.risk != "high" and kind.check == "sampled"
    return Matter(
        kind.check, row.risk, refused=refused, drawn=drawn, inner=row.acceptor_post is not None,
        own_channel=own_channel,
    )  # fmt: skip


def _flag(files: list[Attachment], row: Commitment, actor: Actor) -> None:
    """Tell whoever checks where pictures that look alike are used for something else."""
    found = used_elsewhere(files, row.url, actor)
    for file in files:
        file.alike = found.get(file.pk, [])  # type: ignore[attr-defined]


def _add(may: bool, name: str, row: Commitment) -> str:
    return reverse(f"verification:{name}", args=[row.pk]) if may else ""
