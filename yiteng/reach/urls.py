"""Addresses of care near home."""

from __future__ import annotations

from yiteng.reach.views import facilities, savings
from yiteng.web.routes import page

app_name = "reach"
urlpatterns = [
    page("", facilities.index, name="list", action="reach.read"),
    page("<int:pk>/", facilities.show, name="show", action="reach.read"),
    page("savings/", savings.savings, name="savings", action="reach.read"),
]
