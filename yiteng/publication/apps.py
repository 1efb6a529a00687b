"""The room of publication."""

from __future__ import annotations

from django.apps import AppConfig


class PublicationConfig(AppConfig):
    """Review, frozen lists, snapshots and the inbox."""

    name = "yiteng.publication"
    label = "publication"
