"""The room of thread."""

from __future__ import annotations

from django.apps import AppConfig


class ThreadConfig(AppConfig):
    """The walk from the finding to the result, and the breaks in it."""

    name = "yiteng.thread"
    label = "thread"

    def ready(self) -> None:
        """Fill the thread's place on the pages of lower rooms; know the rules of holes."""
        from yiteng.jobs import daily
        from yiteng.thread import hole_rules  # noqa: F401
        from yiteng.thread.daily import keep_counts
        from yiteng.thread.slot import thread_slot
        from yiteng.web import slots

        slots.fill("thread", thread_slot)
        daily.register("thread.holes", keep_counts, order=800)
