"""Circulars on desks: to be approved by a leader; approved and to be issued by the drafters."""

from __future__ import annotations

from yiteng.circulars import received
from yiteng.circulars.models import Circular
from yiteng.circulars.queries import line
from yiteng.people.visibility import visible
from yiteng.rules.words import N_
from yiteng.web.desks import Waits

WAITS = (
    Waits("circular_approve", N_("Circulars to approve"), "circulars.approve",
          lambda actor, today: visible(Circular, actor).filter(state="submitted"), line,
          verb=N_("Decide")),
    Waits("circular_issue", N_("Circulars approved, to be issued"), "circulars.write",
          lambda actor, today: Circular.objects.filter(unit=actor.unit, state="approved"), line,
          who="own", verb=N_("Issue")),
    Waits("circular_received", N_("Circulars sent to your unit"), "circulars.receive",
          lambda actor, today: received.received(actor).filter(state="waiting"), received.line,
          verb=N_("Read"), dates=("circular__answer_by",)),
)  # fmt: skip
