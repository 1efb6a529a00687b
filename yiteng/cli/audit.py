"""`yiteng audit verify|checkpoint`: check the trail's chains, or write their heads outside."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

if TYPE_CHECKING:
    from yiteng.audit.faults import ChainReport

HELP = "verify the trail (names the first broken row), or write a checkpoint of its heads"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("what", choices=("verify", "checkpoint"))
    parser.add_argument(
        "--county", type=int, action="append", help="verify only this chain (may be repeated)"
    )


def run(options: argparse.Namespace) -> int:
    """Verify or write checkpoints. Returns 1 where a chain has a fault, else 0."""
    return _verify(options.county) if options.what == "verify" else checkpoint()


def _verify(only: list[int] | None) -> int:
    from yiteng.audit.verify import verify

    report = verify(only)
    for chain in report.chains:
        print(_line(chain))
    return 0 if report.ok else 1


def _line(chain: ChainReport) -> str:
    named = _("Chain %(county)s (%(area)s)") % {
        "county": chain.county,
        "area": _area(chain.county),
    }
    if chain.fault is None:
        sound = _("sound: %(events)s events, %(checkpoints)s checkpoints compared.")
        return f"{named} {sound % {'events': chain.events, 'checkpoints': chain.checkpoints}}"
    refusal = chain.fault.refusal
    broken = _(refusal.sentence).format(**refusal.params)
    where = _("(row %(id)s)") % {"id": chain.fault.event_id} if chain.fault.event_id else ""
    return f"{named} {broken} {where}".rstrip()


def _area(county: int) -> str:
    """The name of a chain's county; chain 0 is the installation's own."""
    from yiteng.places.models import Area

    if not county:
        return _("the installation")
    return Area.objects.filter(pk=county).values_list("name", flat=True).first() or "?"


def checkpoint() -> int:
    """Write a checkpoint for each chain that has grown. Returns 0."""
    from yiteng.audit import checkpoints
    from yiteng.workflow.clock import real_now

    made = checkpoints.write(at=real_now())
    print(
        ngettext("%(n)s checkpoint written to %(folder)s.",
                 "%(n)s checkpoints written to %(folder)s.", len(made))
        % {"n": len(made), "folder": checkpoints.folder()}
    )  # fmt: skip
    return 0
