"""The room of gate."""

from __future__ import annotations

from django.apps import AppConfig


class GateConfig(AppConfig):
    """Applications to meet and the four tests applied."""

    name = "yiteng.gate"
    label = "gate"
