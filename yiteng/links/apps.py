"""Fingerprinted links between nodes of the spine."""

from __future__ import annotations

from django.apps import AppConfig


class LinksConfig(AppConfig):
    """Room of links: rows and their making; walking belongs to thread."""

    name = "yiteng.links"
    label = "links"

    def ready(self) -> None:
        """Keep the fingerprints of what is written."""
        from yiteng.links.stored import note
        from yiteng.workflow.trail import on_write

        on_write(note)
