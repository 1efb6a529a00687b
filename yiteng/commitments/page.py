"""Everything the page of one commitment shows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext

from yiteng.commitments.clock_lines import clock_lines
from yiteng.commitments.effects.lights import ANSWER, light_at, turns_of
from yiteng.commitments.kinds import kind_of
from yiteng.commitments.models import Commitment, RunningClock, StagePlan
from yiteng.commitments.objecting import lacking_word, objecting_parts, objections_of
from yiteng.commitments.past import rounds_of
from yiteng.commitments.tables import in_hours
from yiteng.commitments.words import event_words, next_sentence
from yiteng.people.models import Post
from yiteng.people.queries import units
from yiteng.rules import lights
from yiteng.rules.kind import Kind
from yiteng.rules.lifecycle import Decision
from yiteng.rules.lifecycles.commitment import COMMITMENT
from yiteng.rules.lifecycles.commitment.checks_time import LEVELS
from yiteng.rules.words import N_
from yiteng.web.sentences import fill


def page_of(row: Commitment, now: datetime) -> dict[str, Any]:
    """What the page says of a commitment, the three axes kept apart: office, evidence, calendar."""
    today: date = now.date()
    light_at(row, now)
    kind = kind_of(row.kind)
    light = todays_light(row, now)
    asked = list(row.requests.order_by("asked_at", "id"))
    stages = list(StagePlan.objects.filter(commitment=row).order_by("position"))
    return {
        "row": row,
        "kind": kind,
        "light": light,
        "why": why_of(light, stages),
        "next_words": next_sentence(row, today, lacking=lacking_word(asked)),
        "state": COMMITMENT.state(row.state),
        "stage": next((s.title for s in stages if s.code == row.stage), ""),
        "stages": stages,
        "hours": in_hours(kind),
        "clocks": clock_lines(row, now),
        "quantities": _quantities(row, kind),
        "details": _details(row, kind),
        "support": list(row.support.select_related("unit").order_by("id")),
        "deadlines": [(e, event_words(e)) for e in row.deadlines.order_by("at", "id")],
        "requests": [
            r
            for r in asked
            if not r.outcome and r.kind in _PLAIN and r.round == row.recur_count + 1
        ],
        "objections": objections_of(asked, today),
        "date_set_by": dict(LEVELS).get(row.date_level, ""),
        "acceptor": acceptor_of(row),
        "rounds": rounds_of(row),
    }


#: Requests that are shown as one line; objections have a panel of their own.
_PLAIN = ("extension", "suspension", "coordination")


def acceptor_of(row: Commitment) -> Post | None:
    """The post that accepts an inner matter, None where people are served."""
    if row.acceptor_post is None:
        return None
    return Post.objects.select_related("unit").filter(pk=int(row.acceptor_post)).first()


def todays_light(row: Commitment, now: datetime) -> lights.Light:
    """The light of a moment with the sentence why; a limit in hours turns at its minute."""
    answer = ANSWER.get(row.close_reason, "")
    return lights.light(row.state, turns_of(row), now, confirmed=row.confirmed, answer=answer)


def why_of(light: lights.Light, stages: Iterable[StagePlan]) -> str:
    """The sentence why a light burns; a grey one names the stage that was missed, and its day."""
    ahead: list[StagePlan] = []
    for stage in stages:
        ahead = [] if stage.reached_at else [*ahead, stage]
    planned = [stage for stage in ahead if stage.planned_on is not None]
    if light.code != "stale" or not planned:
        return str(fill(light.why, light.params))
    missed = min(planned, key=lambda stage: stage.planned_on or date.max)
    said = {"stage": gettext(missed.title), "day": missed.planned_on}
    return str(fill(N_("No progress since the stage “{stage}” was missed ({day})."), said))


#: Steps for which there is no occasion (nothing was asked for, no review is open, an inner
#: matter or none): they are not even shown. Every other refused step stays with its reason.
_UNASKED = frozenset(
    {"commitment.no_coordination", "commitment.no_extension", "commitment.no_suspension",
     "commitment.no_review", "commitment.no_first", "commitment.no_again", "commitment.inner",
     "commitment.not_acceptor", "commitment.no_own_channel", "commitment.own_channel",
     "commitment.checked_already", "commitment.confirmed_already", "commitment.end_asked",
     "commitment.end_not_asked", "commitment.never_promised", "commitment.other_ground", "commitment.no_clock",
     "commitment.not_support", "commitment.no_part_objection", "commitment.part_signed",
     "commitment.submitted", "commitment.no_difference"}
)  # fmt: skip


def asked_for(offers: Iterable[Decision]) -> tuple[Decision, ...]:
    """The offers without those for which there is no occasion."""
    return tuple(o for o in offers if not any(r.code in _UNASKED for r in o.refusals))


def choices_of(row: Commitment) -> dict[str, Any]:
    """What may be chosen in the inputs of the steps that leave the present state."""
    steps = [s for s in COMMITMENT.steps if row.state in s.sources]
    names = {wanted.name for step in steps for wanted in step.inputs}
    found: dict[str, Any] = {}
    if "stage" in names:
        open_ones = StagePlan.objects.filter(commitment=row, reached_at=None).order_by("position")
        found["stage"] = [("", "—"), *((s.code, s.title) for s in open_ones)]
    if "unit" in names:
        found["unit"] = objecting_parts(row)
    if "clock" in names:
        by_hand = RunningClock.objects.filter(commitment=row, ends="", met_at=None)
        found["clock"] = [(clock.pk, gettext(clock.title)) for clock in by_hand]
    if "new_lead" in names:
        others = units(row.county_id).values_list("pk", "name")
        found["new_lead"] = [unit for unit in others if unit[0] != row.lead_unit_id]
    return found


def _quantities(row: Commitment, kind: Kind) -> list[tuple[str, Any]]:
    labels = {f.code: f.label for f in kind.fields}
    order = {code: n for n, code in enumerate(labels)}
    found = sorted(row.quantities.all(), key=lambda q: (order.get(q.code, 99), q.status, q.pk))
    return [(labels.get(q.code, q.code), q) for q in found]


def _details(row: Commitment, kind: Kind) -> list[tuple[str, str, Any]]:
    """Label, kind of field and value of what is kept for display."""
    found = []
    for field in kind.fields:
        value = row.details.get(field.code)
        if value not in (None, "", []):
            found.append((field.label, field.kind, dict(field.choices).get(str(value), value)))
    return found
