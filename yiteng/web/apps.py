"""The room of pages: base templates, components, lists, forms and drawings; no models."""

from __future__ import annotations

from django.apps import AppConfig


class WebConfig(AppConfig):
    """What every page stands on."""

    name = "yiteng.web"
    label = "web"
