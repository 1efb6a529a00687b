"""Writes of designation: each raises ``Refused`` with every reason, and enters the trail."""

from __future__ import annotations
