"""Addresses of care near home."""

from __future__ import annotations

from yiteng.reach import views
from yiteng.web.routes import page

app_name = "reach"
urlpatterns = [
    page("", views.index, name="list", action="reach.read"),
    page("<int:pk>/", views.show, name="show", action="reach.read"),
    page("savings/", views.savings, name="savings", action="reach.read"),
]
