"""Checks of the workbook as a whole: columns, choices, settings, expressions, findings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from yiteng.rules.words import N_
from yiteng.surveys.authoring.kinds import COLUMNS, REFUSED, REMARKS, SHOWN, YES
from yiteng.surveys.authoring.rows import Row, Sheets
from yiteng.surveys.authoring.tree import Tree, shown
from yiteng.surveys.expressions import Unreadable, names, parse
from yiteng.surveys.faults import Fault
from yiteng.surveys.questions import Choice, Question, by_name, walk

#: The most choices of a form together.
MOST_CHOICES = 5000
_UNUSED = N_("The column “{heading}” is not used here. Delete it, or mend its heading.")
_JUDGED = ("required", "relevant", "constraint", "calculation", "choice_filter")


def lists(rows: Sequence[Row]) -> tuple[dict[str, tuple[Choice, ...]], list[Fault]]:
    """The choices by list, and what is wrong with them."""
    faults: list[Fault] = []
    if len(rows) > MOST_CHOICES:
        faults.append(Fault(rows[0].sheet, rows[MOST_CHOICES].number, "", N_(
            "The sheet has {n} choices; a form has at most {most}. Use a served list, such as "
            "villages.csv."), {"n": len(rows), "most": MOST_CHOICES}))  # fmt: skip
        return {}, faults
    held: dict[str, dict[str, Choice]] = {}
    for row in rows:
        found = held.setdefault(row["list_name"], {})
        faults += _choice(row, found)
        more = {k: v for k, v in row.cells.items() if k not in ("list_name", "name", "label")}
        more = {k: v for k, v in more.items() if "::" not in k}
        found[row["name"]] = Choice(row["name"], shown(row, "label") or row["name"], more)
    return {name: tuple(found.values()) for name, found in held.items()}, faults


def _choice(row: Row, found: Mapping[str, Choice]) -> Iterator[Fault]:
    if not row["list_name"]:
        yield row.fault("list_name", N_("Say to which list the choice belongs."))
    if not row["name"]:
        yield row.fault("name", N_("The choice has no name. Write a short one, without spaces."))
    elif " " in row["name"]:
        yield row.fault("name", N_("“{name}” holds a space; answers could not be told apart. "
                                   "Write it without."), name=row["name"])  # fmt: skip
    elif row["name"] in found:
        yield row.fault("name", N_("The name “{name}” stands twice in this list. Give this choice "
                                   "another."), name=row["name"])  # fmt: skip


def columns(sheets: Sheets) -> Iterator[Fault]:
    """Columns nothing is made of, and settings that are refused; each once, where first used."""
    for code, known in COLUMNS.items():
        told: set[str] = set()
        for row in sheets.rows.get(code, ()):
            for heading in row.cells:
                plain, _colons, language = heading.partition("::")
                fits = heading in known or (language and plain in SHOWN)
                if heading in told or fits or plain in REMARKS or plain.startswith("#"):
                    continue
                told.add(heading)
                refused = REFUSED.get(plain, "") if code == "settings" else ""
                yield row.fault(heading, refused or _UNUSED, heading=heading)


def expressions(tree: Tree) -> Iterator[Fault]:
    """Conditions that cannot be read, or that speak of a question there is not."""
    known, circles = by_name(tree.questions), _circles(tree.questions)
    for one in walk(tree.questions):
        row = tree.rows.get(one.name)
        if row is None:
            continue
        for heading in _JUDGED:
            yield from _expression(row, heading, getattr(one, heading), known)
        if one.name in circles:
            yield row.fault("relevant", N_("This question depends on itself, by way of others. Take "
                                           "one of the conditions out."))  # fmt: skip
        if one.kind == "calculate" and not one.calculation:
            yield row.fault("calculation", N_("Write what is to be calculated."))


def _circles(questions: Sequence[Question]) -> set[str]:
    """The questions whose condition or calculation leads back to themselves."""
    rests: dict[str, set[str]] = {}

    def note(held: Sequence[Question], above: set[str]) -> None:
        for one in held:
            own = {*above, *names(one.relevant)}
            rests[one.name] = {*own, *names(one.calculation)}
            note(one.children, own)

    note(questions, set())
    return {name for name in rests if name in _reached(name, rests)}


def _reached(start: str, rests: Mapping[str, set[str]]) -> set[str]:
    seen: set[str] = set()
    waiting = list(rests[start])
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            waiting += rests.get(name, ())
    return seen


def _expression(
    row: Row, heading: str, text: str, known: Mapping[str, Question]
) -> Iterator[Fault]:
    if not text:
        return
    try:
        parse(text)
    except Unreadable as stopped:
        yield row.fault(heading, N_("This condition cannot be read at “{at}”. Write it as in the "
                                    "template, such as ${{age}} >= 18."), at=stopped.at or text)  # fmt: skip
        return
    for name in names(text):
        if name not in known:
            yield row.fault(heading, N_("There is no question “{name}” in this form. Mend the "
                                        "name, or add the question."), name=name)  # fmt: skip


def findings(rows: Sequence[Row], tree: Tree) -> tuple[list[dict[str, object]], list[Fault]]:
    """The mapping from answers to findings as plain values, and what is wrong with it."""
    known = by_name(tree.questions)
    faults: list[Fault] = []
    found: list[dict[str, object]] = []
    inside = {c.name: q.name for q in walk(tree.questions) if q.kind == "repeat"
              for c in walk(q.children)}  # fmt: skip
    for row in rows:
        faults += _line(row, known, inside)
        spoken = [inside[n] for h in ("statement", "only_if") for n in names(row[h]) if n in inside]
        line = {h: row[h] for h in ("statement", "said_by", "source", "place", "day", "only_if")}
        against = row["against"].lower() in YES
        found.append({**line, "row": row.number, "each": spoken[0] if spoken else "",
                      "against": against})  # fmt: skip
    return found, faults


def _line(row: Row, known: Mapping[str, Question], inside: Mapping[str, str]) -> Iterator[Fault]:
    if not row["statement"]:
        yield row.fault("statement", N_("Write the finding: a sentence with ${{name}} where an "
                                        "answer belongs."))  # fmt: skip
    if not row["said_by"]:
        yield row.fault("said_by", N_("Say who said it: a role such as “fruit grower”, or the "
                                      "question that asks for it."))  # fmt: skip
    yield from _expression(row, "only_if", row["only_if"], known)
    spoken = {h: names(row[h]) for h in ("statement", "said_by", "source", "place", "day")}
    for heading, found in spoken.items():
        for name in found:
            if name not in known:
                yield row.fault(heading, N_("There is no question “{name}” in this form. Mend the "
                                            "name, or add the question."), name=name)  # fmt: skip
    if len({inside[n] for found in spoken.values() for n in found if n in inside}) > 1:
        yield row.fault("statement", N_("One finding speaks of two repeats. Make two rows of it."))
    yield from _answers(row, spoken, known)


def _answers(
    row: Row, spoken: Mapping[str, list[str]], known: Mapping[str, Question]
) -> Iterator[Fault]:
    """Place and day are each the answer to one question of the right kind."""
    for heading, fits, sentence in (
        ("place", lambda q: q.file == "villages.csv" and q.kind == "select_one",
         N_("The place must be one question that chooses from villages.csv, such as "
            "${{village}}.")),
        ("day", lambda q: q.kind in ("date", "today"),
         N_("The day must be one question of type date, such as ${{day}}.")),
    ):  # fmt: skip
        asked = [known[n] for n in spoken[heading] if n in known]
        if row[heading] and (len(asked) != 1 or not fits(asked[0])):
            yield row.fault(heading, sentence)
