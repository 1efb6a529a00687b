"""The room of commitments."""

from __future__ import annotations

from django.apps import AppConfig


class CommitmentsConfig(AppConfig):
    """Who does what by when."""

    name = "yiteng.commitments"
    label = "commitments"
