"""`yiteng sample`: draw lots again, from a sheet or from every draw in the database."""

from __future__ import annotations

import argparse
from pathlib import Path

from django.utils.translation import gettext as _

from yiteng.cli.stop import Stop

HELP = "draw lots again: from a sheet, or every draw of this installation"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("sheet", nargs="?", type=Path, help="a downloaded sheet; all draws without")


def run(options: argparse.Namespace) -> int:
    """Say for each draw whether it is the same again. Returns 1 where one is not."""
    return _one(options.sheet) if options.sheet else _all()


def _one(path: Path) -> int:
    from yiteng.rules.refusal import Refused
    from yiteng.rules.samples import read, redrawn

    try:
        sheet = read(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise Stop(str(error)) from error
    except Refused as refused:
        raise Stop(
            "; ".join(_(r.sentence).format(**r.params) for r in refused.refusals)
        ) from refused
    same = redrawn(sheet)
    print(
        f"{_sign(same)} {sheet.occasion}  {sheet.day}  {len(sheet.drawn)}/{len(sheet.keys)}  {sheet.seed}"
    )
    return int(not same)


def _all() -> int:
    """Every draw: drawn again, and seed and population held against the trail."""
    from yiteng.sampling.models import Draw
    from yiteng.sampling.queries import proved

    wrong = 0
    for draw in Draw.objects.order_by("county", "on", "id"):
        same = proved(draw)
        wrong += not same
        print(
            f"{_sign(same)} {draw.county_id:>4}  {draw.on}  {draw.occasion:<8} {draw.drawn:>5}/{draw.size}"
        )
    return int(bool(wrong))


def _sign(same: bool) -> str:
    return "✓" if same else "■"
