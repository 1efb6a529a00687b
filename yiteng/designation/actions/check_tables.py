"""Loading a county's own version of a check table: whole, once, never changed afterwards."""

from __future__ import annotations

import hashlib
from datetime import datetime

from yiteng.designation import standards
from yiteng.designation.books.reading import read_book
from yiteng.designation.models import CheckTable
from yiteng.rules.actor import Actor
from yiteng.rules.refusal import Refusal, Refused
from yiteng.rules.words import N_
from yiteng.workflow import entrances
from yiteng.workflow.clock import SHANGHAI


def load(name: str, content: bytes, *, actor: Actor, at: datetime) -> CheckTable:
    """Load a workbook as the county's own version of a table.

    It takes the place of the software's table of the same code from its first day, and never for
    cases that applied before it was loaded. Raises Refused with every fault, or for a version that is there.
    """
    entrances.permit(actor, "designation.handle")
    assert actor.county is not None
    data = read_book(content, name, standards.plain_tables())
    code, version = data["code"], data["version"]
    there = {one.standard.version for one in standards.filed() if one.standard.code == code}
    own = CheckTable.objects.filter(county=actor.county, code=code)
    if version in there or own.filter(version=version).exists():
        raise Refused([Refusal("designation.version_there", N_(
            "There is a version {version} of this table already; give yours another."),
            {"version": version}, field="file")])  # fmt: skip
    row = CheckTable(
        county_id=actor.county, code=code, version=version, data=data, by_post=actor.post_title,
        loaded_on=at.astimezone(SHANGHAI).date(), file_name=name[:150],
        digest=hashlib.sha256(content).hexdigest(),
    )  # fmt: skip
    (kept,) = entrances.add_many(
        [row], actor=actor, at=at, action="designation.handle",
        audited=("code", "version", "digest", "file_name"),
    )  # fmt: skip
    loaded: CheckTable = kept
    return loaded
