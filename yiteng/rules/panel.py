"""A panel: a fragment one slice owns and a page of another room shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Panel:
    """Title, the template of the slice that owns it, its context, and its place in the order."""

    code: str
    title: str
    template: str
    context: Mapping[str, Any] = field(default_factory=dict)
    order: int = 100
