"""Papers under a red head and minutes: head, number, rule, closing, imprint, in their places."""

from __future__ import annotations

from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH as SIDE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Mm, Pt

from yiteng.papers import letter
from yiteng.papers import measures as m
from yiteng.papers.body import EM, Body, addressees, line, title
from yiteng.papers.marks import borders, element, font, indent, into, pitch
from yiteng.papers.values import Annex, Imprint, Official
from yiteng.papers.words import day, ems, one_line

_RED_RULE = (1.5, "FF0000", m.RULE_MM / 25.4 * 72)
_OUTER_RULE = (1.0, "000000", 4)


def compose(paper: Any, said: Official) -> None:
    """Write a whole paper on an empty sheet."""
    if said.letter:
        letter.head(paper, said)
    else:
        _opening(paper, said)
    addressees(paper, said.to)
    Body(paper).write(said.body)
    before = len(paper.paragraphs)
    _annexes(paper, said.annexes)
    _close(paper, said)
    _hold_together(paper.paragraphs[max(before - 1, 0) :])
    if said.note:
        indent(line(paper, f"（{one_line(said.note)}）"), first=2 * EM)
    _annexed(paper, said.annexes)
    if said.imprint:
        _imprint(paper, said.imprint)


def _opening(paper: Any, said: Official) -> None:
    if one_line(said.head):
        _head(paper, said)
    if one_line(said.title):
        title(paper, said.title)
        line(paper)


def _head(paper: Any, said: Official) -> None:
    """The red head 35 mm below the edge of the text, number, red rule, two blank lines."""
    words = one_line(said.head)
    size = m.head_size(words)
    mark = paper.add_paragraph()
    font(mark.add_run(words), m.SONG, size, red=True)
    mark.runs[0].element.rPr.append(element("w:spacing", val=0))
    mark.alignment = SIDE.CENTER
    pitch(mark.paragraph_format, size * 1.25)
    mark.paragraph_format.space_before = Mm(m.HEAD_MM) - Pt(size * 0.12)
    into(mark, element("w:snapToGrid", val=0))
    line(paper)
    line(paper)
    under = line(paper, one_line(said.number))
    under.alignment = SIDE.CENTER
    if said.by:
        under = line(paper)
        _sides(under, f"\u3000{one_line(said.by)}", day(said.on) if said.on else "", EM, edge=True)
    borders(under, bottom=_RED_RULE)
    line(paper)
    line(paper)


def _annexed(paper: Any, annexes: tuple[Annex, ...]) -> None:
    """Each annex on a page of its own: 附件 and its number at the left, the title below."""
    for place, annex in enumerate(annexes, 1):
        if not annex.body:
            continue
        mark = line(paper, f"附件{place}" if len(annexes) > 1 else "附件", name=m.HEI)
        mark.paragraph_format.page_break_before = True
        line(paper)
        title(paper, annex.title)
        line(paper)
        Body(paper).write(annex.body)
        pitch(line(paper).paragraph_format, 1)


def _hold_together(closing: list[Any]) -> None:
    """The closing never stands on a page without text: the last paragraph goes with it."""
    for paragraph in closing[:-1]:
        paragraph.paragraph_format.keep_with_next = True


def _annexes(paper: Any, annexes: tuple[Annex, ...]) -> None:
    """附件说明: a blank line below the text; several are numbered; nothing behind a name."""
    held = [one_line(annex.title) for annex in annexes if one_line(annex.title)]
    if not held:
        return
    line(paper)
    label = "附件："
    for place, name in enumerate(held):
        mark = f"{place + 1}." if len(held) > 1 else ""
        wide = ems(label + mark) * EM
        paragraph = line(paper, (label if not place else "") + mark + name)
        shift = wide if not place else ems(mark) * EM
        indent(paragraph, first=-shift, left=2 * EM + wide)


def _close(paper: Any, said: Official) -> None:
    """署名 and 成文日期; minutes have theirs under the mark and no seal."""
    if said.by or not (said.signed or said.on):
        return
    name = one_line(said.signed)
    dated = day(said.on) if said.on else ""
    right_name, right_day = (_sealed if said.sealed else _unsealed)(ems(name), ems(dated))
    line(paper)
    for text, right in ((name, right_name), (dated, right_day)):
        if text:
            paragraph = line(paper, text)
            paragraph.alignment = SIDE.RIGHT
            paragraph.paragraph_format.keep_together = True
            indent(paragraph, right=right * EM)


def _sealed(name: float, dated: float) -> tuple[float, float]:
    """With a seal: the date four characters from the right, the name centred above it."""
    right = 4 + (dated - name) / 2
    return (right, 4.0) if right >= 0 else (0.0, 4.0)


def _unsealed(name: float, dated: float) -> tuple[float, float]:
    """Without: the name two from the right, the date beginning two right of it; or the reverse."""
    right = 2 + name - 2 - dated
    return (2.0, right) if right >= 2 else (2.0 + dated + 2 - name, 2.0)


def _imprint(paper: Any, said: Imprint) -> None:
    """版记 at the foot of the last page: rules 0.35, 0.25, 0.35 mm, 14 pt.

    A frame hangs on the paragraph behind it: it goes before the last one, so that it makes no
    page of its own while that page has room. All its paragraphs have the same rules, else some
    programs take the frame apart; the inner rule is an underlined tab.
    """
    copies = "，".join(one_line(one) for one in said.copies if one_line(one))
    last, rows = paper.paragraphs[-1], []
    if copies:
        rows.append(line(paper, f"抄送：{copies}。", size=m.SMALL_PT))
        rows.append(_inner_rule(paper))
    printed = line(paper)
    dated = f"{day(said.printed_on)}印发" if said.printed_on else ""
    _sides(printed, said.printer, dated, m.SMALL_PT, m.SMALL_PT)
    for row in (*rows, printed):
        if row.text.strip():
            indent(row, first=-3 * m.SMALL_PT, left=4 * m.SMALL_PT, right=m.SMALL_PT)
        borders(row, top=_OUTER_RULE, bottom=_OUTER_RULE)
        into(row, _frame())
        last._p.addprevious(row._p)


def _inner_rule(paper: Any) -> Any:
    paragraph = paper.add_paragraph()
    pitch(paragraph.paragraph_format, 6)
    paragraph.paragraph_format.tab_stops.add_tab_stop(Pt(m.WIDTH_PT))
    run = paragraph.add_run("\t")
    font(run, m.FANG, m.SMALL_PT)
    run.font.underline = True
    return paragraph


def _frame() -> Any:
    return element(
        "w:framePr", w=round(m.WIDTH_PT * 20), wrap="around", vAnchor="margin", hAnchor="margin",
        xAlign="center", yAlign="bottom",
    )  # fmt: skip


def _sides(
    paragraph: Any, left: str, right: str, inset: float, size: float = m.BODY_PT, *,
    edge: bool = False,
) -> None:  # fmt: skip
    """Words at the left and at the right of one line, one character in from both edges.

    edge: the paragraph itself reaches from edge to edge, for a rule under it.
    """
    if not edge:
        indent(paragraph, left=inset, right=inset)
    stop = Pt(m.WIDTH_PT - inset)
    paragraph.paragraph_format.tab_stops.add_tab_stop(stop, WD_TAB_ALIGNMENT.RIGHT)
    words = left if edge else one_line(left)
    font(paragraph.add_run(f"{words}\t{right}" if right else words), m.FANG, size)
