"""Addresses of ledgers."""

from __future__ import annotations

app_name = "ledgers"
urlpatterns: list[object] = []
