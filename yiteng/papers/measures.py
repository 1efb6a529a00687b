"""The figures of GB/T 9704-2012, and what Word needs to keep them.

Lengths in millimetres or points as named. The line of 225 mm / 22 is 28.99 pt; 28.95 pt keeps 22
lines where a program rounds up. 28 characters of 16 pt need 448 pt, the line has 442: each is set
0.25 pt closer.
"""

from __future__ import annotations

PAGE_MM = (210, 297)
TOP_MM, BOTTOM_MM, LEFT_MM, RIGHT_MM = 37, 35, 28, 26
LINES, CHARACTERS = 22, 28
LINE_PT = 28.95
GRID_TWIPS = 579
CLOSER_PT = -0.25
BODY_PT, TITLE_PT, SMALL_PT = 16, 22, 14
#: Width of the text in points: 156 mm.
WIDTH_PT = (PAGE_MM[0] - LEFT_MM - RIGHT_MM) / 25.4 * 72
#: From the edge of the text to the top of the red head; from the number to the red rule.
HEAD_MM, RULE_MM = 35, 4
#: Bottom of the page number's line: its dash lies 7 mm below the text.
FOOTER_MM, FOOTER_LINE_PT = 24.8, 18
HEAD_MOST_PT = 40
SONG, FANG, KAI, HEI, NUMBER = "方正小标宋简体", "仿宋_GB2312", "楷体_GB2312", "黑体", "宋体"
#: Font → what a program may take where it is missing; none is shipped.
FONTS = {SONG: "宋体", FANG: "仿宋", KAI: "楷体", HEI: "SimHei", NUMBER: "SimSun"}


def head_size(text: str) -> float:
    """Size of a red head in half points: as large as one line allows, 22 to 40."""
    wide = int((WIDTH_PT / max(len(text), 1) - 1) * 2) / 2
    return max(float(TITLE_PT), min(float(HEAD_MOST_PT), wide))
