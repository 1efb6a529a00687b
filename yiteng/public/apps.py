"""The room of public."""

from __future__ import annotations

from django.apps import AppConfig


class PublicConfig(AppConfig):
    """The public face."""

    name = "yiteng.public"
    label = "public"
