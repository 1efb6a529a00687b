"""The room of log-ins."""

from __future__ import annotations

from django.apps import AppConfig


class SigninConfig(AppConfig):
    """Second factor, OpenID Connect, tickets."""

    name = "yiteng.signin"
    label = "signin"

    def ready(self) -> None:
        """Take part in logging in and out; tell the trail words."""
        from yiteng.audit import labels
        from yiteng.people import entry
        from yiteng.signin import oidc, ticket
        from yiteng.signin.second import between
        from yiteng.signin.words import words

        entry.register(between=between)
        entry.register(ways=oidc.ways, leaving=oidc.leaving)
        entry.register(ways=ticket.ways)
        labels.register_words("signin", words)
