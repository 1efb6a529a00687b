"""Mail turned on, towards a server of the tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from yiteng.messaging.tests.post import Post, post


@pytest.fixture
def server(settings) -> Iterator[Post]:
    """A real mail server, which the settings name."""
    with post() as running:
        settings.MAIL = True
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", running.port
        settings.DEFAULT_FROM_EMAIL = "yiteng@district.example"
        settings.EMAIL_TIMEOUT = 5
        yield running
