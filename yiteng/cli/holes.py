"""`yiteng holes`: every break between what was found and what people confirmed."""

from __future__ import annotations

import argparse
import json
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from yiteng.cli.stop import Stop

HELP = "count every break on the thread, by rule (exit code 1 when one must be mended)"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("--json", action="store_true", help="a list of objects instead of a table")
    parser.add_argument("--county", help="six-digit code; all counties where left out")
    parser.add_argument("--list", action="store_true", help="name every break, not only numbers")


def run(options: argparse.Namespace) -> int:
    """Print a row for each county and rule. Returns 1 where a red rule finds anything."""
    from yiteng.workflow.clock import business_today

    rows = [
        row
        for code, county in _counties(options.county)
        for row in _rows(code, county, business_today(), listed=options.list)
    ]
    if options.json:
        print(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        for row in rows:
            sign = "✓" if not row["count"] else "■" if row["severity"] == "red" else "▲"
            print(f"{row['county']}  {sign} {row['count']:>6}  {row['code']:<24} {row['title']}")
            for hole in row.get("holes", ()):
                print(f"          {hole['title']}  {hole['area']}  {hole['url']}")
    return int(any(row["count"] and row["severity"] == "red" for row in rows))


def _rows(code: str, county: int, today: date, *, listed: bool) -> list[dict[str, Any]]:
    from yiteng.thread.holes import county_scope, described, rules

    scope = county_scope(county, today)
    found: list[dict[str, Any]] = []
    for rule in rules():
        rows = rule.rows(scope)
        row: dict[str, Any] = {
            "county": code,
            "code": rule.code,
            "title": _(rule.title),
            "severity": rule.severity,
            "owner": _(rule.owner),
            "remedy": _(rule.remedy),
            "count": rows.count(),
        }
        if listed:
            row["holes"] = [
                {"title": hole.title, "area": hole.area, "url": hole.url}
                for hole in described(rule, rows.order_by("id"))
            ]
        found.append(row)
    return found


def _counties(code: str | None) -> list[tuple[str, int]]:
    """(code, key) of the counties that have units. Raises Stop for a code that has none."""
    from yiteng.people.models import Unit
    from yiteng.places.models import AreaCode

    keys = Unit.objects.order_by().values_list("county_id", flat=True).distinct()
    rows = AreaCode.objects.filter(area__in=keys, system="nbs", valid_to__isnull=True)
    known = {row.code[:6]: row.area_id for row in rows.order_by("code")}
    if code is None:
        return sorted(known.items())
    if code not in known:
        raise Stop(_("No county with the code %(code)s works here.") % {"code": code})
    return [(code, known[code])]
