"""The one way in which a command ends early."""

from __future__ import annotations


class Stop(Exception):
    """A sentence that names what is wrong and the remedy; printed alone, exit code 1."""
