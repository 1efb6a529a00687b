"""Who has a second factor, who needs one, who is whom elsewhere."""

from __future__ import annotations

from datetime import date

from yiteng.people.actors import actor_of, holdings
from yiteng.people.models import Account
from yiteng.people.queries import accounts
from yiteng.rules.actor import Actor
from yiteng.signin.models import Demand, Factor, Identity


def has_factor(account: Account) -> bool:
    """Whether the account has a confirmed second factor."""
    return Factor.objects.filter(account=account, confirmed_at__isnull=False).exists()


def needs_factor(account: Account, on: date) -> bool:
    """Whether a role of a post the account holds on the day asks for a second factor."""
    held = [actor_of(one) for one in holdings(account, on)]
    if not held:
        return False
    wanted = Demand.objects.filter(county_id__in={one.county for one in held})
    asked = {(one.county_id, one.role) for one in wanted}
    return any((one.county, role) in asked for one in held for role in one.roles)


def demanded(actor: Actor) -> list[str]:
    """The roles that need a second factor in the actor's county."""
    return sorted(Demand.objects.filter(county_id=actor.county).values_list("role", flat=True))


def factors(actor: Actor) -> list[Factor]:
    """The confirmed factors of the county's accounts, by log-in name."""
    mine = accounts(actor).values("pk")
    found = Factor.objects.filter(account__in=mine, confirmed_at__isnull=False)
    return list(found.select_related("account").order_by("account__login"))


def identities(account: Account) -> list[Identity]:
    """Who the account is elsewhere."""
    return list(Identity.objects.filter(account=account).order_by("id"))


def known(issuer: str, subject: str) -> Account | None:
    """The account of a person of another provider, if it is linked and open."""
    found = Identity.objects.select_related("account").filter(issuer=issuer, subject=subject)
    identity = found.filter(account__is_active=True).first()
    return identity.account if identity else None
