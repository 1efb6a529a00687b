"""Pictures drawn on the server from plain values: SVG without scripts, styles or outside addresses.

Colours are presentation attributes, so a picture prints, goes into a document and obeys the
strictest content security policy. Every picture has its table: the same figures for screen
readers, print and those who would rather read.
"""

from __future__ import annotations

from yiteng.web.drawing.bars import Bar, bars
from yiteng.web.drawing.bars import table_of as bars_table
from yiteng.web.drawing.curve import Point, curve
from yiteng.web.drawing.curve import table_of as curve_table
from yiteng.web.drawing.melon import KEY as VINE_KEY
from yiteng.web.drawing.melon import Melon
from yiteng.web.drawing.melon import table_of as vine_table
from yiteng.web.drawing.strip import KEY as STRIP_KEY
from yiteng.web.drawing.strip import Stretch, strip
from yiteng.web.drawing.strip import table_of as strip_table
from yiteng.web.drawing.thread import WIDTH as COLUMN
from yiteng.web.drawing.thread import Station, thread, thread_down
from yiteng.web.drawing.thread import table_of as thread_table
from yiteng.web.drawing.tiles import Tile, tiles
from yiteng.web.drawing.tiles import table_of as tiles_table
from yiteng.web.drawing.vine import ornament, vine, vine_down

__all__ = [
    "COLUMN",
    "STRIP_KEY",
    "VINE_KEY",
    "Bar",
    "Melon",
    "Point",
    "Station",
    "Stretch",
    "Tile",
    "bars",
    "bars_table",
    "curve",
    "curve_table",
    "ornament",
    "strip",
    "strip_table",
    "thread",
    "thread_down",
    "thread_table",
    "tiles",
    "tiles_table",
    "vine",
    "vine_down",
    "vine_table",
]
