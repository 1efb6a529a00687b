"""The room of verification."""

from __future__ import annotations

from django.apps import AppConfig


class VerificationConfig(AppConfig):
    """Proof, independent checks, answers of the people served."""

    name = "yiteng.verification"
    label = "verification"
