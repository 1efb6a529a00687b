"""What may be wrong with a day, a figure, a text in a cell."""

from __future__ import annotations

from yiteng.rules.words import N_

CELLS = {
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
}  # fmt: skip
