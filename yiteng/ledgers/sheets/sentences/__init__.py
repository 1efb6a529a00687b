"""The sentences of refusals: code → (what is wrong, how to mend it); both take parameters."""

from __future__ import annotations

from yiteng.ledgers.sheets.sentences.cells import CELLS
from yiteng.ledgers.sheets.sentences.file import FILE
from yiteng.ledgers.sheets.sentences.names import NAMES
from yiteng.ledgers.sheets.sentences.rules import RULES

WORDS: dict[str, tuple[str, str]] = FILE | CELLS | NAMES | RULES
