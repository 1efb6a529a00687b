"""What may be wrong with a row: against the rules, or against what stands here."""

from __future__ import annotations

from yiteng.rules.words import N_

RULES = {
    "no_title": (
        N_("The row does not say what is promised."),
        N_("Fill in the cell, or delete the row."),
    ),
    "no_due": (
        N_("The row does not say by when."),
        N_("Write a date such as 2023-06-30 or 6月底."),
    ),
    "link_stays": (
        N_("What it rests on is part of the record and is not taken away this way."),
        N_("Put it back; further ones may be added."),
    ),
    "unknown_number": (
        N_("There is no commitment with this number that you may see."),
        N_("Correct the number, or leave the cell empty for a new one."),
    ),
    "twice": (
        N_("The same matter stands in row {row} of the sheet “{sheet}” already."),
        N_("Delete one of the two rows, or tell them apart by number or place."),
    ),
    "may_not_draft": (
        N_("Your post drafts no commitments; it reports on those it has."),
        N_("Ask your town office or the supervision office to take it in."),
    ),
    "by_steps": (
        N_("It has been assigned already: “{field}” changes by a step only."),
        N_("Put the old value back here, and ask for the step on its page."),
    ),
    "settled": (
        N_("It has been assigned already: “{field}” was settled then."),
        N_("Put the old value back; what changes is drafted anew."),
    ),
    "theme_twice": (
        N_("The second theme is the first one."),
        N_("Leave the cell empty, or name another theme."),
    ),
    "place_stays": (
        N_("It stands at another place here, and a matter does not move."),
        N_("Put the old place back, or draft it anew."),
    ),
    "needs_reason": (
        N_("It has been assigned already: say why the wording changes."),
        N_("Write the reason on the page of this import, then read the file again."),
    ),
    "not_doing": (
        N_("Only the lead unit or a supporting unit reports on it."),
        N_("Leave progress and figures of other units as they are."),
    ),
    "not_active": (
        N_("It is “{state}”: progress is noted only on what is in hand."),
        N_("Leave the cell empty."),
    ),
    "emptied": (
        N_("The cell was emptied; a value is not taken away this way."),
        N_("Put the old value back, or change it on its page."),
    ),
    "moved_on": (
        N_("It was changed here after the file was exported (version {seen}, now {now})."),
        N_("Look at both values; take the file's by ticking the row, or leave it."),
    ),
    "tampered": (
        N_("The hidden column that names the record was changed."),
        N_("Export it again and edit only the visible columns."),
    ),
}  # fmt: skip
