"""What is wanted of rows that are changed in a mass, and why it may have to be worked out anew."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


class Turned(Exception):
    """A row's light turned, or its trail grew, while the changes were made ready: make them anew."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What one row becomes. new: values by audited column; before, after: what the trail says
    besides (figures); inputs: what is said with the step; reason: why words change."""

    row: Any
    new: Mapping[str, Any] = field(default_factory=dict)
    before: Mapping[str, Any] = field(default_factory=dict)
    after: Mapping[str, Any] = field(default_factory=dict)
    inputs: Mapping[str, Any] = field(default_factory=dict)
    reason: str = ""
