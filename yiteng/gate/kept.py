"""Reasons of a verdict as they are kept in a row, and read again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from yiteng.rules.refusal import Refusal
from yiteng.rules.words import Several


def plain(reason: Refusal) -> dict[str, Any]:
    """A reason as it is kept: words listed and dates are written out, the sentence is not."""
    return {
        "code": reason.code,
        "sentence": reason.sentence,
        "severity": reason.severity,
        "field": reason.field,
        "params": {
            name: list(value) if isinstance(value, tuple) else _said(value)
            for name, value in reason.params.items()
        },
    }


def reasons(kept: Iterable[Mapping[str, Any]]) -> list[Refusal]:
    """The reasons that were kept, with the values they had then."""
    return [
        Refusal(
            one["code"],
            one["sentence"],
            {n: Several(v) if isinstance(v, list) else v for n, v in one["params"].items()},
            one["severity"],
            one["field"],
        )
        for one in kept
    ]


def _said(value: object) -> object:
    if isinstance(value, Decimal):
        return str(value)
    return value.isoformat() if isinstance(value, date) else value
