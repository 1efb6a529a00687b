"""The room of verification."""

from __future__ import annotations

from django.apps import AppConfig


class VerificationConfig(AppConfig):
    """Proof, independent checks, answers of the people served."""

    name = "yiteng.verification"
    label = "verification"

    def ready(self) -> None:
        """Take part in the steps of commitments; be nodes of the thread."""
        from yiteng.commitments import handlers
        from yiteng.commitments.models import Commitment
        from yiteng.files import parents
        from yiteng.links import nodes
        from yiteng.verification import nodes as own
        from yiteng.verification.desks import WAITS
        from yiteng.verification.effects import EXTENSION
        from yiteng.verification.models import Answer, Check, Proof
        from yiteng.verification.slip import slip
        from yiteng.verification.views import merged, panel
        from yiteng.web import desks, slots
        from yiteng.workflow import flow

        flow.extend(Commitment, EXTENSION)
        parents.register("proof", own.may_read_proof, own.where_proof)
        handlers.handle("ask", slip)
        handlers.handle("ask_again", slip)
        handlers.handle("ask_after", slip)
        slots.fill("verification", panel)
        slots.fill("merged", merged)
        nodes.register("proof", own.proofs, own.readable(Proof))
        nodes.register("check", own.checks, own.readable(Check))
        nodes.register("answer", own.answers, own.readable(Answer))
        desks.register(*WAITS)
