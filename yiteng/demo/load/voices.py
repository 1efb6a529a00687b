"""Three questions after the invented meetings."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from yiteng.demo.content import voices as content
from yiteng.demo.load.keys import Keys
from yiteng.voices import actions


def ask(keys: Keys, key: str, row: Any, at: datetime) -> None:
    """Ask, answer and count, through the actions people use."""
    if key not in content.ASKED:
        return
    slips, answers, counts = content.ASKED[key]
    actor = keys.actors["secretary_gov"]
    asked, tokens = actions.ask(row, slips, actor=actor, at=at)
    names = ("first", "second", "third", "words")
    for token, said in zip(tokens, answers, strict=False):
        actions.answer(token, dict(zip(names, said, strict=True)), at=at + timedelta(hours=3))
    actions.count(asked, counts, actor=actor, at=at + timedelta(days=1))
