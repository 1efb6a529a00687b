"""The room of thread."""

from __future__ import annotations

from django.apps import AppConfig


class ThreadConfig(AppConfig):
    """The walk from the finding to the result, and the breaks in it."""

    name = "yiteng.thread"
    label = "thread"
