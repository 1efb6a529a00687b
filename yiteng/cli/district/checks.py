"""What must hold in the file: every problem at once, each with its place and remedy."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

from django.utils.translation import gettext as _

from yiteng.cli.district import sheets as s
from yiteng.cli.district.known import Known
from yiteng.cli.district.reading import Book, Problem, Row
from yiteng.rules.codes.area import check_area
from yiteng.rules.roles import ADMINS
from yiteng.rules.words import N_

Check = Callable[[Book, Known], Iterator[Problem]]
_LOGIN = re.compile(r"[a-z][a-z0-9.-]{1,59}")
_THEME = re.compile(r"[a-z][a-z_]{1,29}")


def problems(book: Book, known: Known) -> list[Problem]:
    """Everything wrong with the file, in the order of the sheets."""
    return [*book.problems, *(found for check in CHECKS for found in check(book, known))]


def roles_of(row: Row) -> set[str]:
    """The codes of the roles typed in a row of posts; unknown ones are left out."""
    names = s.named(s.ROLE_CHOICES, _)
    return {names[word] for word in _words(row["roles"]) if word in names}


def _words(text: str) -> list[str]:
    return [word.strip() for word in re.split(r"[、,，;；]", text) if word.strip()]


def _cells(book: Book, known: Known) -> Iterator[Problem]:
    """Required cells are filled in, choices are lawful."""
    for rows in book.rows.values():
        for row in rows:
            for column in row.sheet.columns:
                yield from _cell(row, column)


def _cell(row: Row, column: s.Column) -> Iterator[Problem]:
    typed = row[column.code]
    if column.required and not typed:
        yield Problem(row.sheet, row.number, column.code, N_("Empty: fill it in."))
    if typed and column.choices:
        lawful = s.named(column.choices, _)
        words = _words(typed) if column.many else [typed]
        for word in words:
            if word not in lawful:
                listed = "、".join(_(title) for _code, title in column.choices)
                sentence = N_("“{word}” is not on the list; write one of: {listed}.")
                params = {"word": word, "listed": listed}
                yield Problem(row.sheet, row.number, column.code, sentence, params)


def _once(book: Book, known: Known) -> Iterator[Problem]:
    """Names that stand for a row stand once; an account may hold several posts."""
    keys = {
        "themes": ("code",),
        "areas": ("code",),
        "units": ("name",),
        "posts": ("unit", "title"),
        "accounts": ("login", "unit", "post"),
    }
    for code, columns in keys.items():
        first: dict[tuple[str, ...], int] = {}
        for row in book.rows.get(code, ()):
            key = tuple(row[column] for column in columns)
            if key in first and all(key):
                sentence = N_("The same as row {first}: leave one of them out.")
                yield Problem(row.sheet, row.number, columns[-1], sentence, {"first": first[key]})
            first.setdefault(key, row.number)


def _district(book: Book, known: Known) -> Iterator[Problem]:
    rows = book.rows.get("district", [])
    if len(rows) != 1:
        yield Problem(s.DISTRICT, 0, "", N_("One district: write exactly one row."))
        return
    code = rows[0]["code"]
    if not re.fullmatch(r"\d{6}", code):
        yield Problem(s.DISTRICT, rows[0].number, "code", N_("Write the 6 digits of the district."))
    elif not book.rows.get("areas") and code not in known.shipped:
        sentence = N_("{code} is not in the shipped list: fill in the sheet of areas.")
        yield Problem(s.DISTRICT, rows[0].number, "code", sentence, {"code": code})


def _themes(book: Book, known: Known) -> Iterator[Problem]:
    rows = book.rows.get("themes", [])
    if not 1 <= len(rows) <= 12:
        yield Problem(s.THEMES, 0, "", N_("A vine carries 1 to 12 melons: write 1 to 12 rows."))
    for row in rows:
        if row["code"] and not _THEME.fullmatch(row["code"]):
            sentence = N_("Write small Latin letters, such as livelihood.")
            yield Problem(s.THEMES, row.number, "code", sentence)


def _areas(book: Book, known: Known) -> Iterator[Problem]:
    """Codes are well formed, lie in the district, and a village's town is in the sheet."""
    county = (book.rows.get("district") or [Row(s.DISTRICT, 0, {})])[0]["code"]
    codes = {row["code"] for row in book.rows.get("areas", ())}
    for row in book.rows.get("areas", ()):
        code = row["code"]
        if not re.fullmatch(r"\d{12}", code) or check_area(code):
            yield Problem(s.AREAS, row.number, "code", N_("Write a whole code of 12 digits."))
        elif re.fullmatch(r"\d{6}", county) and not code.startswith(county):
            sentence = N_("Does not lie in the district {county}: mend one of the two codes.")
            yield Problem(s.AREAS, row.number, "code", sentence, {"county": county})
        elif not code.endswith("000") and f"{code[:9]}000" not in codes | known.areas:
            sentence = N_("Its town {town} is missing: add a row for the town.")
            yield Problem(s.AREAS, row.number, "code", sentence, {"town": f"{code[:9]}000"})


def _units(book: Book, known: Known) -> Iterator[Problem]:
    """The unit above stands before; the area exists."""
    seen = set(known.units)
    county = (book.rows.get("district") or [Row(s.DISTRICT, 0, {})])[0]["code"]
    listed = {row["code"] for row in book.rows.get("areas", ())}
    areas = known.areas | listed or known.shipped.get(county, set())
    for row in book.rows.get("units", ()):
        if row["parent"] and row["parent"] not in seen:
            sentence = N_(
                "There is no unit “{name}” in the rows above: mend the name or the order."
            )
            yield Problem(s.UNITS, row.number, "parent", sentence, {"name": row["parent"]})
        if row["area"] and row["area"] not in areas:
            sentence = N_("There is no area {code}: mend the code, or leave it empty.")
            yield Problem(s.UNITS, row.number, "area", sentence, {"code": row["area"]})
        seen.add(row["name"])


def _posts(book: Book, known: Known) -> Iterator[Problem]:
    units = known.units | {row["name"] for row in book.rows.get("units", ())}
    for row in book.rows.get("posts", ()):
        if row["unit"] and row["unit"] not in units:
            sentence = N_("There is no unit “{name}”: add it to the sheet of units.")
            yield Problem(s.POSTS, row.number, "unit", sentence, {"name": row["unit"]})


def _accounts(book: Book, known: Known) -> Iterator[Problem]:
    posts = known.posts.keys() | {(r["unit"], r["title"]) for r in book.rows.get("posts", ())}
    for row in book.rows.get("accounts", ()):
        if row["login"] and not _LOGIN.fullmatch(row["login"]):
            sentence = N_("Write 2 to 60 small Latin letters, figures, dots or dashes.")
            yield Problem(s.ACCOUNTS, row.number, "login", sentence)
        if row["unit"] and row["post"] and (row["unit"], row["post"]) not in posts:
            sentence = N_("“{unit}” has no post “{post}”: add it to the sheet of posts.")
            params = {"unit": row["unit"], "post": row["post"]}
            yield Problem(s.ACCOUNTS, row.number, "post", sentence, params)
        if row["since"] and not _is_date(row["since"]):
            sentence = N_("Write a date such as 2023-03-01.")
            yield Problem(s.ACCOUNTS, row.number, "since", sentence)


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _administrators(book: Book, known: Known) -> Iterator[Problem]:
    """Three administrators, three persons, none of them with another post (domain.md E1)."""
    roles = dict(known.posts)
    for row in book.rows.get("posts", ()):
        key = (row["unit"], row["title"])
        roles[key] = roles.get(key, set()) | roles_of(row)
    held: dict[str, set[str]] = {}
    for row in book.rows.get("accounts", ()):
        mine = held.setdefault(row["login"], set())
        mine |= roles.get((row["unit"], row["post"]), set())
        if mine & ADMINS and len(mine) > 1:
            sentence = N_("An administrator holds no other role: give it to another person.")
            yield Problem(s.ACCOUNTS, row.number, "post", sentence)
    there = known.admins.union(*held.values()) if held else known.admins
    for code, title in s.ROLE_CHOICES:
        if code in ADMINS - there:
            sentence = N_("Nobody is “{role}” yet: add an account on a post with that role.")
            yield Problem(s.ACCOUNTS, 0, "", sentence, {"role": _(title)})


CHECKS: tuple[Check, ...] = (
    _cells, _once, _district, _themes, _areas, _units, _posts, _accounts, _administrators,
)  # fmt: skip
