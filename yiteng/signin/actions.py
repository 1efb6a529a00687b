"""Second factors are set up, used and taken away; identities are linked. All of it on the trail."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from yiteng.audit.actions import Entry, record
from yiteng.people.models import Account
from yiteng.rules.actor import Actor
from yiteng.rules.refusal import Refusal, Refused
from yiteng.rules.roles import BY_CODE
from yiteng.rules.words import N_
from yiteng.signin import codes, sealed
from yiteng.signin.models import Demand, Factor, Identity, Spare
from yiteng.workflow import entrances
from yiteng.workflow.clock import real_now
from yiteng.workflow.trail import write

WRONG = Refusal(
    "signin.wrong_code",
    N_(
        "This code is not right, or was used already: wait for the next one and type its six figures."
    ),
    field="code",
)


def begin(account: Account) -> str:
    """A secret for a factor not yet confirmed: the one begun, or a new one. Returns it."""
    factor = Factor.objects.filter(account=account).first()
    if factor is None:
        factor, _ = Factor.objects.get_or_create(
            account=account, defaults={"secret": sealed.seal(codes.fresh_secret())}
        )
    return sealed.unseal(factor.secret)


def confirm(account: Account, code: str, *, actor: Actor, at: datetime) -> list[str]:
    """Take the factor into use with a first right code. Returns the spare codes, shown once.

    Raises Refused for a wrong code, or where the factor is in use already.
    """
    with transaction.atomic():
        factor = Factor.objects.select_for_update().filter(account=account).first()
        step = factor and not factor.confirmed_at and _step(factor, code)
        if not factor or not step:
            raise Refused([WRONG])
        factor.confirmed_at, factor.last_step = real_now(), step
        factor.save()
        spares = codes.fresh_spares()
        Spare.objects.bulk_create(
            Spare(factor=factor, digest=sealed.digest(codes.plain_spare(s))) for s in spares
        )
        _tell(account, "second", {"second": True}, actor, at)
    return spares


def use(account: Account, typed: str) -> bool:
    """Whether a code (or a spare one) is right; a right one is used up by it."""
    with transaction.atomic():
        factor = Factor.objects.select_for_update().get(account=account)
        step = _step(factor, typed)
        if step:
            factor.last_step = step
            factor.save(update_fields=["last_step"])
            return True
        digest = sealed.digest(codes.plain_spare(typed))
        return factor.spares.filter(digest=digest).delete()[0] > 0


def remove(account: Account, *, reason: str, actor: Actor, at: datetime) -> None:
    """Take the factor of another away: the phone was lost. Raises Refused without a reason."""
    entrances.permit(actor, "signin.demand")
    if not reason.strip():
        raise Refused([Refusal("signin.why", N_("Say why, in words."), field="reason")])
    with transaction.atomic():
        Factor.objects.filter(account=account).delete()
        _tell(account, "no_second", {"second": False}, actor, at, reason.strip())


def demand(roles: Sequence[str], *, actor: Actor, at: datetime) -> None:
    """Say which roles need a second factor, in the actor's county, from the next log-in on."""
    entrances.permit(actor, "signin.demand")
    wanted = sorted(code for code in roles if code in BY_CODE)
    with transaction.atomic():
        held = Demand.objects.select_for_update().filter(county_id=actor.county)
        before = sorted(one.role for one in held)
        if before == wanted:
            return
        held.exclude(role__in=wanted).delete()
        Demand.objects.bulk_create(
            [Demand(county_id=actor.county, role=r) for r in wanted], ignore_conflicts=True
        )
        event = Entry(actor.county, "signin.demand", actor.county, "demand", actor, at,
                      {"roles": before}, {"roles": wanted})  # fmt: skip
        record([event], recorded_at=real_now())


def link(account: Account, issuer: str, subject: str, *, actor: Actor, at: datetime) -> Identity:
    """Let a person of another provider log in as this account.

    Raises Refused where that person is linked to another account.
    """
    with transaction.atomic():
        made, _ = Identity.objects.get_or_create(
            issuer=issuer, subject=subject, defaults={"account": account, "since": at}
        )
        if made.account_id != account.pk:
            raise Refused(
                [Refusal("signin.taken", N_("This identity belongs to another account already."))]
            )
        _tell(account, "link", {"issuer": issuer}, actor, at)
    return made


def unlink(account: Account, pk: int, *, actor: Actor, at: datetime) -> None:
    """Let an identity of one's own no longer in."""
    with transaction.atomic():
        found = Identity.objects.filter(account=account, pk=pk).first()
        if found is not None:
            found.delete()
            _tell(account, "unlink", {"issuer": found.issuer}, actor, at)


def _step(factor: Factor, code: str) -> int | None:
    moment = int(real_now().timestamp())
    return codes.step_of(sealed.unseal(factor.secret), code, moment, factor.last_step)


def _tell(
    account: Account,
    action: str,
    after: dict[str, object],
    actor: Actor,
    at: datetime,
    reason: str = "",
) -> None:
    event = Entry(
        actor.county, "signin.account", account.pk, action, actor, at, {}, after, reason=reason
    )
    write([account], [event])
