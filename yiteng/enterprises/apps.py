"""The room of enterprises."""

from __future__ import annotations

from django.apps import AppConfig


class EnterprisesConfig(AppConfig):
    """Firms, their stage, indicators, service points."""

    name = "yiteng.enterprises"
    label = "enterprises"
