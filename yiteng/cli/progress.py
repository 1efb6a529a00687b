"""A progress bar for the terminal; plain lines where there is none."""

from __future__ import annotations

import sys
from typing import TextIO

WIDTH = 30


class Bar:
    """Shows how far a long command is and what it does now."""

    def __init__(self, out: TextIO = sys.stderr) -> None:
        """out: where to draw; one line is redrawn on a terminal, one line a stage elsewhere."""
        self.out = out
        self.said = ""

    def __call__(self, share: float, words: str) -> None:
        """share: 0 to 1; words: what is being done."""
        if self.out.isatty():
            full = round(share * WIDTH)
            bar = "█" * full + "░" * (WIDTH - full)
            self.out.write(f"\r\x1b[2K{bar} {share:4.0%} {words}")
        elif words != self.said:
            self.out.write(f"{share:4.0%} {words}\n")
        self.said = words
        self.out.flush()

    def end(self) -> None:
        """Leave the line."""
        if self.out.isatty():
            self.out.write("\n")
        self.out.flush()
