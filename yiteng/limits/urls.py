"""Addresses of limits."""

from __future__ import annotations

from yiteng.limits import views
from yiteng.web.routes import page

app_name = "limits"
urlpatterns = [
    page("", views.index, name="list", action="limits.read"),
    page("<str:code>/", views.change, name="change", action="limits.read"),
]
