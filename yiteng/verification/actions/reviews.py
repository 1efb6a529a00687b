"""The three opinions of a review; a case's own channel."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction

from yiteng.commitments.models import Commitment
from yiteng.people.charges import leader_of
from yiteng.people.visibility import visible
from yiteng.rules import review as rules
from yiteng.rules.actor import Actor
from yiteng.rules.refusal import Refusal, Refused
from yiteng.rules.words import N_
from yiteng.verification.effects.checks import place
from yiteng.verification.models import Opinion, OwnChannel, Review
from yiteng.workflow.entrances import add, permit
from yiteng.workflow.trail import entry, values, write

_OPINION = ("review", "side", "words", "by_post", "by_unit")
_CHANNEL = ("commitment", "channel", "number", "address")


def give_opinion(row: Commitment, side: str, words: str, *, actor: Actor, at: datetime) -> Opinion:
    """Say what one side thinks of a second no. Raises Refused with every reason."""
    permit(actor, "verification.opinion")
    review = Review.objects.filter(commitment=row, concluded_at=None).order_by("-id").first()
    heard = list(review.opinions.values_list("side", "by_person")) if review else []
    doing = {row.lead_unit_id, *row.support.values_list("unit_id", flat=True)} - {None}
    reasons = list(
        rules.may_say(
            side, actor, open_=review is not None, given={s for s, _ in heard},
            doing={int(unit) for unit in doing if unit}, spoken={p for _, p in heard}, words=words,
            line=line_of(row),
        )
    )  # fmt: skip
    if review is None or reasons:
        raise Refused(reasons)
    opinion = Opinion(
        **place(row), review=review, side=side, words=words.strip(), at=at,
        by_post=actor.post_title, by_unit=actor.unit, by_person=actor.person,
    )  # fmt: skip
    try:
        with transaction.atomic():
            made: Opinion = add(
                opinion, actor=actor, at=at, action="verification.opinion", audited=_OPINION
            )
    except IntegrityError as error:
        raise Refused(
            [Refusal("review.heard", N_("This side has been heard already."), field="side")]
        ) from error
    return made


def line_of(row: Commitment) -> rules.Line:
    """The line of a commitment's lead unit: which leader is in charge of it."""
    post = leader_of(row.lead_unit)
    unit = row.lead_unit.name if row.lead_unit else ""
    return rules.Line(unit, post.pk, post.title) if post else rules.Line(unit)


def set_channel(
    row: Commitment, channel: str, number: str, address: str, *, actor: Actor, at: datetime
) -> OwnChannel:
    """Say that a commitment is a petition or hotline case, with its number there.

    Again: the number or address is corrected. Raises Refused where it may not be seen or has no
    number, or where its people have been asked by us already.
    """
    permit(actor, "verification.channel")
    reasons = []
    if not visible(Commitment, actor).filter(pk=row.pk).exists():
        reasons.append(Refusal("channel.not_yours", N_("This commitment is not yours.")))
    if not number.strip():
        reasons.append(Refusal("channel.no_number", N_("Its number there."), field="number"))
    if row.questions.filter(about="done", answered_at=None).exists() and row.state == "asked":
        reasons.append(
            Refusal("channel.asked", N_("Its people have been asked by us and may still answer."))
        )
    if reasons:
        raise Refused(reasons)
    with transaction.atomic():
        found = OwnChannel.objects.select_for_update().filter(commitment=row).first()
        held = found or OwnChannel(**place(row), commitment=row)
        before = values(held, _CHANNEL) if found else {}
        held.channel, held.number, held.address = channel, number.strip(), address.strip()
        held.save()
        write([held], [entry(
            held, action="amend" if found else "add", actor=actor, at=at, before=before,
            after=values(held, _CHANNEL),
        )])  # fmt: skip
    return held
