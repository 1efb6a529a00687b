"""The room of people."""

from __future__ import annotations

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Accounts, units, posts; the middleware that makes request.actor; visible()."""

    name = "yiteng.people"
    label = "people"
