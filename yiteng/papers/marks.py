"""Fonts, line pitch and indents of runs, paragraphs and styles."""

from __future__ import annotations

from typing import Any

from docx.enum.text import WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

RED = RGBColor(0xFF, 0x00, 0x00)


def element(name: str, **values: object) -> Any:
    """An element of WordprocessingML with its attributes: ``element("w:docGrid", linePitch=579)``."""
    made = OxmlElement(name)
    for key, value in values.items():
        made.set(qn(f"w:{key}"), str(value))
    return made


def font(holder: Any, name: str, size: float, *, red: bool = False) -> None:
    """Name the font of a run or style for every script, and its size in points."""
    holder.font.name, holder.font.size = name, Pt(size)
    fonts = holder.element.get_or_add_rPr().rFonts
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), name)
    fonts.set(qn("w:hint"), "eastAsia")
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    if red:
        holder.font.color.rgb = RED


def pitch(layout: Any, points: float) -> None:
    """An exact line pitch, nothing before or after the paragraph."""
    layout.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    layout.line_spacing = Pt(points)
    layout.space_before = layout.space_after = Pt(0)


def indent(paragraph: Any, *, first: float = 0, left: float = 0, right: float = 0) -> None:
    """Indents in points; first may be negative for a hanging paragraph."""
    layout = paragraph.paragraph_format
    layout.left_indent, layout.right_indent = Pt(left), Pt(right)
    layout.first_line_indent = Pt(first)


def borders(paragraph: Any, **sides: tuple[float, str, float]) -> None:
    """Rules at sides of a paragraph: side=(width in points, colour, distance in points)."""
    held = element("w:pBdr")
    for side in ("top", "left", "bottom", "right", "between"):
        if side in sides:
            width, colour, space = sides[side]
            held.append(
                element(
                    f"w:{side}", val="single", sz=round(width * 8), space=round(space), color=colour
                )
            )
    into(paragraph, held)


#: What stands behind rules and frames in the properties of a paragraph, in the schema's order.
_BEHIND = ("w:shd", "w:tabs", "w:suppressAutoHyphens", "w:kinsoku", "w:wordWrap",
           "w:overflowPunct", "w:topLinePunct", "w:autoSpaceDE", "w:autoSpaceDN", "w:bidi",
           "w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing",
           "w:mirrorIndents", "w:jc", "w:textAlignment", "w:outlineLvl", "w:rPr")  # fmt: skip
_SNAP_BEHIND = _BEHIND[_BEHIND.index("w:spacing") :]
_FRAME_BEHIND = ("w:widowControl", "w:numPr", "w:suppressLineNumbers", "w:pBdr", *_BEHIND)


def into(paragraph: Any, made: Any) -> None:
    """Put rules, a frame or the mark of the grid where the schema wants them."""
    kinds = {qn("w:framePr"): _FRAME_BEHIND, qn("w:snapToGrid"): _SNAP_BEHIND}
    behind = kinds.get(made.tag, _BEHIND)
    paragraph._p.get_or_add_pPr().insert_element_before(made, *behind)
