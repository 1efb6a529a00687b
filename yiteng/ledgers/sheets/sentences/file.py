"""What may be wrong with a file as a whole, or with a form."""

from __future__ import annotations

from yiteng.rules.words import N_

FILE = {
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
    "bomb": (
        N_("Unpacked, the file would be {times} times as large as it is: no ledger is packed like that, and it was not opened."),
        N_("Copy the rows into a new workbook and hand that in; if somebody sent you the file, ask him what it is."),
    ),
    "utf16": (
        N_("The text file is in UTF-16 and breaks off in the middle of a character."),
        N_("Save it anew as “CSV UTF-8” or as xlsx; it was cut on its way."),
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
    "no_kind": (
        N_("Nothing says which kind of commitment the sheet holds."),
        N_("Choose it below under “How the file is understood”, or name it in the title of the sheet."),
    ),
    "nothing": (
        N_("There is no row below the heads."),
        N_("Fill in at least one row."),
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
}  # fmt: skip
