"""What may be wrong with a file or a cell: a code, a sentence, and how to mend it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from yiteng.rules.words import N_

#: code → (what is wrong, how to mend it); both take the fault's parameters.
WORDS: dict[str, tuple[str, str]] = {
    "locked": (
        N_("The file is protected by a password."),
        N_("Open it, take the password off, and save it anew."),
    ),
    "unreadable": (
        N_("The file cannot be read as a spreadsheet."),
        N_("Open it in Excel or WPS, choose “Save as”, kind xlsx, and send that file."),
    ),
    "too_large": (
        N_("Unpacked, the file is larger than {most} MB."),
        N_("Copy the rows into a new workbook without pictures and formats."),
    ),
    "too_many": (
        N_("The file has more than {most} rows."),
        N_("Split it into several files."),
    ),
    "encoding": (
        N_("The characters of the text file cannot be read."),
        N_("Save it as “CSV UTF-8” or as xlsx."),
    ),
    "no_head": (
        N_("No line of the sheet names its columns."),
        N_("Write heads such as 事项, 责任单位 and 完成时限 above the rows, or name the columns below."),
    ),
    "nothing": (
        N_("There is no row below the heads."),
        N_("Fill in at least one row."),
    ),
    "broken_cell": (
        N_("The cell holds an error of the spreadsheet."),
        N_("Mend the formula, or write the value itself."),
    ),
    "bare_formula": (
        N_("The formula was never computed, so its value is not in the file."),
        N_("Open the file in Excel or WPS, save it there, and hand it in again; or write the value."),
    ),
    "no_day": (
        N_("This is no date."),
        N_("Write it as 2023-03-15, 2023.3.15 or 3月底."),
    ),
    "which_day": (
        N_("This may mean several dates."),
        N_("Write year, month and day: 2023-03-15."),
    ),
    "no_such_day": (
        N_("There is no such day in the calendar."),
        N_("Write a day that exists."),
    ),
    "no_end": (
        N_("“For a long time” is no date."),
        N_("Write the day by which the next result can be seen."),
    ),
    "no_figure": (
        N_("This is no figure."),
        N_("Write a number and its unit, such as 1400万元."),
    ),
    "no_unit": (
        N_("It is not said whether these are 元, 万元 or 亿元."),
        N_("Write the unit into the head, such as 投资（万元）, or choose it for the column below."),
    ),
    "two_units": (
        N_("The cell says {cell}, the head says {head}."),
        N_("Leave the unit in one of the two."),
    ),
    "negative": (N_("The figure is below zero."), N_("Write a figure of zero or more.")),
    "too_big": (N_("The figure is too large."), N_("Check its unit: 元, 万元 or 亿元.")),
    "too_long": (
        N_("The text is longer than {most} characters."),
        N_("Shorten it; details belong into the column for content."),
    ),
    "no_title": (
        N_("The row does not say what is promised."),
        N_("Fill in the cell, or delete the row."),
    ),
    "no_due": (
        N_("The row does not say by when."),
        N_("Write a date such as 2023-06-30 or 6月底."),
    ),
    "unknown_unit": (
        N_("There is no such unit here."),
        N_("Write the unit's name as in the directory{near}."),
    ),
    "unknown_area": (
        N_("There is no such town or village here."),
        N_("Write the name as in the directory{near}."),
    ),
    "two_areas": (
        N_("Several villages have this name."),
        N_("Write the town before it, or the code of the place: {near}."),
    ),
    "unknown_code": (
        N_("No place here has this code."),
        N_("Write the code of the statistics office or of civil affairs, or the name."),
    ),
    "units_alike": (
        N_("Several units bear this name."),
        N_("Write the full name: {near}."),
    ),
    "unknown_support": (
        N_("“{name}” is no unit here."),
        N_("Write the unit's name as in the directory{near}; 、 between units, a duty in brackets behind."),
    ),
    "support_twice": (
        N_("“{name}” stands in the cell twice."),
        N_("Name each supporting unit once."),
    ),
    "lead_supports": (
        N_("“{name}” leads the matter and cannot support it too."),
        N_("Leave it out of the supporting units."),
    ),
    "unknown_up": (
        N_("Nothing you may see is called “{name}”."),
        N_("Write its title as on its page, document and place such as 〔2023〕1号 第3条, or # and its number."),
    ),
    "several_ups": (
        N_("Several are called “{name}”."),
        N_("Write one of their numbers: {near}."),
    ),
    "link_stays": (
        N_("What it rests on is part of the record and is not taken away this way."),
        N_("Put it back; further ones may be added."),
    ),
    "no_yes": (
        N_("This is neither yes nor no."),
        N_("Write 是 or 否, √ or ×, or leave the cell empty."),
    ),
    "no_hour": (
        N_("The time of day is missing."),
        N_("Write day and time, such as 2023-03-01 16:00."),
    ),
    "no_such_hour": (
        N_("There is no such time of day."),
        N_("Write hours from 0 to 23 and minutes from 0 to 59."),
    ),
    "unknown_theme": (
        N_("There is no such theme here."),
        N_("Write one of: {near}."),
    ),
    "unknown_firm": (
        N_("There is no such firm in the register."),
        N_("Write its full name, or add it to the register first."),
    ),
    "unknown_stage": (
        N_("This kind has no such stage."),
        N_("Write one of: {near}."),
    ),
    "unknown_choice": (
        N_("This is none of the words this column may hold."),
        N_("Write one of: {near}."),
    ),
    "unknown_number": (
        N_("There is no commitment with this number that you may see."),
        N_("Correct the number, or leave the cell empty for a new one."),
    ),
    "twice": (
        N_("The same matter stands in row {row} of the sheet “{sheet}” already."),
        N_("Delete one of the two rows, or tell them apart by number or place."),
    ),
    "court": (
        N_("A court or procuratorate decides by law and is never given a task."),
        N_("Name the unit that helps instead."),
    ),
    "may_not_draft": (
        N_("Your post drafts no commitments; it reports on those it has."),
        N_("Ask your town office or the supervision office to take it in."),
    ),
    "by_steps": (
        N_("It has been assigned already: “{field}” changes by a step only."),
        N_("Put the old value back here, and ask for the step on its page."),
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
    "no_placeholder": (
        N_("The form holds no cell with a name in double braces."),
        N_("Write names such as {example} into its cells."),
    ),
    "unknown_name": (
        N_("The form asks for something that is not known here."),
        N_("Use a name from the list beside the page."),
    ),
    "formula_below": (
        N_("A formula stands below the row that is repeated: its range would no longer fit."),
        N_("Write the formula above that row, or take it out."),
    ),
    "nobody": (
        N_("The post in whose name this runs is no longer held by the same person."),
        N_("Hand the file in again from your own post."),
    ),
    "tampered": (
        N_("The hidden column that names the record was changed."),
        N_("Export it again and edit only the visible columns."),
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong.

    code: of WORDS. sheet, row (from 1), column (letters): where it stands, as Excel says it.
    head: the words above the column; value: what the cell holds. params: of the sentence.
    """

    code: str
    sheet: str = ""
    row: int = 0
    column: str = ""
    head: str = ""
    value: str = ""
    params: Mapping[str, object] = field(default_factory=dict)

    def english(self) -> str:
        """Where, what and how to mend it, in English."""
        what, how = WORDS[self.code]
        where = f"{self.sheet} {self.column}{self.row or ''}".strip()
        said = f"{what.format(**self.params)} {how.format(**self.params)}"
        return f"{where}: {said}" if where else said


class Unfit(Exception):
    """The file as a whole cannot be taken in."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault
        super().__init__(fault.english())


class Unclear(Exception):
    """A cell that cannot be read as what its column holds."""

    def __init__(self, code: str, **params: object) -> None:
        self.code, self.params = code, params
        super().__init__(code)
