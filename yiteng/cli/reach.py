"""`yiteng reach access|site|savings|check`: care near home from files, without a database."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from yiteng.cli.stop import Stop

HELP = "who reaches care, where the next site should be, what was saved: from files (docs/reach-methods.md)"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the four questions and their options."""
    from yiteng.reach.plain import options

    asked = parser.add_subparsers(dest="question", required=True, metavar="QUESTION")
    access = asked.add_parser(
        "access", help="minutes, catchment scores, people within, the uncovered"
    )
    options.way_words(access)
    options.access_words(access)
    site = asked.add_parser("site", help="the best next sites, with lower bound and certificate")
    options.way_words(site)
    options.site_words(site)
    savings = asked.add_parser("savings", help="the cost estimate from bed-days and costs a day")
    savings.add_argument("days", type=Path, help="month, level, scheme, payment, days")
    savings.add_argument("costs", type=Path, help="level, scheme, payment, cost, fund_share")
    savings.add_argument("--reference", default="three", help="level compared with (three)")
    savings.add_argument("--out", type=Path, help="file .json or .csv; else JSON is printed")
    check = asked.add_parser("check", help="go through a certificate without the solver")
    check.add_argument("certificate", type=Path)
    check.add_argument("places", type=Path, nargs="?", help="with sites: whether it is about these")
    check.add_argument("sites", type=Path, nargs="?")
    options.minutes_words(check)


def run(options: argparse.Namespace) -> int:
    """Answer the question. Raises Stop where a file cannot be used or nothing is possible."""
    from yiteng.reach.plain.points import Unreadable

    try:
        return int(_ASKED[options.question](options))
    except Unreadable as error:
        raise Stop(str(error)) from error
    except ValueError as error:
        raise Stop(_("That cannot be answered: %(why)s") % {"why": error}) from error


def _access(options: argparse.Namespace) -> int:
    from yiteng.reach.plain import options as words
    from yiteng.reach.plain import work

    return _answered(options, work.access, words.wanted_of(options))


def _site(options: argparse.Namespace) -> int:
    from yiteng.reach.plain import options as words
    from yiteng.reach.plain import work

    return _answered(options, work.siting, words.question_of(options))


def _answered(options: argparse.Namespace, work: Any, asked: Any) -> int:
    """Read, compute here or elsewhere, write."""
    from yiteng.reach.plain import options as words
    from yiteng.reach.plain import spread
    from yiteng.reach.plain.points import read

    places, sites = read(options.places, options.system), read(options.sites, options.system)
    way = words.way_of(options)
    if options.engine == "dask":
        found = spread.spread(work, places, sites, way, asked, options.cluster)
        return _written(options, {"counties": found}, {})
    found = work(places, sites, way, asked)
    certificate = found.pop("certificate", None)
    if certificate is not None and options.certificate:
        options.certificate.write_text(json.dumps(certificate), encoding="utf-8")
    return _written(options, found, {"places": places, "sites": sites})


def _written(options: argparse.Namespace, found: dict[str, Any], layers: dict[str, Any]) -> int:
    from yiteng.reach.plain import writing

    if options.out:
        writing.write(found, options.out, layers)
    else:
        print(writing.text_of(found, ".json", layers))
    return 0


def _savings(options: argparse.Namespace) -> int:
    from yiteng.reach.plain import saving

    return _written(options, saving.answer(options.days, options.costs, options.reference), {})


def _check(options: argparse.Namespace) -> int:
    """Print what a certificate proves. Returns 1 where it is refused."""
    from yiteng.reach.analysis import certificate

    try:
        known = json.loads(options.certificate.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise Stop(_("%(file)s is no certificate.") % {"file": options.certificate.name}) from error
    try:
        found = certificate.check(known, **_given(options))
    except certificate.Wrong as wrong:
        raise Stop(_("Refused: %(why)s") % {"why": wrong}) from wrong
    print(json.dumps({
        "kind": found.kind, "statement": known["statement"], "proved": found.proved,
        "objective": found.objective, "bound": found.lower, "value_in_whole_numbers": found.value,
        "bound_in_whole_numbers": found.bound, "whole_numbers_a_unit": found.scale,
        "rounding_at_most": found.rounding, "nodes": found.nodes,
        "compared_with_files": bool(options.sites),
    }, ensure_ascii=False, indent=1))  # fmt: skip
    return 0


def _given(options: argparse.Namespace) -> dict[str, Any]:
    """Costs, people, prices and capacities of the files, where there are any."""
    from yiteng.reach.plain import options as words
    from yiteng.reach.plain.points import read

    if not options.sites:
        return {}
    places, sites = read(options.places, options.system), read(options.sites, options.system)
    return {
        "costs": words.way_of(options).table(places, sites),
        "weights": places.numbers("people"),
        "site_costs": sites.numbers("cost", 0.0),
        "capacities": sites.numbers("capacity", 0.0) if any(sites.text("capacity")) else None,
    }


_ASKED = {"access": _access, "site": _site, "savings": _savings, "check": _check}
