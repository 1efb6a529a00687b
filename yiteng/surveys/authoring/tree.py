"""From the rows of a workbook to the tree of questions; every row that is wrong is named."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from yiteng.rules.words import N_
from yiteng.surveys.authoring.kinds import CHOOSING, FILES, KINDS, NEVER, condition
from yiteng.surveys.authoring.rows import Row
from yiteng.surveys.faults import Fault
from yiteng.surveys.questions import Choice, Question

#: The most questions of a form, and the longest name.
MOST, LONGEST = 1000, 60
#: Kinds that are never demanded, and always explained.
ASKED_GENTLY = frozenset({"image", "geopoint"})
_NAME = re.compile(r"[^\W\d][\w.-]*")
_RESERVED = frozenset({"meta", "instanceID", "instanceid", "data"})


@dataclass(slots=True)
class Tree:
    """The questions found, what was wrong, why photos and places are asked; row by name."""

    questions: tuple[Question, ...] = ()
    faults: list[Fault] = field(default_factory=list)
    reasons: dict[str, str] = field(default_factory=dict)
    rows: dict[str, Row] = field(default_factory=dict)


def grow(rows: Sequence[Row], lists: dict[str, tuple[Choice, ...]]) -> Tree:
    """The tree of the rows. lists: choices by list name."""
    tree = Tree()
    if len(rows) > MOST:
        tree.faults.append(Fault(rows[0].sheet, rows[MOST].number, "", N_(
            "The sheet has {n} rows of questions; a form has at most {most}. Ask less."),
            {"n": len(rows), "most": MOST}))  # fmt: skip
        return tree
    tree.questions = _Grower(tree, lists).all(rows)
    return tree


class _Grower:
    """Reads rows one after the other, keeping the groups that are open."""

    def __init__(self, tree: Tree, lists: dict[str, tuple[Choice, ...]]) -> None:
        self.tree, self.lists = tree, lists
        self.open: list[tuple[Row, str, list[Question]]] = []
        self.top: list[Question] = []

    def all(self, rows: Sequence[Row]) -> tuple[Question, ...]:
        for row in rows:
            word = row["type"].split(" ")[0]
            if word in ("begin_group", "begin_repeat"):
                self.begin(row, word[6:])
            elif word in ("end_group", "end_repeat"):
                self.end(row, word[4:])
            else:
                self.ask(row)
        for row, kind, _held in self.open:
            self.wrong(row, "type", N_("This {kind} is not ended. Add a row “end_{kind}”."),
                       kind=kind)  # fmt: skip
        return tuple(self.top)

    def wrong(self, row: Row, column: str, sentence: str, /, **params: object) -> None:
        self.tree.faults.append(row.fault(column, sentence, **params))

    @property
    def place(self) -> list[Question]:
        return self.open[-1][2] if self.open else self.top

    def begin(self, row: Row, kind: str) -> None:
        if kind == "repeat" and any(k == "repeat" for _r, k, _h in self.open):
            self.wrong(row, "type", N_("A repeat stands inside a repeat; paper and Excel cannot "
                                       "show that. Take it out."))  # fmt: skip
        self.name(row)
        self.open.append((row, kind, []))

    def end(self, row: Row, kind: str) -> None:
        if not self.open or self.open[-1][1] != kind:
            self.wrong(row, "type", N_("Nothing of this kind is open here. Delete the row, or "
                                       "move it below the rows it should close."))  # fmt: skip
            return
        began, _kind, held = self.open.pop()
        if not held:
            self.wrong(began, "type", N_("There is no question in it. Delete it or fill it."))
        self.place.append(Question(
            name=began["name"], kind=kind, label=shown(began, "label"),
            relevant=began["relevant"], children=tuple(held), row=began.number))  # fmt: skip

    def ask(self, row: Row) -> None:
        word, _space, listed = row["type"].partition(" ")
        if not word:
            self.wrong(row, "type", N_("The type is missing. Write one, such as “text”."))
            return
        if word.lower() in NEVER:
            self.wrong(row, "type", NEVER[word.lower()], kind=word)
            return
        kind = KINDS.get(word.lower()) or CHOOSING.get(word)
        if kind is None:
            self.wrong(row, "type", N_("The type “{kind}” is not known, or cannot be answered on "
                                       "paper. Choose one from the template."), kind=word)  # fmt: skip
            return
        self.name(row)
        self.place.append(self.question(row, word, kind, listed.strip()))

    def question(self, row: Row, word: str, kind: str, listed: str) -> Question:
        in_file = word.endswith("_from_file")
        held = Question(
            name=row["name"], kind=kind, label=shown(row, "label"), hint=shown(row, "hint") or (row["yiteng_why"] if kind in ASKED_GENTLY else ""),
            required=condition(row["required"]), row=row.number,
            required_message=shown(row, "required_message"),
            constraint_message=shown(row, "constraint_message"),
            choices=() if in_file or word not in CHOOSING else self.choices(row, listed),
            file=self.file(row, listed) if in_file else "",
            place="yes" if kind == "image" and condition(row["yiteng_place"]) else "",
            relevant=row["relevant"], constraint=row["constraint"], default=row["default"],
            calculation=row["calculation"], choice_filter=row["choice_filter"])  # fmt: skip
        if held.asks and not held.label:
            self.wrong(row, "label", N_("The question has no words. Write them under “label”."))
        self.burden(row, held)
        return held

    def burden(self, row: Row, held: Question) -> None:
        """A photo or a place is asked with a reason and never demanded (domain.md 0.1)."""
        if held.kind not in ASKED_GENTLY:
            return
        if held.required:
            self.wrong(row, "required", N_("Nobody may be forced to send a photo or a place. "
                                           "Empty this cell: it stays a free answer."))  # fmt: skip
        if not row["yiteng_why"]:
            self.wrong(row, "yiteng_why", N_("Say in the column “yiteng_why” why a photo or "
                                             "a place is needed here, or delete the row."))  # fmt: skip
        self.tree.reasons[held.name] = row["yiteng_why"]

    def choices(self, row: Row, listed: str) -> tuple[Choice, ...]:
        name = listed.split(" ")[0] if listed else ""
        if " or_other" in f" {listed}":
            self.wrong(row, "type", N_("“or_other” is not used. Add “other” to the choices and a "
                                       "text question after it."))  # fmt: skip
        if not name:
            self.wrong(row, "type", N_("The list of choices is missing: write its name after the "
                                       "type, such as “select_one yes_no”."))  # fmt: skip
        elif name not in self.lists:
            self.wrong(row, "type", N_("There is no list “{name}” on the sheet of choices. Add it "
                                       "there, or mend the name."), name=name)  # fmt: skip
        return self.lists.get(name, ())

    def file(self, row: Row, listed: str) -> str:
        if listed not in FILES:
            self.wrong(row, "type", N_("There is no list “{name}” to choose from. Lists served "
                                       "here: {files}."), name=listed, files="、".join(FILES))  # fmt: skip
        return listed

    def name(self, row: Row) -> None:
        name, known = row["name"], self.tree.rows
        if not name:
            self.wrong(row, "name", N_("The name is missing. Write a short one, without spaces."))
        elif not _NAME.fullmatch(name) or name in _RESERVED or len(name) > LONGEST:
            self.wrong(row, "name", N_("“{name}” cannot be a name: begin with a letter, then "
                                       "letters, figures and _ only."), name=name)  # fmt: skip
        elif name in known:
            self.wrong(row, "name", N_("The name “{name}” stands in row {other} already. Give "
                                       "this one another."), name=name, other=known[name].number)  # fmt: skip
        else:
            known[name] = row


def shown(row: Row, heading: str) -> str:
    """The words of a column in the form's first language: plain, then Chinese, then any."""
    languages = [h for h in row.cells if h.startswith(f"{heading}::")]
    chinese = [h for h in languages if "zh" in h.lower() or "中文" in h]
    found = [h for h in (heading, *chinese, *languages) if h in row.cells]
    return row[found[0]] if found else ""
