"""Thresholds of the rules: a value, so that a district can set its own."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Thresholds:
    """independent: distinct sources a problem needs (practice: two).

    places: distinct places below which the evidence is called narrow.
    half_day: minutes in half a day (若干规定 2024: 其他会议一般不超过半天).
    """

    independent: int = 2
    places: int = 2
    half_day: int = 240


DEFAULT = Thresholds()
