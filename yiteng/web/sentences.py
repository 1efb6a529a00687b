"""Saying a value of the rule book in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext

from yiteng.rules.refusal import Refusal
from yiteng.web.words import in_words


def say(refusal: Refusal | str) -> str:
    """The sentence of a refusal (or a message id) in the reader's language, with its values.

    Values that are message ids themselves (titles of steps, states, proofs) are translated
    too; dates are written as in a sentence. A sentence whose placeholder has no value is
    shown with the placeholder rather than not at all.
    """
    if isinstance(refusal, str):
        return gettext(refusal) if refusal else ""
    if not hasattr(refusal, "sentence"):
        return str(refusal)
    return fill(refusal.sentence, refusal.params)


def fill(sentence: str, params: Mapping[str, Any]) -> str:
    """A message id with ``{name}`` placeholders, translated and filled."""
    return gettext(sentence).format_map(_Values({k: _word(v) for k, v in params.items()}))


class _Values(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "{" + key + "}"


def _word(value: Any) -> str:
    if isinstance(value, str):
        return gettext(value) if value else ""
    if isinstance(value, datetime | date):
        return in_words(value)
    if isinstance(value, list | tuple):
        return gettext(", ").join(_word(v) for v in value)
    return str(value)
